//! Progress on a terminal: what is done, how fast, and the time left; nothing where nobody looks.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Terminal;
use crate::pipeline::{Unwatched, Watch};
use crate::said::{Tongue, said};

/// A bar on standard error.
#[derive(Debug, Default)]
struct Bar {
    tongue: Tongue,
    bar: Mutex<Option<ProgressBar>>,
}

impl Bar {
    fn with(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        if let Ok(mut bar) = self.bar.lock() {
            act(&mut bar);
        }
    }
}

impl Watch for Bar {
    fn begin(&self, step: &'static str, total: usize) {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(10));
        bar.set_style(style(self.tongue));
        bar.set_prefix(named(step, self.tongue));
        self.with(|place| *place = Some(bar));
    }

    fn step(&self, part: &str) {
        self.with(|place| {
            if let Some(bar) = place {
                bar.set_message(part.to_owned());
                bar.inc(1);
            }
        });
    }

    fn end(&self) {
        self.with(|place| {
            if let Some(bar) = place.take() {
                bar.finish_and_clear();
            }
        });
    }
}

/// `   reading ━━━━━━  31/120  48.2/s  2s left  tickets/2026-07.csv`
fn style(tongue: Tongue) -> ProgressStyle {
    let left = said!("{{eta}} left", "剩余 {{eta}}").into(tongue);
    ProgressStyle::with_template(&format!(
        "{{prefix:>10}} {{bar:24}} {{pos}}/{{len}}  {{per_sec}}  {left}  {{wide_msg}}"
    ))
    .unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A step of the pipeline in words; one that has none here goes by its own name.
fn named(step: &'static str, tongue: Tongue) -> String {
    match step {
        "read" => said!("reading", "读取").into(tongue),
        "pages" => said!("pages", "页面").into(tongue),
        other => other.to_owned(),
    }
}

impl Terminal {
    /// Who watches the work: a bar where somebody looks and has not asked for quiet.
    #[must_use]
    pub fn watch(&self, quiet: bool) -> Box<dyn Watch> {
        if self.interactive && !quiet {
            Box::new(Bar { tongue: self.tongue, ..Bar::default() })
        } else {
            Box::new(Unwatched)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use indicatif::TermLike;

    use super::*;

    /// A terminal that only remembers what was written to it.
    #[derive(Clone, Debug, Default)]
    struct Paper(Arc<Mutex<String>>);

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            120
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().expect("one thread").push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn progress_says_how_fast_it_goes_and_how_long_it_takes() {
        for (tongue, step, left) in [(Tongue::English, "reading", "left"), (Tongue::Chinese, "读取", "剩余")] {
            let paper = Paper::default();
            let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
            let bar = ProgressBar::with_draw_target(Some(120), target);
            bar.set_style(style(tongue));
            bar.set_prefix(named("read", tongue));
            bar.set_message("tickets/2026-07.csv");
            bar.inc(30);
            bar.tick();
            let shown = paper.0.lock().expect("one thread").clone();
            for part in [step, "30/120", "/s", left, "tickets/2026-07.csv"] {
                assert!(shown.contains(part), "{part}: {shown}");
            }
        }
    }
}

//! Progress on a terminal: a bar for each step, with its rate and the time left; nothing where nobody looks.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Terminal;
use crate::pipeline::{Unwatched, Watch};

/// A bar on standard error.
#[derive(Debug, Default)]
struct Bar(Mutex<Option<ProgressBar>>);

impl Bar {
    fn with(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        if let Ok(mut bar) = self.0.lock() {
            act(&mut bar);
        }
    }
}

impl Watch for Bar {
    fn begin(&self, step: &'static str, total: usize) {
        let style = ProgressStyle::with_template("{prefix:>10} {bar:28} {pos}/{len} {per_sec} {eta} {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(10));
        bar.set_style(style);
        bar.set_prefix(step);
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

impl Terminal {
    /// Who watches the work: a bar where somebody looks and has not asked for quiet.
    #[must_use]
    pub fn watch(&self, quiet: bool) -> Box<dyn Watch> {
        if self.interactive && !quiet { Box::new(Bar::default()) } else { Box::new(Unwatched) }
    }
}

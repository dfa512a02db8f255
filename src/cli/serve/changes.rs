//! What changes in a report folder: exports, settings, templates, languages, the logo.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{MetadataKind, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::poll::Poll;
use crate::pipeline::Error;
use crate::settings::Settings;

/// The folders of a report folder that a report is made from.
const SOURCES: [&str; 3] = ["data", "languages", "templates"];
/// So long must a folder be still before it is read: programs write a file in several steps.
const STILL: Duration = Duration::from_millis(80);
/// So long is waited for stillness at most, where something writes without end.
const LONGEST: Duration = Duration::from_secs(2);

/// Waits for changes.
pub(super) struct Changes {
    folder: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    watched: BTreeSet<PathBuf>,
    events: Receiver<notify::Result<Event>>,
}

impl Changes {
    /// Begins to watch a report folder.
    ///
    /// # Errors
    /// The system cannot watch it.
    pub(super) fn watch(folder: &Path, poll: bool) -> Result<Self, Error> {
        let folder = folder.canonicalize().map_err(|error| Error::wrong(format!("{}: {error}", folder.display())))?;
        let (sender, events) = mpsc::channel();
        let config = Config::default().with_poll_interval(Duration::from_secs(1));
        let watcher: Result<Box<dyn Watcher + Send>, _> = if poll {
            Poll::new(sender, config).map(|it| Box::new(it) as _)
        } else {
            RecommendedWatcher::new(sender, config).map(|it| Box::new(it) as _)
        };
        let failed = |error| Error::failed(error).help("`--poll` looks for changes itself, once a second");
        let mut changes = Self { folder, watcher: watcher.map_err(failed)?, watched: BTreeSet::new(), events };
        // Only its direct entries, so that source folders that come later are noticed and a site is not watched.
        changes.watcher.watch(&changes.folder, RecursiveMode::NonRecursive).map_err(failed)?;
        changes.follow();
        Ok(changes)
    }

    /// Waits until something has changed and is still again; false if nothing can change any more.
    pub(super) fn wait(&mut self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if self.matters(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        let end = Instant::now() + LONGEST;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.events.recv_timeout(STILL.min(left)) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.follow();
        true
    }

    /// Watches the source folders that are there, and lets those go that are not.
    fn follow(&mut self) {
        let mut places: Vec<PathBuf> = SOURCES.iter().map(|name| self.folder.join(name)).collect();
        places.extend(self.logo().and_then(|logo| logo.parent().map(Path::to_owned)));
        for place in places {
            if !place.is_dir() {
                // A folder of that name that comes back is another one.
                self.watched.remove(&place);
            } else if !self.watched.contains(&place) && place != self.folder {
                let mode = if self.is_source(&place) { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                // A folder that cannot be watched is still read at the next change of another.
                if self.watcher.watch(&place, mode).is_ok() {
                    self.watched.insert(place);
                }
            }
        }
    }

    fn logo(&self) -> Option<PathBuf> {
        let settings = Settings::load(&self.folder.join("data")).ok()?;
        settings.display.logo.map(|logo| self.folder.join(logo))
    }

    fn is_source(&self, path: &Path) -> bool {
        SOURCES.iter().any(|name| path.starts_with(self.folder.join(name)))
    }

    /// Reading is no change, and neither is what editors and office programs leave beside a file while it is open.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        // Lost events may have been of any kind.
        let Ok(event) = event else { return true };
        let changes = !matches!(
            event.kind,
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
        );
        let ours = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let litter = name.starts_with('.') || name.starts_with("~$") || name.ends_with('~');
            !litter && (self.is_source(path) || self.logo().is_some_and(|logo| logo == *path))
        };
        changes && (event.need_rescan() || event.paths.iter().any(ours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange};

    fn matters(changes: &Changes, kind: EventKind, path: &str) -> bool {
        changes.matters(&Ok(Event::new(kind).add_path(changes.folder.join(path))))
    }

    #[test]
    fn a_report_is_made_anew_for_its_sources_only() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("data")).expect("made");
        std::fs::write(dir.path().join("data/report.toml"), "[display]\nlogo = \"art/logo.svg\"\n").expect("written");
        let changes = Changes::watch(dir.path(), false).expect("watched");
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for path in
            ["data/tickets/2026-10.csv", "data/report.toml", "templates/base.html", "languages/fr.ftl", "art/logo.svg"]
        {
            assert!(matters(&changes, written, path), "{path}");
        }
        for path in ["site/index.html", "README.md", "data/~$工单.xlsx", "data/.report.toml.swp", "data/report.toml~"]
        {
            assert!(!matters(&changes, written, path), "{path}");
        }
        assert!(!matters(&changes, EventKind::Access(AccessKind::Any), "data/report.toml"));
        assert!(matters(&changes, EventKind::Create(CreateKind::Folder), "templates"));
    }

    #[test]
    fn a_change_ends_the_waiting_also_where_the_system_tells_nothing() {
        for poll in [false, true] {
            let dir = tempfile::tempdir().expect("a folder");
            let file = dir.path().join("data/tickets/2026-10.csv");
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            std::fs::write(&file, "a").expect("written");
            let mut changes = Changes::watch(dir.path(), poll).expect("watched");
            let (sender, waited) = mpsc::channel();
            std::thread::spawn(move || sender.send(changes.wait()));
            std::fs::write(&file, "bc").expect("written");
            assert_eq!(waited.recv_timeout(Duration::from_secs(60)), Ok(true), "poll: {poll}");
        }
    }
}

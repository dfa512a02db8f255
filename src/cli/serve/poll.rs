//! Looking for changes where the system tells of none: by the size of each file and the nanosecond in which it was
//! last written, so that a change within the second of the one before is seen as well.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use notify::event::{CreateKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventHandler, EventKind, RecursiveMode, Watcher, WatcherKind};
use walkdir::WalkDir;

/// So long is waited between two looks where nothing else was asked for.
const PAUSE: Duration = Duration::from_secs(1);

/// What a file or folder looks like from outside; a folder is there, and no more is asked of it.
type Look = Option<(u64, Option<SystemTime>)>;

/// What each watched place looked like, with how deep one looks into it.
type Places = BTreeMap<PathBuf, (RecursiveMode, BTreeMap<PathBuf, Look>)>;

/// A watcher that looks for itself. It ends with the value.
#[derive(Debug)]
pub(super) struct Poll {
    places: Arc<Mutex<Places>>,
}

impl Watcher for Poll {
    fn new<F: EventHandler>(mut tell: F, config: Config) -> notify::Result<Self> {
        let places = Arc::new(Mutex::new(Places::new()));
        let watched = Arc::downgrade(&places);
        let pause = config.poll_interval().unwrap_or(PAUSE);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(pause);
                let Some(places) = watched.upgrade() else { return };
                let mut places = places.lock().unwrap_or_else(PoisonError::into_inner);
                let changes: Vec<Event> = places
                    .iter_mut()
                    .flat_map(|(place, (mode, before))| {
                        let now = look(place, *mode);
                        let changes = differences(before, &now);
                        *before = now;
                        changes
                    })
                    .collect();
                drop(places);
                changes.into_iter().for_each(|change| tell.handle_event(Ok(change)));
            }
        });
        Ok(Self { places })
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        let seen = look(path, mode);
        self.places.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), (mode, seen));
        Ok(())
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
        Ok(())
    }

    fn kind() -> WatcherKind {
        WatcherKind::PollWatcher
    }
}

/// All that is there now. What cannot be looked at is as if it were not there.
fn look(place: &Path, mode: RecursiveMode) -> BTreeMap<PathBuf, Look> {
    let deep = if mode == RecursiveMode::Recursive { usize::MAX } else { 1 };
    let entries = WalkDir::new(place).follow_links(true).max_depth(deep).into_iter().filter_map(Result::ok);
    entries
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            let look = about.is_file().then(|| (about.len(), about.modified().ok()));
            Some((entry.into_path(), look))
        })
        .collect()
}

fn differences(before: &BTreeMap<PathBuf, Look>, now: &BTreeMap<PathBuf, Look>) -> Vec<Event> {
    let event = |kind, path: &Path| Event::new(kind).add_path(path.to_owned());
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let gone = gone.map(|path| event(EventKind::Remove(RemoveKind::Any), path));
    let other = now.iter().filter_map(|(path, look)| match before.get(path) {
        None => Some(event(EventKind::Create(CreateKind::Any), path)),
        Some(was) if was != look => Some(event(EventKind::Modify(ModifyKind::Any), path)),
        Some(_) => None,
    });
    gone.chain(other).collect()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    #[test]
    fn a_change_within_the_same_second_and_of_the_same_size_is_seen() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("deep/tickets.csv");
        fs::create_dir(dir.path().join("deep")).expect("made");
        let second = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
        let write = |text: &str, at: SystemTime| {
            fs::write(&file, text).expect("written");
            File::options().write(true).open(&file).expect("opened").set_modified(at).expect("set");
        };
        let all = || look(dir.path(), RecursiveMode::Recursive);
        write("a", second);
        let before = all();
        assert!(differences(&before, &all()).is_empty());
        write("b", second + Duration::from_millis(400));
        let paths = |events: Vec<Event>| events.into_iter().flat_map(|event| event.paths).collect::<Vec<_>>();
        assert_eq!(paths(differences(&before, &all())), std::slice::from_ref(&file));
        fs::remove_file(&file).expect("removed");
        assert_eq!(paths(differences(&before, &all())), std::slice::from_ref(&file));
        // What lies deeper than it was asked to look is none of its business.
        assert!(!look(dir.path(), RecursiveMode::NonRecursive).contains_key(&file));
    }
}

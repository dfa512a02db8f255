//! File names of a site: they must hold on every system, in a zip, in a link and on a share.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::error::SiteError;

/// Refuses a path that is not a plain relative one with `/` between its parts.
///
/// # Errors
/// [`SiteError::BadPath`] for an absolute or climbing path and for names that some system cannot hold.
pub fn check(path: &str) -> Result<(), SiteError> {
    if path.split('/').all(is_safe) { Ok(()) } else { Err(SiteError::BadPath { path: path.to_owned() }) }
}

fn is_safe(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 160
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !name.contains(|sign: char| sign.is_control() || r#"\:*?"<>|#%&"#.contains(sign))
        && !is_reserved(name)
}

/// Names of devices on Windows, with any ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Gives each key of the exports a file name of its own: the key itself where it can be one.
#[derive(Debug, Default)]
pub struct FileNames {
    /// From the name in small letters, as some systems do not tell `A` from `a`, to the key that has it.
    taken: BTreeMap<String, String>,
}

impl FileNames {
    /// The name of a key, without ending. The same keys in the same order get the same names.
    pub fn name(&mut self, key: &str) -> String {
        let mut name: String = key
            .trim()
            .chars()
            .map(|sign| if sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.') { sign } else { '_' })
            .take(40)
            .collect();
        name = name.trim_matches('.').to_owned();
        let free = |taken: &BTreeMap<String, String>, name: &str| {
            taken.get(&name.to_lowercase()).is_none_or(|other| other == key)
        };
        if name != key || !is_safe(&name) || !free(&self.taken, &name) {
            let digest = Sha256::digest(key.as_bytes());
            let tail: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            name = if name.is_empty() { format!("k-{tail}") } else { format!("{name}-{tail}") };
        }
        self.taken.insert(name.to_lowercase(), key.to_owned());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_some_system_cannot_hold_are_refused() {
        for good in ["index.html", "faults/F-2026-031.html", "customers/华东.html", "en/a.html", ".jiandu"] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in ["", "/a", "a//b", "../a", "a/..", "a\\b", "c:x", "con.html", "a/LPT1", "x.", "a\nb", "a#b", "a%20"]
        {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keys_become_names_that_stay_apart() {
        let mut names = FileNames::default();
        assert_eq!(names.name("F-2026-031"), "F-2026-031");
        assert_eq!(names.name("F-2026-031"), "F-2026-031");
        let other_case = names.name("f-2026-031");
        assert!(other_case.starts_with("f-2026-031-"), "{other_case}");
        let all: std::collections::BTreeSet<_> =
            ["a/b", "a?b", "../../etc", "con", "华东", "", "...", &"长".repeat(90)].map(|key| names.name(key)).into();
        assert_eq!(all.len(), 8);
        assert!(all.iter().all(|name| check(&format!("{name}.html")).is_ok()), "{all:?}");
    }
}

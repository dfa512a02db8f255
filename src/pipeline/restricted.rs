//! The restricted file: who missed, left or swapped a shift. It names people, so it is no part of the site and is written
//! only where the settings ask for it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Department, Error, Outcome};
use crate::link::shop::{DisciplineRow, discipline};
use crate::locale::Locale;
use crate::site::csv_out::Table;

/// The folder of the restricted files, in the report folder.
const FOLDER: &str = "restricted";

/// Writes `restricted/discipline-2026-10.csv` in the report folder, if the settings ask for it; readable by its owner
/// alone where the system knows owners.
///
/// # Errors
/// The folder would be a part of the site, or what the disk said.
pub fn write_restricted(
    outcome: &Outcome,
    department: &Department,
    folder: &Path,
    site: &Path,
) -> Result<Option<PathBuf>, Error> {
    if !department.settings.publish.restricted_discipline_file {
        return Ok(None);
    }
    let place = folder.join(FOLDER);
    let disk = |error: std::io::Error| Error::failed(format!("{}: {error}", place.display()));
    apart(&folder.canonicalize().map_err(disk)?.join(FOLDER), site)?;
    fs::create_dir_all(&place).map_err(disk)?;
    // A link must not lead it into the site by another name.
    apart(&place.canonicalize().map_err(disk)?, site)?;
    let path = place.join(format!("discipline-{}.csv", outcome.report.month));
    write_private(&path, &table(outcome, department)?).map_err(disk)?;
    Ok(Some(path))
}

/// The folder is no part of the site.
fn apart(place: &Path, site: &Path) -> Result<(), Error> {
    let site = site.canonicalize().unwrap_or_else(|_| site.to_owned());
    if !place.starts_with(&site) {
        return Ok(());
    }
    let (place, site) = (place.display(), site.display());
    Err(Error::wrong(format!("the restricted file names people, and {place} is a part of the site {site}"))
        .help("put the site elsewhere with `--site`, or set `publish.restricted_discipline_file = false`"))
}

/// The rows of the report month.
fn table(outcome: &Outcome, department: &Department) -> Result<Vec<u8>, Error> {
    let tag = department.settings.display.languages.first().map_or("zh-CN", String::as_str);
    let locale = Locale::builtin(tag).map_err(Error::wrong)?;
    let heads = ["date", "event", "name", "times", "deduction"].map(|head| locale.text(&format!("restricted-{head}")));
    let mut table = Table::new(&heads.each_ref().map(String::as_str));
    let cases = &outcome.cases;
    let rules = department.rules(outcome.report.month, outcome.as_of);
    let rows = discipline(&cases.teams.shifts, cases.teams.requests.cases(), outcome.report.month, &rules);
    let yuan = department.settings.shop.deduction_yuan;
    let name = |row: &DisciplineRow| row.who.map(|who| cases.symbols.text(who).to_owned()).unwrap_or_default();
    for row in &rows {
        // A shift that nobody was scheduled for is nobody's to pay for.
        let deduction =
            if row.event.is_deducted() && row.who.is_some() { (row.times * yuan).to_string() } else { String::new() };
        table.row(&[
            row.date.to_string(),
            locale.text(&format!("restricted-event-{}", row.event.slug())),
            name(row),
            row.times.to_string(),
            deduction,
        ]);
    }
    Ok(table.into_bytes())
}

/// Writes a file that its owner alone may read, by rename.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("csv.new");
    let _ = fs::remove_file(&beside);
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

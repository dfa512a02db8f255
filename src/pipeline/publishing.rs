//! Sealing a month, and recomputing a sealed one.

use std::path::{Path, PathBuf};

use super::{AsOf, Blame, Department, Error, Order, Outcome, Publication, Watch, carried, run};
use crate::history::causes::DataFolder;
use crate::history::codes::{self, NewCode};
use crate::history::{Definitions, History, HistoryError, Sealing, Snapshot, edition_changes, shelf};
use crate::history::{carry_over::Pending, restatement::Verification, verify};
use crate::report::instant;
use crate::said::{Said, said};
use crate::time::{Moment, Month};

/// An edition that is ready to be issued.
#[derive(Debug)]
pub struct Edition {
    /// The report, with its edition, its time of issue and stable codes.
    pub outcome: Outcome,
    /// Its snapshot, which says what it changes against the edition before.
    pub snapshot: Snapshot,
    /// The codes that it makes stable.
    pub new_codes: Vec<NewCode>,
}

/// Makes the next edition of the month that `order` names. Nothing is written.
///
/// # Errors
/// The report cannot be made.
pub fn edition(
    data: &Path,
    department: &Department,
    order: &Order,
    history: &History,
    issued_at: Moment,
    watch: &dyn Watch,
) -> Result<Edition, Error> {
    let given = codes::load(data)?;
    let first = Publication {
        edition: 0,
        issued_at: Some(issued_at),
        codes: given.clone(),
        editions: history.issue_times().collect(),
    };
    let mut outcome = run(data, department, order, &first, watch)?;
    let month = outcome.report.month;
    // The labels say which codes are new; the report that is issued knows them as given.
    let new_codes = codes::new_codes(&outcome.report.labels, &outcome.cases.symbols);
    let publication =
        Publication { edition: history.next_edition(month), codes: codes::with(&given, &new_codes), ..first };
    let rules = department.rules(month, outcome.as_of);
    (outcome.report, outcome.private) =
        super::publishable(&outcome.cases, &outcome.judgement, &rules, department, &publication);
    let pending = carried(history, &outcome).pending();
    let mut snapshot = sealed(data, department, &outcome, publication.edition, issued_at, pending);
    if let Some(before) = history.latest(month) {
        snapshot.changes = edition_changes(before, &snapshot, &DataFolder(data.to_owned()));
    }
    Ok(Edition { outcome, snapshot, new_codes })
}

/// Seals the report of an outcome.
#[must_use]
pub fn sealed(
    data: &Path,
    department: &Department,
    outcome: &Outcome,
    edition: u32,
    issued_at: Moment,
    carried: Vec<Pending>,
) -> Snapshot {
    let folder = DataFolder(data.to_owned());
    let definitions = Definitions::new(&department.settings, &department.regulation, outcome.report.month);
    let sealing = Sealing { edition, issued_at, definitions, tally: &outcome.judgement.judged.tally, carried };
    Snapshot::of(&outcome.report, sealing, &|path| folder.bytes(path))
}

/// Writes what makes an edition published: its codes, then its snapshot. The site is written before, so that a
/// publication that fails half-way can be repeated as the same edition.
///
/// # Errors
/// The edition exists, or what the disk said.
pub fn keep(data: &Path, edition: &Edition) -> Result<PathBuf, Error> {
    codes::append(data, &edition.new_codes)?;
    Ok(shelf::write(data, &edition.snapshot)?)
}

/// Recomputes a published month from the inputs that are there now, with the close of data that it was published with.
///
/// # Errors
/// The month was never published, or its report cannot be made any more.
pub fn recompute(
    data: &Path,
    department: &Department,
    history: &History,
    month: Month,
    watch: &dyn Watch,
) -> Result<Verification, Error> {
    let Some(published) = history.latest(month) else {
        let months: Vec<String> = history.months().iter().map(Month::to_string).collect();
        let known = if months.is_empty() {
            said!("no month is", "还没有发布过任何月份")
        } else {
            let months = months.join(", ");
            said!("published: {months}", "已发布：{months}")
        };
        let message = Said {
            en: format!("{month} was never published; {}", known.en).into(),
            zh: format!("{month} 没有发布过；{}", known.zh).into(),
        };
        return Err(Error::new(Blame::User, message)
            .help(said!("`jiandu publish --month {month}` publishes it", "`jiandu publish --month {month}` 发布它")));
    };
    let close = AsOf::parse(&instant(published.as_of.at, published.as_of.offset), published.as_of.offset / 60)?;
    let order = Order { month: Some(month), as_of: Some(close), strict: false };
    let publication = Publication {
        edition: published.edition,
        issued_at: Some(published.issued_at.at),
        codes: codes::load(data)?,
        editions: history.issue_times().collect(),
    };
    let outcome = run(data, department, &order, &publication, watch)?;
    let again = sealed(data, department, &outcome, published.edition, published.issued_at.at, Vec::new());
    Ok(verify(published, &again, &DataFolder(data.to_owned())))
}

impl From<HistoryError> for Error {
    fn from(error: HistoryError) -> Self {
        let blame = if error.is_users() { Blame::User } else { Blame::Report };
        let en = error.to_string();
        let zh = match &error {
            HistoryError::Format { path, found, known } => {
                let path = path.display();
                format!("{path}：这份快照的格式是 {found}，本版 jiandu 只认 {known} 及更早的")
            }
            HistoryError::Damaged { path, reason } => format!("{}：不是已发布月份的快照：{reason}", path.display()),
            HistoryError::Exists { path } => format!("{} 已经存在：发布过的一版不会被覆盖", path.display()),
            _ => en.clone(),
        };
        let help = match &error {
            HistoryError::Disk { .. } => said!(
                "see that you may read and write there; nothing was published",
                "检查那里的读写权限；没有发布任何内容"
            ),
            HistoryError::Format { .. } => said!(
                "read this report folder with the version of jiandu that published it, or a newer one",
                "用发布它的那一版 jiandu，或更新的版本"
            ),
            HistoryError::Damaged { .. } => said!(
                "bring the file back from a backup; a published month cannot be written again",
                "从备份恢复这个文件；发布过的月份不能重写"
            ),
            HistoryError::Exists { .. } => said!("publish again to get the next edition", "再发布一次就是下一版"),
            _ => said!(
                "each name of a kind stands once, and each code belongs to one name",
                "每一类里一个名字只写一次，一个代号只属于一个名字"
            ),
        };
        Self::new(blame, Said { en: en.into(), zh: zh.into() }).help(help)
    }
}

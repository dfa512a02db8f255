//! What the last published month left open, and what has become of it.
//!
//! A finding or an action cannot vanish in silence. It is closed by evidence in `remarks.csv`, or by the data: the
//! figure is no longer red, the thing is done and its record still there. What is simply gone is 未交代, and is
//! carried on until somebody accounts for it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{SealedAction, SealedFinding, Snapshot};
use crate::ingest::{Sym, Symbols};
use crate::records::remarks::{Remark, RemarkKind};
use crate::report::finding::FindingRule;
use crate::report::{Amount, Figures, List, Report, Status};
use crate::time::Month;

/// Something that was published as open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A headline finding.
    Finding(SealedFinding),
    /// An overdue action.
    Action(SealedAction),
}

/// Something that a published month left open, with the month in which it was first published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pending {
    /// The month.
    pub since: Month,
    /// What it is.
    pub item: Item,
}

/// Evidence of `remarks.csv` that something was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The month that it is about, if it says so.
    pub month: Option<Month>,
    /// The metric, by slug, or the record: the subject of the action or finding.
    pub subject: String,
    /// When it was written, or the thing was done.
    pub on: Option<NaiveDate>,
    /// What it says.
    pub text: String,
    /// The position or person that approved it.
    pub approver: String,
}

impl Evidence {
    /// The closing remarks of a report folder.
    #[must_use]
    pub fn all(remarks: &[Remark], symbols: &Symbols) -> Vec<Self> {
        let text = |sym: Option<Sym>| sym.map(|sym| symbols.text(sym).to_owned()).unwrap_or_default();
        remarks
            .iter()
            .filter(|remark| remark.kind == RemarkKind::Closing)
            .map(|remark| Self {
                month: remark.month,
                subject: symbols.text(remark.subject).to_owned(),
                on: remark.date.map(|date| date.at().date()),
                text: text(remark.text),
                approver: text(remark.approver),
            })
            .collect()
    }
}

/// How something was closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Closing {
    /// By evidence.
    Evidence(Evidence),
    /// By the data: the figure stands well again.
    Figure(Amount),
    /// By the data: it is done, as its record shows.
    Done,
}

/// What has become of something that was open.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// 仍未完成: it stands in this report again.
    Open,
    /// 已关闭.
    Closed(Closing),
    /// 未交代: it is gone, and nobody says why.
    Unaccounted,
}

/// What the data knows of an action that the report no longer lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its record is there, and nothing is left to do.
    Done,
    /// It is still not done, though no list of this month names it.
    Open,
    /// There is no record of it any more: what is done has one, what was taken out of an export has none.
    Gone,
}

/// One open item with what has become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The month in which it was first published.
    pub since: Month,
    /// What it is.
    pub item: Item,
    /// What has become of it.
    pub fate: Fate,
}

/// What the last published month left open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CarryOver {
    /// The month that left it, if any was published.
    pub from: Option<Month>,
    /// The items, unaccounted ones first, then open, then closed.
    pub items: Vec<Carried>,
}

impl CarryOver {
    /// Follows up what `last`, the newest edition before the report's month, left open.
    ///
    /// `standing` says what the data knows of an action that no list of the report holds.
    #[must_use]
    pub fn new(
        last: Option<&Snapshot>,
        report: &Report,
        evidence: &[Evidence],
        standing: &dyn Fn(&SealedAction) -> Standing,
    ) -> Self {
        let Some(last) = last else { return Self::default() };
        let now = Now::of(report);
        let mut items: Vec<Carried> = open_items(last)
            .into_iter()
            .map(|Pending { since, item }| {
                let fate = now.fate(&item, since, evidence, standing);
                Carried { since, item, fate }
            })
            .collect();
        items.sort_by_key(|carried| match carried.fate {
            Fate::Unaccounted => 0,
            Fate::Open => 1,
            Fate::Closed(_) => 2,
        });
        Self { from: Some(last.month), items }
    }

    /// What the next report must ask about again. Open items stand in this report by themselves; their first month is
    /// kept here all the same.
    #[must_use]
    pub fn pending(&self) -> Vec<Pending> {
        self.items
            .iter()
            .filter(|carried| !matches!(carried.fate, Fate::Closed(_)))
            .map(|carried| Pending { since: carried.since, item: carried.item.clone() })
            .collect()
    }

    /// How many items nobody accounts for.
    #[must_use]
    pub fn unaccounted(&self) -> usize {
        self.items.iter().filter(|carried| carried.fate == Fate::Unaccounted).count()
    }
}

/// What a published month left open: what it carried itself, then what it found.
fn open_items(last: &Snapshot) -> Vec<Pending> {
    let findings = last.findings.iter().filter(|finding| finding.rule != FindingRule::Improvement.slug());
    let own = findings
        .cloned()
        .map(Item::Finding)
        .chain(last.actions.iter().cloned().map(Item::Action))
        .map(|item| Pending { since: last.month, item });
    let mut seen = BTreeSet::new();
    last.carried.iter().cloned().chain(own).filter(|pending| seen.insert(identity(&pending.item))).collect()
}

/// What makes two items of different months the same one. The facts of a sentence may change, its rule and metric not.
fn identity(item: &Item) -> (String, String, String) {
    match item {
        Item::Finding(finding) => {
            // Without a metric the message and what it is about tell findings apart.
            let about = finding.metric.clone().unwrap_or_else(|| format!("{} {}", finding.message, finding.subject));
            ("finding".to_owned(), finding.rule.clone(), about)
        }
        Item::Action(action) => ("action".to_owned(), action.list.clone(), action_key(action)),
    }
}

/// An action of weekly reports: a department owes so many of them for a week.
#[must_use]
pub fn is_weekly(action: &SealedAction) -> bool {
    action.list == List::WeeklyReportMissing.slug()
}

/// The department of an action of weekly reports. Early editions published the count with it, which changes with every
/// report that comes in late.
#[must_use]
pub fn department_of(action: &SealedAction) -> &str {
    match action.subject.rsplit_once(" × ") {
        Some((name, count)) if count.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => &action.subject,
    }
}

/// What an action is about. A department may owe weekly reports of several weeks, and each is settled by itself.
fn action_key(action: &SealedAction) -> String {
    match action.due {
        Some(due) if is_weekly(action) => format!("{} {due}", department_of(action)),
        _ => action.subject.clone(),
    }
}

/// The report as the follow-up sees it.
struct Now<'a> {
    items: BTreeSet<(String, String, String)>,
    metrics_with_actions: BTreeSet<&'a str>,
    last_day: NaiveDate,
    figures: &'a Figures,
    month: Month,
    subjects: BTreeSet<&'a str>,
}

impl<'a> Now<'a> {
    fn of(report: &'a Report) -> Self {
        let actions = || report.actions.iter().filter(|action| !action.list.is_next());
        let findings = report.findings.iter().map(|finding| Item::Finding(SealedFinding::of(finding)));
        let items = findings.chain(actions().map(|action| Item::Action(SealedAction::of(action))));
        Self {
            items: items.map(|item| identity(&item)).collect(),
            metrics_with_actions: actions().map(|action| action.metric).collect(),
            // The close is exclusive, and evidence is gathered while the report is written.
            last_day: report.issued_at.unwrap_or(report.as_of).date(),
            figures: &report.figures,
            month: report.month,
            subjects: actions().map(|action| action.subject.as_str()).collect(),
        }
    }

    fn fate(
        &self,
        item: &Item,
        since: Month,
        evidence: &[Evidence],
        standing: &dyn Fn(&SealedAction) -> Standing,
    ) -> Fate {
        if self.items.contains(&identity(item)) {
            return Fate::Open;
        }
        if let Some(found) = evidence.iter().find(|evidence| self.proves(evidence, item, since)) {
            return Fate::Closed(Closing::Evidence(found.clone()));
        }
        match item {
            Item::Finding(finding) => self.finding(finding),
            // It may have moved to another list: a missing report that came, but incomplete.
            Item::Action(action) if !is_weekly(action) && self.subjects.contains(action.subject.as_str()) => Fate::Open,
            Item::Action(action) => match standing(action) {
                Standing::Done => Fate::Closed(Closing::Done),
                Standing::Open => Fate::Open,
                Standing::Gone => Fate::Unaccounted,
            },
        }
    }

    /// A finding is closed by the data where its figure is measured, stands well and has no open action left.
    fn finding(&self, finding: &SealedFinding) -> Fate {
        let Some(slug) = finding.metric.as_deref() else { return Fate::Unaccounted };
        let Some(figure) = self.figures.of(slug, self.month) else { return Fate::Unaccounted };
        match figure.status {
            Status::Red => Fate::Open,
            Status::Green | Status::Yellow if self.metrics_with_actions.contains(slug) => Fate::Open,
            Status::Green | Status::Yellow => Fate::Closed(Closing::Figure(figure.amount.clone())),
            // A signal of a chart may concern a figure without colour; measured and silent, it has passed.
            Status::Uncoloured if figure.amount != Amount::Absent => {
                Fate::Closed(Closing::Figure(figure.amount.clone()))
            }
            Status::NoneDue | Status::NotMeasured | Status::SmallSample | Status::Uncoloured => Fate::Unaccounted,
        }
    }

    /// Evidence closes what it names, if it was given after the thing was found and before the data's close. Evidence
    /// about a record may be older than the finding: a report that was handed in but not exported.
    fn proves(&self, evidence: &Evidence, item: &Item, since: Month) -> bool {
        let (metric, subject) = match item {
            Item::Finding(finding) => (finding.metric.as_deref(), finding.subject.as_str()),
            Item::Action(action) => (None, action.subject.as_str()),
        };
        let named = evidence.subject.trim();
        if named.is_empty() {
            return false;
        }
        if evidence.on.is_some_and(|on| on > self.last_day) || evidence.month.is_some_and(|month| month > self.month) {
            return false;
        }
        if named == subject {
            return true;
        }
        // About a metric as a whole it must say when, or one remark would close every later finding of it.
        let timely = match (evidence.month, evidence.on) {
            (Some(month), _) => month >= since,
            (None, Some(on)) => on >= since.first_day(),
            (None, None) => false,
        };
        timely && metric == Some(named)
    }
}

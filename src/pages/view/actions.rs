//! Who must do what by when: one table a kind, an empty kind visible as empty.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Action, Fact, Link, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `actions.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Actions {
    /// The frame.
    pub frame: Frame,
    /// What stands in it.
    pub body: ActionsBody,
}

/// The actions without the frame; the print edition carries them too.
#[derive(Clone, Debug, Serialize)]
pub struct ActionsBody {
    /// Overdue in all, new this month, due next month, by responsible position.
    pub summary: Vec<Fact>,
    /// How the new dates of what is overdue come about, and who set them.
    pub asked: String,
    /// What the last published month left open, and what has become of it.
    pub carried: Option<Table>,
    /// What is overdue, one list a kind, in the order of the kinds.
    pub overdue: Vec<ActionList>,
    /// What falls due next month, one list a kind.
    pub next: Vec<ActionList>,
}

/// The actions of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct ActionList {
    /// The slug of the kind, also its anchor.
    pub slug: String,
    /// Its name, the message `action-<slug>`.
    pub title: String,
    /// `2`, or `0`.
    pub count: String,
    /// The actions; none prints the word for none.
    pub actions: Vec<Action>,
    /// More than 50 rows: the list script helps.
    pub list: bool,
    /// Where the rest of a list stands that is cut on the page.
    pub more: Option<Link>,
    /// Why nothing can be said: the records were not supplied. An empty list alone would say that all is well.
    pub absent: Option<String>,
}

#[cfg(test)]
impl Actions {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, say};
        let list = |slug: &str, actions: Vec<Action>| ActionList {
            slug: slug.into(),
            title: l.text(&format!("action-{slug}")),
            count: actions.len().to_string(),
            list: actions.len() > 50,
            more: None,
            absent: None,
            actions,
        };
        let all = sample_actions(l);
        let of = |slug: &str| {
            list(slug, all.iter().filter(|a| a.list == l.text(&format!("action-{slug}"))).cloned().collect())
        };
        let fact = |name: String, value: &str| Fact { name, value: value.into(), ..Fact::default() };
        let many = (0..60).map(|i| Action {
            list: l.text("action-visit_due_next"),
            subject: format!("P-2025-{i:03}"),
            asked: None,
            late: false,
            overdue: l.text("outcome-pending"),
            ..all[2].clone()
        });
        Self {
            frame: listed(l, "actions", true),
            body: ActionsBody {
                summary: vec![
                    fact(l.text("actions-overdue"), "23"),
                    fact(l.text("actions-new"), "9"),
                    fact(say(l, "技术服务部主管", "Head of technical service"), "11"),
                    fact(say(l, "客服部", "Customer-service department"), "8"),
                ],
                asked: l.text_with("actions-asked-planned", &[("days", 5.into()), ("waiting", 2.into())]),
                carried: None,
                overdue: [
                    "complaint_overdue",
                    "ticket_unanswered",
                    "fault_report_missing",
                    "visit_overdue",
                    "hazard_open",
                ]
                .map(of)
                .into(),
                next: vec![list("visit_due_next", many.collect()), of("holiday_next")],
            },
        }
    }
}

#[cfg(test)]
pub(crate) fn sample_actions(l: &Locale) -> Vec<Action> {
    use super::sample::say;
    let head = say(l, "技术服务部主管", "Head of technical service");
    let care = say(l, "客服部", "Customer-service department");
    let rows = [
        ("complaint_overdue", "GD20261014-007", "1.1a", &head, "2026-10-22", 9),
        ("fault_report_missing", "F-2026-031", "1.7d", &head, "2026-10-20", 11),
        ("visit_overdue", "P-2025-018", "1.5b", &care, "2026-10-31", 0),
        ("hazard_open", "XJ-2026-112", "1.10.1.1", &care, "2026-10-20", 11),
        ("liaison_reply_overdue", "LLD-2026-077", "1.6", &head, "2026-10-28", 3),
    ];
    rows.iter()
        .enumerate()
        .map(|(i, (list, subject, clause, owner, due, days))| Action {
            list: l.text(&format!("action-{list}")),
            subject: (*subject).to_owned(),
            href: (*list == "fault_report_missing").then(|| "faults/F-2026-031.html".into()),
            clause: Link::new(*clause, format!("scorecard.html#c{clause}")),
            owner: (*owner).clone(),
            due: (*due).to_owned(),
            asked: Some("2026-11-11".to_owned()),
            overdue: if *days == 0 {
                l.text("action-due-today")
            } else {
                l.text_with("action-overdue", &[("n", (*days).into())])
            },
            overdue_sort: format!("{days:05}"),
            late: true,
            next: l.text(&format!("action-{list}.next")),
            note: (i == 3).then(|| l.text_with("action-note-done-after", &[("date", "2026-11-02".into())])),
        })
        .collect()
}

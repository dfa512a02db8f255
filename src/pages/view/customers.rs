//! Customers: their index, and a page for each that an account owner can take along.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Action, Fact, Section, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `customers/index.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Customers {
    /// The frame.
    pub frame: Frame,
    /// The customers in the order of the language.
    pub table: Table,
}

/// `customers/<code>.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Customer {
    /// The frame.
    pub frame: Frame,
    /// How the month stands for the customer, in sentences.
    pub verdict: Vec<String>,
    /// Code, projects in use, account owner's position, next due dates.
    pub facts: Vec<Fact>,
    /// Projects with age and rhythm of visits.
    pub projects: Section,
    /// Tickets and their median times.
    pub tickets: Section,
    /// Complaints.
    pub complaints: Section,
    /// Major faults.
    pub faults: Section,
    /// Visits and inspections.
    pub visits: Section,
    /// Survey answers, or the words that they are in the total only.
    pub survey: Section,
    /// What is open.
    pub actions: Vec<Action>,
}

#[cfg(test)]
impl Customers {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::parts::{Cell, Column, Kind};
        use super::sample::{listed, say};
        let names = ["华东某印务", "北方机械", "云岭茶业", "滨海物流", "天成教育"];
        let ranks = l.ranks(&names);
        let mut rows: Vec<_> = names.iter().zip(&ranks).enumerate().collect();
        rows.sort_by_key(|(_, (_, rank))| (*rank).clone());
        Self {
            frame: listed(l, "customers", true),
            table: Table {
                id: "customers".into(),
                caption: say(l, "客户一览", "Customers"),
                columns: vec![
                    Column::new(say(l, "客户", "Customer"), Kind::Text),
                    Column::new(say(l, "编号", "Code"), Kind::Code),
                    Column::filtered(say(l, "项目", "Projects"), Kind::Number),
                    Column::new(say(l, "本月工单", "Tickets"), Kind::Number),
                    Column::new(say(l, "投诉", "Complaints"), Kind::Number),
                    Column::new(say(l, "待办", "Actions"), Kind::Number),
                ],
                rows: rows
                    .iter()
                    .map(|(i, (name, rank))| {
                        [
                            Cell::link(**name, "C-012.html").sort(rank.as_str()),
                            Cell::text(format!("C-{i:03}")),
                            Cell::text((i % 3 + 1).to_string()),
                            Cell::text((i * 7).to_string()),
                            Cell::text((i % 2).to_string()),
                            Cell::text(i.to_string()),
                        ]
                        .into()
                    })
                    .collect(),
                note: None,
                list: true,
                stack: false,
            },
        }
    }
}

#[cfg(test)]
impl Customer {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::frame::PageId;
        use super::sample::{below, frame, say, section};
        let page = PageId { slug: "customer", under: "customers", file: "customers/C-012.html" };
        let fact =
            |zh: &str, en: &str, value: &str| Fact { name: say(l, zh, en), value: value.into(), ..Fact::default() };
        let of =
            |id: &str, metrics: &[&str]| below(section(l, id, metrics, "十三个月的工单", "Tickets of thirteen months"));
        Self {
            frame: frame(l, page, "华东某印务", false),
            verdict: vec![l.text("customer-verdict-nothing")],
            facts: vec![
                fact("客户编号", "Code", "C-012"),
                fact("在用项目", "Projects in use", "2"),
                fact("下次回访", "Next visit", "2026-11-30"),
                fact("下次巡检", "Next inspection", "2026-12-15"),
            ],
            projects: of("projects", &[]),
            tickets: of("tickets", &["first_response_on_time", "resolution_on_time"]),
            complaints: of("complaints", &[]),
            faults: of("faults", &[]),
            visits: of("visits", &["visit_on_time"]),
            survey: super::parts::Section {
                notes: vec![say(l, "有反馈，见总体。", "Answers were given; see the total.")],
                ..Default::default()
            },
            actions: super::sample::actions_below(super::actions::sample_actions(l)[..2].to_vec()),
        }
    }
}

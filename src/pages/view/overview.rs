//! The first screen: are customers content, what went badly, who must do what by when, can I believe this.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Action, Figure, Finding, Link, State};
#[cfg(test)]
use super::parts::{Arrow, Change};
#[cfg(test)]
use crate::locale::Locale;

/// `index.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The frame.
    pub frame: Frame,
    /// What stands in it.
    pub body: OverviewBody,
}

/// The overview without its frame; the print edition carries it too.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewBody {
    /// How the month stands, in sentences.
    pub verdict: Vec<Link>,
    /// The seven figures.
    pub figures: Vec<Figure>,
    /// The headline findings, at most five.
    pub findings: Vec<Finding>,
    /// The clauses with a coloured metric, by chapter.
    pub strip: Vec<Chapter>,
    /// How many clauses are in each state, in the order of the legend, none left out.
    pub counts: Vec<Count>,
    /// The first ten actions.
    pub actions: Vec<Action>,
    /// `全部 23 项`, and where they are.
    pub all_actions: Link,
    /// Why the report can be believed or not, in short sentences: rows read and rejected, what is not measured.
    pub trust: Vec<Trust>,
    /// The answer that these lines give together.
    pub believed: String,
}

/// The clauses of a chapter.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// `第一章`.
    pub title: String,
    /// The cells.
    pub cells: Vec<StripCell>,
}

/// One clause of the strip.
#[derive(Clone, Debug, Serialize)]
pub struct StripCell {
    /// `1.10.2.1`.
    pub clause: String,
    /// `热线`.
    pub title: String,
    /// Its state.
    pub state: State,
    /// Its row of the scorecard.
    pub href: String,
}

/// The anchor of a clause on the scorecard: `c1.1a`, `c2.4.1-1`.
#[must_use]
pub fn clause_id(number: &str) -> String {
    format!("c{}", number.replace('(', "-").replace(')', ""))
}

/// How many clauses are in a state.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    /// The state.
    pub state: State,
    /// How many.
    pub n: String,
}

/// One reason to believe or to doubt.
#[derive(Clone, Debug, Serialize)]
pub struct Trust {
    /// The sentence.
    pub text: String,
    /// Green: nothing to worry about; yellow: it limits a conclusion.
    pub state: State,
    /// Where it is explained.
    pub href: String,
}

#[cfg(test)]
impl Overview {
    /// A month with something of everything.
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{figure, listed, say, target};
        let mut frame = listed(l, "overview", false);
        frame.description = l.text_with("overview-description", &[("month", frame.issue.month.clone().into())]);
        let body = OverviewBody {
            verdict: vec![
                Link::new(
                    say(
                        l,
                        "36 项条款中达标 19 项、不达标 4 项、关注 8 项、未测 1 项、样本不足 1 项、无应办 3 项。",
                        "Of 36 clauses 19 are kept, 4 missed, 8 need attention, 1 is not measured, 4 others.",
                    ),
                    "scorecard.html",
                ),
                Link::new(
                    l.text_with(
                        "verdict-harm-fault",
                        &[
                            ("n", 3.into()),
                            ("id", "F-2026-031".into()),
                            ("took", say(l, "3小时40分", "3 h 40 min").into()),
                        ],
                    ),
                    "faults/F-2026-031.html",
                ),
            ],
            figures: vec![
                Figure {
                    interval: Some("64.0–94.8".into()),
                    target: target(l, "90%", "80%"),
                    uncertain: true,
                    ..figure(l, "satisfied_rate", "85.0%", "17/20", State::Yellow)
                },
                Figure {
                    interval: Some("83.8–97.9".into()),
                    target: target(l, "95%", "85%"),
                    change: Some(Change {
                        arrow: Arrow::Up,
                        good: true,
                        text: say(l, "较上月上升 14.0 个百分点", "up 14.0 points on last month"),
                    }),
                    ..figure(l, "first_response_on_time", "94.0%", "1,247/1,326", State::Yellow)
                },
                Figure {
                    interval: Some("88.1–92.6".into()),
                    target: target(l, "90%", "80%"),
                    ..figure(l, "resolution_on_time", "90.6%", "612/675", State::Green)
                },
                Figure {
                    target: Some(l.text_with("ui-target-is", &[("value", "0".into())])),
                    note: Some(say(l, "本月投诉 4 起，成立 2 起", "4 complaints this month, 2 upheld")),
                    ..figure(l, "complaint_overdue_open", "2", "", State::Red)
                },
                Figure {
                    note: Some(say(
                        l,
                        "缺分析报告 1 份 · 恢复中位数 3小时40分",
                        "1 analysis missing · median recovery 3 h 40 min",
                    )),
                    ..figure(l, "fault_count", "3", "", State::Uncoloured)
                },
                Figure {
                    target: target(l, "95%", "85%"),
                    ..figure(l, "proactive_on_time", "89.7%", "26/29", State::Yellow)
                },
                Figure {
                    name: l.text("overview-overdue"),
                    note: Some(say(l, "本月新增 9 项", "9 of them new this month")),
                    definition: "actions.html".into(),
                    ..figure(l, "satisfied_rate", "23", "", State::Uncoloured)
                },
            ],
            findings: vec![
                Finding {
                    rule: "zero_tolerance".into(),
                    state: State::Red,
                    text: l.text_with(
                        "finding-fault_report_missing",
                        &[
                            ("n", 1.into()),
                            ("subject", "F-2026-031".into()),
                            ("due", "2026-10-20".into()),
                            ("days", 11.into()),
                            ("owner", say(l, "技术服务部主管", "head of technical service").into()),
                        ],
                    ),
                    link: Link::new(l.text("finding-more-list"), "actions.html#fault_report_missing"),
                    page: String::new(),
                    note: None,
                },
                Finding {
                    rule: "zero_tolerance".into(),
                    state: State::Red,
                    text: l.text_with(
                        "finding-complaint_overdue",
                        &[
                            ("n", 2.into()),
                            ("subject", "GD20261019-004".into()),
                            ("due", "2026-10-22".into()),
                            ("days", 9.into()),
                            ("owner", say(l, "技术服务部主管", "head of technical service").into()),
                        ],
                    ),
                    link: Link::new(l.text("finding-more-list"), "actions.html#complaint_overdue"),
                    page: String::new(),
                    note: None,
                },
                Finding {
                    rule: "mix_effect".into(),
                    state: State::Yellow,
                    text: l.text_with(
                        "finding-mix_fell_open",
                        &[
                            ("metric", l.text("metric-resolution_on_time").into()),
                            ("total", "2.1".into()),
                            ("within", "1.4".into()),
                        ],
                    ),
                    link: Link::new(l.text("finding-more-chart"), "tickets.html#resolution"),
                    page: String::new(),
                    note: None,
                },
                Finding {
                    rule: "data_caveat".into(),
                    state: State::Yellow,
                    text: l.text_with(
                        "finding-records_missing",
                        &[
                            ("records", say(l, "节假日值守", "holiday checks").into()),
                            ("more", 0.into()),
                            ("n", 3.into()),
                        ],
                    ),
                    link: Link::new(l.text("finding-more-data"), "quality.html#missing"),
                    page: String::new(),
                    note: None,
                },
                Finding {
                    rule: "improvement".into(),
                    state: State::Green,
                    text: l.text_with(
                        "finding-improvement",
                        &[
                            ("metric", l.text("metric-first_response_on_time").into()),
                            ("before", say(l, "80.0%（1,012/1,265）", "80.0% (1,012/1,265)").into()),
                            ("value", say(l, "94.0%（1,247/1,326）", "94.0% (1,247/1,326)").into()),
                            ("points", "14.0".into()),
                        ],
                    ),
                    link: Link::new(l.text("finding-more-rows"), "tickets.html#response"),
                    page: String::new(),
                    note: None,
                },
            ],
            strip: strip(l),
            counts: [
                (State::Green, 19),
                (State::Yellow, 8),
                (State::Red, 4),
                (State::NoneDue, 3),
                (State::NotMeasured, 1),
                (State::SmallSample, 1),
            ]
            .map(|(state, n)| Count { state, n: n.to_string() })
            .into(),
            actions: super::actions::sample_actions(l),
            all_actions: Link::new(l.text_with("ui-see-all", &[("n", 23.into())]), "actions.html"),
            believed: l.text("overview-trust-partly"),
            trust: vec![
                Trust {
                    text: say(
                        l,
                        "读入 31 个文件 12,409 行，拒绝 14 行（0.1%）",
                        "31 files, 12,409 rows read, 14 rejected (0.1%)",
                    ),
                    state: State::Green,
                    href: "quality.html".into(),
                },
                Trust {
                    text: say(
                        l,
                        "36 项条款中 1 项未测；3 项指标缺少记录",
                        "1 of 36 clauses not measured; 3 figures lack records",
                    ),
                    state: State::NotMeasured,
                    href: "quality.html#missing".into(),
                },
                Trust {
                    text: say(
                        l,
                        "工单补录率 4.2%（事后三日以上登记）",
                        "4.2% of tickets were entered more than three days late",
                    ),
                    state: State::Yellow,
                    href: "quality.html#cross".into(),
                },
            ],
        };
        Self { frame, body }
    }
}

#[cfg(test)]
fn strip(l: &Locale) -> Vec<Chapter> {
    use super::sample::say;
    let [first, second] = super::sample::CLAUSES;
    let cells = |clauses: &str| {
        clauses
            .split_whitespace()
            .enumerate()
            .map(|(i, clause)| StripCell {
                clause: clause.to_owned(),
                title: say(l, "服务受理", "Acceptance of service"),
                state: match i * 7 % 11 {
                    0 | 4 => State::Yellow,
                    1 => State::Red,
                    2 => State::NoneDue,
                    3 => State::NotMeasured,
                    _ => State::Green,
                },
                href: format!("scorecard.html#{}", clause_id(clause)),
            })
            .collect()
    };
    vec![
        Chapter { title: say(l, "第一章 客户服务", "Chapter 1, customer service"), cells: cells(first) },
        Chapter { title: say(l, "第二章 网店客服", "Chapter 2, shop desk"), cells: cells(second) },
    ]
}

//! Major faults: the register of the year, and a page for each with its analysis.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Action, Chart, Fact, Markup, Section, State, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `faults.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Faults {
    /// The frame.
    pub frame: Frame,
    /// The figures of the month.
    pub figures: Section,
    /// The timeline of the year, days between faults.
    pub timeline: Section,
    /// Every fault: notice, filing, relay, recovery, analysis, feedback, open actions.
    pub register: Section,
    /// The same project and cause class within 180 days.
    pub repeats: Section,
    /// Corrective and preventive actions.
    pub actions: Section,
}

/// `faults/<id>.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Fault {
    /// The frame.
    pub frame: Frame,
    /// How long it lasted, what came late, what is missing, in sentences.
    pub verdict: Vec<String>,
    /// Customer, project, place, phenomenon, plan, cause, what it repeats.
    pub facts: Vec<Fact>,
    /// Every step with its limit, in words.
    pub course: Table,
    /// Which file the times are from.
    pub sources: String,
    /// The measures of the analysis with the posts that owe them.
    pub measures: Option<Table>,
    /// What of the analysis was written after its date.
    pub changed: Option<String>,
    /// Earlier faults and tickets.
    pub before: Section,
    /// The course of the fault from its beginning to its analysis.
    pub timeline: Option<Chart>,
    /// What notice and analysis must contain, and whether they do.
    pub checklist: Vec<Check>,
    /// The analysis as it was handed in, rendered; absent where there is none.
    pub analysis: Option<Markup>,
    /// The file that the analysis came from.
    pub source: Option<String>,
    /// What is said where the analysis is missing, not due, or must not be shown.
    pub absent: Option<String>,
    /// Whether that is a breach.
    pub absent_state: State,
    /// Its corrective and preventive actions.
    pub actions: Vec<Action>,
}

/// A line of the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// `时间`, `原因分析`.
    pub name: String,
    /// Green where it is there, red where it is missing, grey where it is not due.
    pub state: State,
    /// `有`, `缺`, `未到期`.
    pub word: String,
}

#[cfg(test)]
impl Faults {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        let of =
            |id: &str, metrics: &[&str]| section(l, id, metrics, "本月三次重大故障", "Three major faults this month");
        Self {
            frame: listed(l, "faults", false),
            figures: of(
                "figures",
                &[
                    "fault_count",
                    "fault_mttr",
                    "fault_notice_on_time",
                    "fault_notice_complete",
                    "exec_notice_on_time",
                    "fault_report_on_time",
                    "fault_report_complete",
                    "fault_feedback_on_time",
                ],
            ),
            timeline: of("timeline", &[]),
            register: of("register", &[]),
            repeats: of("repeats", &[]),
            actions: of("actions", &["action_closed_on_time"]),
        }
    }
}

#[cfg(test)]
impl Fault {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::frame::PageId;
        use super::sample::{chart, frame, say};
        let page = PageId { slug: "fault", under: "faults", file: "faults/F-2026-031.html" };
        let fact =
            |zh: &str, en: &str, value: &str| Fact { name: say(l, zh, en), value: value.into(), ..Fact::default() };
        let check = |zh: &str, en: &str, state: State| Check {
            name: say(l, zh, en),
            state,
            word: if state == State::Green { say(l, "有", "present") } else { say(l, "缺", "missing") },
        };
        let actions = super::actions::sample_actions(l);
        Self {
            frame: frame(l, page, &say(l, "重大故障 F-2026-031", "Major fault F-2026-031"), false),
            facts: vec![
                Fact { href: Some("../customers/C-012.html".into()), ..fact("客户", "Customer", "华东某印务") },
                fact("项目", "Project", "P-2025-018"),
                fact("发生", "Began", "2026-10-12 09:05"),
                fact("得知", "Known", "2026-10-12 09:20"),
                Fact { state: Some(State::Green), ..fact("通报", "Notice", "2026-10-12 09:41") },
                fact("恢复", "Recovered", "2026-10-12 12:45"),
                Fact { state: Some(State::Red), ..fact("分析报告", "Analysis", "2026-10-20") },
            ],
            verdict: vec![l.text_with("fault-verdict-took", &[("took", say(l, "3小时40分", "3 h 40 min").into())])],
            course: Table::of_data("list-course", l.text("table-course"), vec![l.text("column-step")], Vec::new()),
            sources: l.text_with("fault-source-one", &[("register", "faults.csv".into())]),
            measures: None,
            changed: None,
            before: Section::default(),
            timeline: Some(chart(l, "course", "从发生到恢复 3小时40分", "3 h 40 min from beginning to recovery")),
            checklist: vec![
                check("时间", "Time", State::Green),
                check("地点", "Place", State::Green),
                check("现象", "Phenomenon", State::Green),
                check("处理方案", "Plan", State::Green),
                check("影响", "Impact", State::Green),
                check("处理情况", "Handling", State::Green),
                check("原因分析", "Cause", State::Green),
                check("纠正预防措施", "Measures", State::Red),
            ],
            analysis: Some(Markup(
                "<h3>故障影响</h3><p>登录后白屏，影响 120 名用户。</p><table><thead><tr><th>时刻</th><th>处理</th></tr></thead>\
                 <tbody><tr><td>09:20</td><td>切换备用节点</td></tr></tbody></table><h3>原因分析</h3><ul><li>证书到期未续</li></ul>"
                    .into(),
            )),
            source: Some("faults/F-2026-031.md".into()),
            absent_state: State::Red,
            absent: Some(say(l, "第 4 部分“纠正预防措施”为空。", "Section 4, measures, is empty.")),
            actions: super::sample::actions_below(actions[..2].to_vec()),
        }
    }
}

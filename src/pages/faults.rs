//! `faults.html`: the major faults of the year, how each was handled, which returned, what was promised.

use super::context::Context;
use super::kit::{Kit, MOST, section};
use super::view::faults::Faults;
use super::view::parts::{Cell, Kind as Set, Row, Section, State, Table};
use super::words;
use crate::charts::{self, fault_year};
use crate::ingest::{Kind, Words as _};
use crate::link::faults::FaultRecord;
use crate::link::{ActionCase, FaultCase};
use crate::metrics::{Outcome, Verdict};
use crate::records::faults::CauseClass;
use crate::time::Moment;

/// The promises that a fault sets off, in the order of its course.
pub(super) const PROMISES: [&str; 4] =
    ["fault_notice_on_time", "exec_notice_on_time", "fault_report_on_time", "fault_feedback_on_time"];

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Faults {
    let kit = Kit::new(context, 0);
    let (register, repeats, actions) = (register(&kit), repeats(&kit), actions(&kit));
    let list = [&register, &repeats, &actions].iter().flat_map(|it| &it.tables).any(|table| table.list);
    Faults {
        frame: context.frame("faults", list),
        figures: section(kit.words.figures(&[
            "fault_count",
            "fault_mttr",
            "fault_notice_on_time",
            "fault_notice_complete",
            "exec_notice_on_time",
            "fault_report_on_time",
            "fault_report_complete",
            "fault_feedback_on_time",
        ])),
        timeline: timeline(&kit),
        register,
        repeats,
        actions,
    }
}

/// A fault with what its page shows.
pub(super) type Pair<'a> = (&'a FaultCase, &'a FaultRecord);

/// All faults, earliest first.
pub(super) fn all<'a>(kit: &Kit<'a>) -> Vec<Pair<'a>> {
    let faults = &kit.context.matter.outcome.cases.faults;
    faults.cases.iter().zip(&faults.records).collect()
}

/// The verdict on one promise of a fault: judged now where the month judged it, else as it stands by its times.
pub(super) fn verdict(kit: &Kit<'_>, slug: &str, fault: &FaultCase) -> Option<Verdict> {
    let ask = crate::metrics::find(slug).and_then(<FaultCase as crate::metrics::Asked>::question)?;
    let mut verdicts = Vec::new();
    ask(fault, &kit.rules, &mut verdicts);
    verdicts.into_iter().next()
}

/// The state of a verdict.
pub(super) const fn state_of(verdict: Option<&Verdict>) -> Option<State> {
    match verdict {
        Some(Verdict::Judged { outcome, .. }) => Some(match outcome {
            Outcome::OnTime | Outcome::Yes => State::Green,
            Outcome::Late => State::Yellow,
            _ => State::Red,
        }),
        Some(Verdict::Pending { .. }) => Some(State::NoneDue),
        _ => None,
    }
}

/// How the handling of a fault stands: the worst of its promises.
fn standing(kit: &Kit<'_>, fault: &FaultCase) -> charts::State {
    let states = PROMISES.iter().filter_map(|slug| state_of(verdict(kit, slug, fault).as_ref()));
    let worst = states.map(|state| match state {
        State::Red => 3,
        State::Yellow => 2,
        State::Green => 1,
        _ => 0,
    });
    match worst.max() {
        Some(3) => charts::State::Bad,
        Some(2) => charts::State::Warn,
        Some(1) => charts::State::Good,
        _ => charts::State::NoneDue,
    }
}

/// The earlier fault that a fault may repeat: the last one of the same project and class of cause within the days of the
/// settings.
pub(super) fn repeat_of(kit: &Kit<'_>, faults: &[Pair<'_>], place: usize) -> Option<usize> {
    let (case, record) = faults[place];
    let days = kit.rules.when(case.occurred.at).faults.repeat_days;
    let cause = record.cause.filter(|cause| *cause != CauseClass::Unknown)?;
    (0..place).rev().find(|earlier| {
        let (other, its) = faults[*earlier];
        let apart = (case.occurred.at.date() - other.occurred.at.date()).num_days();
        its.cause == Some(cause) && its.project == record.project && apart <= i64::from(days)
    })
}

fn timeline(kit: &Kit<'_>) -> Section {
    let faults = all(kit);
    let first = kit.month().plus(-11);
    let begin = kit.rules.periods().first_day(first);
    let shown: Vec<usize> = (0..faults.len()).filter(|place| faults[*place].0.occurred.at.date() >= begin).collect();
    let since = faults.last().map(|(case, _)| ((kit.rules.as_of() - 1).date() - case.occurred.at.date()).num_days());
    let title = match since {
        None => kit.t("chart-title-no-fault"),
        Some(days) => {
            kit.say("chart-title-fault-year", &[("n", words::whole(shown.len() as u64).into()), ("days", days.into())])
        }
    };
    let marks = shown
        .iter()
        .map(|place| {
            let (case, record) = faults[*place];
            let label = kit.context.report().labels.customer(case.customer.unwrap_or(record.project));
            let date = kit.context.locale.short_date(case.occurred.at.date());
            let before = place.checked_sub(1).map(|before| faults[before].0.occurred.at.date());
            fault_year::FaultMark {
                day: u32::try_from((case.occurred.at.date() - begin).num_days()).unwrap_or(0),
                label: label.map_or_else(|| date.clone(), |label| format!("{date} {}", label.code)),
                state: standing(kit, case),
                gap_shown: before.map_or_else(String::new, |before| {
                    kit.context.locale.days((case.occurred.at.date() - before).num_days())
                }),
                repeat_of: repeat_of(kit, &faults, *place)
                    .and_then(|earlier| shown.iter().position(|it| *it == earlier)),
            }
        })
        .collect();
    let spec = fault_year::FaultYear {
        head: kit.head(title, &kit.heads(&["chart-fault", "chart-days-between"])),
        from: first,
        months: 12,
        faults: marks,
        repeat_name: kit.t("fault-repeat"),
    };
    Section { charts: vec![kit.chart("fault-year", kit.t("chart-caption-fault-year"), &spec)], ..Section::default() }
}

/// A link to the page of a fault.
pub(super) fn link(kit: &Kit<'_>, place: usize, record: &FaultRecord) -> Cell {
    let name = kit.number(record.id);
    match kit.context.matter.faults.get(place) {
        Some(page) => Cell::link(name, kit.words.href(page)),
        None => Cell::text(name),
    }
}

fn open_actions<'a>(kit: &Kit<'a>, fault: usize) -> impl Iterator<Item = &'a ActionCase> {
    let actions = &kit.context.matter.outcome.cases.faults.actions;
    actions.iter().filter(move |action| action.fault as usize == fault && action.done_on.is_none())
}

fn register(kit: &Kit<'_>) -> Section {
    let columns = [
        ("fault", Set::Code),
        ("customer", Set::Text),
        ("occurred", Set::Code),
        ("notice", Set::Code),
        ("filed", Set::Code),
        ("relay", Set::Code),
        ("recovered", Set::Code),
        ("analysis", Set::Code),
        ("feedback", Set::Code),
        ("open-actions", Set::Number),
    ];
    let faults = all(kit);
    // The newest first: those of the month are what the reader came for.
    let rows = (0..faults.len()).rev().map(|place| {
        let (case, record) = faults[place];
        let begin = case.occurred.at;
        let day = |date: Option<chrono::NaiveDate>| kit.beside(date.map(crate::time::Stamp::date), begin);
        let judged = |slug: &str, text: String| {
            let verdict = verdict(kit, slug, case);
            let outcome = verdict.map(|verdict| kit.outcome(&verdict));
            match outcome {
                Some(Cell { mark: Some(state), text: word, .. }) if text == words::NOTHING => Cell::marked(state, word),
                Some(Cell { mark: Some(state), text: word, .. }) => {
                    Cell { note: Some(word), ..Cell::marked(state, text) }
                }
                _ => Cell::text(text),
            }
        };
        let took =
            case.recovered.filter(|it| !it.date_only).map(|at| kit.context.locale.duration(at.at - case.occurred.at));
        Row {
            id: Some(format!("fault-{place}")),
            cells: vec![
                link(kit, place, record),
                kit.customer(case.customer),
                Cell::text(kit.stamp(Some(case.occurred))),
                judged("fault_notice_on_time", kit.beside(case.told(), begin)),
                Cell::text(kit.beside(case.filed, begin)),
                judged("exec_notice_on_time", kit.beside(case.leaders_told, begin)),
                Cell { note: took, ..Cell::text(kit.beside(case.recovered, begin)) },
                judged("fault_report_on_time", day(case.analysed_on)),
                judged("fault_feedback_on_time", day(case.fed_back_on())),
                Cell::text(open_actions(kit, place).count().to_string()),
            ],
        }
    });
    let table = kit.table("register", &columns, rows.collect(), Some(Kind::Faults));
    Section { tables: std::iter::once(table).chain(earlier(kit, &faults)).collect(), ..Section::default() }
}

/// The faults that the register has no room for: each has a page, and a page is found from here.
fn earlier(kit: &Kit<'_>, faults: &[Pair<'_>]) -> Option<Table> {
    let rest = faults.len().checked_sub(MOST).filter(|rest| *rest > 0)?;
    let row = |place: usize| {
        let (case, record) = faults[place];
        Row::from([link(kit, place, record), Cell::text(kit.stamp(Some(case.occurred)))])
    };
    let rows = (0..rest).rev().map(row).collect();
    Some(kit.index("earlier", &[("fault", Set::Code), ("occurred", Set::Code)], rows))
}

/// The class of a cause in words.
pub(super) fn cause(kit: &Kit<'_>, cause: Option<CauseClass>) -> String {
    cause.map_or_else(|| kit.t("cause-none"), |cause| kit.t(&format!("cause_class-{}", cause.slug())))
}

fn repeats(kit: &Kit<'_>) -> Section {
    let faults = all(kit);
    let rows = (0..faults.len()).rev().filter_map(|place| {
        let earlier = repeat_of(kit, &faults, place)?;
        let (case, record) = faults[place];
        let (other, its) = faults[earlier];
        let apart = (case.occurred.at.date() - other.occurred.at.date()).num_days();
        Some(Row::from([
            link(kit, place, record),
            link(kit, earlier, its),
            kit.customer(case.customer),
            kit.project(case.project),
            Cell::text(cause(kit, record.cause)),
            Cell::text(kit.context.locale.days(apart)),
        ]))
    });
    let columns = [
        ("fault", Set::Code),
        ("repeat-of", Set::Code),
        ("customer", Set::Text),
        ("project", Set::Text),
        ("cause", Set::Text),
        ("apart", Set::Number),
    ];
    Section { tables: vec![kit.table("repeats", &columns, rows.collect(), None)], ..Section::default() }
}

/// How a measure stands at the close.
pub(super) fn measure_state(kit: &Kit<'_>, action: &ActionCase) -> (State, String) {
    kit.promise(Moment::end_of(action.due_on), action.done_on.map(Moment::start_of))
}

fn actions(kit: &Kit<'_>) -> Section {
    let faults = &kit.context.matter.outcome.cases.faults;
    let mut cases: Vec<&ActionCase> = faults.actions.iter().collect();
    // What is open first, the oldest on top; then what was done, the newest on top.
    cases.sort_by_key(|it| {
        (it.done_on.is_some(), if it.done_on.is_some() { -i64::from(days(it)) } else { days(it).into() }, it.index)
    });
    let rows = cases.into_iter().map(|action| {
        let words = faults.action_texts.get(action.index as usize);
        let (state, word) = measure_state(kit, action);
        let record = &faults.records[action.fault as usize];
        Row::from([
            link(kit, action.fault as usize, record),
            Cell::text(kit.free_text(words.and_then(|it| it.text)).unwrap_or_else(|| words::NOTHING.to_owned())),
            Cell::text(kit.date(Some(action.due_on))),
            Cell::text(kit.date(action.done_on)),
            Cell::marked(state, word),
        ])
    });
    let columns =
        [("fault", Set::Code), ("measure", Set::Text), ("due", Set::Code), ("done", Set::Code), ("state", Set::State)];
    Section {
        figures: kit.words.figures(&["action_closed_on_time"]),
        tables: vec![kit.table("measures", &columns, rows.collect(), Some(Kind::FaultAnalyses))],
        ..Section::default()
    }
}

fn days(action: &ActionCase) -> i32 {
    chrono::Datelike::num_days_from_ce(&action.due_on)
}

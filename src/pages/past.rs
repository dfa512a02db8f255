//! What the last published month left open, and what has become of it.

use super::context::Context;
use super::view::parts::{Cell, Column, Kind, Row, State, Table};
use super::words::{self, Words, whole};
use crate::history::carry_over::is_weekly;
use crate::history::{Carried, Closing, Fate, Item};
use crate::metrics::Metric;
use crate::report::Amount;
use crate::stats::Halves;

/// What the last published month left open; none where no month was published before.
#[must_use]
pub fn carried(context: &Context<'_>, words: &Words<'_>) -> Option<Table> {
    let over = &context.matter.carried;
    let from = over.from?;
    let rows = over.items.iter().map(|item| carried_row(context, words, item)).collect();
    let heads = ["past-column-item", "past-column-since", "past-column-fate"];
    Some(Table {
        id: "carried".to_owned(),
        caption: words.text("past-carried"),
        columns: heads.map(|id| Column::new(words.text(id), Kind::Text)).into(),
        rows,
        note: Some(words.locale().text_with("past-carried.lead", &[("month", words.month(from).into())])),
        list: false,
        stack: false,
    })
}

fn carried_row(context: &Context<'_>, words: &Words<'_>, carried: &Carried) -> Row {
    let (name, subject) = match &carried.item {
        Item::Finding(finding) => {
            let rule = words.text(&format!("rule-{}", finding.rule));
            let metric = finding.metric.as_deref().map(|metric| words.metric(metric)).unwrap_or_default();
            (rule, metric)
        }
        Item::Action(action) => {
            let due = action.due.filter(|_| is_weekly(action)).map(|due| format!(" {}", words.locale().date(due)));
            (words.text(&format!("action-{}", action.list)), action.subject.clone() + &due.unwrap_or_default())
        }
    };
    let item = Cell::text(if subject.is_empty() { name } else { format!("{name} · {subject}") });
    let fate = match &carried.fate {
        Fate::Open => Cell::marked(State::Yellow, words.text("past-fate-open")),
        Fate::Unaccounted => Cell::marked(State::Red, words.text("past-fate-unaccounted")),
        Fate::Closed(closing) => Cell::marked(State::Green, closed(context, words, &carried.item, closing)),
    };
    Row::from([item, Cell::text(words.month(carried.since)), fate])
}

/// How something was closed. What people write about it is masked like all free text, and left out where none is shown.
fn closed(context: &Context<'_>, words: &Words<'_>, item: &Item, closing: &Closing) -> String {
    let locale = words.locale();
    match closing {
        Closing::Done => words.text("past-fate-done"),
        Closing::Figure(value) => {
            let metric = match item {
                Item::Finding(finding) => finding.metric.as_deref().and_then(crate::metrics::find),
                Item::Action(_) => None,
            };
            let value = metric.map_or_else(String::new, |metric| amount(words, metric, value));
            locale.text_with("past-fate-figure", &[("value", value.into())])
        }
        Closing::Evidence(evidence) => {
            let shown = context.matter.department.settings.publish.free_text;
            let text = if shown { context.matter.masker.mask(&evidence.text).into_owned() } else { String::new() };
            let dated = evidence.on.map(|on| locale.date(on)).unwrap_or_default();
            let approver = Some(evidence.approver.as_str()).filter(|it| !it.is_empty());
            let approver = approver.map(|it| super::remarks::stands_for(context, it)).unwrap_or_default();
            let said: Vec<String> = [text, dated, approver].into_iter().filter(|part| !part.is_empty()).collect();
            locale.text_with("past-fate-evidence", &[("text", said.join(" · ").into())])
        }
    }
}

fn amount(words: &Words<'_>, metric: &Metric, amount: &Amount) -> String {
    let locale = words.locale();
    let sample = |n: u64| locale.text_with("ui-sample", &[("n", whole(n).into())]);
    let with = |value: Option<String>, n: u64| match value {
        Some(value) => format!("{value} · {}", sample(n)),
        None => sample(n),
    };
    match *amount {
        Amount::Absent => words::NOTHING.to_owned(),
        Amount::Share(ratio) if ratio.n < words.least(metric) => words::pair(ratio),
        Amount::Share(ratio) => format!("{} · {}", words::rate(ratio, words.least(metric)), words::pair(ratio)),
        Amount::Count(count) => words::count(count),
        // Half a second is below what is shown.
        Amount::Durations { n, median, .. } => with(median.map(|Halves(half)| locale.duration((half / 2) as i64)), n),
        Amount::Index { n, tenths, .. } => with(tenths.map(words::tenths), n),
        Amount::Promoters { tenths, .. } => with(tenths.map(words::tenths), amount.n().unwrap_or(0)),
    }
}

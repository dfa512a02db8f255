//! The sentences above the seven figures: how the month stands, as three rules read it.
//!
//! How many clauses were kept, missed and not measured; where customers' satisfaction stands and which way it goes; what did
//! the most harm. Each is made from states and figures that stand on the page; none weighs or guesses.

use super::context::Context;
use super::view::parts::{Arrow, Link};
use super::words::{self, Words, clause_state, whole};
use crate::link::FaultCase;
use crate::metrics::{Family, METRICS, PeriodRule, Question, Unit};
use crate::pages::view::parts::State;
use crate::report::{Amount, Figure, Standing, Status, coloured};

/// The sentences, each with the way to what it speaks of.
#[must_use]
pub fn sentences(context: &Context<'_>, words: &Words<'_>) -> Vec<Link> {
    [clauses(context, words), satisfaction(words), harm(context, words)].into_iter().flatten().collect()
}

/// How many clauses are in each state; none where the regulation has no clause with a colour.
fn clauses(context: &Context<'_>, words: &Words<'_>) -> Option<Link> {
    let all: Vec<&Standing> = coloured(&context.report().clauses).collect();
    if all.is_empty() {
        return None;
    }
    let say = |id: &str, n: usize| words.locale().text_with(id, &[("n", whole(n as u64).into())]);
    let count = |wanted: &[State]| all.iter().filter(|it| wanted.contains(&clause_state(it))).count();
    // The first three are said also where there are none: silence would leave open whether anybody looked.
    let told = [
        ("verdict-kept", count(&[State::Green]), true),
        ("verdict-missed", count(&[State::Red]), true),
        ("verdict-watched", count(&[State::Yellow]), false),
        ("verdict-unmeasured", count(&[State::NotMeasured, State::PartlyMeasured]), true),
        ("verdict-small", count(&[State::SmallSample]), false),
        ("verdict-none-due", count(&[State::NoneDue]), false),
    ];
    let told = told.into_iter().filter(|(_, n, always)| *always || *n > 0).map(|(id, n, _)| say(id, n));
    let list = told.collect::<Vec<_>>().join(&words.text("verdict-separator"));
    let n = whole(all.len() as u64).into();
    let text = words.locale().text_with("verdict-clauses", &[("n", n), ("list", list.into())]);
    Some(Link::new(text, words.href("scorecard.html")))
}

/// Where the share of satisfied customers stands and which way it goes.
fn satisfaction(words: &Words<'_>) -> Option<Link> {
    let figure = words.now("satisfied_rate")?;
    let locale = words.locale();
    let text = match (figure.status, figure.amount.clone()) {
        (Status::NotMeasured, _) => words.text("verdict-satisfaction-unmeasured"),
        (Status::SmallSample, amount) => {
            let n = whole(amount.n().unwrap_or(0)).into();
            locale.text_with("verdict-satisfaction-small", &[("n", n)])
        }
        (status, Amount::Share(ratio)) if ratio.n > 0 => {
            let level = |level: Option<_>| level.map_or_else(String::new, |it| words.level(figure.metric, it));
            let (id, level) = match status {
                Status::Red => ("verdict-satisfaction-red", level(figure.floor.or(figure.target))),
                Status::Yellow => ("verdict-satisfaction-yellow", level(figure.target)),
                Status::Green => ("verdict-satisfaction-green", level(figure.target)),
                _ => ("verdict-satisfaction", String::new()),
            };
            let change = words.change(figure).map_or_else(String::new, |change| match change.arrow {
                Arrow::None => words.text("verdict-unchanged"),
                _ => words.text("verdict-comma") + &change.text,
            });
            let pair = words::pair(ratio).into();
            let value = words::rate(ratio, 1).into();
            let args = [("value", value), ("pair", pair), ("level", level.into()), ("change", change.into())];
            locale.text_with(id, &args)
        }
        _ => return None,
    };
    Some(Link::new(text, words.existing("satisfaction.html")))
}

/// What did the most harm: major faults by the longest of them, else complaints past their date, else the promise to
/// customers that was broken most often.
fn harm(context: &Context<'_>, words: &Words<'_>) -> Option<Link> {
    faults(context, words).or_else(|| complaints(words)).or_else(|| broken(words)).or_else(|| {
        // What was not measured cannot be said not to have happened.
        let measured = |slug: &&str| words.now(slug).is_some_and(|figure| figure.status != Status::NotMeasured);
        let all = ["fault_count", "complaint_overdue_open", "first_response_on_time"].iter().all(measured);
        all.then(|| Link::new(words.text("verdict-harm-none"), words.href("actions.html")))
    })
}

fn faults(context: &Context<'_>, words: &Words<'_>) -> Option<Link> {
    let report = context.report();
    let cases = &context.matter.outcome.cases.faults;
    let rules = context.matter.department.rules(report.month, report.as_of);
    let known =
        |fault: &FaultCase| rules.month_of(fault.occurred.at) == report.month && fault.occurred.at < report.as_of;
    let took = |fault: &FaultCase| {
        let end = fault.recovered.filter(|at| !at.date_only && at.at < report.as_of && !fault.occurred.date_only)?;
        Some(end.at - fault.occurred.at)
    };
    let mine: Vec<usize> = (0..cases.cases.len()).filter(|place| known(&cases.cases[*place])).collect();
    // One that is not over yet is the longest of all.
    let worst = *mine.iter().max_by_key(|place| {
        let fault = &cases.cases[**place];
        (fault.recovered.is_none(), took(fault), std::cmp::Reverse(**place))
    })?;
    let id = context.matter.number(cases.records[worst].id);
    let n = whole(mine.len() as u64).into();
    let text = match (took(&cases.cases[worst]), cases.cases[worst].recovered) {
        (Some(took), _) => words.locale().text_with(
            "verdict-harm-fault",
            &[("n", n), ("id", id.into()), ("took", words.locale().duration(took).into())],
        ),
        (None, None) => words.locale().text_with("verdict-harm-fault-open", &[("n", n), ("id", id.into())]),
        (None, Some(_)) => words.locale().text_with("verdict-harm-fault-day", &[("n", n), ("id", id.into())]),
    };
    let page = context.matter.faults.get(worst).filter(|_| context.has("faults"));
    Some(Link::new(text, page.map_or_else(|| words.existing("faults.html"), |page| words.href(page))))
}

fn complaints(words: &Words<'_>) -> Option<Link> {
    let figure = words.now("complaint_overdue_open").filter(|figure| figure.status == Status::Red)?;
    let Amount::Count(n) = figure.amount else { return None };
    let text = words.locale().text_with("verdict-harm-complaints", &[("n", whole(n).into())]);
    Some(Link::new(text, words.href("actions.html#complaint_overdue")))
}

/// The promise to customers that was broken most often.
fn broken(words: &Words<'_>) -> Option<Link> {
    let to_customers = |family: Family| !matches!(family, Family::Communication | Family::Shop);
    let misses = |figure: &&Figure| matches!(figure.status, Status::Red | Status::Yellow) && figure.misses() > 0;
    let worst = METRICS
        .iter()
        .filter(|metric| metric.rule == PeriodRule::Promise && metric.unit == Unit::Ratio)
        .filter(|metric| to_customers(metric.family) && !matches!(metric.question, Question::Pooled(_)))
        .filter_map(|metric| words.now(metric.slug))
        .filter(misses)
        .rev()
        .max_by_key(|figure| figure.misses())?;
    let (n, name) = (whole(worst.misses()).into(), words.metric(worst.metric.slug).into());
    let text = words.locale().text_with("verdict-harm-promise", &[("n", n), ("metric", name)]);
    Some(Link::new(text, words.href(&format!("scorecard.html{}", clause(words, worst)))))
}

fn clause(words: &Words<'_>, figure: &Figure) -> String {
    let clause = words.clause_of(figure.metric.slug);
    clause.map_or_else(String::new, |clause| format!("#{}", super::view::overview::clause_id(&clause.id)))
}

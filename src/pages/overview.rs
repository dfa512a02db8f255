//! The first screen: seven figures, the findings, the strip of clauses, the first actions, and why to believe it.

use super::context::Context;
use super::view::overview::{Chapter, Count, Overview, OverviewBody, StripCell, Trust, clause_id};
use super::view::parts::{self, Arrow, Link, State};
use super::words::{self, Words, whole};
use crate::locale::Arg;
use crate::metrics::Nature;
use crate::report::actions::{overdue, top};
use crate::report::{Amount, Figure, Finding, Standing, Status, coloured};
use crate::stats::Ratio;

/// How many actions stand on the first screen at most.
const FIRST_ACTIONS: usize = 10;

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Overview {
    let month = context.shell.issue.month.clone();
    let mut frame = context.frame("overview", false);
    frame.description = context.locale.text_with("overview-description", &[("month", month.into())]);
    Overview { frame, body: body(context) }
}

/// What stands on the page; the print edition carries it too.
#[must_use]
pub fn body(context: &Context<'_>) -> OverviewBody {
    let words = context.words(0);
    let report = context.report();
    let matter = context.matter;
    let last_day = matter.department.periods.last_day(report.month);
    let open = super::remarks::open(context);
    let first = top(open.iter().copied(), last_day, FIRST_ACTIONS);
    let all = whole(open.iter().filter(|action| !action.list.is_next()).count() as u64);
    let trust = trust(context, &words);
    let worst = |state: State| trust.iter().any(|line| line.state == state);
    let believed = match () {
        () if worst(State::Yellow) => "overview-trust-care",
        () if worst(State::NotMeasured) => "overview-trust-partly",
        () => "overview-trust-yes",
    };
    OverviewBody {
        verdict: super::verdict::sentences(context, &words),
        figures: seven(context, &words),
        findings: report.findings.iter().map(|finding| sentence(context, finding)).collect(),
        strip: strip(context),
        counts: counts(coloured(&report.clauses)),
        actions: first.into_iter().map(|action| words.action(action)).collect(),
        all_actions: Link::new(
            context.locale.text_with("ui-see-all", &[("n", all.into())]),
            words.href("actions.html"),
        ),
        believed: context.locale.text(believed),
        trust,
    }
}

/// How many clauses are in each state: the three colours always, the others where there are any.
#[must_use]
pub fn counts<'a>(standings: impl Iterator<Item = &'a Standing>) -> Vec<Count> {
    let states: Vec<State> = standings.map(words::clause_state).collect();
    let count = |state: State| states.iter().filter(|it| **it == state).count();
    State::ALL
        .into_iter()
        .map(|state| (state, count(state)))
        .filter(|(state, n)| *n > 0 || matches!(state, State::Green | State::Yellow | State::Red))
        .map(|(state, n)| Count { state, n: n.to_string() })
        .collect()
}

/// A finding as a sentence with the way to its list.
#[must_use]
pub fn sentence(context: &Context<'_>, finding: &Finding) -> parts::Finding {
    let rule = finding.rule;
    let words = context.words(0);
    let text = context
        .locale
        .finding(finding, words::speech(context.matter))
        .unwrap_or_else(|_| context.locale.text(&finding.message));
    // A finding about a metric leads to the section that shows it, one that has a list to its list.
    let page = finding.href.ends_with(".html") && !finding.href.starts_with("quality");
    let section = finding.metric.filter(|_| page).and_then(|slug| super::places::seen(context, &words, slug));
    let href = section.map_or_else(|| words.existing(&finding.href), |section| section.href);
    let more = match href.split(['.', '#']).next().unwrap_or_default() {
        "actions" => "finding-more-list",
        "quality" => "finding-more-data",
        "year" => "finding-more-chart",
        _ => "finding-more-rows",
    };
    use crate::report::finding::FindingRule;
    let state = match rule {
        FindingRule::ZeroTolerance | FindingRule::RedPromise => State::Red,
        FindingRule::ControlSignal | FindingRule::MixEffect | FindingRule::DataCaveat => State::Yellow,
        FindingRule::Improvement => State::Green,
    };
    let file = href.split('#').next().unwrap_or_default();
    let listed = super::view::frame::PAGES.iter().find(|(_, it, _)| *it == file);
    let page = listed.map_or_else(String::new, |(slug, ..)| {
        let name = context.locale.text(&format!("nav-{slug}"));
        context.locale.text_with("finding-on-page", &[("page", name.into())])
    });
    let link = Link::new(context.locale.text(more), href);
    let subjects: Vec<&str> = finding
        .facts
        .values()
        .filter_map(|fact| if let crate::report::Fact::Text(text) = fact { Some(text.as_str()) } else { None })
        .chain(finding.metric)
        .collect();
    let note = super::remarks::about(context, &subjects);
    parts::Finding { rule: rule.slug().to_owned(), state, text, link, page, note }
}

fn seven(context: &Context<'_>, words: &Words<'_>) -> Vec<parts::Figure> {
    let card = |slug: &str| {
        let figure = words.now(slug)?;
        let mut card = words.figure(figure);
        card.note = words.note(figure);
        // The first screen says a change only where it is real, and leaves details to the pages behind it.
        card.change = card.change.filter(|change| change.arrow != Arrow::None).or_else(|| before(words, figure));
        card.target = words.levels(figure);
        card.note = None;
        Some(card)
    };
    let noted = |slug: &str, note: Option<String>| {
        let mut card = card(slug)?;
        card.note = note;
        card.interval = None;
        Some(card)
    };
    let cards = [
        card("satisfied_rate"),
        card("first_response_on_time"),
        card("resolution_on_time"),
        noted("complaint_overdue_open", complaints(words)),
        noted("fault_count", faults(words)),
        card("proactive_on_time"),
        Some(overdue_card(context, words)),
    ];
    cards.into_iter().flatten().collect()
}

/// What a counted figure was a month ago. Nothing is estimated there and nothing is to be tested, so that no arrow is drawn.
fn before(words: &Words<'_>, figure: &Figure) -> Option<parts::Change> {
    if !matches!(figure.metric.nature, Nature::Census | Nature::Count) {
        return None;
    }
    let before = words.past(figure).filter(|before| before.value().is_some())?;
    let text = words.locale().text_with("overview-before", &[("value", words.value(before).into())]);
    Some(parts::Change { arrow: Arrow::None, good: false, text })
}

fn complaints(words: &Words<'_>) -> Option<String> {
    let figure = words.now("complaint_count").filter(|figure| figure.status != Status::NotMeasured)?;
    match figure.amount {
        Amount::Count(n) => Some(words.locale().text_with("overview-complaints", &[("n", whole(n).into())])),
        _ => None,
    }
}

fn faults(words: &Words<'_>) -> Option<String> {
    let mut notes = Vec::new();
    if let Some(missing) = words.now("fault_report_on_time").map(|figure| figure.missing).filter(|n| *n > 0) {
        notes.push(words.locale().text_with("overview-analyses-missing", &[("n", whole(missing).into())]));
    }
    if let Some(figure) = words.now("fault_mttr").filter(|figure| figure.value().is_some()) {
        notes.push(words.locale().text_with("overview-recovery", &[("value", words.value(figure).into())]));
    }
    (!notes.is_empty()).then(|| notes.join(" · "))
}

fn overdue_card(context: &Context<'_>, words: &Words<'_>) -> parts::Figure {
    let report = context.report();
    let rules = context.matter.department.rules(report.month, report.as_of);
    let sum = overdue(super::remarks::open(context), &rules);
    let href = words.href("actions.html");
    parts::Figure {
        slug: "overdue".to_owned(),
        name: words.text("overview-overdue"),
        value: words::count(sum.all),
        pair: None,
        interval: None,
        target: None,
        state: State::Uncoloured,
        uncertain: false,
        change: None,
        badges: Vec::new(),
        note: Some(words.locale().text_with("overview-overdue-new", &[("n", whole(sum.new).into())])),
        definition: href.clone(),
        rows: Some(href),
        spark: None,
    }
}

fn strip(context: &Context<'_>) -> Vec<Chapter> {
    let regulation = &context.matter.department.regulation;
    let org = &context.matter.department.settings.org;
    let language = context.locale.tag();
    let cell = |standing: &Standing| {
        let clause = regulation.clause(&standing.id)?;
        Some((
            clause.chapter,
            StripCell {
                clause: clause.id.clone(),
                title: clause.title.of(language, org),
                state: words::clause_state(standing),
                href: format!("scorecard.html#{}", clause_id(&clause.id)),
            },
        ))
    };
    let cells: Vec<(u8, StripCell)> = coloured(&context.report().clauses).filter_map(cell).collect();
    regulation
        .chapters
        .iter()
        .map(|chapter| Chapter {
            title: chapter.title.of(language, org),
            cells: cells.iter().filter(|(number, _)| *number == chapter.number).map(|(_, cell)| cell.clone()).collect(),
        })
        .filter(|chapter| !chapter.cells.is_empty())
        .collect()
}

fn trust(context: &Context<'_>, words: &Words<'_>) -> Vec<Trust> {
    let report = context.report();
    let settings = &context.matter.department.settings;
    let sum = |of: fn(&crate::report::Input) -> u64| report.inputs.iter().map(of).sum::<u64>();
    let (read, rejected) = (sum(|input| input.read), sum(|input| input.rejected));
    let line = |id: &str, args: &[(&str, Arg<'_>)], state: State, href: &str| Trust {
        text: context.locale.text_with(id, args),
        state,
        href: words.href(href),
    };
    let share = Ratio::new(rejected, read.max(1));
    let mut lines = vec![line(
        "overview-trust-rows",
        &[
            ("files", whole(report.inputs.len() as u64).into()),
            ("read", whole(read).into()),
            ("rejected", whole(rejected).into()),
            ("share", words::rate(share, 1).into()),
        ],
        if share.share().unwrap_or(0.0) > settings.ingest.max_reject_share.as_f64() {
            State::Yellow
        } else {
            State::Green
        },
        "quality.html",
    )];
    let all = coloured(&report.clauses).count();
    let unmeasured = coloured(&report.clauses).filter(|clause| clause.status == Status::NotMeasured).count();
    let state = if unmeasured == 0 { State::Green } else { State::NotMeasured };
    lines.push(line(
        "overview-trust-measured",
        &[("all", whole(all as u64).into()), ("n", whole(unmeasured as u64).into())],
        state,
        "quality.html#missing",
    ));
    if let Some((late, n)) = super::quality::late_entries(report) {
        let share = words::rate(Ratio::new(late, n), 1);
        let days = settings.ingest.late_entry_days;
        let state = if late * 20 > n { State::Yellow } else { State::Green };
        let args = [("share", share.into()), ("days", i64::from(days).into())];
        lines.push(line("overview-trust-late", &args, state, "quality.html#cross"));
    }
    lines
}

//! Methods: the definition of every metric, the readings of unclear text, the settings in force, the glossary.

use serde_json::Value;

use super::context::Context;
use super::places::seen;
use super::quality::reason_slug;
use super::view::methods::{Definition, Family, Methods, glossary};
use super::view::parts::{Cell, Column, Fact, Kind, Link, Row, State, Table};
use super::words::{self, Words, whole};
use super::year::FAMILIES;
use crate::history::Definitions;
use crate::metrics::{Direction, METRICS, Metric};
use crate::report::Amount;
use crate::settings::reference::{self, Owner};

/// How many readings of unclear text there are, R1 to R16.
const READINGS: usize = 16;

/// The tables of the settings that decide figures.
const TABLES: &[&str] = &[
    "period.",
    "calendar.",
    "limits.",
    "visits.",
    "weekly.",
    "holiday_watch.",
    "yearend.",
    "proactive.",
    "survey.",
    "stats.",
    "targets.",
    "zero_tolerance.",
    "score.",
];

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Methods {
    let words = context.words(0);
    let chapters = &context.matter.department.settings.org.chapters;
    let department = context.matter.department;
    let version = Definitions::new(&department.settings, &department.regulation, context.month());
    let families = FAMILIES
        .iter()
        .filter(|(family, _)| *family != crate::metrics::Family::Shop || chapters.contains(&2))
        .map(|(family, slug)| Family {
            id: format!("family-{slug}"),
            title: words.text(&format!("family-{slug}")),
            definitions: METRICS
                .iter()
                .filter(|metric| metric.family == *family)
                .map(|metric| definition(context, &words, metric))
                .collect(),
        })
        .collect();
    let index = index(context, &words);
    Methods {
        frame: context.frame("methods", index.list),
        index,
        version: context.locale.text_with("ui-definitions-version", &[("version", version.version.into())]),
        families,
        readings: readings(context, &words),
        settings: settings(context, &words),
        glossary: glossary(context.locale),
    }
}

/// Every metric of the report in a list that can be searched: what it is called, how it stands, where it is defined.
fn index(context: &Context<'_>, words: &Words<'_>) -> Table {
    let regulation = &context.matter.department.regulation;
    let chapters = &context.matter.department.settings.org.chapters;
    let families =
        FAMILIES.iter().filter(|(family, _)| *family != crate::metrics::Family::Shop || chapters.contains(&2));
    let rows = families.flat_map(|(family, slug)| {
        METRICS.iter().filter(move |metric| metric.family == *family).map(move |metric| {
            let figure = words.now(metric.slug);
            let state = figure.map_or(State::NotMeasured, |figure| words::state(figure.status));
            let clauses: Vec<&str> = regulation.clauses_of(metric.slug).collect();
            Row::from([
                Cell::link(words.metric(metric.slug), format!("#{}", metric.slug)),
                Cell::text(words.text(&format!("family-{slug}"))),
                Cell::text(clauses.join(&words.text("separator"))),
                Cell::text(figure.map_or_else(|| words::NOTHING.to_owned(), |figure| words.value(figure))),
                Cell::text(figure.and_then(|figure| words.pair(figure)).unwrap_or_default()),
                Cell::marked(state, words.text(&format!("status-{}", state.slug()))),
            ])
        })
    });
    let columns = vec![
        Column::new(words.text("ui-figure"), Kind::Text),
        Column::filtered(words.text("methods-column-family"), Kind::Text),
        Column::new(words.text("ui-clause"), Kind::Text),
        Column::new(words.text("methods-fact-population"), Kind::Number),
        Column::new(words.text("ui-pair"), Kind::Number),
        Column::filtered(words.text("ui-status"), Kind::State),
    ];
    let caption = words.text("methods-index");
    Table { id: "metrics".to_owned(), caption, columns, rows: rows.collect(), note: None, list: true, stack: false }
}

fn definition(context: &Context<'_>, words: &Words<'_>, metric: &Metric) -> Definition {
    let slug = metric.slug;
    let id = format!("metric-{slug}");
    let regulation = &context.matter.department.regulation;
    let seen = seen(context, words, slug);
    Definition {
        slug: slug.to_owned(),
        name: words.text(&id),
        definition: words.text(&format!("{id}.definition")),
        note: context.locale.find(&format!("{id}.note"), &[]).ok(),
        clauses: regulation.clauses_of(slug).map(|clause| words.clause(clause)).collect(),
        facts: facts(context, words, metric),
        seen: seen.or_else(|| Some(Link::new(words.text("nav-scorecard"), words.href("scorecard.html")))),
        example: example(context, words, metric),
    }
}

fn facts(context: &Context<'_>, words: &Words<'_>, metric: &Metric) -> Vec<Fact> {
    let fact = |id: &str, value: String| Fact { name: words.text(id), value, ..Fact::default() };
    let settings = &context.matter.department.settings;
    let mut kind = words.text(&format!("kind-{}", metric.nature.letter()));
    if settings.zero_tolerance.metrics.iter().chain(&settings.zero_tolerance.missing_is_red).any(|it| it == metric.slug)
    {
        kind = format!("{kind} · {}", words.text("kind-Z"));
    }
    let mut facts = vec![
        fact("methods-fact-rule", words.text(&format!("period-rule-{}", metric.rule.letter()))),
        fact("methods-fact-kind", kind),
    ];
    if let Some(figure) = words.now(metric.slug) {
        let population = match figure.amount {
            Amount::Absent => words.text("status-not_measured"),
            _ => match words.pair(figure) {
                Some(pair) => format!("{} · {pair}", words.value(figure)),
                None => words.value(figure),
            },
        };
        facts.push(fact("methods-fact-population", population));
        if let Some(target) = figure.target {
            let sign = if metric.direction == Direction::Down { "≤" } else { "≥" };
            facts.push(fact("methods-fact-target", format!("{sign} {}", words.level(metric, target))));
        }
        if let Some(floor) = figure.floor.filter(|floor| figure.target != Some(*floor)) {
            facts.push(fact("methods-fact-floor", words.level(metric, floor)));
        }
        if let Some(by) = words.set_by(words.clause_of(metric.slug)).filter(|_| figure.target.is_some()) {
            facts.push(fact("methods-fact-set-by", by));
        }
        let excluded: Vec<String> = figure
            .excluded
            .iter()
            .map(|(reason, n)| {
                format!("{} {}", words.text(&format!("exclusion-{}", reason_slug(*reason))), words::count(*n))
            })
            .collect();
        if !excluded.is_empty() {
            facts.push(fact("methods-fact-exclusions", excluded.join(&words.text("separator"))));
        }
    }
    match metric.direction {
        Direction::Up => facts.push(fact("methods-fact-direction", words.text("methods-direction-up"))),
        Direction::Down => facts.push(fact("methods-fact-direction", words.text("methods-direction-down"))),
        Direction::None => {}
    }
    let kinds = metric.needs.iter().flat_map(|need| need.kinds());
    let mut kinds: Vec<String> = kinds.map(|kind| words.text(&format!("record-{}", kind.slug()))).collect();
    kinds.dedup();
    if !kinds.is_empty() {
        facts.push(fact("methods-fact-records", kinds.join(&words.text("separator"))));
    }
    facts
}

/// The worked example: the tiny exports as they are read, and the figure that they give. The people in it are invented,
/// but a roster may hold the very same names, and then they are nobody's to print.
fn example(context: &Context<'_>, words: &Words<'_>, metric: &Metric) -> Option<super::view::methods::Example> {
    let files: Vec<super::view::methods::ExampleFile> = metric
        .example
        .files
        .iter()
        .map(|(name, text)| super::view::methods::ExampleFile {
            name: (*name).to_owned(),
            text: context.matter.masker.mask(text.trim()).into_owned(),
        })
        .collect();
    (!files.is_empty()).then(|| super::view::methods::Example {
        title: words.locale().text_with(
            "methods-example",
            &[("month", metric.example.month.to_owned().into()), ("result", result(words, metric).into())],
        ),
        files,
    })
}

/// What the worked example gives, as figures are written: a duration in its units.
fn result(words: &Words<'_>, metric: &Metric) -> String {
    let text = metric.example.result;
    let parts: Option<Vec<i64>> = text.split(':').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some([hours, minutes, seconds]) => words.locale().duration(hours * 3600 + minutes * 60 + seconds),
        _ => text.to_owned(),
    }
}

fn readings(context: &Context<'_>, words: &Words<'_>) -> Table {
    let period = &context.matter.department.settings.period;
    let args = [
        ("days", whole(u64::from(period.report_due_days)).into()),
        ("time", json(&serde_json::to_value(period.report_due_time).unwrap_or_default()).into()),
    ];
    let rows = (1..=READINGS)
        .map(|n| {
            let id = format!("reading-R{n}");
            let part = |end: &str| context.locale.text_with(&format!("{id}{end}"), &args);
            Row::from([
                Cell::text(format!("R{n}")),
                Cell::text(part("")),
                Cell::text(part(".means")),
                Cell::text(part(".why")),
            ])
        })
        .collect();
    Table {
        id: "readings".to_owned(),
        caption: words.text("methods-readings"),
        columns: vec![
            Column::new(words.text("methods-column-number"), Kind::Code),
            Column::new(words.text("methods-column-text"), Kind::Text),
            Column::new(words.text("methods-column-reading"), Kind::Text),
            Column::new(words.text("methods-column-why"), Kind::Text),
        ],
        rows,
        note: None,
        list: false,
        stack: false,
    }
}

/// What holds in the report month, key by key.
fn settings(context: &Context<'_>, words: &Words<'_>) -> Table {
    let settings = &context.matter.department.settings;
    let now = settings.at(context.month());
    let mut all = serde_json::to_value(settings).unwrap_or_default();
    all["targets"] = serde_json::to_value(&now.targets).unwrap_or_default();
    all["limits"] = serde_json::to_value(&now.limits).unwrap_or_default();
    let rows = reference::rows()
        .into_iter()
        .filter(|row| TABLES.iter().any(|table| row.path.starts_with(table)))
        .filter_map(|row| {
            let found = row.path.split('.').try_fold(&all, |value, part| value.get(part));
            let value = found.filter(|value| !value.is_null()).map(json).or(row.default)?;
            let owner = match row.key.owner {
                Owner::Regulation => "ui-set-by-regulation",
                Owner::Department => "ui-set-by-department",
            };
            let told = context.locale.setting(row.key);
            Some(Row::from([Cell::text(row.path), Cell::text(value), Cell::text(words.text(owner)), Cell::text(told)]))
        })
        .collect();
    let changes: Vec<String> = settings.changes().map(|month| month.to_string()).collect();
    Table {
        id: "settings".to_owned(),
        caption: words.text("methods-settings"),
        columns: vec![
            Column::new(words.text("methods-column-key"), Kind::Code),
            Column::new(words.text("methods-column-value"), Kind::Text),
            Column::new(words.text("methods-fact-set-by"), Kind::Text),
            Column::new(words.text("methods-column-meaning"), Kind::Text),
        ],
        rows,
        note: (!changes.is_empty()).then(|| {
            context
                .locale
                .text_with("methods-settings-changes", &[("months", changes.join(&words.text("separator")).into())])
        }),
        list: false,
        stack: false,
    }
}

/// A value of the settings as one would write it.
fn json(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(json).collect::<Vec<_>>().join(", "),
        Value::Object(map) => {
            map.iter().map(|(key, value)| format!("{key} = {}", json(value))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

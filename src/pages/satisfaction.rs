//! `satisfaction.html`: what customers said, how many did, and what became of the unhappy ones.

use std::collections::BTreeMap;

use super::context::Context;
use super::kit::{Kit, section, small};
use super::tickets::trends;
use super::view::parts::{self, Cell, Chart, Kind as Set, Row, Section, State, Table};
use super::view::satisfaction::Satisfaction;
use super::words::{self, NOTHING, tenths};
use crate::charts::{aspects, funnel, opinions, quadrant};
use crate::ingest::{Answer, Kind, Words as _};
use crate::link::surveys::{QUESTIONS, SurveyCase};
use crate::metrics::{By, Verdict};
use crate::records::surveys::Survey;
use crate::report::satisfaction::manners;
use crate::report::{Amount, Figure};
use crate::stats::Ratio;
use crate::time::Moment;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Satisfaction {
    let kit = Kit::new(context, 0);
    let answers = answers(&kit);
    let comments = comments(&kit, &answers);
    let low_scores = low_scores(&kit);
    let list = low_scores.tables.iter().chain(comments.iter().flat_map(|it| &it.tables)).any(|table| table.list);
    let mut overall = section(kit.words.figures(&["satisfied_rate", "nps"]));
    overall.charts = trends(&kit, &["satisfied_rate"]);
    overall.tables.extend(asked_or_alone(&kit));
    Satisfaction {
        frame: context.frame("satisfaction", list),
        response: response(&kit),
        overall,
        distribution: distribution(&kit, &answers),
        index: index(&kit),
        priorities: priorities(&kit),
        low_scores,
        comments,
    }
}

/// The answers of the month with the rows behind them.
fn answers<'a>(kit: &Kit<'a>) -> Vec<(&'a SurveyCase, &'a Survey)> {
    let surveys = &kit.context.matter.outcome.cases.surveys;
    let of_month = |(case, _): &(&SurveyCase, &Survey)| kit.rules.month_of(case.submitted) == kit.month();
    surveys.answers.iter().zip(&surveys.rows).filter(of_month).collect()
}

fn response(kit: &Kit<'_>) -> Section {
    let rounds: Vec<_> = kit
        .context
        .matter
        .outcome
        .cases
        .surveys
        .rounds
        .iter()
        .filter(|round| kit.rules.month_of(round.at) == kit.month())
        .collect();
    let sent: u64 = rounds.iter().map(|round| u64::from(round.sent)).sum();
    let valid: u64 = rounds.iter().map(|round| u64::from(round.valid)).sum();
    let mut section = section(kit.words.figures(&["survey_response_rate"]));
    if sent > 0 {
        let title =
            kit.say("chart-title-returned", &[("n", words::whole(sent).into()), ("k", words::whole(valid).into())]);
        let spec = funnel::Funnel {
            head: kit.head(title, &kit.heads(&["chart-step", "chart-cases", "chart-passed"])),
            levels: vec![
                funnel::Climb {
                    name: kit.t("survey-sent"),
                    reached: small(sent),
                    solved: small(valid),
                    shown: words::count(sent),
                    passed_shown: String::new(),
                },
                funnel::Climb {
                    name: kit.t("survey-valid"),
                    reached: small(valid),
                    solved: small(valid),
                    shown: words::pair(Ratio::new(valid, sent)),
                    passed_shown: String::new(),
                },
            ],
        };
        section.charts.push(kit.chart("returned", String::new(), &spec));
        section.notes.extend(bounds(kit, sent, valid));
    }
    let rows = rounds.iter().map(|round| {
        let channel =
            round.channel.map_or_else(|| NOTHING.to_owned(), |channel| kit.t(&format!("channel-{}", channel.slug())));
        Row::from([
            Cell::text(round.campaign.map_or_else(|| NOTHING.to_owned(), |name| kit.shown(name))),
            Cell::text(channel),
            Cell::text(words::count(round.sent.into())),
            Cell::text(words::count(round.valid.into())),
        ])
    });
    let columns = [("round", Set::Text), ("channel", Set::Text), ("sent", Set::Number), ("valid", Set::Number)];
    section.tables.push(kit.table("rounds", &columns, rows.collect(), None));
    section
}

/// What the satisfied rate would be if all who were silent were unhappy, or happy.
fn bounds(kit: &Kit<'_>, sent: u64, valid: u64) -> Option<String> {
    let ratio = kit.words.now("satisfied_rate")?.ratio().filter(|ratio| ratio.n > 0 && sent >= valid)?;
    let silent = sent.checked_sub(ratio.n)?;
    let least = u64::from(kit.context.matter.department.settings.stats.min_n_opinion);
    (ratio.n >= least && silent > 0).then(|| {
        kit.say(
            "survey-bounds",
            &[
                ("n", words::whole(silent).into()),
                ("low", words::rate(Ratio::new(ratio.k, sent), least).into()),
                ("high", words::rate(Ratio::new(ratio.k + silent, sent), least).into()),
            ],
        )
    })
}

/// Answers to an employee who asks about himself beside those that customers gave alone.
fn asked_or_alone(kit: &Kit<'_>) -> Option<Table> {
    let split = manners(&kit.context.matter.outcome.cases.surveys.answers, &kit.rules);
    let least = u64::from(kit.context.matter.department.settings.stats.min_n_opinion);
    // A small part would tell who said what; then nothing is split.
    if split.len() < 2 || split.iter().any(|(_, ratio)| ratio.n < least) {
        return None;
    }
    let rows = split.into_iter().map(|(manner, ratio)| {
        Row::from([
            Cell::text(kit.t(&format!("manner-{}", manner.slug()))),
            Cell::text(words::rate(ratio, least)),
            Cell::text(words::pair(ratio)),
        ])
    });
    let columns = [("manner", Set::Text), ("satisfied", Set::Number), ("pair", Set::Number)];
    Some(kit.table("manners", &columns, rows.collect(), None))
}

/// The five levels, worst first.
const LEVELS: [&str; 5] =
    ["chart-very-dissatisfied", "chart-dissatisfied", "chart-neutral", "chart-satisfied", "chart-very-satisfied"];

fn distribution(kit: &Kit<'_>, answers: &[(&SurveyCase, &Survey)]) -> Section {
    let least = u64::from(kit.context.matter.department.settings.stats.min_n_opinion);
    let scales = &kit.context.matter.outcome.cases.surveys.scales;
    let mut rows = Vec::new();
    let mut left_out = Vec::new();
    for (place, question) in QUESTIONS.iter().enumerate() {
        let Some(scale) = scales.get(question) else { continue };
        let answer = |row: &Survey| -> Answer {
            match place {
                0 => row.overall,
                6 => row.attitude,
                dimension => row.dimensions[dimension - 1],
            }
        };
        let mut counts = [0_u32; 5];
        for (_, row) in answers {
            let Some(step) = scale.step(answer(row)).filter(|step| step.range > 0) else { continue };
            // Longer and shorter scales fall into five equal parts.
            let level = (step.above * 4 + step.range / 2) / step.range;
            counts[usize::try_from(level).unwrap_or(0).min(4)] += 1;
        }
        let n = u64::from(counts.iter().sum::<u32>());
        let name = kit.t(&format!("question-{question}"));
        if n == 0 {
            continue;
        }
        if n < least {
            left_out.push(name);
            continue;
        }
        rows.push(opinions::Spread {
            name,
            counts,
            shares: counts.map(|count| words::rate(Ratio::new(count.into(), n), 1)),
            n_shown: kit.n("chart-n", n),
            small: n < least,
        });
    }
    let unhappy = |row: &opinions::Spread| {
        Ratio::new(u64::from(row.counts[0] + row.counts[1]), row.counts.iter().sum::<u32>().into())
    };
    let worst = rows
        .iter()
        .filter(|row| unhappy(row).k > 0)
        .max_by(|a, b| unhappy(a).share().partial_cmp(&unhappy(b).share()).unwrap_or(std::cmp::Ordering::Equal));
    let title = match worst {
        Some(row) => {
            let ratio = unhappy(row);
            kit.say("chart-title-unhappy", &[("name", row.name.as_str().into()), ("pair", words::pair(ratio).into())])
        }
        None => kit.t("chart-title-nobody-unhappy"),
    };
    let mut section = Section::default();
    if !left_out.is_empty() {
        let names = left_out.join(&kit.t("separator"));
        section.notes.push(kit.say("survey-few", &[("names", names.into()), ("n", words::whole(least).into())]));
    }
    if !rows.is_empty() {
        let mut columns = vec!["chart-question"];
        columns.extend(LEVELS);
        let mut columns = kit.heads(&columns);
        columns.push("n".to_owned());
        let spec = opinions::Opinions { head: kit.head(title, &columns), levels: LEVELS.map(|id| kit.t(id)), rows };
        section.charts.push(kit.chart("opinions", kit.t("chart-caption-opinions"), &spec));
    }
    section
}

/// The figures of the index by dimension, in the order of the questionnaire.
fn dimensions<'a>(kit: &Kit<'a>) -> Vec<(String, &'a Figure)> {
    let figures = &kit.context.report().figures;
    let of: BTreeMap<&str, &Figure> = figures
        .parts("csi", kit.month(), By::Dimension)
        .filter_map(|figure| Some((figure.part.as_ref()?.key.as_str(), figure)))
        .collect();
    let names = ["install", "operation", "implement", "aftersales", "training"];
    names.iter().filter_map(|key| Some((kit.t(&format!("dimension-{key}")), *of.get(key)?))).collect()
}

fn index(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&["csi"]));
    let settings = &kit.context.matter.department.settings.survey;
    section.notes.push(kit.t(match settings.index {
        crate::settings::IndexMethod::Rescaled => "survey-index-rescaled",
        crate::settings::IndexMethod::Proportional => "survey-index-proportional",
        crate::settings::IndexMethod::Table => "survey-index-table",
    }));
    section.charts = trends(kit, &["csi"]);
    let rows: Vec<aspects::Aspect> = dimensions(kit)
        .into_iter()
        .map(|(name, figure)| aspects::Aspect {
            name,
            value: figure.value(),
            interval: figure
                .interval
                .filter(|_| figure.value().is_some())
                .map(|interval| (interval.low, interval.high)),
            shown: shown(kit, figure),
            small: figure.value().is_none(),
        })
        .collect();
    let lowest = rows
        .iter()
        .filter(|row| row.value.is_some())
        .min_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal));
    if let Some(lowest) = lowest {
        let value = lowest.value.map_or_else(String::new, |value| tenths((value * 10.0).round() as i64));
        let title = kit.say("chart-title-worst", &[("name", lowest.name.as_str().into()), ("value", value.into())]);
        let overall = kit.words.now("csi").and_then(|figure| Some((figure.value()?, kit.words.value(figure))));
        let spec = aspects::Aspects {
            head: kit.head(title, &kit.heads(&["group-dimension", "chart-index-interval"])),
            unit: crate::charts::Unit::Points,
            overall: overall.map(|(value, shown)| aspects_level(kit, value, &shown)),
            rows,
        };
        let chart = kit.chart("dimensions", kit.t("chart-caption-dimensions"), &spec);
        let table = Table::of_data(
            "data-dimensions",
            chart.title.clone(),
            kit.heads(&["group-dimension", "chart-index", "ui-interval", "ui-pair"]),
            dimensions(kit).into_iter().map(|(name, figure)| said(kit, name, figure)).collect(),
        );
        section.charts.push(Chart { table: Some(table), ..chart });
    }
    section
}

fn aspects_level(kit: &Kit<'_>, value: f64, shown: &str) -> crate::charts::trend::Level {
    crate::charts::trend::Level { value, label: format!("{} {shown}", kit.t("chart-overall")) }
}

/// The same in cells of their own.
fn said(kit: &Kit<'_>, name: String, figure: &Figure) -> Vec<String> {
    let interval = kit.words.interval(figure).unwrap_or_default();
    vec![name, kit.words.value(figure), interval, kit.words.pair(figure).unwrap_or_default()]
}

/// Value, interval and n in one line.
fn shown(kit: &Kit<'_>, figure: &Figure) -> String {
    let mut parts = vec![kit.words.value(figure)];
    parts.extend(kit.words.interval(figure).map(|interval| format!("[{interval}]")));
    parts.extend(kit.words.pair(figure));
    parts.join(" ")
}

/// The weights of the dimensions as the settings have them.
fn weights(kit: &Kit<'_>) -> Vec<f64> {
    kit.context.matter.department.settings.survey.weights.as_written().iter().map(|weight| weight.as_f64()).collect()
}

fn priorities(kit: &Kit<'_>) -> Section {
    let weights = weights(kit);
    let total: f64 = weights.iter().sum();
    let rated: Vec<(String, &Figure, f64)> = dimensions(kit)
        .into_iter()
        .zip(&weights)
        .map(|((name, figure), weight)| (name, figure, *weight / total.max(f64::MIN_POSITIVE) * 100.0))
        .collect();
    let points: Vec<quadrant::Weighed> = rated
        .iter()
        .filter_map(|(name, figure, weight)| {
            Some(quadrant::Weighed {
                name: name.clone(),
                importance: *weight,
                importance_shown: format!("{}%", tenths((weight * 10.0).round() as i64)),
                satisfaction: figure.value()?,
                satisfaction_shown: kit.words.value(figure),
                small: false,
            })
        })
        .collect();
    let mut section = Section::default();
    let overall = kit.words.now("csi").and_then(Figure::value);
    if let (false, Some(overall)) = (points.is_empty(), overall) {
        let even = 100.0 / points.len() as f64;
        let first = points.iter().filter(|it| it.importance >= even && it.satisfaction < overall).max_by(|a, b| {
            (a.importance * (overall - a.satisfaction))
                .partial_cmp(&(b.importance * (overall - b.satisfaction)))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let title = match first {
            Some(first) => kit.say(
                "chart-title-improve",
                &[("name", first.name.as_str().into()), ("value", first.satisfaction_shown.as_str().into())],
            ),
            None => kit.t("chart-title-improve-none"),
        };
        let spec = quadrant::Quadrant {
            head: kit.head(title, &kit.heads(&["group-dimension", "chart-importance", "chart-index"])),
            importance: kit.t("chart-importance"),
            satisfaction: kit.t("chart-index"),
            units: [crate::charts::Unit::Percent, crate::charts::Unit::Points],
            middle: (even, overall),
            corners: ["quadrant-keep-low", "quadrant-keep", "quadrant-later", "quadrant-first"].map(|id| kit.t(id)),
            points,
        };
        section.charts.push(kit.chart("priorities", kit.t("chart-caption-priorities"), &spec));
    }
    section
}

fn low_scores(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases;
    let mut section = section(kit.words.figures(&["low_score_followup_on_time", "unmet_reply_on_time"]));
    let log = &kit.context.report().rows;
    let followed: BTreeMap<u32, Verdict> =
        log.of_metric(Kit::metric("low_score_followup_on_time")).map(|(row, verdict)| (row.index, verdict)).collect();
    let low =
        cases.surveys.unmet.iter().filter(|it| {
            followed.contains_key(&it.index) || kit.rules.month_of(Moment::start_of(it.since)) == kit.month()
        });
    // Whose answer it was stays untold: a low score is dealt with, not published.
    let rows = low.map(|it| {
        let case = cases.surveys.answer(it.index).map(|(case, _)| case);
        Row::from([
            Cell::text(kit.date(Some(it.since))),
            followed.get(&it.index).map_or_else(|| Cell::text(NOTHING), |verdict| kit.outcome(verdict)),
            Cell::text(kit.date(case.and_then(|case| case.followed_on))),
            Cell::text(kit.date(it.analysed_on)),
            Cell::text(kit.date(it.improved_on)),
            Cell::text(kit.date(it.answered_on)),
        ])
    });
    let columns = [
        ("returned", Set::Code),
        ("followup", Set::Text),
        ("followed", Set::Code),
        ("analysed", Set::Code),
        ("improved", Set::Code),
        ("answered", Set::Code),
    ];
    section.tables.push(kit.table("low_scores", &columns, rows.collect(), Some(Kind::Surveys)));
    section
}

/// What customers wrote, masked and without a name, only where the settings allow it.
fn comments(kit: &Kit<'_>, answers: &[(&SurveyCase, &Survey)]) -> Option<Section> {
    let publish = &kit.context.matter.department.settings.publish;
    if !publish.comments {
        return None;
    }
    let mut said: Vec<String> = answers.iter().filter_map(|(_, row)| kit.free_text(row.more().comment)).collect();
    // In the order of the words, so that their place does not tell who wrote them.
    said.sort_by(|a, b| kit.context.locale.compare(a, b));
    let rows = said.into_iter().map(|text| Row::from([Cell::text(text)]));
    let table: Table = kit.table("comments", &[("comment", Set::Text)], rows.collect(), None);
    Some(Section { tables: vec![table], ..Section::default() })
}

/// The survey part of a customer's page. Answers are shown only where they are not anonymous and enough.
pub(super) fn of_customer(kit: &Kit<'_>, code: &str) -> Section {
    let least = u64::from(kit.context.matter.department.settings.stats.min_n_opinion).max(5);
    let figures: Vec<&Figure> = ["satisfied_rate", "csi"]
        .iter()
        .filter_map(|slug| {
            kit.context
                .report()
                .figures
                .parts(slug, kit.month(), By::Customer)
                .find(|figure| figure.part.as_ref().is_some_and(|part| part.key == code))
        })
        .collect();
    let enough = |figure: &&&Figure| figure.amount.n().is_some_and(|n| n >= least);
    let shown: Vec<parts::Figure> = figures
        .iter()
        .filter(enough)
        .map(|figure| parts::Figure { state: State::Uncoloured, ..kit.words.figure(figure) })
        .collect();
    let note = if shown.is_empty() {
        let given =
            figures.iter().any(|figure| !matches!(figure.amount, Amount::Absent) && figure.amount.n() > Some(0));
        Some(kit.t(if given { "customer-feedback-in-total" } else { "customer-feedback-none" }))
    } else {
        None
    };
    Section { figures: shown, notes: note.into_iter().collect(), ..Section::default() }
}

//! The scorecard: a row a clause.

use super::context::Context;
use super::overview::counts;
use super::places::seen;
use super::view::overview::clause_id;
use super::view::parts;
use super::view::scorecard::{Clause as Row, Score, ScoreChapter, Scorecard, ScorecardBody};
use super::words::{self, Words};
use crate::report::{Standing, coloured};
use crate::settings::{Clause, ClauseState};

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Scorecard {
    Scorecard { frame: context.frame("scorecard", false), body: body(context) }
}

/// What stands on the page; the print edition carries it too.
#[must_use]
pub fn body(context: &Context<'_>) -> ScorecardBody {
    let words = context.words(0);
    let report = context.report();
    let department = context.matter.department;
    let org = &department.settings.org;
    let chapters = department
        .regulation
        .chapters
        .iter()
        .map(|chapter| ScoreChapter {
            id: format!("chapter-{}", chapter.number),
            title: chapter.title.of(context.locale.tag(), org),
            clauses: report
                .clauses
                .iter()
                .filter_map(|standing| Some((standing, department.regulation.clause(&standing.id)?)))
                .filter(|(_, clause)| clause.chapter == chapter.number)
                .map(|(standing, clause)| row(context, &words, standing, clause))
                .collect(),
        })
        .filter(|chapter: &ScoreChapter| !chapter.clauses.is_empty())
        .collect();
    ScorecardBody { counts: counts(coloured(&report.clauses)), chapters, score: score(&words, context) }
}

fn row(context: &Context<'_>, words: &Words<'_>, standing: &Standing, clause: &Clause) -> Row {
    let department = context.matter.department;
    let org = &department.settings.org;
    let language = context.locale.tag();
    let roles = |roles: &[String]| {
        let names: Vec<String> =
            roles.iter().map(|role| department.regulation.role_name(role, org, language)).collect();
        names.join(&words.text("separator"))
    };
    let parties = match (clause.owed_by.is_empty(), clause.owed_to.is_empty()) {
        (false, false) => format!("{} → {}", roles(&clause.owed_by), roles(&clause.owed_to)),
        _ => roles(if clause.owed_by.is_empty() { &clause.owed_to } else { &clause.owed_by }),
    };
    let id = clause_id(&clause.id);
    let mut figures: Vec<parts::Figure> = clause
        .metrics()
        .filter_map(|slug| words.now(slug))
        .map(|figure| parts::Figure { target: words.target(figure, Some(clause)), ..words.figure(figure) })
        .collect();
    let has_primary = clause.primary.is_some() && !figures.is_empty();
    let primary = has_primary.then(|| {
        let first = figures.remove(0);
        parts::Figure { spark: words.spark(&first.slug, &format!("spark-{id}")), ..first }
    });
    let range = primary.as_ref().filter(|it| it.spark.is_some()).and_then(|it| words.spark_range(&it.slug));
    let (state, note) = match clause.state {
        ClauseState::Assessed => (Some(words::clause_state(standing)), None),
        ClauseState::NotAssessed => (None, Some(words.text("not-judged"))),
        ClauseState::Duplicate => {
            let other = clause.duplicate_of.clone().unwrap_or_default();
            (None, Some(context.locale.text_with("duplicate-of", &[("clause", other.into())])))
        }
    };
    let link = clause.metrics().find_map(|slug| seen(context, words, slug));
    Row {
        id,
        number: clause.id.clone(),
        title: clause.title.of(language, org),
        obligation: clause.obligation.of(language, org),
        parties,
        state,
        primary,
        range,
        others: figures,
        note,
        link,
    }
}

fn score(words: &Words<'_>, context: &Context<'_>) -> Option<Score> {
    let settings = &context.matter.department.settings;
    let total = context.report().score.filter(|_| settings.display.show_score && settings.score.enabled)?;
    let tenths = |value: f64| words::tenths((value * 10.0).round() as i64);
    Some(Score {
        value: total.score.map_or_else(|| words.text("scorecard-too-little"), tenths),
        coverage: words
            .locale()
            .text_with("scorecard-coverage", &[("share", format!("{}%", tenths(total.coverage * 100.0)).into())]),
    })
}

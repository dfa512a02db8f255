//! Makes the report of a month out of what was judged.

use std::sync::Arc;

use super::{Cases, Department, Judgement};
use crate::ingest::Encoding;
use crate::link::shop::SLOTS;
use crate::metrics::Rules;
use crate::report::actions::Desk;
use crate::report::findings::{Sources, findings};
use crate::report::mix::mixes;
use crate::report::satisfaction::mark_concentrated;
use crate::report::{Badge, Codes, Figures, Input, Labels, Report, score, scorecard};
use crate::time::{Moment, Month};

/// What publishing adds to a report: its edition, when it was issued, codes given before.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The number of the edition; 0 for a draft.
    pub edition: u32,
    /// When it was issued.
    pub issued_at: Option<Moment>,
    /// Codes given before.
    pub codes: Codes,
    /// Month and time of issue of every edition that was published.
    pub editions: Vec<(Month, Moment)>,
}

/// The report of the month of `rules`.
#[must_use]
pub fn report(
    cases: &Cases,
    judgement: &Judgement,
    rules: &Rules<'_>,
    department: &Department,
    publication: &Publication,
) -> Report {
    let judged = &judgement.judged;
    let month = rules.window().last;
    let settings = &department.settings;
    let roster = cases.roster();
    let mut labels = Labels::new(
        &cases.symbols,
        &roster.staff,
        &roster.customers,
        &roster.projects,
        &publication.codes,
        &settings.publish,
    );
    labels.set_departments(cases.teams.departments(&cases.symbols));
    labels.set_shifts(SLOTS.map(str::to_owned));
    let mut figures = Figures::new(&judged.tally, rules, &cases.availability, &labels);
    for month in rules.window().months().filter(|month| cases.teams.chats.only_sessions(*month, rules)) {
        if let Some(figure) = figures.of_mut("chat_reply_3min_rate", month) {
            figure.badges.push(Badge::BySession);
        }
    }
    mark_concentrated(&mut figures, &judgement.voices);
    let clauses = scorecard(&department.regulation, settings, &figures, month);
    let inputs = inputs(cases);
    let regulation = &department.regulation;
    let issued_at = publication.issued_at;
    let desk = Desk { records: cases, labels: &labels, regulation, rules, issued_at };
    let actions = desk.actions(judgement.drafts.measured(&cases.availability, month));
    let mixes = mixes(&judged.tally, rules);
    let findings = findings(&Sources {
        rules,
        figures: &figures,
        availability: &cases.availability,
        actions: &actions,
        tickets: &judgement.tickets,
        mixes: &mixes,
        regulation,
        inputs: &inputs,
        problems: &cases.problems,
        records: cases,
    });
    let score = score::of_month(&figures, &judged.tally, rules);
    Report {
        month,
        as_of: rules.as_of(),
        utc_offset: settings.calendar.timezone.offset_seconds(),
        edition: publication.edition,
        issued_at: publication.issued_at,
        inputs,
        availability: cases.availability.clone(),
        labels,
        figures,
        clauses,
        score,
        actions,
        findings,
        mixes,
        problems: cases.problems.clone(),
        rows: Arc::clone(&judgement.rows),
    }
}

fn inputs(cases: &Cases) -> Vec<Input> {
    let input = |file: &crate::ingest::ReadFile| Input {
        path: file.path.to_string(),
        shown: file.path.to_string(),
        kind: file.kind,
        sha256: file.sha256_hex(),
        encoding: file.encoding.map(Encoding::name),
        read: file.counts.read,
        kept: file.counts.kept,
        deduplicated: file.counts.deduplicated,
        skipped: file.counts.skipped,
        rejected: file.counts.rejected,
        span: file.span.map(|(first, last)| (first.date(), last.date())),
    };
    cases.files.iter().map(input).collect()
}

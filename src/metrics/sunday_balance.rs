//! Sunday shifts of the year so far, and how they fall to the agents.

use super::{
    By, Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;
use crate::records::shifts::ShiftKind;

/// The department's figure is their number; the groups show the balance. Information.
pub(crate) static METRIC: Metric = Metric {
    slug: "sunday_balance",
    family: Family::Shop,
    nature: Nature::Information,
    rule: PeriodRule::State,
    unit: Unit::Count,
    direction: Direction::None,
    needs: &[Need::Column(Kind::Shifts, column::ACTUAL)],
    groups: &[By::Owner],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "shifts.csv",
            "date,shift,scheduled,actual\n2026-09-27,全天班,陈某,陈某\n2026-10-04,全天班,陈某,陈某\n2026-10-11,全天班,周某,周某\n2026-10-12,晚班,陈某,陈某\n",
        )],
        result: "3",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.kind != ShiftKind::FullDay || shift.worked.is_none() {
        return;
    }
    let first = rules.month_of(shift.at);
    for month in rules.window().months().filter(|month| *month >= first && month.year() == first.year()) {
        verdicts.push(Verdict::Judged { month, outcome: Outcome::Yes, at: shift.at });
    }
}

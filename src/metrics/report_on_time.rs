//! The report of the month before was issued in time.

use super::{Direction, Example, Family, Metric, Nature, PeriodRule, Question, Rules, Unit, Verdict};
use crate::link::ReportDuty;

/// Read from the editions that were published; without an earlier edition nothing is due.
pub(crate) static METRIC: Metric = Metric {
    slug: "report_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[],
    groups: &[],
    question: Question::Report(judge),
    // The first report ever: nothing was published before, so that nothing was due.
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at\nT1,2026-10-13 10:00\n")],
        result: "0/0",
    },
};

fn judge(duty: &ReportDuty, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let period = &rules.settings().period;
    let due = rules.periods().report_due(
        rules.calendar(),
        duty.month,
        period.report_due_days,
        period.report_due_time.seconds(),
    );
    verdicts.push(rules.promise(due, duty.issued_at));
}

//! Unmet expectations that were analysed, mended and answered in time.

use super::{By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::UnmetCase;
use crate::records::surveys as column;
use crate::records::tickets;
use crate::time::Moment;

/// Measured where both questionnaires and tickets tell of them: without either, nobody knows how many there were.
/// Low scores from their submission, justified complaints from their first resolution; all three must be done within ten working days.
pub(crate) static METRIC: Metric = Metric {
    slug: "unmet_reply_on_time",
    family: Family::Satisfaction,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[
        Need::Column(Kind::Surveys, column::ANSWERED_ON),
        Need::Column(Kind::Tickets, tickets::COMPLAINT_UPHELD),
    ],
    groups: &[By::Customer, By::Project],
    question: Question::Unmet(judge),
    example: Example {
        month: "2026-10",
        files: &[("surveys.csv", "response_id,submitted_at,customer,overall,cause_analysed_on,improved_on,answered_on\n1,2026-10-12 10:00,甲,很不满意,2026-10-20,2026-10-22,2026-10-26\n2,2026-10-12 10:00,乙,不满意,2026-10-20,2026-10-22,\n3,2026-10-20 10:00,丙,一般,,,\n4,2026-10-20 10:00,丙,满意,,,\n5,2026-10-20 10:00,丙,很满意,,,\n"), ("tickets.csv", "ticket_id,opened_at,category,complaint_upheld\nT1,2026-10-12 10:00,consult,\n")],
        result: "1/2",
    },
};

fn judge(unmet: &UnmetCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let days = rules.when(Moment::start_of(unmet.since)).followup.unmet_days;
    let due = rules.calendar().nth_workday_after(unmet.since, days);
    verdicts.push(if unmet.anonymous {
        Verdict::Excluded { month: rules.periods().month_of_date(due), reason: Exclusion::Anonymous }
    } else {
        rules.promise_by_date(due, unmet.done_on())
    });
}

//! Swaps beyond the two that a month allows.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::RequestCase;

/// The third and later ones of one initiator in a calendar month. Zero tolerance; counted for the desk, never by person.
pub(crate) static METRIC: Metric = Metric {
    slug: "swap_over_limit",
    family: Family::Shop,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Kind(Kind::ShiftRequests)],
    groups: &[],
    question: Question::Request(judge),
    example: Example {
        month: "2026-10",
        files: &[
            ("staff.csv", "staff_id,name,dept,role\n1,陈某,网店,淘宝客服\n2,周某,网店,淘宝客服\n"),
            (
                "requests.csv",
                "kind,staff,partner,shift_date,requested_at,approved\n换班,陈某,周某,2026-10-06,2026-10-05 15:00,同意\n换班,陈某,周某,2026-10-14,2026-10-12 15:00,同意\n换班,陈某,周某,2026-10-27,2026-10-26 15:00,同意\n换班,周某,陈某,2026-10-28,2026-10-26 15:00,同意\n",
            ),
        ],
        result: "1",
    },
};

fn judge(request: &RequestCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if request.excess && request.begins < rules.as_of() {
        verdicts.push(rules.answer(request.begins, true));
    }
}

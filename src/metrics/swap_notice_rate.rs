//! Swaps that were reported before the shift began.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::RequestCase;

/// Swaps that were turned down did not happen.
pub(crate) static METRIC: Metric = Metric {
    slug: "swap_notice_rate",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::ShiftRequests)],
    groups: &[],
    question: Question::Request(judge),
    example: Example {
        month: "2026-10",
        files: &[
            ("staff.csv", "staff_id,name,dept,role\n1,陈某,网店,淘宝客服\n2,周某,网店,淘宝客服\n"),
            (
                "requests.csv",
                "kind,staff,partner,shift_date,requested_at,approved\n换班,陈某,周某,2026-10-14,2026-10-14 18:29,同意\n换班,周某,陈某,2026-10-15,2026-10-15 18:30,同意\n换班,周某,陈某,2026-10-21,2026-10-22 09:00,驳回\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(request: &RequestCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if !request.is_swap() || request.begins >= rules.as_of() {
        return;
    }
    let requested = request.requested;
    verdicts.push(if requested.date_only && requested.at.date() == request.begins.date() {
        Verdict::Excluded { month: rules.month_of(request.begins), reason: Exclusion::DateOnly }
    } else {
        rules.answer(request.begins, requested.at < request.begins)
    });
}

//! Extra shifts that were asked for and filled.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::RequestCase;
use crate::records::shift_requests as column;
use crate::records::shift_requests::RequestKind;

/// A promotion asks for more than the rota holds; information.
pub(crate) static METRIC: Metric = Metric {
    slug: "promo_fill_rate",
    family: Family::Shop,
    nature: Nature::Information,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::None,
    needs: &[Need::Column(Kind::ShiftRequests, column::FILLED)],
    groups: &[],
    question: Question::Request(judge),
    example: Example {
        month: "2026-10",
        files: &[
            ("staff.csv", "staff_id,name,dept,role\n1,陈某,网店,淘宝客服\n2,周某,网店,淘宝客服\n"),
            (
                "requests.csv",
                "kind,staff,shift_date,requested_at,approved,filled\n加班,陈某,2026-10-20,2026-10-15 15:00,同意,是\n促销加班,周某,2026-10-21,2026-10-15 15:00,同意,否\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(request: &RequestCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if request.kind == RequestKind::Extra && request.begins < rules.as_of() {
        verdicts.push(rules.answer(request.begins, request.filled == Some(true)));
    }
}

//! Leave that agents asked for a day ahead.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::RequestCase;
use crate::records::shift_requests::RequestKind;

/// Sudden illness with proof is left out. A date is enough: before midnight of the day before.
pub(crate) static METRIC: Metric = Metric {
    slug: "leave_notice_rate",
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
            (
                "staff.csv",
                "staff_id,name,dept,role\n1,陈某,网店,淘宝客服\n2,周某,网店,淘宝客服\n3,王某,技术服务部,技术服务人员\n",
            ),
            (
                "requests.csv",
                "kind,staff,shift_date,requested_at,approved\n请假,陈某,2026-10-14,2026-10-13 23:50,同意\n病假,周某,2026-10-15,2026-10-15 00:10,同意\n请假,王某,2026-10-15,2026-10-15 09:10,同意\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(request: &RequestCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if request.kind != RequestKind::Leave || !request.agent || request.begins >= rules.as_of() {
        return;
    }
    verdicts.push(if request.ill {
        Verdict::Excluded { month: rules.month_of(request.begins), reason: Exclusion::Illness }
    } else {
        let ahead = (request.date - request.requested.at.date()).num_days();
        rules.answer(request.begins, ahead >= i64::from(rules.settings().shop.leave_notice_days))
    });
}

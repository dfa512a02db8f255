//! Return visits of the shop's agents to buyers.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShopVisitCase;
use crate::records::visits as column;

/// Visits of the shop that reached somebody; information.
pub(crate) static METRIC: Metric = Metric {
    slug: "shop_visit_count",
    family: Family::Shop,
    nature: Nature::Information,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::None,
    needs: &[Need::Column(Kind::Visits, column::KIND)],
    groups: &[],
    question: Question::ShopVisit(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "visits.csv",
            "visit_id,project_id,visited_at,result,kind\n1,网店,2026-10-12 10:20,接通,网店\n2,网店,2026-10-13 10:20,未接通,网店\n3,P1,2026-10-13 10:20,接通,定期\n",
        )],
        result: "1",
    },
};

fn judge(visit: &ShopVisitCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(rules.answer(visit.at, true));
}

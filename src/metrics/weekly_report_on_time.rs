//! Weekly reports handed in by Friday noon.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::WeeklyCase;

/// Every staff-week that the roster makes is owed, whatever was exported; leave of the whole week excuses.
pub(crate) static METRIC: Metric = Metric {
    slug: "weekly_report_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::WeeklyReports), Need::Kind(Kind::Staff)],
    groups: &[By::Department],
    question: Question::Weekly(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "staff.csv",
                "staff_id,name,dept,role\n1,王某,技术服务部,技术服务人员\n2,李某,技术服务部,技术服务人员\n3,赵某,业务部,其他\n",
            ),
            (
                "weekly.csv",
                "staff,week,submitted_at\n王某,2026-W41,2026-10-09 12:00\n李某,2026-W41,2026-10-09 12:01\n王某,2026-W42,2026-10-15 17:30\n李某,2026-W42,2026-10-16 11:42\n王某,2026-W43,2026-10-23 10:00\n李某,2026-W43,2026-10-23 10:00\n王某,2026-W44,2026-10-30 10:00\n",
            ),
        ],
        result: "6/8",
    },
};

fn judge(week: &WeeklyCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(match week.submitted {
        _ if week.on_leave => Verdict::Excluded { month: rules.month_of(week.due), reason: Exclusion::OnLeave },
        Some(at) if at.date_only && at.at.date() == week.due.date() => {
            Verdict::Excluded { month: rules.month_of(week.due), reason: Exclusion::DateOnly }
        }
        submitted => rules.promise(week.due, submitted.map(|stamp| stamp.at)),
    });
}

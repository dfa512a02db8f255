//! Fault analyses whose four sections have real content.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::FaultCase;
use super::fault_report_on_time::report_due;
use crate::time::Moment;

/// Judged in the month of the due date, a later one in the month in which it came.
pub(crate) static METRIC: Metric = Metric {
    slug: "fault_report_complete",
    family: Family::Faults,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::FaultAnalyses)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at,recovered_at\nF1,P1,重大,2026-09-29 12:04,2026-09-29 15:00\n"), ("faults/F1.md", "---\n故障编号: F1\n提交日期: 2026-10-10\n反馈客户日期: 2026-10-12\n反馈业务部日期: 2026-10-12\n---\n## 故障影响\n两家客户的门户网站停止服务两小时\n## 处理情况\n切换到备机并通知所有受影响客户\n## 原因分析\n待补充\n## 纠正预防措施\n更换存储控制器并增加写入监控\n")],
        result: "0/1",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let (Some(due), Some(analysed)) = (report_due(fault, rules), fault.analysed_on) else { return };
    let at = Moment::end_of(due).max(Moment::start_of(analysed));
    let complete = fault.sections.iter().all(|real| *real);
    verdicts.push(if at >= rules.horizon() {
        Verdict::Pending { due: at, kept: complete }
    } else {
        rules.answer(at, complete)
    });
}

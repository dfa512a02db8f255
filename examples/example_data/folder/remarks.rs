//! `remarks.csv`: what people add to the figures: exemptions with their approver, evidence, a supervisor's note.

use super::company::Company;
use super::table::{Folder, Form, Table, row};

/// Writes the remarks.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut table = Table::new("月份,类型,对象,内容,批准人,日期");
    for project in company.projects.iter().filter(|project| project.exempt) {
        table.push(row!["", "豁免", project.id, "客户书面要求不作电话回访，改为季度例会", "陆承言", "2025-08-20"]);
    }
    table.push(row![
        "2026-08",
        "关闭",
        "fault_report_on_time",
        "F-2026-003 的分析报告已于 7 月 20 日补交，运营商说明附后",
        "陆承言",
        "2026-08-06"
    ]);
    table.push(row![
        "2026-09",
        "说明",
        "first_response_on_time",
        "9 月 29 日故障当天与次日人手集中抢修，普通工单响应延后",
        "贺知行",
        "2026-10-09"
    ]);
    table.push(row![
        "2026-10",
        "说明",
        "holiday_coverage",
        "10 月 5 日值班人员临时请假，未安排替班",
        "贺知行",
        "2026-11-02"
    ]);
    folder.add_text("remarks.csv", &table.csv(), Form::Plain);
}

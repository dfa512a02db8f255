//! `research/`: visits of leaders and senior engineers to customers, one a quarter, in Markdown.

use super::company::Company;
use super::table::{Folder, Form};

/// A visit: number, project, planned, done, leaders, engineers, plan of action, and the rows of suggestions.
type Visit = (
    &'static str,
    usize,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const VISITS: [Visit; 6] = [
    (
        "DY-2025-03",
        4,
        "2025-09-18",
        "2025-09-18",
        "顾明澜",
        "白慕岩",
        "2025-09-26",
        &[
            "希望培训材料配视频 | 建议 | 任晚晴 | 2025-11-14 | 2025-11-12 | ",
            "对账文件偶有延迟 | 意见 | 宋听澜 | 2025-10-31 | 2025-10-30 | ",
        ],
    ),
    (
        "DY-2025-04",
        17,
        "2025-12-11",
        "2025-12-11",
        "祁远舟",
        "裴松年、白慕岩",
        "2025-12-24",
        &[
            "年底盘点期间希望驻场 | 建议 | 何见山 | 2025-12-26 | 2025-12-26 | ",
            "工程师更换频繁 | 批评 | 梁牧之 | 2026-02-13 | 2026-03-02 | ",
        ],
    ),
    (
        "DY-2026-01",
        9,
        "2026-03-12",
        "2026-03-19",
        "顾明澜",
        "裴松年",
        "2026-04-01",
        &["希望提供接口文档 | 建议 | 宋听澜 | 2026-04-24 | 2026-04-22 | "],
    ),
    (
        "DY-2026-02",
        26,
        "2026-06-10",
        "2026-06-10",
        "",
        "白慕岩",
        "2026-06-23",
        &[
            "夜间值守电话难以打通 | 批评 | 梁牧之 | 2026-06-30 | 2026-06-15 | ",
            "希望有月度运行简报 | 建议 | 林疏影 | 2026-07-31 | 2026-07-28 | ",
        ],
    ),
    (
        "DY-2026-03",
        11,
        "2026-09-17",
        "2026-09-17",
        "祁远舟",
        "裴松年",
        "2026-09-29",
        &[
            "希望月度巡检报告提前一天送达 | 建议 | 丁若谷 | 2026-10-16 | 2026-10-14 | ",
            "备件到货周期长 | 意见 | 何见山 | 2026-10-23 |  | ",
        ],
    ),
    (
        "DY-2026-04",
        45,
        "2026-10-22",
        "2026-10-22",
        "顾明澜",
        "白慕岩、裴松年",
        "",
        &[
            "同步慢的问题拖了两个月才有人合并处理 | 投诉 | 梁牧之 | 2026-11-20 |  | ",
            "希望升级窗口避开下午高峰 | 建议 | 石清扬 | 2026-11-13 |  | ",
            "希望固定一名对接工程师 | 建议 | 梁牧之 | 2026-11-30 |  | ",
        ],
    ),
];

/// Writes one file a visit.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    for (id, project, planned, done, leaders, engineers, plan, suggestions) in VISITS {
        let customer = &company.project(project).customer;
        let rows: String =
            suggestions.iter().enumerate().map(|(index, row)| format!("| {} | {row}|\n", index + 1)).collect();
        let text = format!(
            "---\n调研编号: {id}\n客户: {customer}\n计划日期: {planned}\n实施日期: {done}\n带队领导: {leaders}\n\
             参加工程师: {engineers}\n方案制定日期: {plan}\n---\n# 服务调研纪要\n\n现场走访信息部与一线使用人员，逐项核对上次意见的落实情况。\n\n\
             ## 意见与建议\n\n| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n{rows}"
        );
        folder.add_text(format!("research/{id}.md"), &text, Form::Plain);
    }
}

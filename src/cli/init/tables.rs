//! The tables of the starter folder: a company of three projects and a shop desk in October 2026. All of it is invented.

use crate::ingest::Kind;

/// A table: where it stands, what it holds, which columns, and its rows with `|` between the cells.
pub(super) struct Sheet {
    /// Path below `data/`.
    pub(super) path: &'static str,
    /// The record type.
    pub(super) kind: Kind,
    /// Our names of the columns; the file gets the headers that people know.
    pub(super) columns: &'static str,
    /// The rows.
    pub(super) rows: &'static str,
}

/// One of every kind that is kept as a table.
pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        path: "tickets/2026-10.csv",
        kind: Kind::Tickets,
        columns: "ticket_id|opened_at|customer|project|contact_present|channel|category|priority|description_present|\
                  first_owner|assignee|first_response_at|first_resolved_at|status|level|complaint_upheld|complaint_cause|\
                  is_major|updated_at",
        rows: "\
GD20261009-001|2026-10-09 09:12|青禾食品有限公司|P-2025-001|有|电话|咨询|低|怎样导出月报|林一诺|林一诺|2026-10-09 09:20|2026-10-09 10:05|已完结|电话|||否|2026-10-09 10:05
GD20261012-001|2026-10-12 14:30|望川物流有限公司|P-2025-002|有|微信|故障|高|扫码枪连不上|林一诺|周以安|2026-10-12 15:10|2026-10-12 16:40|已完结|远程|||否|2026-10-12 16:40
GD20261014-001|2026-10-14 11:30|青禾食品有限公司|P-2025-001|有|电话|故障|中|登录后白屏|林一诺|周以安|2026-10-14 13:40|2026-10-15 10:05|已完结|远程|||否|2026-10-15 10:05
GD20261020-001|2026-10-20 02:10|云汀医疗有限公司|P-2026-003|有|电话|故障|紧急|门户无法访问|周以安|周以安|2026-10-20 02:18|2026-10-20 04:14|已完结|现场|||是|2026-10-20 04:14
GD20261022-001|2026-10-22 15:05|望川物流有限公司|P-2025-002|有|电话|投诉|中|等了两天没有人回电|林一诺|林一诺|2026-10-22 16:10|2026-10-28 11:00|已完结|电话|成立|时效|否|2026-10-28 11:00
GD20261027-001|2026-10-27 10:00|青禾食品有限公司|P-2025-001|有|网站|需求|低|希望增加报表|林一诺|林一诺|2026-10-27 13:30||处理中|电话|||否|2026-10-27 13:30
GD20261029-001|2026-10-29 16:20|云汀医疗有限公司|P-2026-003|有|电话|故障|中|打印机离线|周以安|周以安|2026-10-29 16:31|2026-10-30 09:45|已完结|现场|||否|2026-10-30 09:45",
    },
    Sheet {
        path: "surveys/2026-10.csv",
        kind: Kind::Surveys,
        columns: "response_id|submitted_at|campaign_id|channel|customer|overall|d_install|d_operation|d_implement|\
                  d_aftersales|d_training|nps|comment|followed_up_on|cause_analysed_on|improved_on|answered_on",
        rows: "\
1|2026-10-21 09:05|2026-10|微信|青禾食品有限公司|满意|5|4|4|5|未参加|9|希望增加报表||||
2|2026-10-21 10:40|2026-10|微信|青禾食品有限公司|很满意|5|5|5|5|4|10|||||
3|2026-10-22 15:12|2026-10|微信|望川物流有限公司|不满意|3|2|3|2|3|4|投诉后两天没有回电|2026-10-23|2026-10-26|2026-10-28|2026-10-28
4|2026-10-23 11:30|2026-10|微信|云汀医疗有限公司|满意|4|4|5|4|4|8|||||
5|2026-10-26 16:45|2026-10|微信|云汀医疗有限公司|一般|4|3|4|4|未参加|7|||||",
    },
    Sheet {
        path: "campaigns.csv",
        kind: Kind::Campaigns,
        columns: "campaign_id|channel|sent_count|opened_on|closed_on",
        rows: "2026-10|微信|9|2026-10-20|2026-10-27",
    },
    Sheet {
        path: "projects.csv",
        kind: Kind::Projects,
        columns: "project_id|project_name|customer|delivered_on|ended_on|zone|visit_owner|pm|account_owner|contact_present",
        rows: "\
P-2025-001|生产看板|青禾食品有限公司|2025-10-10|2027-10-09|市区|林一诺|沈知远|何清扬|有
P-2025-002|仓储系统|望川物流有限公司|2025-06-18||郊区|林一诺|沈知远|何清扬|有
P-2026-003|门户网站|云汀医疗有限公司|2026-03-02||省内|周以安|沈知远|何清扬|有",
    },
    Sheet {
        path: "visits/2026.csv",
        kind: Kind::Visits,
        columns: "visit_id|project_id|visited_at|result|method|kind|visitor|issue|issue_due|issue_closed_on|recorded_at",
        rows: "\
HF-001|P-2025-001|2026-10-12 10:20|接通|电话|定期|林一诺|希望增加报表|2026-10-19|2026-10-16|2026-10-12 18:00
HF-002|P-2025-002|2026-10-15 15:00|未接通|电话|定期|林一诺||||2026-10-15 18:00
HF-003|P-2026-003|2026-10-21 09:30|接通|电话|定期|周以安||||2026-10-21 18:00",
    },
    Sheet {
        path: "faults.csv",
        kind: Kind::Faults,
        columns: "fault_id|project_id|severity|occurred_at|known_at|place|phenomenon|plan|owner_notified_at|\
                  manager_notified_at|filed_at|exec_notified_at|recovered_at|cause_class",
        rows: "F-2026-001|P-2026-003|重大|2026-10-20 02:04|2026-10-20 02:10|客户机房|门户无法访问|切换备用环境|\
               2026-10-20 02:31|2026-10-20 02:38|2026-10-20 03:05|2026-10-20 04:06|2026-10-20 04:14|硬件",
    },
    Sheet {
        path: "inspections/2026.csv",
        kind: Kind::Inspections,
        columns: "inspection_id|project_id|planned_on|done_on|inspector|finding_no|finding|grade|submitted_on|due_on|closed_on",
        rows: "\
XJ-001|P-2025-001|2026-10-12|2026-10-12|周以安|1|UPS 电池鼓包|重大|2026-10-13|2026-10-15|2026-10-15
XJ-002|P-2025-002|2026-10-19|2026-10-21|周以安||||||
XJ-003|P-2026-003|2026-10-26|2026-10-26|周以安||||||",
    },
    Sheet {
        path: "weekly/2026-10.csv",
        kind: Kind::WeeklyReports,
        columns: "staff|week|submitted_at|has_service|has_feedback",
        rows: "\
周以安|2026-W42|2026-10-16 11:42|处理工单 3 件|客户希望增加报表
周以安|2026-W43|2026-10-23 11:50|处理故障 1 次|无
周以安|2026-W44|2026-10-30 17:05|处理工单 2 件|无",
    },
    Sheet {
        path: "liaison/2026.csv",
        kind: Kind::Liaison,
        columns: "form_id|issued_at|from_dept|to_dept|subject|ticket_id|acked_on|required_by|replied_on|disputed",
        rows: "\
LL-2026-001|2026-10-12|技术服务部|采购部|备件借用|GD20261012-001|2026-10-13|2026-10-15|2026-10-15|否
LL-2026-002|2026-10-21|技术服务部|业务部|存储控制器更换|GD20261020-001|2026-10-22|2026-10-26|2026-10-28|否",
    },
    Sheet {
        path: "yearend/2025.csv",
        kind: Kind::Yearend,
        columns: "customer|gift_status|sent_on|demand_status|demand_on|demand_class",
        rows: "\
青禾食品有限公司|已寄|2025-12-18|已了解|2025-12-22|扩容
望川物流有限公司|已寄|2025-12-18|已了解|2025-12-24|无",
    },
    Sheet {
        path: "duty/2026.csv",
        kind: Kind::HolidayDuty,
        columns: "checked_at|staff|site|status|contacted_at",
        rows: "\
2026-10-01 09:10|周以安|门户网站|正常|
2026-10-02 09:05|周以安|门户网站|正常|
2026-10-03 21:10|周以安|门户网站|异常|2026-10-03 21:22
2026-10-04 09:02|林一诺|门户网站|正常|
2026-10-05 09:15|林一诺|门户网站|正常|
2026-10-06 09:00|林一诺|门户网站|正常|",
    },
    Sheet {
        path: "shop/shifts.csv",
        kind: Kind::Shifts,
        columns: "date|shift|scheduled|actual|start_at|end_at|attendance|left_post|handover_to|questions|pending|signed",
        rows: "\
2026-10-24|全天班|陈舒|陈舒|08:55|18:02|正常|0|吴桐|尺码咨询 2 位未回|催发货 1 单|是
2026-10-26|晚班|陈舒|陈舒|18:27|24:00|正常|0|吴桐|无|无|是
2026-10-27|晚班|吴桐|陈舒|18:30|24:00|正常|0|吴桐|无|退货 1 单|是",
    },
    Sheet {
        path: "shop/requests.csv",
        kind: Kind::ShiftRequests,
        columns: "kind|staff|partner|shift_date|requested_at|approved",
        rows: "换班|吴桐|陈舒|2026-10-27|2026-10-26 15:00|同意",
    },
    Sheet {
        path: "shop/chats.csv",
        kind: Kind::ChatSessions,
        columns: "session_id|round_no|agent|first_msg_at|first_reply_at|robot_only|valid|inquiry|paid",
        rows: "\
S9001|1|陈舒|2026-10-24 10:10:15|2026-10-24 10:10:48|否|是|是|是
S9002|1|陈舒|2026-10-26 19:02:10|2026-10-26 19:07:31|否|是|是|否
S9003|1|陈舒|2026-10-27 20:15:00|2026-10-27 20:15:40|否|是|否|否",
    },
    Sheet {
        path: "shop/orders.csv",
        kind: Kind::Orders,
        columns: "order_id|shipped_at|tracked_at|exception|exception_at|notified_at|aftersales|aftersales_at|quality_no",
        rows: "\
DD202610240001|2026-10-24 16:20|2026-10-25 09:05|无|||||
DD202610260002|2026-10-26 16:40|2026-10-27 10:12|停滞|2026-10-28 09:00|2026-10-28 15:40|退货|2026-10-30 10:00|ZL-2026-001",
    },
    Sheet {
        path: "staff.csv",
        kind: Kind::Staff,
        columns: "staff_id|name|dept|role|joined_on|left_on|weekly_report",
        rows: "\
1001|林一诺|客服部|客服人员|2024-03-01||否
1002|周以安|技术服务部|技术服务人员|2023-07-10||是
1003|沈知远|技术服务部|项目经理|2021-04-06||否
1004|何清扬|业务部|其他|2020-09-01||否
1005|陈舒|网店|客服|2025-02-17||否
1006|吴桐|网店|客服|2025-05-06||否",
    },
    Sheet {
        path: "remarks.csv",
        kind: Kind::Remarks,
        columns: "month|kind|subject|text|approver|date",
        rows: "2026-10|说明|first_response_on_time|10 月 12 日下午集中抢修，扫码枪一单响应超时|何清扬|2026-11-02",
    },
];

/// The documents: an analysis of a fault, and a research visit. They are Markdown with a head of fields.
pub(super) const DOCUMENTS: &[(&str, &str)] = &[
    (
        "faults/F-2026-001.md",
        "\
---
故障编号: F-2026-001
提交日期: 2026-10-22
编写人: 周以安
反馈客户日期: 2026-10-23
反馈业务部日期: 2026-10-23
---
## 一、故障影响

门户网站无法访问 2 小时 10 分，影响挂号预约。

## 二、处理情况

02:18 到岗，02:40 切换备用环境，04:14 恢复并与客户确认。

## 三、原因分析

存储控制器电容老化，冗余路径未生效，备用控制器没有接管。

## 四、纠正预防措施

| 序号 | 措施 | 类型 | 责任人 | 完成期限 | 完成日期 |
|---|---|---|---|---|---|
| 1 | 更换存储控制器 | 纠正 | 周以安 | 2026-10-30 | 2026-10-29 |
| 2 | 每季度演练一次控制器切换 | 预防 | 周以安 | 2026-12-31 | |
",
    ),
    (
        "research/DY-2026-01.md",
        "\
---
调研编号: DY-2026-01
客户: 青禾食品有限公司
计划日期: 2026-10-15
实施日期: 2026-10-16
带队领导: 沈知远
参加工程师: 周以安
方案制定日期: 2026-10-28
---
# 服务调研纪要

现场走访生产部，逐项核对上次意见的落实情况。

## 意见与建议

| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |
|---|---|---|---|---|---|---|
| 1 | 希望巡检报告提前一天送达 | 建议 | 周以安 | 2026-11-20 | | |
",
    ),
];

/// What stands beside `data/`: how to go on from here.
pub(super) const README: &str = "\
# 服务监督报告 · 起步文件夹

里面的数据是虚构的，每一类记录各有一个小文件，随时可以换掉。在本文件夹里：

1. `jiandu build` 生成报告，`jiandu open` 打开它；`jiandu serve` 打开预览，改了文件页面就跟着变。
2. 把 `data/` 里的文件换成自己的导出：CSV、TSV、XLSX、Markdown 都能读，编码和表头会自动识别。
   文件名（或所在文件夹）说明种类：`jiandu schema` 列出可用的名字，`jiandu schema tickets` 列出工单的各列。
   没有的种类，删掉它的文件即可，相应指标显示“未测”。不要把虚构的和自己的混在一起。
3. `jiandu check` 从上到下列出读不懂的地方：文件、行号、原文、应为什么、怎么办，以及哪些指标因缺什么而未测。
   例如它说 `priority: 加急件: 值不能识别`，就在 `data/report.toml` 里写：

   ```toml
   [values.tickets.priority]
   \"加急件\" = \"p2\"
   ```

4. `jiandu explain first_response_on_time` 说明一个数字的口径，并列出它背后的每条记录。
5. 月份齐了就 `jiandu publish --month 2026-10`：数字从此封存，以后的变化会并列显示。
6. 每一个设置都写在 `data/report.toml` 里，带说明；行首的 `# ` 去掉就生效。

# Service supervision report: a starter folder

Its data is invented, one small file of each kind, there to be replaced. In this folder:

1. `jiandu build` makes the report and `jiandu open` shows it; `jiandu serve` shows a preview that follows every change of a file.
2. Replace the files in `data/` by your own exports: CSV, TSV, XLSX and Markdown; encodings and headers are found by themselves.
   The name of a file, or of its folder, says what it holds: `jiandu schema` lists the names, `jiandu schema tickets` the columns.
   Delete the files of kinds that you do not have: their figures say \"not measured\". Do not mix invented records with your own.
3. `jiandu check` lists what could not be read, from the top: file, line, what was found, what is expected, what to do; and which
   figures are not measured for want of what. Where it says `priority: Rush: value not understood`, write in `data/report.toml`:

   ```toml
   [values.tickets.priority]
   \"Rush\" = \"p2\"
   ```

4. `jiandu explain first_response_on_time` gives the definition of a figure and every record behind it.
5. When the month is complete, `jiandu publish --month 2026-10`: its figures are sealed, and later changes stand beside them.
6. Every setting stands in `data/report.toml`, with its explanation; take the `# ` away to change one.
";

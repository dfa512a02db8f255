//! Taking evidence away never makes a figure better: not a cell, not a row, not a file.

use jiandu::metrics::{Direction, find};
use jiandu::report::{Figure, Status};

use crate::harness::{Folder, Issue};

/// A table of the exports, and of which figures each column is the evidence.
struct Table {
    file: &'static str,
    header: &'static str,
    rows: &'static [&'static str],
    evidence: &'static [(&'static str, &'static [&'static str])],
    /// What a whole row is the evidence of.
    row: &'static [&'static str],
}

const UNMET: &[&str] = &["unmet_reply_on_time"];

const TABLES: &[Table] = &[
    Table {
        file: "tickets.csv",
        header: "ticket_id,opened_at,category,priority,customer,contact_present,channel,description_present,first_owner,assignee,in_scope,transferred_to,transferred_at,transfer_accepted_at,first_response_at,first_resolved_at,zone,dispatched_at,departed_at,arrived_at,is_major,gm_reported_at,remote_used,remote_authorized,complaint_upheld,complaint_cause,cause_analysed_on,improved_on,answered_on",
        rows: &[
            "T1,2026-10-08 10:00,complaint,p3,甲,是,phone,慢,李某,王某,是,,,,2026-10-08 10:30,2026-10-09 10:00,,,,,否,,否,,成立,时效,2026-10-12,2026-10-13,2026-10-14",
            "T2,2026-10-08 10:00,complaint,p3,乙,是,phone,慢,李某,王某,否,运维组,2026-10-08 10:20,2026-10-08 11:00,2026-10-08 13:30,2026-10-20 10:00,,,,,否,,否,,不成立,质量,,,",
            "T3,2026-10-12 10:00,fault,p2,丙,是,web,白屏,,王某,是,,,,2026-10-12 10:10,2026-10-12 15:00,city,2026-10-12 10:20,2026-10-12 10:40,2026-10-12 11:40,否,,是,是,,,,,",
            "T4,2026-10-13 10:00,fault,p1,丁,是,wechat,中断,,李某,是,,,,2026-10-13 10:05,2026-10-13 12:00,suburb,2026-10-13 10:10,2026-10-13 11:40,2026-10-13 13:00,是,2026-10-13 10:20,是,是,,,,,",
            "T5,2026-10-14 10:00,request,p4,戊,,phone,报表,李某,李某,否,采购部,2026-10-14 10:30,2026-10-14 16:00,2026-10-14 11:00,,,,,,否,,否,,,,,,",
        ],
        evidence: &[
            ("contact_present", &["record_complete_rate"]),
            ("description_present", &["record_complete_rate"]),
            ("first_owner", &["first_owner_rate", "record_complete_rate"]),
            ("transferred_to", &["transfer_registered_rate"]),
            ("transferred_at", &["transfer_registered_rate"]),
            ("transfer_accepted_at", &["transfer_accept_on_time"]),
            (
                "first_response_at",
                &["first_response_on_time", "complaint_ack_on_time", "first_owner_rate", "record_complete_rate"],
            ),
            (
                "first_resolved_at",
                &[
                    "resolution_on_time",
                    "first_response_on_time",
                    "complaint_closed_on_time",
                    "complaint_overdue_open",
                    "backlog_open",
                ],
            ),
            ("departed_at", &["departure_on_time"]),
            ("arrived_at", &["arrival_on_time"]),
            ("gm_reported_at", &["major_report_on_time"]),
            ("remote_authorized", &["remote_auth_rate"]),
            ("cause_analysed_on", UNMET),
            ("improved_on", UNMET),
            ("answered_on", UNMET),
        ],
        row: &[],
    },
    Table {
        file: "surveys.csv",
        header: "response_id,submitted_at,campaign_id,customer,overall,followed_up_on,cause_analysed_on,improved_on,answered_on",
        rows: &[
            "1,2026-10-12 10:00,十月,甲,2,2026-10-14,2026-10-15,2026-10-16,2026-10-20",
            "2,2026-10-12 10:00,十月,乙,1,2026-10-20,2026-10-15,2026-10-16,2026-10-30",
            "3,2026-10-13 10:00,十月,丙,5,,,,",
            "4,2026-10-13 10:00,十月,丁,4,,,,",
            "5,2026-10-13 10:00,十月,戊,5,,,,",
        ],
        evidence: &[
            ("followed_up_on", &["low_score_followup_on_time"]),
            ("cause_analysed_on", UNMET),
            ("improved_on", UNMET),
            ("answered_on", UNMET),
        ],
        row: &["survey_response_rate"],
    },
    Table {
        file: "campaigns.csv",
        header: "campaign_id,sent_count,closed_on",
        rows: &["十月,10,2026-10-30"],
        evidence: &[],
        row: &["survey_response_rate"],
    },
    Table {
        file: "projects.csv",
        header: "project_id,customer,delivered_on,ended_on,visit_owner,contact_present",
        rows: &["P1,甲,2026-03-05,,李某,是", "P2,乙,2026-03-05,,,是", "P3,丙,2026-03-05,2026-10-30,李某,是"],
        evidence: &[
            ("ended_on", &["visit_on_time"]),
            ("visit_owner", &["archive_rate"]),
            ("contact_present", &["archive_rate"]),
        ],
        row: &[],
    },
    Table {
        file: "visits.csv",
        header: "project_id,visited_at,result,issue,issue_due,issue_closed_on",
        rows: &["P1,2026-10-12,接通,报表慢,2026-10-20,2026-10-19", "P2,2026-10-13,未接通,,,", "P2,2026-10-29,拒访,,,"],
        evidence: &[("issue_closed_on", &["visit_issue_closed_on_time"])],
        row: &["visit_on_time"],
    },
    Table {
        file: "faults.csv",
        header: "fault_id,project_id,severity,occurred_at,known_at,place,phenomenon,plan,owner_notified_at,manager_notified_at,filed_at,exec_notified_at,recovered_at",
        rows: &[
            "F1,P1,重大,2026-10-09 02:00,2026-10-09 02:10,机房,中断,切换,2026-10-09 02:20,2026-10-09 02:30,2026-10-09 02:50,2026-10-09 03:40,2026-10-09 04:00",
            "F2,P2,重大,2026-10-12 02:00,2026-10-12 02:10,机房,中断,,2026-10-12 02:20,2026-10-12 03:30,,2026-10-12 03:40,2026-10-12 04:00",
        ],
        evidence: &[
            ("place", &["fault_notice_complete"]),
            ("phenomenon", &["fault_notice_complete"]),
            ("plan", &["fault_notice_complete"]),
            ("owner_notified_at", &["fault_notice_on_time"]),
            ("manager_notified_at", &["fault_notice_on_time"]),
            ("filed_at", &["exec_notice_on_time"]),
            ("exec_notified_at", &["exec_notice_on_time"]),
        ],
        row: &[],
    },
    Table {
        file: "staff.csv",
        header: "staff_id,name,dept,role,joined_on,left_on",
        rows: &[
            "1,李某,技术服务部,技术服务人员,2026-10-12,",
            "2,王某,技术服务部,技术服务人员,,2026-10-20",
            "3,钱某,总经办,高层领导,,",
            "4,孙某,技术服务部,资深工程师,,",
        ],
        evidence: &[
            ("joined_on", &["weekly_report_on_time"]),
            ("left_on", &["weekly_report_on_time"]),
            ("role", &["research_led_rate"]),
        ],
        row: &["research_led_rate"],
    },
    Table {
        file: "weekly.csv",
        header: "staff,week,submitted_at",
        rows: &[
            "李某,2026-W42,2026-10-16 11:00",
            "李某,2026-W43,2026-10-23 11:00",
            "王某,2026-W41,2026-10-09 13:00",
            "王某,2026-W42,2026-10-16 11:00",
        ],
        evidence: &[],
        row: &["weekly_report_on_time"],
    },
];

const ANALYSIS: &str = "---\n故障编号: F1\n提交日期: 2026-10-14\n反馈客户日期: 2026-10-15\n反馈业务部日期: 2026-10-15\n---\n\
    ## 故障影响\n两个频道约两小时无法访问。\n## 处理情况\n切换到备用存储，恢复服务。\n## 原因分析\n存储控制器的固件有缺陷所致。\n\
    ## 纠正预防措施\n| 序号 | 措施 | 类型 | 责任人 | 完成期限 | 完成日期 |\n|---|---|---|---|---|---|\n\
    | 1 | 更换存储控制器 | 纠正 | 王某 | 2026-10-20 | 2026-10-19 |\n";

const RESEARCH: &str = "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-10-22\n实施日期: 2026-10-22\n带队领导: 钱某\n\
    参加工程师: 孙某\n方案制定日期: 2026-10-30\n---\n## 意见与建议\n\
    | 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n\
    | 1 | 提前送达月报 | 建议 | 张某 | 2026-10-30 | 2026-10-29 | |\n";

/// The exports, with one table or file written otherwise; without it where the text is empty.
fn report(changed: &str, text: &str) -> Issue {
    let tables = TABLES.iter().map(|table| (table.file, format!("{}\n{}\n", table.header, table.rows.join("\n"))));
    let files = [("faults/F1.md", ANALYSIS.to_owned()), ("research/DY1.md", RESEARCH.to_owned())];
    tables
        .chain(files)
        .map(|(name, whole)| (name, if name == changed { text.to_owned() } else { whole }))
        .filter(|(_, text)| !text.is_empty())
        .fold(Folder::new(), |folder, (name, text)| folder.file(name, text))
        .report("2026-10")
}

/// Whether a figure looks better than it did.
fn better(was: &Figure, is: &Figure) -> bool {
    let rank = |status: Status| match status {
        Status::Red => Some(0),
        Status::Yellow => Some(1),
        Status::Green => Some(2),
        _ => None,
    };
    let colour = rank(was.status).zip(rank(is.status)).is_some_and(|(was, is)| is > was)
        || (rank(was.status).is_none() && is.status == Status::Green);
    let down = find(was.metric.slug).is_some_and(|metric| metric.direction == Direction::Down);
    let value = match (was.ratio(), is.ratio(), was.value(), is.value()) {
        (Some(was), Some(is), ..) => was.n > 0 && is.n > 0 && is.k * was.n > was.k * is.n,
        (None, None, Some(was), Some(is)) => down && is < was,
        _ => false,
    };
    colour || value
}

fn check(whole: &Issue, less: &Issue, slugs: &[&str], what: &str) {
    for slug in slugs {
        let (was, is) = (whole.figure(slug).figure, less.figure(slug).figure);
        assert!(!better(was, is), "{slug} is better without {what}: {was:?} then {is:?}");
    }
}

#[test]
fn a_cell_or_a_row_less_makes_no_figure_better() {
    let whole = report("", "");
    for table in TABLES {
        let names: Vec<&str> = table.header.split(',').collect();
        let write = |rows: Vec<String>| format!("{}\n{}\n", table.header, rows.join("\n"));
        let rows = || table.rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
        for place in 0..table.rows.len() {
            for (column, slugs) in table.evidence {
                let at = names.iter().position(|name| name == column).expect("a column of the table");
                let mut cells: Vec<&str> = table.rows[place].split(',').collect();
                assert_eq!(cells.len(), names.len(), "{}", table.rows[place]);
                if std::mem::take(&mut cells[at]).is_empty() {
                    continue;
                }
                let mut fewer = rows();
                fewer[place] = cells.join(",");
                let less = report(table.file, &write(fewer));
                check(&whole, &less, slugs, &format!("{column} of {}", table.rows[place]));
            }
            if !table.row.is_empty() {
                let mut fewer = rows();
                let gone = fewer.remove(place);
                check(&whole, &report(table.file, &write(fewer)), table.row, &gone);
            }
        }
    }
}

#[test]
fn a_column_or_a_file_less_makes_no_figure_better() {
    let whole = report("", "");
    for table in TABLES {
        for (column, slugs) in table.evidence {
            let at = table.header.split(',').position(|name| name == *column).expect("a column of the table");
            let without = |line: &str| {
                let cells = line.split(',').enumerate().filter(|(place, _)| *place != at).map(|(_, cell)| cell);
                cells.collect::<Vec<_>>().join(",")
            };
            let lines: Vec<String> =
                std::iter::once(&table.header).chain(table.rows).map(|line| without(line)).collect();
            let less = report(table.file, &format!("{}\n", lines.join("\n")));
            check(&whole, &less, slugs, &format!("the column {column} of {}", table.file));
        }
        // Rows of tickets or of questionnaires are what is owed, not what shows that it was done.
        let less = report(table.file, &format!("{}\n", table.header));
        check(&whole, &less, table.row, &format!("rows of {}", table.file));
    }
}

#[test]
fn a_line_of_an_analysis_or_of_a_research_visit_less_makes_no_figure_better() {
    let whole = report("", "");
    let analysis = ["fault_report_on_time", "fault_report_complete", "fault_feedback_on_time", "action_closed_on_time"];
    for line in [
        "提交日期: 2026-10-14",
        "反馈客户日期: 2026-10-15",
        "反馈业务部日期: 2026-10-15",
        "切换到备用存储，恢复服务。",
        "2026-10-19",
    ] {
        assert!(ANALYSIS.contains(line));
        check(&whole, &report("faults/F1.md", &ANALYSIS.replace(line, "")), &analysis, line);
    }
    check(&whole, &report("faults/F1.md", "no analysis at all"), &analysis[..3], "the analysis");
    let research = ["research_on_time", "research_led_rate", "suggestion_done_on_time"];
    for line in ["实施日期: 2026-10-22", "带队领导: 钱某", "参加工程师: 孙某", "2026-10-29"] {
        assert!(RESEARCH.contains(line));
        check(&whole, &report("research/DY1.md", &RESEARCH.replace(line, "")), &research, line);
    }
}

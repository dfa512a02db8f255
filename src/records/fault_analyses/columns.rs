//! The front matter of an analysis, its table of measures, and the words that they may hold.

use crate::ingest::{Type, Words};
use crate::records::faults::FaultSeverity;
use crate::{columns, vocabulary};

columns! {
    /// The number of the fault.
    FAULT_ID: "fault_id", Type::Key, Required, "F-2026-031", ["故障编号", "故障单号", "编号"];
    /// When the analysis was handed in.
    SUBMITTED_ON: "submitted_on", Type::Date, Metric, "2026-10-22", ["提交日期", "报告日期", "报告完成时间"];
    /// Who wrote it.
    AUTHOR: "author", Type::Staff, Optional, "王某", ["编写人", "报告人"];
    /// When the customer was told.
    CUSTOMER_FEEDBACK_ON: "customer_feedback_on", Type::Date, Metric, "2026-10-23", [
        "反馈客户日期", "客户反馈时间",
    ];
    /// When the business department was told.
    BUSINESS_FEEDBACK_ON: "business_feedback_on", Type::Date, Metric, "2026-10-23", [
        "反馈业务部日期", "报送业务部日期",
    ];
    /// The project, where no register has the fault.
    PROJECT_ID: "project_id", Type::Text, Optional, "P-2025-018", ["项目编号", "项目名称", "所属系统"];
    /// How grave the fault is, where no register has it.
    SEVERITY: "severity", Type::Choice(FaultSeverity::VOCABULARY), Optional, "重大", [
        "故障等级", "故障级别", "严重程度",
    ];
    /// When the fault began, where no register has it.
    OCCURRED_AT: "occurred_at", Type::Stamp, Optional, "2026-10-20 02:04", [
        "发生时间", "故障发生时间", "故障时间",
    ];
    /// When somebody first knew of it, where no register has it.
    KNOWN_AT: "known_at", Type::Stamp, Optional, "2026-10-20 02:10", [
        "发现时间", "首次获知时间", "故障发现时间", "接报时间",
    ];
    /// When it was over, where no register has it.
    RECOVERED_AT: "recovered_at", Type::Stamp, Optional, "2026-10-20 04:14", [
        "恢复时间", "故障恢复时间", "结束时间", "解除时间",
    ];
    /// In the table of measures: the number.
    ACTION_NO: "action_no", Type::Key, Optional, "1", ["序号"];
    /// In the table of measures: what is to be done.
    ACTION: "action", Type::Text, Optional, "更换存储控制器", ["措施"];
    /// In the table of measures: whether it corrects or prevents.
    ACTION_KIND: "action_kind", Type::Choice(ActionKind::VOCABULARY), Optional, "纠正", ["类型"];
    /// In the table of measures: who does it.
    ACTION_OWNER: "action_owner", Type::Staff, Optional, "王某", ["责任人"];
    /// In the table of measures: by when.
    ACTION_DUE: "action_due", Type::Date, Optional, "2026-10-30", ["完成期限"];
    /// In the table of measures: when it was done.
    ACTION_DONE: "action_done", Type::Date, Optional, "2026-10-29", ["完成日期"];
}

vocabulary! {
    /// What a measure is for.
    pub enum ActionKind {
        /// It corrects the fault.
        Corrective = "corrective" ["纠正", "纠正措施"],
        /// It prevents the next one.
        Preventive = "preventive" ["预防", "预防措施"],
    }
}

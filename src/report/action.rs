//! The lists of what is to be done: what is overdue and what falls due next.

use chrono::NaiveDate;

use crate::tally::RowRef;

macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $slug:literal,)+) => {
        /// A list of the actions page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum List { $($(#[doc = $doc])+ $name,)+ }

        impl List {
            /// Every list, in the order of the page.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name in `figures.json`, in the regulation and in the message files.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }
        }
    };
}

lists! {
    /// 超期未结投诉
    ComplaintOverdue = "complaint_overdue",
    /// 未响应工单
    TicketUnanswered = "ticket_unanswered",
    /// 逾期回访
    VisitOverdue = "visit_overdue",
    /// 缺失故障分析报告
    FaultReportMissing = "fault_report_missing",
    /// 不完整故障分析报告
    FaultReportIncomplete = "fault_report_incomplete",
    /// 逾期纠正预防措施
    CorrectiveActionOverdue = "corrective_action_overdue",
    /// 未补工作联络单
    LiaisonFormMissing = "liaison_form_missing",
    /// 逾期联络单回复
    LiaisonReplyOverdue = "liaison_reply_overdue",
    /// 待裁决
    RulingPending = "ruling_pending",
    /// 裁决未执行
    RulingNotExecuted = "ruling_not_executed",
    /// 未交周报
    WeeklyReportMissing = "weekly_report_missing",
    /// 巡检逾期
    InspectionOverdue = "inspection_overdue",
    /// 隐患未整改
    HazardOpen = "hazard_open",
    /// 低分未跟进
    LowScoreUnfollowed = "low_score_unfollowed",
    /// 未达期望未答复
    UnmetUnanswered = "unmet_unanswered",
    /// 调研意见无方案
    SuggestionWithoutPlan = "suggestion_without_plan",
    /// 调研意见逾期未落实
    SuggestionOverdue = "suggestion_overdue",
    /// 新年礼物未寄
    GiftOpen = "gift_open",
    /// 次年需求未了解
    DemandOpen = "demand_open",
    /// 节假日无人值守
    HolidayUnwatched = "holiday_unwatched",
    /// 下月应回访
    VisitDueNext = "visit_due_next",
    /// 下月应巡检
    InspectionDueNext = "inspection_due_next",
    /// 下月应调研
    ResearchDueNext = "research_due_next",
    /// 下月到期承诺
    PromiseDueNext = "promise_due_next",
    /// 下月节假日值守日
    HolidayNext = "holiday_next",
}

impl List {
    /// What is to come rather than what is overdue.
    #[must_use]
    pub const fn is_next(self) -> bool {
        matches!(
            self,
            Self::VisitDueNext
                | Self::InspectionDueNext
                | Self::ResearchDueNext
                | Self::PromiseDueNext
                | Self::HolidayNext
        )
    }
}

impl List {
    /// A customer waits for the answer, so that less time is given once it is overdue.
    #[must_use]
    pub const fn customer_waits(self) -> bool {
        matches!(
            self,
            Self::ComplaintOverdue | Self::TicketUnanswered | Self::LowScoreUnfollowed | Self::UnmetUnanswered
        )
    }

    /// For how many months after its due month an open item is pursued; none as long as it is open.
    ///
    /// A new-year gift that was not sent by spring will not be sent.
    #[must_use]
    pub const fn pursued_for(self) -> Option<i32> {
        match self {
            Self::GiftOpen | Self::DemandOpen => Some(3),
            _ => None,
        }
    }
}

/// A remark on an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// 截止日后已办: done after the data's close, as the export shows.
    DoneAfterClose(NaiveDate),
    /// 月末到期未完成: due on the last day.
    DueOnLastDay,
    /// 已补访: made up by a later visit.
    MadeUp(NaiveDate),
    /// 暂停中: it waits for the customer and has no final date.
    Waiting,
    /// 长期挂起: it has waited for more than thirty days.
    Parked,
}

impl Note {
    /// The remark as the regulation's readers write it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::DoneAfterClose(date) => format!("截止日后已办 {date}"),
            Self::DueOnLastDay => "月末到期未完成".to_owned(),
            Self::MadeUp(date) => format!("已补访 {date}"),
            Self::Waiting => "暂停中".to_owned(),
            Self::Parked => "长期挂起".to_owned(),
        }
    }
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its list.
    pub list: List,
    /// The clause that asks for it; empty where the regulation names none.
    pub clause: String,
    /// What it is about, as it may be published: the id of a record, a project, a customer's label, a date.
    pub subject: String,
    /// How many things of the same kind it stands for, where they are counted instead of named.
    pub count: Option<u64>,
    /// The metric that judges it.
    pub metric: &'static str,
    /// The position that must act, in the first language of the report.
    pub owner: String,
    /// The role of the regulation that the position is, for other languages.
    pub role: String,
    /// The name of the person, where the settings allow it.
    pub person: Option<String>,
    /// The customer's symbol number, so that customer pages can gather their own.
    pub customer: Option<crate::ingest::Sym>,
    /// When it was or is due.
    pub due: Option<NaiveDate>,
    /// Until when the report asks for it, now that its own date has passed; none for what is to come and for what was
    /// done after the data's close.
    pub asked: Option<NaiveDate>,
    /// Whole days between the due date and the last day of the month, for what is overdue.
    pub days_overdue: Option<i64>,
    /// A remark.
    pub note: Option<Note>,
    /// The record behind it.
    pub row: Option<RowRef>,
}

impl Action {
    /// What it is about and how often, as readers see it. The subject alone stays the same from month to month.
    #[must_use]
    pub fn shown(&self) -> String {
        self.count.map_or_else(|| self.subject.clone(), |count| format!("{} × {count}", self.subject))
    }
}

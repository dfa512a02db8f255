//! The kinds of file that a report folder holds, and the names they go by.

use std::fmt;
use std::str::FromStr;

/// How files of a kind are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A table: CSV, TSV or XLSX, a record a row.
    Table,
    /// Markdown with front matter, a record a file.
    Markdown,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $slug:literal, [$($word:literal),*], [$($format:ident),+];)+) => {
        /// A record type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[doc = $doc])+ $name,)+ }

        impl Kind {
            /// Every kind, in the order in which reports and `jiandu schema` list them.
            pub const ALL: &[Kind] = &[$(Kind::$name,)+];

            /// The name of the kind in settings, on the command line and in `figures.json`.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Kind::$name => $slug,)+ }
            }

            /// The names of files and folders that hold the kind, beside its slug.
            #[must_use]
            pub const fn names(self) -> &'static [&'static str] {
                match self { $(Kind::$name => &[$($word),*],)+ }
            }

            /// How files of the kind may be written.
            #[must_use]
            pub const fn formats(self) -> &'static [Format] {
                match self { $(Kind::$name => &[$(Format::$format),+],)+ }
            }
        }
    };
}

kinds! {
    /// Service tickets.
    Tickets = "tickets", ["ticket", "工单"], [Table];
    /// Answers to satisfaction questionnaires.
    Surveys = "surveys", ["survey", "满意度", "问卷", "满意度问卷"], [Table];
    /// Rounds in which questionnaires were sent.
    Campaigns = "campaigns", ["campaign", "问卷发放"], [Table];
    /// Projects in use, and so the customers.
    Projects = "projects", ["project", "项目", "项目台账"], [Table];
    /// Return visits by telephone or otherwise.
    Visits = "visits", ["visit", "回访", "回访记录"], [Table];
    /// The register of major faults.
    Faults = "faults", ["fault", "故障", "重大故障", "重大故障台账"], [Table];
    /// The analysis of one fault.
    FaultAnalyses = "fault_analyses", ["faults", "fault", "故障", "重大故障", "故障分析", "故障分析报告"], [Markdown];
    /// Inspections and their findings.
    Inspections = "inspections", ["inspection", "巡检"], [Table];
    /// Weekly reports of the technical staff.
    WeeklyReports = "weekly_reports", ["weekly", "周报"], [Table, Markdown];
    /// Liaison forms between departments.
    Liaison = "liaison", ["联络单", "工作联络单", "工作联系单", "部门联络单", "内部联系单", "联系单"], [Table];
    /// Service research visits.
    Research = "research", ["调研", "服务调研"], [Markdown];
    /// New-year gifts and next year's needs.
    Yearend = "yearend", ["新年", "新需求", "新年礼物", "新年礼物与新需求", "年终"], [Table];
    /// The watch over the sites on holidays.
    HolidayDuty = "holiday_duty", ["duty", "值守", "节假日值守"], [Table];
    /// Shifts of the shop desk, attendance and handover.
    Shifts = "shifts", ["shift", "排班", "班次", "交接班"], [Table];
    /// Requests for leave, swaps and extra shifts.
    ShiftRequests = "shift_requests", ["requests", "request", "调班", "换班", "请假"], [Table];
    /// Chats of the shop desk.
    ChatSessions = "chat_sessions", ["chats", "chat", "会话", "旺旺", "旺旺会话"], [Table];
    /// Orders and their shipments.
    Orders = "orders", ["order", "订单", "订单跟踪"], [Table];
    /// The roster.
    Staff = "staff", ["人员", "名册", "人员名册"], [Table];
    /// What people add to the exports: exemptions, evidence, notes.
    Remarks = "remarks", ["remark", "补充说明"], [Table];
}

impl Kind {
    /// The kind can be written so.
    #[must_use]
    pub fn has(self, format: Format) -> bool {
        self.formats().contains(&format)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(slug: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|k| k.slug() == slug).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_slug() {
        for &kind in Kind::ALL {
            assert_eq!(kind.slug().parse(), Ok(kind));
        }
        assert!("ticket".parse::<Kind>().is_err());
    }
}

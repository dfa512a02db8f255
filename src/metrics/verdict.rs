//! The answers that a metric gives about a case.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::time::{Moment, Month};

/// How a judged promise or question came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A promise was kept at or before its deadline.
    OnTime,
    /// A promise was kept after its deadline and before the month was judged.
    Late,
    /// A promise was not kept when the month was judged.
    Missing,
    /// The question was answered with yes; for a count, one more.
    Yes,
    /// The question was answered with no.
    No,
    /// A bulk answer: `yes` of `yes + no`, where the cases are counted elsewhere (questionnaires sent).
    Part {
        /// Cases with yes.
        yes: u32,
        /// Cases with no.
        no: u32,
    },
    /// A measured value: seconds, millionths of a point, or a rating, as the metric's unit says.
    Value(i32),
}

/// Why a case is left out of a metric although it belongs to its population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// 匿名低分: the low answer is anonymous, so that nobody can be called.
    Anonymous,
    /// 客户原因延期: the customer asked in writing to wait.
    CustomerDelay,
    /// 客户不便: the customer could not receive the inspection.
    CustomerInconvenient,
    /// 客户改约: the customer moved the appointment.
    CustomerRescheduled,
    /// 仅有日期: the export has a date where minutes count.
    DateOnly,
    /// 婉拒: the customer declined.
    Declined,
    /// 免回访: the customer wishes not to be called.
    Exempt,
    /// 急病: sudden illness with proof.
    Illness,
    /// 服务方式未填: the record does not say at which level it was solved.
    LevelUnknown,
    /// 请假: approved leave covers the whole week.
    OnLeave,
    /// 机器人: no human being was involved.
    Robot,
    /// 无区域: neither the ticket nor its project names a zone.
    ZoneUnknown,
}

impl Exclusion {
    /// Every exclusion, in the order of its name.
    pub const ALL: &[Self] = &[
        Self::Anonymous,
        Self::CustomerDelay,
        Self::CustomerInconvenient,
        Self::CustomerRescheduled,
        Self::DateOnly,
        Self::Declined,
        Self::Exempt,
        Self::Illness,
        Self::LevelUnknown,
        Self::OnLeave,
        Self::Robot,
        Self::ZoneUnknown,
    ];

    /// The code as the regulation's readers write it; it stands in `figures.json` and in `rows/`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anonymous => "匿名低分",
            Self::CustomerDelay => "客户原因延期",
            Self::CustomerInconvenient => "客户不便",
            Self::CustomerRescheduled => "客户改约",
            Self::DateOnly => "仅有日期",
            Self::Declined => "婉拒",
            Self::Exempt => "免回访",
            Self::Illness => "急病",
            Self::LevelUnknown => "服务方式未填",
            Self::OnLeave => "请假",
            Self::Robot => "机器人",
            Self::ZoneUnknown => "无区域",
        }
    }
}

impl Serialize for Exclusion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Exclusion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let known = Self::ALL.iter().copied().find(|reason| reason.code() == code);
        known.ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no reason for leaving a case out")))
    }
}

/// What a metric says about one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Left out of the month's denominator, listed with its reason.
    Excluded {
        /// The month to which the case would belong.
        month: Month,
        /// Why.
        reason: Exclusion,
    },
    /// Promised, and not yet due when the report was drawn up; in no denominator.
    Pending {
        /// When it falls due; a waiting case has no final date and keeps the one that it had.
        due: Moment,
        /// Kept already: counted, but not listed.
        kept: bool,
    },
    /// Judged, once, in a month.
    Judged {
        /// The month.
        month: Month,
        /// The answer.
        outcome: Outcome,
        /// The deadline of a promise, the date of an event: the moment that put it into the month.
        at: Moment,
    },
    /// A value for one dimension of a questionnaire (`csi` by dimension), numbered as in the settings.
    Dimension {
        /// The month.
        month: Month,
        /// 0 install, 1 operation, 2 implement, 3 aftersales, 4 training.
        dimension: u8,
        /// Millionths of a point.
        value: i32,
    },
}

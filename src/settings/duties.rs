//! `[visits]`, `[weekly]`, `[holiday_watch]`, `[yearend]`, `[proactive]`: duties that return by the calendar.

use serde::{Deserialize, Serialize};

use super::value::{Day, MonthDay, TimeOfDay};

/// `[visits]`: return visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visits {
    /// Whether periods are those of the calendar or count from delivery.
    pub schedule: Schedule,
    /// How often in the first year.
    pub first_year: Every,
    /// How often afterwards.
    pub after: Every,
    /// Methods that count as a visit.
    pub methods: Vec<String>,
    /// Days without a reached visit after which the project is watched.
    pub gap_watch_days: u32,
}

/// From where the periods of return visits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Schedule {
    /// Calendar months and quarters.
    Calendar,
    /// Months and quarters since delivery.
    Anniversary,
}

/// How often a duty returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Twice a year.
    Halfyear,
    /// Each year.
    Year,
}

/// `[weekly]`: weekly reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weekly {
    /// The day on which they are due.
    pub weekday: Day,
    /// Time of that day.
    pub time: TimeOfDay,
    /// What happens where that day is off.
    pub if_holiday: IfHoliday,
}

/// Where a weekly report goes whose day is off; always within the ISO week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IfHoliday {
    /// The last working day before, else the next one after.
    Previous,
    /// The next working day after, else the last one before.
    Next,
    /// None is due.
    Skip,
}

/// `[holiday_watch]`: the watch over customers' websites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayWatch {
    /// Holidays that are watched.
    pub names: Vec<String>,
    /// Checks a day.
    pub checks_per_day: u32,
    /// Wall minutes until the service department is contacted.
    pub contact_minutes: u32,
}

/// `[yearend]`: gifts and next year's needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearEnd {
    /// The day on which a customer must be active to be owed both.
    pub active_on: MonthDay,
    /// The day by which both are owed.
    pub due: MonthDay,
}

/// `[proactive]`: how often, where no plan is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proactive {
    /// Inspections of a project.
    pub inspection_every: Every,
    /// Research visits of the company.
    pub research_every: Every,
}

//! Why a cell is not a date.

use chrono::NaiveDate;
use thiserror::Error;

use crate::time::civil::days_in_month;

/// Why a text cannot be read as a date, moment or week.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateFault {
    /// The year stands last and nobody said whether the month or the day stands first.
    #[error("month and day could be either way round")]
    Ambiguous {
        /// The date if the month stands first, none if there is no such date.
        month_first: Option<NaiveDate>,
        /// The date if the day stands first, none if there is no such date.
        day_first: Option<NaiveDate>,
    },
    /// The year has two digits.
    #[error("the year has only two digits")]
    TwoDigitYear,
    /// There is no year.
    #[error("the year is missing")]
    NoYear,
    /// A year and a month, but no day.
    #[error("the day is missing")]
    NoDay,
    /// A time of day, and no date to put it on.
    #[error("a time without a date")]
    NoDate,
    /// Written in Chinese numerals.
    #[error("Chinese numerals are not read")]
    ChineseNumerals,
    /// A form that is read, with a value that does not exist.
    #[error("{0}")]
    Impossible(Impossible),
    /// A range of days that no single week holds.
    #[error("{from} to {to} is not one week")]
    NotOneWeek {
        /// First day of the range.
        from: NaiveDate,
        /// Last day of the range.
        to: NaiveDate,
    },
    /// None of the forms that are read.
    #[error("not a date")]
    NotADate,
}

/// A value that no calendar or clock has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Impossible {
    /// A year outside 1900 to 9999.
    #[error("the year {0} is outside 1900 to 9999")]
    Year(i64),
    /// No such month.
    #[error("there is no month {0}")]
    Month(i64),
    /// No such day in that month.
    #[error("{month_name} {year} has {} days, not {day}", days_in_month(*.year, *.month), month_name = name(*.month))]
    Day {
        /// The year.
        year: i64,
        /// The month, which exists.
        month: i64,
        /// The day, which does not.
        day: i64,
    },
    /// No such week in that ISO year.
    #[error("{year} has no week {number}")]
    Week {
        /// The year.
        year: i32,
        /// The number.
        number: u32,
    },
    /// No such hour.
    #[error("there is no hour {0}")]
    Hour(i64),
    /// No such minute.
    #[error("there is no minute {0}")]
    Minute(i64),
    /// No such second.
    #[error("there is no second {0}")]
    Second(i64),
    /// The hour contradicts the word for the part of the day.
    #[error("hour {0} contradicts the part of the day")]
    DayPart(i64),
    /// An offset from UTC that no place has.
    #[error("no place is {0} minutes ahead of UTC")]
    Offset(i64),
}

impl From<Impossible> for DateFault {
    fn from(impossible: Impossible) -> Self {
        Self::Impossible(impossible)
    }
}

fn name(month: i64) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| NAMES.get(index)).unwrap_or(&"the month")
}

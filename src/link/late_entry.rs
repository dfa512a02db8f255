//! Late entry 补录: records that were written down long after what they tell of.

use chrono::NaiveDate;

/// Days after the event within which an entry is not late.
const DAYS_TO_ENTER: i64 = 3;

/// How much of a record type was entered late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LateEntry {
    /// Records that say when they were entered.
    pub dated: u64,
    /// Those entered more than three days after the event.
    pub late: u64,
}

impl LateEntry {
    /// Counts records by the date of their event and the date of their entry; one without an entry date is not counted.
    #[must_use]
    pub fn count(records: impl IntoIterator<Item = (NaiveDate, Option<NaiveDate>)>) -> Self {
        let mut all = Self::default();
        for (event, entered) in records {
            let Some(entered) = entered else { continue };
            all.dated += 1;
            all.late += u64::from((entered - event).num_days() > DAYS_TO_ENTER);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_late_from_the_fourth_day_on() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        let records = [(day(12), Some(day(15))), (day(12), Some(day(16))), (day(12), None), (day(12), Some(day(11)))];
        assert_eq!(LateEntry::count(records), LateEntry { dated: 3, late: 1 });
    }
}

//! How many tickets came in, by month, per working day and beside the year before.

use super::TicketDetail;
use crate::metrics::Rules;
use crate::stats::tenths;
use crate::time::Month;

/// The tickets of a month or of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Tickets opened.
    pub opened: u64,
    /// Working days.
    pub workdays: i64,
}

impl Volume {
    /// Tickets per working day, in tenths; none without a working day.
    #[must_use]
    pub fn per_day_tenths(self) -> Option<i64> {
        let tenths = (self.workdays > 0).then(|| tenths(i128::from(self.opened), i128::from(self.workdays)))?;
        i64::try_from(tenths).ok()
    }

    /// The change against `before` in tenths of a percent; none where there was nothing before.
    #[must_use]
    pub fn change_tenths(self, before: Self) -> Option<i64> {
        let (now, then) = (i128::from(self.opened), i128::from(before.opened));
        (then > 0).then(|| tenths((now - then) * 100, then)).and_then(|change| i64::try_from(change).ok())
    }

    /// The change per working day against `before` in tenths of a percent.
    #[must_use]
    pub fn daily_change_tenths(self, before: Self) -> Option<i64> {
        let now = i128::from(self.opened) * i128::from(before.workdays);
        let then = i128::from(before.opened) * i128::from(self.workdays);
        (then > 0).then(|| tenths((now - then) * 100, then)).and_then(|change| i64::try_from(change).ok())
    }

    fn plus(self, other: Self) -> Self {
        Self { opened: self.opened + other.opened, workdays: self.workdays + other.workdays }
    }
}

/// The volume beside that of a year before. The Spring Festival moves between January and February, so that these two
/// stand together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearOnYear {
    /// January and February together: 1–2月合计.
    pub combined: bool,
    /// This year.
    pub now: Volume,
    /// A year before.
    pub before: Volume,
}

impl TicketDetail {
    /// The volume of a month; none outside what was counted.
    #[must_use]
    pub fn volume(&self, month: Month, rules: &Rules<'_>) -> Option<Volume> {
        let place = usize::try_from(month.since(self.first)).ok()?;
        let periods = rules.periods();
        let workdays = rules.calendar().workdays_between(periods.first_day(month), periods.first_day(month.next()));
        Some(Volume { opened: *self.opened.get(place)?, workdays })
    }

    /// The volume of January and February together, in a report on February.
    #[must_use]
    pub fn spring(&self, rules: &Rules<'_>) -> Option<Volume> {
        let last = rules.window().last;
        let both = self.volume(last.previous(), rules)?.plus(self.volume(last, rules)?);
        (last.month() == 2).then_some(both)
    }

    /// The report month beside the same month of the year before; none in January, and none where nothing is known of
    /// the year before.
    #[must_use]
    pub fn year_on_year(&self, rules: &Rules<'_>) -> Option<YearOnYear> {
        let last = rules.window().last;
        let then = last.plus(-12);
        let (combined, now, before) = match last.month() {
            1 => return None,
            2 => {
                let before = [then.previous(), then].map(|month| self.volume(month, rules).filter(|it| it.opened > 0));
                let [january, february] = before;
                (true, self.spring(rules)?, january?.plus(february?))
            }
            _ => (false, self.volume(last, rules)?, self.volume(then, rules)?),
        };
        (before.opened > 0).then_some(YearOnYear { combined, now, before })
    }
}

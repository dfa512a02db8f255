//! The duty to issue the report itself.

use crate::ingest::Kind;
use crate::metrics::{Case, Group, Rules};
use crate::time::{Moment, Month};

/// One month's report: due some working days after the month, issued at some instant, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDuty {
    /// Its place among the duties.
    pub index: u32,
    /// The month that is reported.
    pub month: Month,
    /// When its first edition was issued.
    pub issued_at: Option<Moment>,
}

/// The duties of every month from the first that was ever published up to the one before the report month.
///
/// The report month's own report is due after the data's close. Without any earlier edition there is no duty to
/// judge: the first report ever says 无上期.
#[must_use]
pub fn report_duties(editions: impl IntoIterator<Item = (Month, Moment)>, rules: &Rules<'_>) -> Vec<ReportDuty> {
    let mut issued = std::collections::BTreeMap::new();
    for (month, at) in editions {
        let first = issued.entry(month).or_insert(at);
        *first = at.min(*first);
    }
    let Some(first) = issued.keys().next().copied() else { return Vec::new() };
    (0u32..)
        .zip(0..rules.window().last.since(first))
        .map(|(index, n)| {
            let month = first.plus(n);
            ReportDuty { index, month, issued_at: issued.get(&month).copied() }
        })
        .collect()
}

impl Case for ReportDuty {
    /// What people add by hand has no cases of its own; the report is the supervisor's own work.
    const KIND: Kind = Kind::Remarks;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, cell, month, stamp};
    use super::*;

    #[test]
    fn the_report_of_the_month_before_is_judged_and_the_first_ever_has_none_before() {
        let world = World::default();
        let rules = world.rules_between("2026-08", "2026-10");
        assert!(report_duties([], &rules).is_empty());
        // Due at 18:00 on the third working day: 3 September, 10 October after the National Day.
        let august = (month("2026-08"), stamp("2026-09-03 18:00").at);
        let again = (month("2026-08"), stamp("2026-09-20 18:00").at);
        let duties = report_duties([august, again], &rules);
        assert_eq!(duties.len(), 2);
        let cell = |month: &str, duties: &[ReportDuty]| {
            let cell = cell(duties, &rules, "report_on_time", month);
            (cell.on_time, cell.late, cell.missing)
        };
        assert_eq!(cell("2026-09", &duties), (1, 0, 0));
        assert_eq!(cell("2026-10", &duties), (0, 0, 1));
        let september = (month("2026-09"), stamp("2026-10-10 18:01").at);
        assert_eq!(cell("2026-10", &report_duties([august, september], &rules)), (0, 1, 0));
    }
}

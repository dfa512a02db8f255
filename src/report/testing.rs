//! Hand-made cases for tests of the report.

use chrono::NaiveDate;

use crate::ingest::{Col, Kind, Sym};
use crate::link::{FaultCase, TicketCase};
use crate::metrics::{Rules, Window};
use crate::records::tickets::{Category, Priority};
use crate::report::actions::Records;
use crate::report::status::{FewCases, Measured, Rule};
use crate::report::{Availability, List};
use crate::settings::Settings;
use crate::stats::{Level, Ratio};
use crate::tally::RowRef;
use crate::time::{Calendar, CalendarPlan, Moment, Month, Periods, Stamp, WorkClock};

/// The rules of a report with nothing but defaults.
pub(crate) struct Bench {
    pub(crate) settings: Settings,
    calendar: Calendar,
    clock: WorkClock,
    periods: Periods,
    window: Window,
    as_of: Moment,
}

impl Bench {
    /// The report of a month that closes with its end.
    pub(crate) fn of(year: i32, month: u32) -> Self {
        let last = Month::new(year, month).expect("a month");
        let periods = Periods::new(1).expect("a first day");
        let calendar = Calendar::new(CalendarPlan::default()).expect("a calendar");
        Self {
            settings: Settings::default(),
            clock: WorkClock::new(&calendar),
            calendar,
            periods,
            window: Window { first: last.plus(-12), last },
            as_of: periods.end(last),
        }
    }

    /// October 2026.
    pub(crate) fn october() -> Self {
        Self::of(2026, 10)
    }

    /// With other settings.
    pub(crate) fn with(settings: &str) -> Self {
        Self { settings: Settings::parse(settings, "report.toml").expect("settings"), ..Self::october() }
    }

    pub(crate) fn rules(&self) -> Rules<'_> {
        Rules::new(&self.settings, &self.calendar, &self.clock, self.periods, self.window, self.as_of)
    }
}

/// A moment, `2026-10-14 11:30`.
pub(crate) fn at(text: &str) -> Stamp {
    let format = if text.matches(':').count() == 2 { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d %H:%M" };
    Stamp::exact(Moment::from_naive(chrono::NaiveDateTime::parse_from_str(text, format).expect("a moment")))
}

/// A date, `2026-10-14`.
pub(crate) fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A normal ticket that nobody has touched.
pub(crate) fn ticket(index: u32, opened: &str) -> TicketCase {
    TicketCase {
        index,
        priority: Priority::P3,
        category: Category::Fault,
        channel: None,
        level: None,
        zone: None,
        exempt: None,
        opened: at(opened),
        response: None,
        resolved: None,
        reopened: None,
        resolved_again: None,
        reopened_undated: false,
        paused: 0,
        customer: Some(Sym::from_index(1)),
        is_client: true,
        project: None,
        assignee: Some(Sym::from_index(2)),
        first_owner: true,
        contact_present: true,
        description_present: true,
        category_present: true,
        waiting: false,
        in_scope: None,
        transferred: false,
        receiver_present: false,
        transferred_at: None,
        accepted_at: None,
        remote_used: false,
        remote_authorized: false,
        dispatched_at: None,
        departed_at: None,
        arrived_at: None,
        major: false,
        manager_told_at: None,
        fix_first: false,
        form_on: None,
        contacts: 0,
        repeats: false,
        repeated: false,
        upheld: None,
        cause: None,
        analysed_on: None,
        improved_on: None,
        answered_on: None,
    }
}

/// A major fault that is over, and that nobody has written about.
pub(crate) fn fault(index: u32, occurred: &str, recovered: &str) -> FaultCase {
    FaultCase {
        index,
        project: None,
        customer: None,
        occurred: at(occurred),
        known: at(occurred),
        place: true,
        phenomenon: true,
        plan: true,
        owner_told: None,
        manager_told: None,
        filed: None,
        leaders_told: None,
        recovered: Some(at(recovered)),
        analysed_on: None,
        sections: [false; 4],
        customer_told_on: None,
        business_told_on: None,
    }
}

/// Records that are called by their kind and number.
#[derive(Default)]
pub(crate) struct Paper {
    /// What was done after the data's close.
    pub(crate) later: Vec<(RowRef, NaiveDate)>,
}

impl Records for Paper {
    fn subject(&self, row: RowRef) -> String {
        format!("{} {}", row.kind.slug(), row.index)
    }

    fn done_later(&self, row: RowRef, _list: List) -> Option<NaiveDate> {
        self.later.iter().find(|(of, _)| *of == row).map(|(_, date)| *date)
    }

    fn name(&self, sym: Sym) -> String {
        format!("name {}", sym.index())
    }
}

/// Every kind of record with every column, seen in every month.
pub(crate) fn everything() -> Availability {
    let mut availability = Availability::default();
    for kind in Kind::ALL {
        availability.add_file(*kind, (0..200).map(Col));
        for back in 0..40 {
            availability.saw(*kind, Month::new(2026, 12).expect("a month").plus(-back));
        }
    }
    availability
}

/// A rule that judges a rate by its target and floor, and fewer than ten cases by their misses.
pub(crate) fn rate(target: i32, floor: i32) -> Rule {
    Rule {
        lower_is_better: target < floor,
        few: FewCases::CountMisses(10),
        sampled: true,
        zero_tolerance: None,
        target: Some(Level::whole(target)),
        floor: Some(Level::whole(floor)),
    }
}

/// A measured rate without a promise that was not kept at all.
pub(crate) fn share(k: u64, n: u64) -> Measured {
    Measured::Share { ratio: Ratio::new(k, n), missing: 0 }
}

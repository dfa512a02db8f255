//! One file a metric: a pure question put to a case, answered by verdicts.
//!
//! A metric's words stand in the message files, its clause in the regulation, its default target in the settings.
//! [`METRICS`] lists every metric once, in the order of the report; adding one touches its file and this list.

mod discipline;
mod rules;
mod ticket;
mod travel;
mod verdict;

pub use discipline::is_discipline;
pub use rules::{Rules, Window};
pub use verdict::{Exclusion, Outcome, Verdict};

use crate::ingest::{Col, Kind};
use crate::link::{
    ActionCase, CampaignCase, FaultCase, FindingCase, InspectionCase, IssueCase, ProjectCase, ResearchCase,
    SuggestionCase, SurveyCase, TicketCase, UnmetCase, VisitDue, WatchProblem, WatchedDay, YearEndCase,
};
use crate::link::{ChatCase, LiaisonCase, OrderCase, ReportDuty, RequestCase, ShiftCase, ShopVisitCase, WeeklyCase};

/// What a figure is, and so how it is judged (DOMAIN "three kinds of honesty").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// C: obligations that can be listed one by one; no interval.
    Census,
    /// R: a rate that stands for how a process behaves; Wilson interval.
    Process,
    /// Q: what customers who answered said.
    Opinion,
    /// N: a count of events or of a state; Poisson interval.
    Count,
    /// T: durations; median and P90.
    Duration,
    /// I: information only, never coloured.
    Information,
}

impl Nature {
    /// The letter in `figures.json`.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Census => "C",
            Self::Process => "R",
            Self::Opinion => "Q",
            Self::Count => "N",
            Self::Duration => "T",
            Self::Information => "I",
        }
    }
}

/// Which month a case belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodRule {
    /// V: opened in the month.
    Volume,
    /// P: the promise fell due in the month.
    Promise,
    /// D: the end event is in the month.
    Duration,
    /// S: the condition at the end of the month.
    State,
    /// E: the event date is in the month.
    Event,
    /// O: the answer was submitted in the month.
    Opinion,
}

impl PeriodRule {
    /// The letter in `figures.json`.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Volume => "V",
            Self::Promise => "P",
            Self::Duration => "D",
            Self::State => "S",
            Self::Event => "E",
            Self::Opinion => "O",
        }
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// k of n.
    Ratio,
    /// Cases.
    Count,
    /// Seconds of the metric's clock.
    Seconds,
    /// Points of an index (0 to 100) or of the net promoter score (−100 to 100).
    Points,
}

impl Unit {
    /// The name in `figures.json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Count => "count",
            Self::Seconds => "seconds",
            Self::Points => "points",
        }
    }
}

/// Whether more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
    /// Neither; information.
    None,
}

/// By what a figure can be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Priority p1 to p4.
    Priority,
    /// Category of the ticket.
    Category,
    /// Channel of the ticket or survey.
    Channel,
    /// Zone of the site.
    Zone,
    /// Level of service: hotline, remote, on site.
    Level,
    /// The person who owes the promise.
    Owner,
    /// The customer.
    Customer,
    /// The project.
    Project,
    /// The shift of the shop desk.
    Shift,
    /// The department that owes the promise.
    Department,
    /// The dimension of the questionnaire.
    Dimension,
    /// Projects in their first year, or older.
    Cohort,
}

impl By {
    /// Every grouping, in the order of the enum.
    pub const ALL: &[Self] = &[
        Self::Priority,
        Self::Category,
        Self::Channel,
        Self::Zone,
        Self::Level,
        Self::Owner,
        Self::Customer,
        Self::Project,
        Self::Shift,
        Self::Department,
        Self::Dimension,
        Self::Cohort,
    ];

    /// The name in `figures.json` and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Category => "category",
            Self::Channel => "channel",
            Self::Zone => "zone",
            Self::Level => "level",
            Self::Owner => "owner",
            Self::Customer => "customer",
            Self::Project => "project",
            Self::Shift => "shift",
            Self::Department => "department",
            Self::Dimension => "dimension",
            Self::Cohort => "cohort",
        }
    }
}

/// One part of a figure: a grouping and the number of its key (a symbol, or a word of a vocabulary).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// The grouping.
    pub by: By,
    /// The key's number.
    pub key: u32,
}

/// What must have been exported for a metric to be measured.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Some file of the kind.
    Kind(Kind),
    /// The column of the kind, in some file.
    Column(Kind, Col),
    /// Any one of the columns of the kind.
    AnyColumn(Kind, &'static [Col]),
}

impl Need {
    /// The record type that is needed.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Kind(kind) | Self::Column(kind, _) | Self::AnyColumn(kind, _) => kind,
        }
    }
}

/// The part of the report that a metric belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A: acceptance, first contact, complaints.
    Acceptance,
    /// B: levels of passive service.
    Levels,
    /// C: proactive service.
    Proactive,
    /// D: faults.
    Faults,
    /// E: satisfaction.
    Satisfaction,
    /// F: communication.
    Communication,
    /// G: the shop desk.
    Shop,
}

/// A worked example: a tiny report folder and the figure that it gives. It runs as a test and stands on the methods page.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The report month, `2026-10`.
    pub month: &'static str,
    /// The exports: file name and text.
    pub files: &'static [(&'static str, &'static str)],
    /// The figure of the department: `2/3`, a count `4`, a median `2:00:00`, or points `81.3`.
    pub result: &'static str,
}

/// A metric: what it asks of which cases, and how its answers count.
#[derive(Debug)]
pub struct Metric {
    /// Its name in settings, `figures.json` and links.
    pub slug: &'static str,
    /// The part of the report.
    pub family: Family,
    /// How it is judged.
    pub nature: Nature,
    /// Which month a case belongs to.
    pub rule: PeriodRule,
    /// What its value counts.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
    /// What must have been exported.
    pub needs: &'static [Need],
    /// By what it may be split.
    pub groups: &'static [By],
    /// The question.
    pub question: Question,
    /// A worked example.
    pub example: Example,
}

macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $name:ident($case:ty),)+) => {
        /// A pure question put to one case. It may give no verdict, one, or several (a state answers for each month).
        #[derive(Clone, Copy, Debug)]
        pub enum Question {
            $($(#[doc = $doc])+ $name(fn(&$case, &Rules<'_>, &mut Vec<Verdict>)),)+
            /// The sum of other metrics, named by slug.
            Pooled(&'static [&'static str]),
        }

        $(
            impl Asked for $case {
                fn question(metric: &Metric) -> Option<Ask<Self>> {
                    match metric.question {
                        Question::$name(ask) => Some(ask),
                        _ => None,
                    }
                }
            }
        )+
    };
}

questions! {
    /// To a ticket.
    Ticket(TicketCase),
    /// To a valid answered questionnaire.
    Survey(SurveyCase),
    /// To a round of questionnaires.
    Campaign(CampaignCase),
    /// To an expectation that was not met.
    Unmet(UnmetCase),
    /// To a major fault.
    Fault(FaultCase),
    /// To a corrective or preventive action.
    FaultAction(ActionCase),
    /// To a return visit that is owed.
    VisitDue(VisitDue),
    /// To what a customer brought up in a return visit.
    VisitIssue(IssueCase),
    /// To a delivered project.
    Project(ProjectCase),
    /// To an inspection that is owed.
    Inspection(InspectionCase),
    /// To a finding of an inspection.
    Finding(FindingCase),
    /// To a service research visit.
    Research(ResearchCase),
    /// To a suggestion of a research visit.
    Suggestion(SuggestionCase),
    /// To a customer at the end of a year.
    YearEnd(YearEndCase),
    /// To a holiday date that is to be watched.
    WatchedDay(WatchedDay),
    /// To a problem that the holiday watch found.
    WatchProblem(WatchProblem),
    /// To a staff-week.
    Weekly(WeeklyCase),
    /// To a liaison form.
    Liaison(LiaisonCase),
    /// To the duty to issue a report.
    Report(ReportDuty),
    /// To a valid chat session.
    Chat(ChatCase),
    /// To an order.
    Order(OrderCase),
    /// To a required or scheduled shift.
    Shift(ShiftCase),
    /// To a request for leave, a swap or an extra shift.
    Request(RequestCase),
    /// To a return visit of the shop.
    ShopVisit(ShopVisitCase),
}

/// The function of a question that is put to cases of one type.
pub type Ask<C> = fn(&C, &Rules<'_>, &mut Vec<Verdict>);

/// A type of case that metrics put questions to.
pub trait Asked: Sized {
    /// The metric's question, if it is put to cases of this type.
    fn question(metric: &Metric) -> Option<Ask<Self>>;

    /// The metrics that ask cases of this type, with their index in [`METRICS`].
    fn questions() -> Vec<(u16, Ask<Self>)> {
        (0u16..).zip(METRICS).filter_map(|(index, metric)| Some((index, Self::question(metric)?))).collect()
    }
}

/// A case: what questions are put to.
pub trait Case: Asked {
    /// The record type that its rows are listed under.
    const KIND: Kind;

    /// The record type of this very case, where cases of one type come from several.
    fn kind(&self) -> Kind {
        Self::KIND
    }

    /// Its number among the cases of its record type.
    fn index(&self) -> u32;

    /// The groups that it counts in.
    fn groups(&self, groups: &mut Vec<Group>);
}

/// The index of a metric in [`METRICS`].
#[must_use]
pub fn index_of(slug: &str) -> Option<u16> {
    METRICS.iter().position(|metric| metric.slug == slug).and_then(|index| u16::try_from(index).ok())
}

/// The metric of a slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Metric> {
    METRICS.iter().copied().find(|metric| metric.slug == slug)
}

macro_rules! metrics {
    ($($module:ident,)+) => {
        $(pub(crate) mod $module;)+

        /// Every metric, in the order of the report.
        pub static METRICS: &[&Metric] = &[$(&$module::METRIC,)+];
    };
}

metrics! {
    ticket_volume,
    backlog_open,
    first_response_on_time,
    first_response_time,
    resolution_on_time,
    resolution_time,
    complaint_count,
    complaint_ack_on_time,
    complaint_closed_on_time,
    complaint_overdue_open,
    first_owner_rate,
    record_complete_rate,
    fcr_rate,
    reopen_rate,
    transfer_registered_rate,
    transfer_accept_on_time,
    major_report_on_time,
    liaison_after_fix_on_time,
    buck_passing_upheld,
    repeat_contact_rate,
    hotline_resolved_rate,
    remote_resolved_rate,
    onsite_resolved_rate,
    remote_auth_rate,
    departure_on_time,
    arrival_on_time,
    visit_on_time,
    visit_gap_watch,
    visit_issue_closed_on_time,
    archive_rate,
    inspection_on_time,
    hazard_submit_on_time,
    hazard_closed_on_time,
    research_on_time,
    research_led_rate,
    suggestion_plan_on_time,
    suggestion_done_on_time,
    proactive_on_time,
    gift_rate,
    demand_rate,
    holiday_coverage,
    holiday_checks_rate,
    holiday_issue_contact_on_time,
    fault_count,
    fault_mttr,
    fault_notice_on_time,
    fault_notice_complete,
    exec_notice_on_time,
    fault_report_on_time,
    fault_report_complete,
    fault_feedback_on_time,
    action_closed_on_time,
    survey_response_rate,
    satisfied_rate,
    csi,
    low_score_followup_on_time,
    unmet_reply_on_time,
    nps,
    weekly_report_on_time,
    liaison_ack_on_time,
    liaison_reply_on_time,
    ruling_on_time,
    ruling_executed_on_time,
    report_on_time,
    chat_reply_3min_rate,
    chat_first_reply_median,
    chat_unreplied,
    chat_conversion,
    ship_tracked_rate,
    logistics_notice_on_time,
    aftersales_record_rate,
    shift_coverage,
    empty_shift_count,
    alternation_breaks,
    late_rate,
    left_post_count,
    handover_rate,
    leave_notice_rate,
    swap_notice_rate,
    swap_over_limit,
    promo_fill_rate,
    sunday_balance,
    shop_visit_count,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_metric_has_a_name_of_its_own_that_fits_a_link() {
        let slugs: BTreeSet<_> = METRICS.iter().map(|metric| metric.slug).collect();
        assert_eq!(slugs.len(), METRICS.len());
        assert!(
            slugs.iter().all(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'))
        );
    }

    #[test]
    fn metrics_stand_in_the_order_of_their_families() {
        // Levels of service (B) come before faults (D) and satisfaction (E), whatever was added last.
        assert!(METRICS.is_sorted_by_key(|metric| metric.family));
    }

    #[test]
    fn a_pooled_metric_sums_metrics_that_exist_and_are_not_pooled() {
        for metric in METRICS {
            if let Question::Pooled(parts) = metric.question {
                assert!(parts.len() > 1, "{}", metric.slug);
                for part in parts {
                    let part = find(part).expect("a part that exists");
                    assert!(!matches!(part.question, Question::Pooled(_)), "{}", metric.slug);
                }
            }
        }
    }

    #[test]
    fn information_is_never_a_direction_to_colour() {
        for metric in METRICS.iter().filter(|metric| metric.nature == Nature::Duration) {
            assert_eq!(metric.unit, Unit::Seconds, "{}", metric.slug);
        }
    }
}

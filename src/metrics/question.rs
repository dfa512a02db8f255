//! The question of a metric: a pure function from a case of its type to verdicts.

use super::{Group, METRICS, Metric, Rules, Verdict};
use crate::ingest::Kind;
use crate::link::{
    ActionCase, CampaignCase, ChatCase, FaultCase, FindingCase, InspectionCase, IssueCase, LiaisonCase, OrderCase,
    ProjectCase, ReportDuty, RequestCase, ResearchCase, ShiftCase, ShopVisitCase, SuggestionCase, SurveyCase,
    TicketCase, UnmetCase, VisitDue, WatchProblem, WatchedDay, WeeklyCase, YearEndCase,
};

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

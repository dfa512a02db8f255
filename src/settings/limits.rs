//! `[limits]`: how long things may take. All of them are the department's, and may change from a month on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `[limits]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Until the first response, by priority.
    pub response: ByPriority,
    /// Until the ticket is resolved, by priority.
    pub resolution: ByPriority,
    /// Complaints.
    pub complaint: Complaint,
    /// First contact, handover, major matters.
    pub first_contact: FirstContact,
    /// On-site service by zone, wall clock from dispatch.
    pub zones: BTreeMap<String, Zone>,
    /// Major faults.
    pub faults: Faults,
    /// Liaison forms and rulings.
    pub liaison: Liaison,
    /// Everything that is followed up.
    pub followup: FollowUp,
}

/// One limit for each priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByPriority {
    /// Urgent.
    pub p1: Limit,
    /// High.
    pub p2: Limit,
    /// Normal.
    pub p3: Limit,
    /// Low.
    pub p4: Limit,
}

/// A number of minutes on a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Minutes.
    pub minutes: u32,
    /// The clock that counts them.
    pub clock: Clock,
}

/// Which time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// Only working hours.
    Working,
    /// Every minute.
    Wall,
}

/// `[limits.complaint]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// Working minutes until it is acknowledged.
    pub ack_minutes: u32,
    /// Working days until it is closed.
    pub close_days: u32,
}

/// `[limits.first_contact]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstContact {
    /// Working minutes until a transfer is accepted.
    pub transfer_accept_minutes: u32,
    /// Wall minutes until a major matter is reported.
    pub major_report_minutes: u32,
    /// Working days until the form of a matter that was solved first.
    pub liaison_after_fix_days: u32,
    /// Calendar days in which the customer must not have to come back.
    pub quiet_days: u32,
}

/// Limits of one zone in wall minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// From dispatch to departure.
    pub depart: u32,
    /// From dispatch to arrival.
    pub arrive: u32,
}

/// `[limits.faults]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faults {
    /// Wall minutes from first knowledge to notice.
    pub notice_minutes: u32,
    /// Wall minutes from filing to senior leaders.
    pub exec_minutes: u32,
    /// Working days from recovery to the analysis.
    pub report_days: u32,
    /// Sections that say nothing.
    pub placeholder: Vec<String>,
    /// Characters below which a section says nothing.
    pub min_section_chars: u32,
    /// Days within which a fault of the same cause is a repetition.
    pub repeat_days: u32,
}

/// `[limits.liaison]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Liaison {
    /// Working days until a form is signed for.
    pub ack_days: u32,
    /// Working days until the office rules.
    pub ruling_days: u32,
}

/// `[limits.followup]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Working days until a discontented customer is contacted.
    pub low_score_days: u32,
    /// Highest overall rating of five that is a low score.
    pub low_score_max: u32,
    /// Working days until an unmet expectation is analysed and answered.
    pub unmet_days: u32,
    /// Working days until an issue of a return visit is closed.
    pub visit_issue_days: u32,
    /// Working days until a hazard is handed in.
    pub hazard_submit_days: u32,
    /// Working days until a hazard is closed, by its level.
    pub hazard_close_days: BTreeMap<String, u32>,
    /// Working days until a suggestion has a plan.
    pub suggestion_plan_days: u32,
}

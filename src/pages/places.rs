//! Where on the pages a metric is looked into.

use crate::metrics::{Family, find};

/// The page of the navigation and the section of it that shows a metric.
#[must_use]
pub fn place_of(slug: &str) -> Option<(&'static str, &'static str)> {
    let metric = find(slug)?;
    let tickets = |section| ("tickets", section);
    Some(match slug {
        "ticket_volume" => tickets("volume"),
        "backlog_open" => tickets("backlog"),
        "first_response_on_time" | "first_response_time" => tickets("response"),
        "resolution_on_time" | "resolution_time" => tickets("resolution"),
        "complaint_count" | "complaint_ack_on_time" | "complaint_closed_on_time" | "complaint_overdue_open" => {
            ("complaints", "figures")
        }
        "departure_on_time" | "arrival_on_time" => tickets("zones"),
        "survey_response_rate" => ("satisfaction", "response"),
        "satisfied_rate" => ("satisfaction", "overall"),
        "csi" => ("satisfaction", "index"),
        "low_score_followup_on_time" | "unmet_reply_on_time" => ("satisfaction", "low_scores"),
        _ => match metric.family {
            Family::Acceptance => tickets("first_contact"),
            Family::Levels => tickets("levels"),
            Family::Proactive => ("proactive", "summary"),
            Family::Faults => ("faults", "figures"),
            Family::Satisfaction => ("satisfaction", "overall"),
            Family::Communication => ("teamwork", "liaison"),
            Family::Shop => ("shop", "chats"),
        },
    })
}

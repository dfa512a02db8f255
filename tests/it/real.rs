//! Real exports of other houses, read with a mapping in `report.toml` and compared with figures that a few lines of
//! Python computed from the same files: `tests/real/<name>/`. The exports themselves are not ours to pass on; the
//! environment variable `JIANDU_REAL_DATA` says where they lie.

mod nasty;

use std::env;
use std::path::{Path, PathBuf};

use crate::expectation::Expectation;

#[expect(clippy::print_stderr, reason = "what is left out must be seen")]
/// The folder of the exports, or a loud word about what is left out.
fn data(left_out: &str) -> Option<PathBuf> {
    match env::var_os("JIANDU_REAL_DATA") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => {
            eprintln!("LEFT OUT: {left_out}: JIANDU_REAL_DATA does not say where the real exports lie");
            None
        }
    }
}

/// Runs everything that is expected of a set of exports.
fn holds(name: &str) {
    let Some(data) = data(name) else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real").join(name);
    let wrong = Expectation::read(&folder).differences(&data);
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

macro_rules! sets {
    ($($test:ident: $name:literal,)+) => { $(#[test] fn $test() { holds($name); })+ };
}

sets! {
    of_an_event_log_the_latest_row_of_an_incident_counts: "uci_incident_log",
    tickets_closed_before_they_were_answered_are_seen: "kaggle_support_tickets",
    variants_of_an_export_give_the_same_figures: "boston311_small",
    messages_in_three_encodings_give_the_same_figures: "zh_citizen_messages_open",
    answers_without_a_date_take_the_constant_one: "zh_mobile_voice_satisfaction",
    nought_is_not_a_score: "airline_passengers",
    recommendations_are_counted_by_month: "nps_2017",
    incidents_of_a_status_page_make_fault_records: "status_incidents_cstate",
    analyses_without_front_matter_are_named_and_left_out: "postmortems_posthog",
    chinese_analyses_with_block_scalars_are_read: "zh_pg_fault_files",
    complaints_with_a_date_only_are_counted: "cfpb_complaints_small",
    mangled_durations_are_not_read_as_numbers: "itsm_abctech_small",
    an_event_log_without_an_end_is_still_one_row_a_case: "helpdesk_it_events",
}

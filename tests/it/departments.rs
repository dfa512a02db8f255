//! Exports of record types that nobody publishes, written as three departments' systems would write them.

use std::path::Path;

use crate::expectation::Expectation;

fn holds(name: &str) {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/departments");
    let wrong = Expectation::read(&all.join(name)).differences(&all);
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

#[test]
fn chats_of_a_helpdesk_in_gb18030() {
    holds("helpdesk");
}

#[test]
fn shifts_of_an_attendance_system_with_a_byte_order_mark() {
    holds("attendance");
}

#[test]
fn inspections_of_a_register_with_merged_headers_and_a_sum() {
    holds("register");
}

#[test]
fn visits_questionnaires_and_orders_of_a_call_centre_in_gb18030() {
    holds("care");
}

#[test]
fn forms_faults_and_the_years_end_of_registers_with_merged_headers_and_sums() {
    holds("office");
}

#[test]
fn reports_watches_and_requests_of_an_office_portal_with_a_byte_order_mark() {
    holds("portal");
}

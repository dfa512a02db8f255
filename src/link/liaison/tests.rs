use super::super::testing::{World, at, cell, codes, day, files, maybe_at, names, origin, ratio};
use super::*;
use crate::ingest::Symbols;

/// Dates of a form: issued, signed for, wanted by, answered, put to the office, ruled on, to be done by, done.
fn form(symbols: &mut Symbols, id: &str, ticket: &str, dates: [&str; 8]) -> LiaisonForm {
    let [issued, acked, required_by, replied, escalated, ruled, execute_by, executed] = dates;
    LiaisonForm {
        origin: origin(2),
        id: symbols.intern_key(id),
        issued: at(issued),
        from: symbols.intern("技术服务部"),
        to: symbols.intern("采购部"),
        subject: None,
        ticket: (!ticket.is_empty()).then(|| symbols.intern_key(ticket)),
        acked: maybe_at(acked),
        required_by: maybe_at(required_by),
        replied: maybe_at(replied),
        disputed: None,
        escalated: maybe_at(escalated),
        ruled: maybe_at(ruled),
        execute_by: maybe_at(execute_by),
        executed: maybe_at(executed),
    }
}

fn linked(rows: Vec<LiaisonForm>, symbols: &mut Symbols, rules: &Rules<'_>) -> Forms {
    let names = names(symbols);
    Forms::link(rows, &names, rules, &[], &mut Log::default()).0
}

#[test]
fn a24_a_ticket_goes_by_its_earliest_form_and_one_before_the_fix_is_found() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let rows = vec![
        form(&mut symbols, "L1", "T1", ["2026-10-14", "", "", "", "", "", "", ""]),
        form(&mut symbols, "L2", "T1", ["2026-10-13", "", "", "", "", "", "", ""]),
        form(&mut symbols, "L3", "T2", ["2026-10-16", "", "", "", "", "", "", ""]),
        form(&mut symbols, "L4", "T3", ["2026-11-02", "", "", "", "", "", "", ""]),
    ];
    let (first, second) = (symbols.intern_key("T1"), symbols.intern_key("T2"));
    let names = names(&mut symbols);
    let mut log = Log::default();
    let forms = Forms::link(rows, &names, &rules, &files(), &mut log).0;
    assert_eq!(codes(log), [(Code::AfterAsOf, Some("issued_at".into()))]);
    assert_eq!(forms.by_ticket(), BTreeMap::from([(first, day("2026-10-13")), (second, day("2026-10-16"))]));
    // Due by the second working day after Friday the 9th: Saturday the 10th is one, so that it is Monday the 12th.
    assert_eq!(rules.calendar().nth_workday_after(day("2026-10-09"), 2), day("2026-10-12"));
    let fixed = BTreeMap::from([(first, day("2026-10-09")), (second, day("2026-10-19"))]);
    let mut log = Log::default();
    forms.report_before_fix(&fixed, &files(), &mut log);
    assert_eq!(codes(log), [(Code::FormBeforeFix, Some("issued_at".into()))]);
    assert_eq!(forms.before_fix(&fixed).map(|form| form.ticket).collect::<Vec<_>>(), [Some(second)]);
}

#[test]
fn a25_a_disagreement_is_ruled_on_and_the_ruling_carried_out() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let rows = vec![
        form(&mut symbols, "D1", "", ["2026-10-20", "", "", "", "2026-10-22", "2026-10-27", "2026-10-30", ""]),
        form(&mut symbols, "D2", "", ["2026-10-28", "", "", "", "2026-10-29", "", "", ""]),
    ];
    let forms = linked(rows, &mut symbols, &rules);
    let ruling = cell(forms.cases(), &rules, "ruling_on_time", "2026-10");
    assert_eq!((ruling.k(), ruling.n(), ruling.pending), (1, 1, 1));
    let executed = cell(forms.cases(), &rules, "ruling_executed_on_time", "2026-10");
    assert_eq!((executed.k(), executed.missing), (0, 1));
    assert_eq!(forms.disputes().len(), 2);
}

#[test]
fn a_form_is_signed_for_by_the_next_working_day_and_answered_by_the_date_it_names() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let rows = vec![
        // Issued on a Friday, signed for on Monday; wanted on a Sunday, answered on Monday.
        form(&mut symbols, "L1", "", ["2026-10-16", "2026-10-19", "2026-10-18", "2026-10-19", "", "", "", ""]),
        form(&mut symbols, "L2", "", ["2026-10-16", "2026-10-20", "2026-10-18", "2026-10-18", "", "", "", ""]),
    ];
    let forms = linked(rows, &mut symbols, &rules);
    assert_eq!(ratio(forms.cases(), &rules, "liaison_ack_on_time", "2026-10"), (1, 2));
    assert_eq!(ratio(forms.cases(), &rules, "liaison_reply_on_time", "2026-10"), (1, 2));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn dates() -> impl Strategy<Value = [Option<u32>; 7]> {
        prop::array::uniform7(prop::option::weighted(0.8, 1u32..=31))
    }

    proptest! {
        /// Taking away what was done about a form never makes a figure better.
        #[test]
        fn deleting_evidence_never_improves_a_figure(forms in prop::collection::vec((1u32..=31, dates()), 1..8)) {
            let world = World::default();
            let rules = world.rules_between("2026-10", "2026-10");
            let mut symbols = Symbols::default();
            let text = |day: Option<u32>| day.map_or_else(String::new, |day| format!("2026-10-{day:02}"));
            let mut rows = Vec::new();
            for (number, (issued, rest)) in forms.iter().enumerate() {
                let rest = rest.map(text);
                let dates = [
                    &text(Some(*issued)), &rest[0], &rest[1], &rest[2], &rest[3], &rest[4], &rest[5], &rest[6],
                ];
                rows.push(form(&mut symbols, &format!("L{number}"), "", dates.map(String::as_str)));
            }
            let all = linked(rows.clone(), &mut symbols, &rules);
            for row in &mut rows {
                row.acked = None;
                row.replied = None;
                row.ruled = None;
                row.executed = None;
            }
            let bare = linked(rows, &mut symbols, &rules);
            for slug in ["liaison_ack_on_time", "liaison_reply_on_time", "ruling_on_time", "ruling_executed_on_time"] {
                let (with, without) = (cell(all.cases(), &rules, slug, "2026-10"), cell(bare.cases(), &rules, slug, "2026-10"));
                prop_assert_eq!(with.n(), without.n());
                prop_assert_eq!(without.k(), 0);
                prop_assert!(without.missing >= with.missing);
            }
        }
    }
}

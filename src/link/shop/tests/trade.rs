//! Chats and orders.

use std::collections::BTreeMap;

use super::super::super::testing::{World, at, cell, codes, files, maybe_at, month, origin, ratio};
use super::super::*;
use crate::ingest::Symbols;
use crate::problem::{Code, Log};
use crate::records::chat_sessions::ChatSession;
use crate::records::orders::{Exception, Order};

fn chat(symbols: &mut Symbols, id: &str, round: Option<u32>, asked: &str, replied: &str) -> ChatSession {
    ChatSession {
        origin: origin(2),
        id: symbols.intern_key(id),
        round,
        agent: None,
        asked: at(asked),
        replied: maybe_at(replied),
        rounds: None,
        rounds_3min: None,
        robot_only: false,
        valid: true,
        inquiry: None,
        paid: None,
    }
}

#[test]
fn a39_rounds_run_from_the_first_unanswered_message_to_the_reply() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let mut rows = vec![
        chat(&mut symbols, "S1", Some(1), "2026-10-07 10:10:15", "2026-10-07 10:18:10"),
        chat(&mut symbols, "S1", Some(2), "2026-10-07 10:18:30", "2026-10-07 10:19:00"),
        chat(&mut symbols, "S2", Some(1), "2026-10-07 11:00:00", ""),
        chat(&mut symbols, "S3", Some(1), "2026-10-07 02:00:00", "2026-10-07 02:10:00"),
    ];
    rows[2].robot_only = true;
    let chats = Chats::link(&rows, &rules);
    assert_eq!((chats.cases.len(), chats.left_out), (2, 1));
    assert_eq!(ratio(&chats.cases, &rules, "chat_reply_3min_rate", "2026-10"), (1, 2));
    let replies = cell(&chats.cases, &rules, "chat_first_reply_median", "2026-10");
    assert_eq!(replies.values.sorted(), [475]);
    assert_eq!(cell(&chats.cases, &rules, "chat_unreplied", "2026-10").k(), 0);
    assert!(!chats.only_sessions(month("2026-10"), &rules));
}

#[test]
fn sessions_count_by_their_counters_or_as_one_round() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let mut rows = vec![
        chat(&mut symbols, "S1", None, "2026-10-07 20:00:00", "2026-10-07 20:03:00"),
        chat(&mut symbols, "S2", None, "2026-10-07 20:00:00", ""),
        chat(&mut symbols, "S3", None, "2026-10-07 23:59:00", "2026-10-08 00:02:01"),
    ];
    let only = Chats::link(&rows, &rules);
    assert_eq!(ratio(&only.cases, &rules, "chat_reply_3min_rate", "2026-10"), (1, 3));
    assert_eq!(cell(&only.cases, &rules, "chat_unreplied", "2026-10").k(), 1);
    assert!(only.only_sessions(month("2026-10"), &rules));
    assert_eq!(only.cases.iter().map(|chat| SLOTS[chat.slot as usize]).collect::<Vec<_>>(), ["evening"; 3]);
    (rows[0].rounds, rows[0].rounds_3min) = (Some(6), Some(5));
    let counted = Chats::link(&rows, &rules);
    assert_eq!(ratio(&counted.cases, &rules, "chat_reply_3min_rate", "2026-10"), (5, 8));
    assert!(!counted.only_sessions(month("2026-10"), &rules));
}

fn order(symbols: &mut Symbols, id: &str, shipped: &str, tracked: &str, exception_at: &str, notified: &str) -> Order {
    Order {
        origin: origin(2),
        id: symbols.intern_key(id),
        shipped: maybe_at(shipped),
        tracked: maybe_at(tracked),
        exception: maybe_at(exception_at).map(|_| Exception::Stalled),
        exception_at: maybe_at(exception_at),
        notified: maybe_at(notified),
        aftersales: None,
        aftersales_at: None,
        quality: None,
    }
}

#[test]
fn a39_a_buyer_is_told_within_a_day_of_the_exception() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let rows = vec![
        order(&mut symbols, "x1", "2026-10-10 16:20", "2026-10-11 16:20", "2026-10-12 09:00", "2026-10-13 09:00"),
        order(&mut symbols, "x2", "2026-10-28 16:20", "", "2026-10-30 20:00", ""),
        order(&mut symbols, "x3", "2026-10-31 08:00", "", "2026-10-31 10:00", ""),
    ];
    let (cases, _) = orders(rows, &rules, &[], &mut Log::default());
    let notice = cell(&cases, &rules, "logistics_notice_on_time", "2026-10");
    assert_eq!((notice.k(), notice.n(), notice.missing, notice.pending), (1, 2, 1, 1));
    let tracked = cell(&cases, &rules, "ship_tracked_rate", "2026-10");
    assert_eq!((tracked.k(), tracked.n(), tracked.pending), (1, 2, 1));
}

#[test]
fn an_order_in_two_exports_is_the_version_that_knows_more() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let told = order(&mut symbols, "x1", "2026-10-10 16:20", "", "2026-10-12 09:00", "2026-10-12 10:00");
    let before = order(&mut symbols, "x1", "2026-10-10 16:20", "", "2026-10-12 09:00", "");
    let mut log = Log::default();
    let (cases, passed) = orders(vec![told.clone(), before, told], &rules, &files(), &mut log);
    assert_eq!((cases.len(), passed), (1, BTreeMap::from([(0, 2)])));
    assert!(cases[0].notified.is_some());
    assert_eq!(codes(log), [(Code::DuplicateChanged, None)]);
}

#[test]
fn aftersales_cases_need_a_record_of_quality() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut symbols = Symbols::default();
    let quality = symbols.intern("ZL-1");
    let mut rows: Vec<Order> =
        ["x1", "x2", "x3"].map(|id| order(&mut symbols, id, "2026-10-10 16:20", "", "", "")).into();
    rows[0].aftersales_at = maybe_at("2026-10-14 10:00");
    rows[0].quality = Some(quality);
    rows[1].aftersales = Some(crate::records::orders::Aftersales::Return);
    let (cases, _) = orders(rows, &rules, &[], &mut Log::default());
    assert_eq!(ratio(&cases, &rules, "aftersales_record_rate", "2026-10"), (1, 2));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Taking away that somebody tracked or told leaves the promise and loses its fulfilment.
        #[test]
        fn an_order_owes_the_same_without_its_evidence(hours in prop::collection::vec((0i64..700, prop::option::of(0i64..60)), 1..10)) {
            let world = World::default();
            let rules = world.rules_between("2026-10", "2026-10");
            let start = at("2026-10-01").at();
            let at = |hours: i64| crate::time::Packed::new(crate::time::Stamp::exact(start + hours * 3600));
            let mut symbols = Symbols::default();
            let mut rows = Vec::new();
            for (number, (from, after)) in hours.iter().enumerate() {
                let mut row = order(&mut symbols, &format!("x{number}"), "", "", "", "");
                (row.shipped, row.exception_at) = (at(*from), at(*from));
                row.tracked = after.and_then(|after| at(from + after));
                row.notified = row.tracked;
                rows.push(row);
            }
            let all = orders(rows.clone(), &rules, &[], &mut Log::default()).0;
            for row in &mut rows {
                (row.tracked, row.notified) = (None, None);
            }
            let bare = orders(rows, &rules, &[], &mut Log::default()).0;
            for slug in ["ship_tracked_rate", "logistics_notice_on_time"] {
                let (with, without) = (cell(&all, &rules, slug, "2026-10"), cell(&bare, &rules, slug, "2026-10"));
                prop_assert_eq!((with.n(), with.pending), (without.n(), without.pending));
                prop_assert_eq!(without.k(), 0);
            }
        }
    }
}

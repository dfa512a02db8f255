//! `shop.html`: the shop desk: how soon buyers are answered, what becomes of parcels, whether the desk is staffed.
//! Everything about people is a count.

use chrono::Datelike;

use super::context::Context;
use super::kit::{Kit, section};
use super::tickets::trends;
use super::view::parts::{Cell, Chart, Kind as Set, Row, Section};
use super::view::shop::Shop;
use super::words::{self, NOTHING};
use crate::charts::{self, key::Meaning, shifts};
use crate::ingest::{Kind, Words as _};
use crate::link::shop::{SLOTS, ShiftCase, calendar, handover_gaps, request_counts};
use crate::metrics::By;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Shop {
    let kit = Kit::new(context, 0);
    let (shipments, handovers) = (shipments(&kit), handovers(&kit));
    let list = shipments.tables.iter().chain(&handovers.tables).any(|table| table.list);
    Shop {
        frame: context.frame("shop", list),
        chats: chats(&kit),
        shipments,
        shifts: desk(&kit),
        handovers,
        requests: requests(&kit),
    }
}

fn chats(kit: &Kit<'_>) -> Section {
    let chats = &kit.context.matter.outcome.cases.teams.chats;
    let mut section = section(kit.words.figures(&[
        "chat_reply_3min_rate",
        "chat_first_reply_median",
        "chat_unreplied",
        "chat_conversion",
        "shop_visit_count",
    ]));
    if !chats.cases.is_empty() && chats.only_sessions(kit.month(), &kit.rules) {
        section.notes.push(kit.t("chats-by-session"));
    }
    if chats.left_out > 0 {
        section.notes.push(kit.n("chats-left-out", chats.left_out));
    }
    section.charts = trends(kit, &["chat_reply_3min_rate"]);
    section.tables.push(kit.by_group(
        "chats-shift",
        &["chat_reply_3min_rate", "chat_first_reply_median", "chat_unreplied"],
        By::Shift,
    ));
    section
}

fn shipments(kit: &Kit<'_>) -> Section {
    let mut section =
        section(kit.words.figures(&["ship_tracked_rate", "logistics_notice_on_time", "aftersales_record_rate"]));
    let cases = &kit.context.matter.outcome.cases;
    let of_month = |at: crate::time::Stamp| kit.rules.month_of(at.at) == kit.month();
    let orders = cases.teams.orders.iter().filter(|order| order.exception_at.is_some_and(of_month));
    let rows = orders.map(|order| {
        let word = order
            .exception
            .map_or_else(|| NOTHING.to_owned(), |exception| kit.t(&format!("exception-{}", exception.slug())));
        Row::from([
            Cell::text(kit.number(order.order)),
            Cell::text(word),
            Cell::text(kit.stamp(order.exception_at)),
            Cell::text(kit.stamp(order.notified)),
        ])
    });
    let columns = [("order", Set::Code), ("exception", Set::Text), ("found", Set::Code), ("told", Set::Code)];
    section.tables.push(kit.table("exceptions", &columns, rows.collect(), Some(Kind::Orders)));
    section
}

fn desk(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&[
        "shift_coverage",
        "empty_shift_count",
        "late_rate",
        "alternation_breaks",
        "left_post_count",
        "sunday_balance",
    ]));
    section.charts.extend(shift_calendar(kit));
    section
}

/// The calendar of the month: for every date and shift how many places were required and how many were manned.
fn shift_calendar(kit: &Kit<'_>) -> Option<Chart> {
    let cases = &kit.context.matter.outcome.cases.teams.shifts;
    let days = calendar(cases, kit.month(), &kit.rules);
    if days.is_empty() {
        return None;
    }
    let periods = kit.rules.periods();
    let first = periods.first_day(kit.month());
    let length = (periods.last_day(kit.month()) - first).num_days() + 1;
    let of_date = |date| cases.iter().filter(move |shift: &&ShiftCase| shift.date == date);
    let empty: u32 = days.values().map(|day| day.required - day.manned.min(day.required)).sum();
    let required: u32 = days.values().map(|day| day.required).sum();
    let spec_days = first
        .iter_days()
        .take(usize::try_from(length).unwrap_or(31))
        .map(|date| {
            let slots = SLOTS.iter().enumerate().filter_map(|(slot, key)| {
                let of_slot =
                    || of_date(date).filter(move |shift| crate::link::shop::slot(shift.kind) as usize == slot);
                let required = of_slot().filter(|shift| shift.required).count();
                days.get(&date)?;
                if required == 0 {
                    return None;
                }
                let manned = of_slot().filter(|shift| shift.required && shift.worked.is_some()).count();
                let late = of_slot().filter(|shift| shift.late == Some(true)).count();
                let state = match () {
                    () if manned < required => charts::State::Bad,
                    () if late > 0 => charts::State::Warn,
                    () => charts::State::Good,
                };
                let name = kit.t(&format!("shift-{key}"));
                Some(shifts::ShiftCell {
                    state,
                    text: format!("{} {manned}/{required}", kit.t(&format!("shift-short-{key}"))),
                    tip: kit.say(
                        "shift-day",
                        &[
                            ("name", name.into()),
                            ("k", (manned as i64).into()),
                            ("n", (required as i64).into()),
                            ("late", (late as i64).into()),
                        ],
                    ),
                })
            });
            let span = kit.context.matter.department.calendar.off_span(date);
            shifts::ShiftDay {
                remark: span.map_or_else(String::new, |span| super::proactive::holiday(kit, &span.name)),
                shifts: slots.collect(),
            }
        })
        .collect();
    let number = |n: u32| i64::from(n).into();
    let title = kit.say(
        if empty == 0 { "chart-title-shifts-good" } else { "chart-title-shifts" },
        &[("empty", number(empty)), ("n", number(required))],
    );
    let key = [
        (charts::State::Good, "shift-manned"),
        (charts::State::Warn, "shift-late"),
        (charts::State::Bad, "shift-empty"),
    ];
    let spec = shifts::Shifts {
        head: kit.head(title, &kit.heads(&["column-date", "column-remark", "column-shifts"])),
        first_weekday: first.weekday().num_days_from_monday(),
        weekdays: std::array::from_fn(|day| kit.t(&format!("weekday-short-{}", day + 1))),
        days: spec_days,
        key: key.into_iter().map(|(state, id)| Meaning { state, word: kit.t(id) }).collect(),
    };
    Some(kit.chart("shifts", kit.t("chart-caption-shifts"), &spec))
}

fn handovers(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&["handover_rate"]));
    let gaps = handover_gaps(&kit.context.matter.outcome.cases.teams.shifts, kit.month(), &kit.rules);
    let there = |yes: bool| Cell::text(kit.t(if yes { "check-there" } else { "check-missing" }));
    let rows = gaps.iter().map(|gap| {
        let shift = SLOTS.get(gap.slot as usize).map_or(NOTHING.to_owned(), |key| kit.t(&format!("shift-{key}")));
        Row::from([
            Cell::text(kit.date(Some(gap.date))),
            Cell::text(shift),
            there(gap.handover.signed),
            there(gap.handover.questions),
            there(gap.handover.pending),
        ])
    });
    let columns = [
        ("date", Set::Code),
        ("shift", Set::Text),
        ("signed", Set::Text),
        ("questions", Set::Text),
        ("pending", Set::Text),
    ];
    section.tables.push(kit.table("handovers", &columns, rows.collect(), None));
    section
}

fn requests(kit: &Kit<'_>) -> Section {
    let mut section =
        section(kit.words.figures(&["leave_notice_rate", "swap_notice_rate", "swap_over_limit", "promo_fill_rate"]));
    let counts = request_counts(kit.context.matter.outcome.cases.teams.requests.cases(), kit.month(), &kit.rules);
    let rows = [
        ("request-leave", counts.leave),
        ("request-swaps", counts.swaps),
        ("request-excess", counts.excess),
        ("request-extra", counts.extra),
        ("request-filled", counts.filled),
    ];
    let rows = rows.into_iter().map(|(id, n)| Row::from([Cell::text(kit.t(id)), Cell::text(words::count(n.into()))]));
    section.tables.push(kit.table("requests", &[("request", Set::Text), ("count", Set::Number)], rows.collect(), None));
    section
}

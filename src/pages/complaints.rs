//! `complaints.html`: every complaint of the month with its times, how usual their number is, why customers complained.

use super::context::Context;
use super::kit::{Kit, section};
use super::tickets::number;
use super::view::complaints::Complaints;
use super::view::parts::{Cell, Kind as Set, Row, Section, State};
use super::words;
use crate::ingest::{Kind, Words as _};
use crate::records::tickets::Cause;
use crate::report::tickets::Complaint;
use crate::time::Moment;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Complaints {
    let kit = Kit::new(context, 0);
    let mut figures = section(kit.words.figures(&[
        "complaint_count",
        "complaint_ack_on_time",
        "complaint_closed_on_time",
        "complaint_overdue_open",
        "buck_passing_upheld",
    ]));
    figures.notes.extend(summary(&kit));
    let rows = rows(&kit);
    Complaints {
        frame: context.frame("complaints", rows.tables.iter().any(|table| table.list)),
        figures,
        trend: Section { charts: kit.trend("complaint_count").into_iter().collect(), ..Section::default() },
        causes: causes(&kit),
        rows,
    }
}

/// How many complaints are new, open, and beyond their date.
fn summary(kit: &Kit<'_>) -> Option<String> {
    let all = &kit.context.matter.outcome.judgement.tickets.complaints;
    let open = all.iter().filter(|it| it.open).count() as u64;
    let overdue = all.iter().filter(|it| it.open && is_overdue(kit, it)).count() as u64;
    let new = all.iter().filter(|it| it.of_month).count() as u64;
    (!all.is_empty()).then(|| {
        let number = |n: u64| words::whole(n).into();
        kit.say("complaints-summary", &[("new", number(new)), ("open", number(open)), ("overdue", number(overdue))])
    })
}

fn is_overdue(kit: &Kit<'_>, complaint: &Complaint) -> bool {
    !complaint.waiting && Moment::end_of(complaint.due) < kit.rules.as_of()
}

/// The name of a cause; complaints without one have a word too.
pub(super) fn cause(kit: &Kit<'_>, cause: Option<Cause>) -> String {
    cause.map_or_else(|| kit.t("cause-none"), |cause| kit.t(&format!("cause-{}", cause.slug())))
}

fn causes(kit: &Kit<'_>) -> Section {
    let rows = kit
        .context
        .matter
        .outcome
        .judgement
        .tickets
        .causes()
        .into_iter()
        .map(|(reason, count)| [Cell::text(cause(kit, reason)), Cell::text(words::count(count))].into());
    let table = kit.table("causes", &[("cause", Set::Text), ("count", Set::Number)], rows.collect(), None);
    Section { tables: vec![table], ..Section::default() }
}

fn rows(kit: &Kit<'_>) -> Section {
    let columns = [
        ("ticket", Set::Code),
        ("customer", Set::Text),
        ("opened", Set::Code),
        ("response", Set::Code),
        ("due", Set::Code),
        ("resolved", Set::Code),
        ("state", Set::State),
        ("upheld", Set::Text),
        ("cause", Set::Text),
        ("answered", Set::Code),
    ];
    let rows = (1..).zip(&kit.context.matter.outcome.judgement.tickets.complaints).map(|(place, complaint)| {
        let (state, word) = standing(kit, complaint);
        let upheld = match complaint.upheld {
            Some(true) => kit.t("upheld-yes"),
            Some(false) => kit.t("upheld-no"),
            None => words::NOTHING.to_owned(),
        };
        let id = number(kit, complaint.row.index);
        Row {
            id: Some(format!("complaint-{place}")),
            cells: vec![
                Cell { note: (!complaint.of_month).then(|| kit.t("complaint-older")), ..Cell::text(id) },
                kit.customer(complaint.customer),
                Cell::text(kit.stamp(Some(complaint.opened))),
                Cell::text(kit.stamp(complaint.response)),
                Cell::text(kit.date(Some(complaint.due))),
                Cell::text(kit.stamp(complaint.resolved)),
                Cell::marked(state, word),
                Cell::text(upheld),
                Cell::text(cause(kit, complaint.cause)),
                Cell::text(kit.date(complaint.answered_on)),
            ],
        }
    });
    Section {
        tables: vec![kit.table("complaints", &columns, rows.collect(), Some(Kind::Tickets))],
        ..Section::default()
    }
}

/// How a complaint stands at the close.
fn standing(kit: &Kit<'_>, complaint: &Complaint) -> (State, String) {
    if complaint.waiting {
        return (State::NoneDue, kit.t("complaint-waiting"));
    }
    let closed = complaint.resolved.filter(|_| !complaint.open).map(|stamp| Moment::start_of(stamp.at.date()));
    kit.promise(Moment::end_of(complaint.due), closed)
}

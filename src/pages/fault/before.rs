//! What went before a fault: earlier faults of its project, and tickets that may have announced it.

use crate::ingest::{Kind, Words as _};
use crate::pages::faults::{all, cause, link, repeat_of};
use crate::pages::kit::Kit;
use crate::pages::tickets;
use crate::pages::view::parts::{Cell, Kind as Set, Row, Section};
use crate::report::tickets::days_before;

/// How many tickets stand on the page; the number of all is told.
const TICKETS: usize = 10;

/// Earlier faults of the same project, the one that it repeats marked as such, and the last fault tickets and complaints before it.
pub(super) fn section(kit: &Kit<'_>, place: usize) -> Section {
    let faults = all(kit);
    let (case, _) = faults[place];
    let repeated = repeat_of(kit, &faults, place);
    let mine = (0..place).rev().filter(|earlier| case.project.is_some() && faults[*earlier].0.project == case.project);
    let rows = mine.map(|earlier| {
        let (other, its) = faults[earlier];
        let apart = (case.occurred.at.date() - other.occurred.at.date()).num_days();
        let verdict = if repeated == Some(earlier) { "fault-repeat" } else { "fault-other" };
        Row::from([
            link(kit, earlier, its),
            Cell::text(kit.stamp(Some(other.occurred))),
            Cell::text(cause(kit, its.cause)),
            Cell::text(kit.context.locale.days(apart)),
            Cell::text(kit.t(verdict)),
        ])
    });
    let columns = [
        ("fault", Set::Code),
        ("occurred", Set::Code),
        ("cause", Set::Text),
        ("apart", Set::Number),
        ("outcome", Set::Text),
    ];
    let earlier = kit.table("earlier-faults", &columns, rows.collect(), None);
    let all = kit.context.matter.fault_tickets.get(place).map_or(&[][..], Vec::as_slice);
    let cases = &kit.context.matter.outcome.cases;
    let rows = all.iter().take(TICKETS).filter_map(|index| {
        let ticket = cases.tickets.case(*index, &cases.projects, &kit.rules)?;
        let repeat = if ticket.repeats { kit.t("yes") } else { kit.t("no") };
        Some(Row::from([
            Cell::text(tickets::number(kit, ticket.index)),
            Cell::text(kit.stamp(Some(ticket.opened))),
            Cell::text(kit.t(&format!("category-{}", ticket.category.slug()))),
            Cell::text(kit.t(&format!("priority-{}", ticket.priority.slug()))),
            Cell::text(kit.stamp(ticket.resolved)),
            Cell::text(repeat),
        ]))
    });
    let columns = [
        ("ticket", Set::Code),
        ("opened", Set::Code),
        ("category", Set::Text),
        ("priority", Set::Text),
        ("resolved", Set::Code),
        ("again", Set::Text),
    ];
    let mut before = kit.table("before", &columns, rows.collect(), Some(Kind::Tickets));
    let days = kit.rules.when(case.occurred.at).faults.repeat_days;
    let n = crate::pages::words::whole(all.len() as u64);
    let told = kit.say("fault-before", &[("n", n.into()), ("days", i64::from(days).into())]);
    before.note = None;
    // Where not all of the days are looked back over nothing is said of them.
    let known = days_before(case.occurred.at, &kit.rules).is_some();
    let tables = std::iter::once(earlier).chain(known.then_some(before)).collect();
    Section { notes: known.then_some(told).into_iter().collect(), tables, ..Section::default() }
}

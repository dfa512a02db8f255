//! `customers/<code>.html`: one customer on a page that his account owner can print and take along.

use super::context::Context;
use super::faults;
use super::kit::{Kit, section};
use super::proactive::{VISIT_COLUMNS, inspection_state, visit_row};
use super::view::customers::Customer;
use super::view::parts::{self, Cell, Fact, Kind as Set, Markup, Row, Section};
use super::words::{self, NOTHING};
use super::{complaints, satisfaction, tickets};
use crate::charts::multiples::{self, Panel};
use crate::charts::trend::Point;
use crate::ingest::{Kind, Sym, Words as _};
use crate::link::TicketCase;
use crate::link::projects::Entry;
use crate::link::visits::Mark;
use crate::metrics::By;
use crate::time::{Moment, Month};

/// The view of the page of the customer at this place among all customers.
///
/// # Panics
/// If there is no such customer.
#[must_use]
pub fn build(context: &Context<'_>, place: usize, file: &str) -> Customer {
    let kit = Kit::new(context, 1);
    let (sym, _) = context.matter.customers.iter().nth(place).expect("a page of a customer has its customer");
    let sym = *sym;
    let label = context.report().labels.customer(sym).expect("a customer with a page has a label");
    let title = label.shown.clone();
    Customer {
        frame: context.frame_below("customer", "customers", file, &title),
        facts: facts(&kit, sym, &label.code),
        projects: projects(&kit, sym),
        tickets: own_tickets(&kit, sym, &label.code),
        complaints: own_complaints(&kit, sym),
        faults: own_faults(&kit, sym),
        visits: visits(&kit, sym),
        survey: satisfaction::of_customer(&kit, &label.code),
        actions: actions(&kit, sym, file),
    }
}

fn entries<'a>(kit: &Kit<'a>, customer: Sym) -> impl Iterator<Item = &'a Entry> {
    let register = &kit.context.matter.outcome.cases.projects;
    register.of_customer(customer).iter().map(|place| &register.entries()[*place])
}

fn facts(kit: &Kit<'_>, customer: Sym, code: &str) -> Vec<Fact> {
    let last = kit.rules.periods().last_day(kit.month());
    let cases = &kit.context.matter.outcome.cases;
    let fact = |id: &str, value: String| Fact { name: kit.t(id), value, ..Fact::default() };
    let in_use = entries(kit, customer).filter(|entry| entry.in_use_on(last)).count();
    let mut facts = vec![fact("column-code", code.to_owned()), fact("fact-projects-in-use", in_use.to_string())];
    let visit = cases
        .visits
        .due
        .iter()
        .filter(|due| due.customer == customer && due.mark(&kit.rules) == Mark::Pending)
        .map(|due| due.span.last)
        .min();
    facts.push(fact("fact-next-visit", kit.date(visit)));
    let inspection = cases
        .inspections
        .due
        .iter()
        .filter(|due| due.customer == Some(customer) && due.done_on.is_none())
        .map(|due| due.basis.due_on())
        .filter(|day| Moment::end_of(*day) >= kit.rules.as_of())
        .min();
    facts.push(fact("fact-next-inspection", kit.date(inspection)));
    let reached = cases
        .visits
        .projects
        .iter()
        .filter(|project| project.customer == customer)
        .filter_map(|project| project.reached.last())
        .max();
    facts.push(fact("column-last-reached", kit.date(reached.copied())));
    facts
}

fn projects(kit: &Kit<'_>, customer: Sym) -> Section {
    let last = kit.rules.periods().last_day(kit.month());
    let rows = entries(kit, customer).map(|entry| {
        let months = (last - entry.delivered_on).num_days().max(0) * 12 / 365;
        let rhythm = match () {
            () if !entry.in_use_on(last) => "rhythm-ended",
            () if entry.exempt => "visit-exempt",
            () if months < 12 => "rhythm-first-year",
            () => "rhythm-later",
        };
        Row::from([
            kit.project(Some(entry.id)),
            Cell::text(entry.name.map_or_else(|| NOTHING.to_owned(), |name| kit.shown(name))),
            Cell::text(kit.date(Some(entry.delivered_on))),
            Cell::text(kit.say("months-old", &[("n", months.into())])),
            Cell::text(kit.t(rhythm)),
        ])
    });
    let columns = [
        ("project", Set::Code),
        ("project-name", Set::Text),
        ("delivered", Set::Code),
        ("age", Set::Number),
        ("rhythm", Set::Text),
    ];
    Section { tables: vec![kit.table("projects", &columns, rows.collect(), None)], ..Section::default() }
}

/// Figures of the customer in the report month.
fn figures(kit: &Kit<'_>, slugs: &[&str], code: &str) -> Vec<parts::Figure> {
    let figures = &kit.context.report().figures;
    slugs
        .iter()
        .filter_map(|slug| {
            figures
                .parts(slug, kit.month(), By::Customer)
                .find(|figure| figure.part.as_ref().is_some_and(|part| part.key == code))
        })
        .map(|figure| parts::Figure { name: kit.words.metric(figure.metric.slug), ..kit.words.figure(figure) })
        .collect()
}

fn own_tickets(kit: &Kit<'_>, customer: Sym, code: &str) -> Section {
    let desk = kit.context.matter.desk();
    let slugs =
        ["ticket_volume", "first_response_on_time", "first_response_time", "resolution_on_time", "resolution_time"];
    let open = desk.open.get(&customer).map_or(&[][..], Vec::as_slice).iter().filter_map(|index| {
        let ticket = ticket(kit, *index)?;
        Some(Row::from([
            Cell::text(tickets::number(kit, ticket.index)),
            Cell::text(kit.t(&format!("category-{}", ticket.category.slug()))),
            Cell::text(kit.t(&format!("priority-{}", ticket.priority.slug()))),
            Cell::text(kit.stamp(Some(ticket.opened))),
        ]))
    });
    let columns = [("ticket", Set::Code), ("category", Set::Text), ("priority", Set::Text), ("opened", Set::Code)];
    let open = kit.table("open-tickets", &columns, open.collect(), Some(Kind::Tickets));
    Section {
        figures: figures(kit, &slugs, code),
        charts: monthly(kit, customer).into_iter().collect(),
        tables: vec![open],
        ..Section::default()
    }
}

/// Tickets and complaints of the customer month by month, from the first month in which he had one; none for a customer of
/// one month.
fn monthly(kit: &Kit<'_>, customer: Sym) -> Option<parts::Chart> {
    let desk = kit.context.matter.desk();
    let opened = desk.opened.get(&customer)?;
    let complaints = desk.complaints.get(&customer).map_or(&[][..], Vec::as_slice);
    let complained = |month: Month| complaints.iter().filter(|(at, _)| kit.rules.month_of(*at) == month).count() as u64;
    let count = |month: Month| opened.get(&month).copied().unwrap_or(0);
    let months: Vec<Month> =
        kit.rules.window().months().skip_while(|month| count(*month) == 0 && complained(*month) == 0).collect();
    let (first, last) = (*months.first()?, *months.last()?);
    let (now, before) = (count(last), months[..months.len() - 1].iter().map(|month| count(*month)));
    let most = before.max()?;
    let panel = |name: String, of: &dyn Fn(Month) -> u64| Panel {
        head: kit.head(name, &kit.heads(&["chart-month", "chart-value"])),
        shown: words::count(of(last)),
        unit: crate::charts::Unit::Count,
        points: months.iter().map(|month| plain(*month, of(*month))).collect(),
        ..Panel::default()
    };
    let panels = [panel(kit.t("column-tickets-opened"), &count), panel(kit.t("column-complaints"), &complained)];
    let args = [("n", words::whole(now).into()), ("most", words::whole(most).into())];
    let title = kit.say(if now > most { "chart-title-customer-most" } else { "chart-title-customer" }, &args);
    let ends = [("from", kit.words.month(first).into()), ("to", kit.words.month(last).into())];
    let heads = kit.heads(&["chart-month", "column-tickets-opened", "column-complaints"]);
    let rows = months
        .iter()
        .map(|month| vec![month.to_string(), words::count(count(*month)), words::count(complained(*month))]);
    Some(parts::Chart {
        id: "chart-by-month".to_owned(),
        table: Some(parts::Table::of_data("data-by-month", title.clone(), heads, rows.collect())),
        title,
        caption: kit.say("chart-caption-customer", &ends),
        svg: Markup(multiples::draw(&panels)),
    })
}

/// A month of a count that nobody judges.
fn plain(month: Month, n: u64) -> Point {
    Point { month, value: Some(n as f64), shown: words::count(n), n: None, small: false, limits: None, signal: None }
}

fn ticket(kit: &Kit<'_>, index: u32) -> Option<TicketCase> {
    let cases = &kit.context.matter.outcome.cases;
    cases.tickets.case(index, &cases.projects, &kit.rules)
}

fn own_complaints(kit: &Kit<'_>, customer: Sym) -> Section {
    let all = kit.context.matter.desk().complaints.get(&customer).map_or(&[][..], Vec::as_slice);
    let rows = all.iter().rev().filter_map(|(_, index)| {
        let ticket = ticket(kit, *index)?;
        Some(Row::from([
            Cell::text(tickets::number(kit, ticket.index)),
            Cell::text(kit.stamp(Some(ticket.opened))),
            Cell::text(kit.stamp(ticket.response)),
            Cell::text(kit.stamp(ticket.resolved)),
            Cell::text(complaints::cause(kit, ticket.cause)),
            Cell::text(kit.date(ticket.answered_on)),
        ]))
    });
    let columns = [
        ("ticket", Set::Code),
        ("opened", Set::Code),
        ("response", Set::Code),
        ("resolved", Set::Code),
        ("cause", Set::Text),
        ("answered", Set::Code),
    ];
    let table = kit.table("complaints", &columns, rows.collect(), Some(Kind::Tickets));
    Section { tables: vec![table], ..Section::default() }
}

fn own_faults(kit: &Kit<'_>, customer: Sym) -> Section {
    let all = faults::all(kit);
    let rows = (0..all.len()).rev().filter(|place| all[*place].0.customer == Some(customer)).map(|place| {
        let (case, record) = all[place];
        Row::from([
            faults::link(kit, place, record),
            kit.project(case.project),
            Cell::text(kit.stamp(Some(case.occurred))),
            Cell::text(kit.stamp(case.recovered)),
            Cell::text(kit.date(case.analysed_on)),
        ])
    });
    let columns = [
        ("fault", Set::Code),
        ("project", Set::Text),
        ("occurred", Set::Code),
        ("recovered", Set::Code),
        ("analysis", Set::Code),
    ];
    Section { tables: vec![kit.table("faults", &columns, rows.collect(), Some(Kind::Faults))], ..Section::default() }
}

fn visits(kit: &Kit<'_>, customer: Sym) -> Section {
    let cases = &kit.context.matter.outcome.cases;
    let mut section = section(figures(kit, &["visit_on_time", "inspection_on_time"], label_code(kit, customer)));
    let window = kit.rules.periods().first_day(kit.month().plus(-5));
    let mut due: Vec<_> =
        cases.visits.due.iter().filter(|due| due.customer == customer && due.span.last >= window).collect();
    due.sort_by_key(|due| (std::cmp::Reverse(due.span.last), due.index));
    // The page is the customer's own: the column that names him says nothing here.
    let rows = due.into_iter().map(|due| {
        let mut row = visit_row(kit, due);
        row.cells.remove(1);
        row
    });
    let columns: Vec<_> = VISIT_COLUMNS.into_iter().filter(|(id, _)| *id != "customer").collect();
    section.tables.push(kit.table("visits", &columns, rows.collect(), None));
    let mut due: Vec<_> = cases
        .inspections
        .due
        .iter()
        .filter(|due| due.customer == Some(customer) && due.basis.due_on() >= window)
        .collect();
    due.sort_by_key(|due| (std::cmp::Reverse(due.basis.due_on()), due.index));
    let rows = due.into_iter().map(|due| {
        let (state, word) = inspection_state(kit, due);
        Row::from([
            kit.project(Some(due.project)),
            Cell::text(kit.date(Some(due.basis.due_on()))),
            Cell::text(kit.date(due.done_on)),
            Cell::marked(state, word),
        ])
    });
    let columns = [("project", Set::Text), ("due", Set::Code), ("done", Set::Code), ("state", Set::State)];
    section.tables.push(kit.table("inspections", &columns, rows.collect(), None));
    section
}

fn label_code<'a>(kit: &Kit<'a>, customer: Sym) -> &'a str {
    kit.context.report().labels.customer(customer).map_or("", |label| label.code.as_str())
}

fn actions(kit: &Kit<'_>, customer: Sym, file: &str) -> Vec<parts::Action> {
    let own = kit.words.href(file);
    kit.context
        .report()
        .actions
        .iter()
        .filter(|action| action.customer == Some(customer))
        .map(|action| kit.words.action(action))
        // The page need not lead to itself.
        .map(|action| parts::Action { href: action.href.filter(|href| *href != own), ..action })
        .collect()
}

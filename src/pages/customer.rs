//! `customers/<code>.html`: one customer on a page that his account owner can print and take along.

use std::collections::BTreeSet;

use super::context::Context;
use super::faults;
use super::kit::{Kit, section};
use super::proactive::{FINDING_COLUMNS, VISIT_COLUMNS, finding_row, inspection_state, visit_row};
use super::view::customers::Customer;
use super::view::parts::{self, Cell, Fact, Kind as Set, Markup, Row, Section};
use super::words::{self, NOTHING};
use super::{complaints, satisfaction, tickets};
use crate::charts::multiples::{self, Panel};
use crate::charts::trend::Point;
use crate::ingest::{Kind, Sym, Words as _};
use crate::link::projects::Entry;
use crate::link::visits::Mark;
use crate::link::{FindingCase, TicketCase};
use crate::metrics::By;
use crate::report::{Amount, Figure, Status};
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
        verdict: verdict(&kit, sym, &label.code),
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
    // Without a date there is nothing to keep in mind: the visit of the running month or quarter was made, or none is owed.
    let made = cases
        .visits
        .due
        .iter()
        .filter(|due| due.customer == customer && due.span.last >= last && due.mark(&kit.rules) == Mark::Kept)
        .filter_map(|due| due.reached_on)
        .max();
    match (visit, made) {
        (Some(visit), _) => facts.push(fact("fact-next-visit", kit.date(Some(visit)))),
        (None, Some(made)) => facts.push(fact("fact-visit-made", kit.date(Some(made)))),
        (None, None) => {}
    }
    let inspection = cases
        .inspections
        .due
        .iter()
        .filter(|due| due.customer == Some(customer) && due.done_on.is_none())
        .map(|due| due.basis.due_on())
        .filter(|day| Moment::end_of(*day) >= kit.rules.as_of())
        .min();
    facts.extend(inspection.map(|day| fact("fact-next-inspection", kit.date(Some(day)))));
    let reached = cases
        .visits
        .projects
        .iter()
        .filter(|project| project.customer == customer)
        .filter_map(|project| project.reached.last())
        .max();
    facts.extend(reached.map(|day| fact("column-last-reached", kit.date(Some(*day)))));
    facts
}

/// How the month stands for the customer: promises about his tickets, complaints and faults, what is overdue.
fn verdict(kit: &Kit<'_>, customer: Sym, code: &str) -> Vec<String> {
    let mut said = Vec::new();
    let report = kit.context.report();
    let volume = figures(kit, &["ticket_volume"], code).into_iter().next().map(|figure| figure.value);
    let promises: Vec<String> = ["first_response_on_time", "resolution_on_time"]
        .iter()
        .filter_map(|slug| {
            let ratio = raw(kit, slug, code)?.ratio().filter(|ratio| ratio.n > 0)?;
            Some(format!("{} {}", kit.words.metric(slug), words::pair(ratio)))
        })
        .collect();
    if let Some(volume) = volume {
        let list = promises.join(&kit.t("separator"));
        let id = if promises.is_empty() { "customer-verdict-volume" } else { "customer-verdict-tickets" };
        said.push(kit.say(id, &[("n", volume.into()), ("list", list.into())]));
    }
    let desk = kit.context.matter.desk();
    let complaints = desk.complaints.get(&customer).map_or(&[][..], Vec::as_slice);
    let complaints = complaints.iter().filter(|(at, _)| kit.rules.month_of(*at) == kit.month()).count();
    let faults = faults::all(kit);
    let faults = faults
        .iter()
        .filter(|(case, _)| case.customer == Some(customer) && kit.rules.month_of(case.occurred.at) == kit.month());
    for (id, n) in [("customer-verdict-complaints", complaints), ("customer-verdict-faults", faults.count())] {
        if n > 0 {
            said.push(kit.n(id, n as u64));
        }
    }
    let overdue: Vec<_> = report
        .actions
        .iter()
        .filter(|action| action.customer == Some(customer) && !action.list.is_next())
        .filter(|action| !super::remarks::settled(&kit.context, action).closed)
        .collect();
    said.push(kit.overdue(&overdue).unwrap_or_else(|| kit.t("customer-verdict-nothing")));
    said
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

/// A figure of the customer in the report month.
fn raw<'a>(kit: &Kit<'a>, slug: &'static str, code: &str) -> Option<&'a Figure> {
    let mut parts = kit.context.report().figures.parts(slug, kit.month(), By::Customer);
    parts.find(|figure| figure.part.as_ref().is_some_and(|part| part.key == code))
}

/// How many cases a figure speaks of.
fn cases(figure: &Figure) -> Option<u64> {
    if let Amount::Count(n) = figure.amount { Some(n) } else { figure.amount.n() }
}

/// Figures of the customer in the report month.
fn figures(kit: &Kit<'_>, slugs: &[&'static str], code: &str) -> Vec<parts::Figure> {
    let named = |figure: &Figure| parts::Figure {
        name: kit.words.metric(figure.metric.slug),
        note: note(kit, figure),
        ..kit.words.figure(figure)
    };
    slugs.iter().filter_map(|slug| raw(kit, slug, code)).map(named).collect()
}

/// What stands beside a figure of few cases: what was not yet due, and why one miss is not red. In the lists below a miss is
/// marked as such, whatever the colour of the figure.
fn note(kit: &Kit<'_>, figure: &Figure) -> Option<String> {
    let mut notes: Vec<String> = kit.words.note(figure).into_iter().collect();
    if figure.pending > 0 {
        notes.push(kit.n("figure-pending", figure.pending));
    }
    let small = u64::from(kit.context.matter.department.settings.stats.small_n);
    let few = figure.ratio().is_some_and(|ratio| ratio.n < small);
    if few && figure.status == Status::Yellow && figure.misses() == 1 {
        notes.push(kit.n("figure-one-miss", small));
    }
    (!notes.is_empty()).then(|| notes.join(" · "))
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
    // The page is the customer's own: the column that names him says nothing here.
    let missed = desk.missed.get(&customer).map_or(&[][..], Vec::as_slice);
    let rows = missed.iter().filter_map(|place| tickets::miss_row(kit, &desk.misses[*place])).map(|mut row| {
        row.cells.remove(1);
        row
    });
    let columns: Vec<_> = tickets::MISS_COLUMNS.into_iter().filter(|(id, _)| *id != "customer").collect();
    let misses = kit.table("misses", &columns, rows.collect(), Some(Kind::Tickets));
    let figures = figures(kit, &slugs, code);
    // Tickets that came in, promises that fell due and times that ended are three different crowds: said where it shows.
    let sizes: BTreeSet<u64> =
        slugs.iter().filter_map(|slug| cases(raw(kit, slug, code)?)).filter(|n| *n > 0).collect();
    let notes = if sizes.len() > 1 { vec![kit.t("customer-crowds")] } else { Vec::new() };
    Section { figures, notes, charts: monthly(kit, customer).into_iter().collect(), tables: vec![misses, open] }
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
    let of_window =
        |it: &&FindingCase| it.customer == Some(customer) && (it.closed_on.is_none() || it.found_on >= window);
    let mut found: Vec<&FindingCase> = cases.inspections.findings.iter().filter(of_window).collect();
    found.sort_by_key(|it| (it.closed_on.is_some(), std::cmp::Reverse(it.found_on), it.index));
    let rows = found.into_iter().map(|it| finding_row(kit, it)).collect();
    section.tables.push(kit.table("own-findings", &FINDING_COLUMNS, rows, None));
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
        .map(|action| kit.words.action_told(action))
        // The page need not lead to itself.
        .map(|action| parts::Action { href: action.href.filter(|href| *href != own), ..action })
        .collect()
}

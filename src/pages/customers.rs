//! `customers/index.html`: the customers in the order of the language.

use super::context::Context;
use super::kit::Kit;
use super::view::customers::Customers;
use super::view::parts::{Cell, Kind as Set, Row};
use super::words;
use crate::ingest::Sym;
use crate::report::Label;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Customers {
    let kit = Kit::new(context, 1);
    let clients: Vec<(Sym, &Label)> = context.report().labels.clients().collect();
    let ranks = context.locale.ranks(&clients.iter().map(|(_, label)| label.shown.as_str()).collect::<Vec<_>>());
    let mut order: Vec<usize> = (0..clients.len()).collect();
    order.sort_by(|a, b| ranks[*a].cmp(&ranks[*b]));
    let desk = context.matter.desk();
    let cases = &context.matter.outcome.cases;
    let last = context.matter.department.periods.last_day(context.month());
    let rows = order
        .into_iter()
        .map(|place| {
            let (sym, label) = clients[place];
            let projects = cases.projects.of_customer(sym);
            let in_use = projects.iter().filter(|it| cases.projects.entries()[**it].in_use_on(last)).count();
            let tickets = desk.opened.get(&sym).and_then(|months| months.get(&context.month())).copied().unwrap_or(0);
            let complaints = desk.complaints.get(&sym).map_or(0, |all| {
                all.iter().filter(|(opened, _)| kit.rules.month_of(*opened) == context.month()).count()
            });
            let faults = cases.faults.cases.iter().filter(|fault| {
                fault.customer == Some(sym) && kit.rules.month_of(fault.occurred.at) == context.month()
            });
            let actions = context.report().actions.iter().filter(|action| action.customer == Some(sym)).count();
            let number = |n: usize| Cell::text(words::count(n as u64));
            Row::from([
                Cell { sort: Some(ranks[place].clone()), ..kit.customer(Some(sym)) },
                Cell::text(&label.code),
                number(in_use),
                Cell::text(words::count(tickets)),
                number(complaints),
                number(faults.count()),
                number(actions),
            ])
        })
        .collect::<Vec<_>>();
    let columns = [
        ("customer", Set::Text),
        ("code", Set::Code),
        ("projects", Set::Number),
        ("tickets", Set::Number),
        ("complaints", Set::Number),
        ("faults", Set::Number),
        ("actions", Set::Number),
    ];
    // An index is whole, however long: every page must be reachable from it.
    let mut table = kit.table("customers", &columns, Vec::new(), None);
    table.rows = rows;
    table.list = true;
    Customers { frame: context.frame("customers", true), table }
}

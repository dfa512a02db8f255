//! New-year gifts and next year's needs: what the department owes to each customer with a project in use.

mod case;
#[cfg(test)]
mod tests;

pub use case::{Gift, YearEndCase};

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::names::Names;
use super::number;
use super::projects::Register;
use super::seen::{happened_on, happens_on, written_on};
use super::subject::Subject;
use crate::ingest::{ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::yearend::{Demand, Gift as Status, Yearend};
use crate::time::Moment;

/// The campaigns of a report, linked.
#[derive(Debug, Default)]
pub struct YearEnds {
    /// One case for each customer and year.
    pub cases: Vec<YearEndCase>,
}

impl YearEnds {
    /// Links the rows of all files. Nothing is passed over: several rows about one customer are put together.
    #[must_use]
    pub fn link(
        rows: &[Yearend],
        projects: &Register,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> Self {
        let settings = &rules.settings().yearend;
        let last = rules.periods().last_day(rules.window().last.next());
        let years = rules.periods().first_day(rules.window().first).year()..=last.year();
        let campaigns: Vec<(i32, NaiveDate, NaiveDate)> = years
            .filter_map(|year| Some((year, settings.active_on.in_year(year)?, settings.due.in_year(year)?)))
            .filter(|(.., due)| *due <= last)
            .collect();
        let newest = campaigns.iter().rfind(|(_, active_on, _)| Moment::start_of(*active_on) < rules.as_of());
        let years = years_of_files(rows);
        let mut said: BTreeMap<(i32, Sym), Said> = BTreeMap::new();
        for row in rows {
            let customer = names.canonical(row.customer);
            report(row, customer, projects, rules, files, log);
            let year = year_of(row)
                .or(row.year)
                .or_else(|| years.get(&row.origin.file).copied())
                .or(newest.map(|(year, ..)| *year));
            if let Some(year) = year {
                said.entry((year, customer)).or_default().add(row, rules);
            }
        }
        let mut linked = Self::default();
        for (year, active_on, due_on) in campaigns {
            let mut customers: BTreeMap<Sym, Option<Sym>> = BTreeMap::new();
            let in_use = projects.entries().iter().filter(|project| {
                project.in_use_on(active_on) && Moment::start_of(project.delivered_on) < rules.as_of()
            });
            for project in in_use {
                let owner = customers.entry(project.customer).or_default();
                *owner = owner.or(project.visit_owner);
            }
            for (customer, owner) in customers {
                let said = said.get(&(year, customer)).copied().unwrap_or_default();
                linked.cases.push(YearEndCase {
                    index: number(linked.cases.len()),
                    year,
                    customer,
                    owner,
                    due_on,
                    gift: match said.sent_on {
                        Some(day) => Gift::Sent(day),
                        None if said.declined => Gift::Declined,
                        None if said.sent_undated && said.sent_later_on.is_none() => Gift::SentUndated,
                        None => Gift::Open,
                    },
                    sent_later_on: said.sent_later_on,
                    demand_on: said.demand_on,
                    demand_undated: said.demand_undated && said.demand_on.or(said.demand_later_on).is_none(),
                    demand_later_on: said.demand_later_on,
                });
            }
        }
        linked
    }

    /// The case with a number.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<&YearEndCase> {
        self.cases.get(index as usize)
    }

    /// Whom and what the case with a number is about; done is the gift.
    #[must_use]
    pub fn subject(&self, index: u32) -> Option<Subject> {
        let case = self.row(index)?;
        Some(Subject {
            customer: Some(case.customer),
            owner: case.owner,
            done_on: match case.gift {
                Gift::Sent(day) => Some(day),
                Gift::Declined | Gift::SentUndated | Gift::Open => None,
            },
            done_later_on: case.sent_later_on,
            ..Subject::default()
        })
    }
}

/// What the rows about a customer say together: the earliest day counts.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    sent_on: Option<NaiveDate>,
    sent_later_on: Option<NaiveDate>,
    sent_undated: bool,
    declined: bool,
    demand_undated: bool,
    demand_on: Option<NaiveDate>,
    demand_later_on: Option<NaiveDate>,
}

impl Said {
    fn add(&mut self, row: &Yearend, rules: &Rules<'_>) {
        let first = |known: Option<NaiveDate>, day: Option<NaiveDate>| known.into_iter().chain(day).min();
        self.sent_on = first(self.sent_on, happened_on(row.sent, rules));
        self.sent_later_on = first(self.sent_later_on, happens_on(row.sent, rules));
        self.demand_on = first(self.demand_on, happened_on(row.demand_on, rules));
        self.demand_later_on = first(self.demand_later_on, happens_on(row.demand_on, rules));
        self.sent_undated |= row.gift == Status::Sent && row.sent.is_none();
        self.demand_undated |= row.demand == Demand::Captured && row.demand_on.is_none();
        self.declined |= row.gift == Status::Declined;
    }
}

/// The year whose campaign a row is about, by its dates: a gift of January is a late one of the year before.
fn year_of(row: &Yearend) -> Option<i32> {
    let day = written_on(row.sent).or(written_on(row.demand_on))?;
    Some(if day.month() <= 6 { day.year() - 1 } else { day.year() })
}

/// The year of most dated rows of each file, for the rows without a date; the later one of equals.
fn years_of_files(rows: &[Yearend]) -> BTreeMap<u16, i32> {
    let mut counts: BTreeMap<u16, BTreeMap<i32, u64>> = BTreeMap::new();
    for row in rows {
        if let Some(year) = year_of(row) {
            *counts.entry(row.origin.file).or_default().entry(year).or_default() += 1;
        }
    }
    let most = |years: BTreeMap<i32, u64>| years.into_iter().max_by_key(|(year, count)| (*count, *year));
    counts.into_iter().filter_map(|(file, years)| Some((file, most(years)?.0))).collect()
}

/// Tells of customers without a project, and of states that no date bears out: undated, something was done, but not known to be in time.
fn report(row: &Yearend, customer: Sym, projects: &Register, rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) {
    let mut add = |code, field: &str| log.add(Problem::new(code, super::place(files, row.origin)).field(field));
    if !projects.is_client(customer) {
        add(Code::CustomerUnknown, "customer");
    }
    if (row.gift == Status::Sent) != row.sent.is_some() {
        add(Code::StatusContradicts, "gift_status");
    }
    if (row.demand == Demand::Captured) != row.demand_on.is_some() {
        add(Code::StatusContradicts, "demand_status");
    }
    if row.sent.max(row.demand_on).is_some_and(|stamp| stamp.at() >= rules.as_of()) {
        add(Code::AfterAsOf, "sent_on");
    }
}

//! Liaison forms become cases, and say which tickets they document.

mod case;

pub use case::LiaisonCase;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::duplicates::{Located, PassedByFile, passed_over};
use super::{Names, date_of, number, place};
use crate::ingest::{Key, Origin, ReadFile};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::liaison::LiaisonForm;
use crate::time::{Moment, Packed};

/// The liaison forms of a report, linked.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    cases: Vec<LiaisonCase>,
}

impl Forms {
    /// Links the forms of all files; forms issued after the data's close do not count.
    pub fn link(
        rows: Vec<LiaisonForm>,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let (rows, passed) = passed_over(rows, files, log);
        let happened = |event: &Packed| event.at() < rules.as_of();
        let seen = |event: Option<Packed>| event.filter(happened).map(date_of);
        let mut forms = Self::default();
        for row in rows {
            let events = [row.acked, row.replied, row.escalated, row.ruled, row.executed];
            if !events.iter().flatten().chain([&row.issued]).all(happened) {
                log.add(Problem::new(Code::AfterAsOf, place(files, row.origin)).field("issued_at"));
            }
            if !happened(&row.issued) {
                continue;
            }
            forms.cases.push(LiaisonCase {
                index: number(forms.cases.len()),
                form: row.id,
                origin: row.origin,
                from: names.canonical(row.from),
                to: names.canonical(row.to),
                ticket: row.ticket,
                issued_on: date_of(row.issued),
                acked_on: seen(row.acked),
                required_by: row.required_by.map(date_of),
                replied_on: seen(row.replied),
                disputed: row.disputed == Some(true) || row.escalated.is_some(),
                escalated_on: seen(row.escalated),
                ruled_on: seen(row.ruled),
                execute_by: row.execute_by.map(date_of),
                executed_on: seen(row.executed),
            });
        }
        (forms, passed)
    }

    /// The forms, in the order in which they were read.
    #[must_use]
    pub fn cases(&self) -> &[LiaisonCase] {
        &self.cases
    }

    /// The date of the earliest form of each ticket that has one.
    #[must_use]
    pub fn by_ticket(&self) -> BTreeMap<Key, NaiveDate> {
        self.earliest().map(|(ticket, form)| (ticket, form.issued_on)).collect()
    }

    fn earliest(&self) -> impl Iterator<Item = (Key, &LiaisonCase)> {
        let mut first: BTreeMap<Key, &LiaisonCase> = BTreeMap::new();
        for form in &self.cases {
            let Some(ticket) = form.ticket else { continue };
            let known = first.entry(ticket).or_insert(form);
            if form.issued_on < known.issued_on {
                *known = form;
            }
        }
        first.into_iter()
    }

    /// Lists forms that are older than the fix that they should follow: those tickets were not solved first.
    ///
    /// `fixed` holds the day of the first resolution of each ticket that is marked as solved first.
    pub fn report_before_fix(&self, fixed: &BTreeMap<Key, NaiveDate>, files: &[ReadFile], log: &mut Log) {
        for form in self.before_fix(fixed) {
            log.add(Problem::new(Code::FormBeforeFix, place(files, form.origin)).field("issued_at"));
        }
    }

    fn before_fix<'a>(&'a self, fixed: &BTreeMap<Key, NaiveDate>) -> impl Iterator<Item = &'a LiaisonCase> {
        let early = |(ticket, form): (Key, &'a LiaisonCase)| {
            fixed.get(&ticket).is_some_and(|fixed| form.issued_on < *fixed).then_some(form)
        };
        self.earliest().filter_map(early)
    }

    /// The disagreements, in the order in which they were put to the office; those never put to it come last.
    #[must_use]
    pub fn disputes(&self) -> Vec<&LiaisonCase> {
        let mut disputes: Vec<_> = self.cases.iter().filter(|form| form.disputed).collect();
        disputes.sort_by_key(|form| (form.escalated_on.is_none(), form.escalated_on, form.index));
        disputes
    }
}

impl Located for LiaisonForm {
    fn origin(&self) -> Origin {
        self.origin
    }

    fn at(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }

    /// Of what was done about the form; dates by which something is wanted do not make it newer.
    fn newest(&self) -> Option<Moment> {
        let done = [self.acked, self.replied, self.escalated, self.ruled, self.executed];
        done.into_iter().flatten().chain([self.issued]).map(Packed::at).max()
    }
}

#[cfg(test)]
mod tests;

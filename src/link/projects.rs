//! The register of projects, and so of customers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::names::Names;
use crate::ingest::{Origin, RecordKey, Sym};
use crate::records::projects::Project;
use crate::records::tickets::Zone;
use crate::time::Packed;

/// A project of the register, its names canonical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub origin: Origin,
    /// Its number, as a name.
    pub id: Sym,
    /// Its name.
    pub name: Option<Sym>,
    /// The customer.
    pub customer: Sym,
    /// When it went into use.
    pub delivered_on: NaiveDate,
    /// The last day of its use.
    pub ended_on: Option<NaiveDate>,
    /// Where the site is.
    pub zone: Option<Zone>,
    /// Who calls the customer.
    pub visit_owner: Option<Sym>,
    /// The project manager, who owes inspections.
    pub manager: Option<Sym>,
    /// The account owner.
    pub account_owner: Option<Sym>,
    /// A contact person is recorded.
    pub contact_present: bool,
    /// The customer wishes not to be called.
    pub exempt: bool,
}

impl Entry {
    /// The project is in use on a date.
    #[must_use]
    pub fn in_use_on(&self, date: NaiveDate) -> bool {
        self.delivered_on <= date && self.ended_on.is_none_or(|ended| date <= ended)
    }
}

/// All projects, found by number or name.
#[derive(Clone, Debug, Default)]
pub struct Register {
    entries: Vec<Entry>,
    by_name: BTreeMap<Sym, usize>,
    by_customer: BTreeMap<Sym, Vec<usize>>,
}

impl Register {
    /// The register of all rows. Of several rows about one project the last one counts.
    #[must_use]
    pub fn new(projects: &[Project], names: &Names) -> Self {
        let mut last: BTreeMap<RecordKey, &Project> = BTreeMap::new();
        let mut order = Vec::new();
        for project in projects {
            if let Some(key) = crate::ingest::Record::key(project)
                && last.insert(key, project).is_none()
            {
                order.push(key);
            }
        }
        let date = |stamp: Packed| stamp.at().date();
        let entries: Vec<Entry> = order
            .iter()
            .filter_map(|key| last.get(key))
            .map(|project| Entry {
                origin: project.origin,
                id: names.canonical(project.id),
                name: project.name.map(|name| names.canonical(name)),
                customer: names.canonical(project.customer),
                delivered_on: date(project.delivered),
                ended_on: project.ended.map(date),
                zone: project.zone,
                visit_owner: project.visit_owner.map(|name| names.canonical(name)),
                manager: project.pm.map(|name| names.canonical(name)),
                account_owner: project.account_owner.map(|name| names.canonical(name)),
                contact_present: project.contact_present,
                exempt: project.exempt,
            })
            .collect();
        let mut by_name = BTreeMap::new();
        let mut by_customer: BTreeMap<Sym, Vec<usize>> = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            by_customer.entry(entry.customer).or_default().push(place);
            if let Some(name) = entry.name {
                by_name.entry(name).or_insert(place);
            }
        }
        // A number beats a name that happens to be spelled like it.
        by_name.extend(entries.iter().enumerate().map(|(place, entry)| (entry.id, place)));
        Self { entries, by_name, by_customer }
    }

    /// All projects, in the order of the register.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of the project that goes by a canonical number or name.
    #[must_use]
    pub fn find(&self, name: Sym) -> Option<usize> {
        self.by_name.get(&name).copied()
    }

    /// The project that goes by a canonical number or name, or the only one of the customer of that name.
    #[must_use]
    pub fn find_by_customer_too(&self, name: Sym) -> Option<usize> {
        self.find(name).or_else(|| match self.by_customer.get(&name)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// The number of a project, as the name that figures go by.
    #[must_use]
    pub fn name(&self, place: usize) -> Sym {
        self.entries[place].id
    }

    /// The customer of a project.
    #[must_use]
    pub fn customer(&self, place: usize) -> Sym {
        self.entries[place].customer
    }

    /// Where the site of a project is.
    #[must_use]
    pub fn zone(&self, place: usize) -> Option<Zone> {
        self.entries[place].zone
    }

    /// A customer has a project in the register.
    #[must_use]
    pub fn is_client(&self, customer: Sym) -> bool {
        self.by_customer.contains_key(&customer)
    }

    /// The projects of a customer.
    #[must_use]
    pub fn of_customer(&self, customer: Sym) -> &[usize] {
        self.by_customer.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// All customers with a project.
    #[must_use]
    pub fn customers(&self) -> BTreeSet<Sym> {
        self.by_customer.keys().copied().collect()
    }
}

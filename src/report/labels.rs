//! How people, customers and projects may be called in what is published.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::{Sym, Symbols, Words};
use crate::link::surveys::SURVEY_CHANNELS;
use crate::metrics::{By, Group};
use crate::records::surveys;
use crate::records::tickets::{Category, Channel, Level, Priority, Zone};
use crate::settings::{Naming, Publish};

/// The dimensions of the questionnaire, in the order of the regulation.
const DIMENSIONS: [&str; 5] = ["install", "operation", "implement", "aftersales", "training"];

/// A person or a customer, as it may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What pages show.
    pub shown: String,
    /// The stable code; it names the page.
    pub code: String,
    /// The code is not in the list of stable codes yet.
    pub provisional: bool,
}

/// The labels of a report.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    staff: BTreeMap<u32, Label>,
    customers: BTreeMap<u32, Label>,
    names: BTreeMap<u32, String>,
    shifts: Vec<String>,
    departments: BTreeMap<u32, String>,
}

/// Codes that were given before, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// Engineers: name and code.
    pub staff: BTreeMap<String, String>,
    /// Customers: name and code.
    pub customers: BTreeMap<String, String>,
}

impl Labels {
    /// Works out the labels. `staff` are the people whose figures are counted with the code that the roster gives
    /// them, `customers` those with a project in the register, both as canonical symbols in a settled order.
    #[must_use]
    pub fn new(
        symbols: &Symbols,
        staff: &[(Sym, Option<String>)],
        customers: &[Sym],
        projects: &[Sym],
        codes: &Codes,
        publish: &Publish,
    ) -> Self {
        let mut labels = Self::default();
        let given = staff.iter().map(|(sym, code)| (*sym, code.clone()));
        labels.staff = coded(symbols, given, &codes.staff, 'E', |_| publish.engineers);
        let always: BTreeSet<&str> = publish.code_customers.iter().map(String::as_str).collect();
        let naming = |name: &str| {
            if always.contains(name) && publish.customers == Naming::Named { Naming::Coded } else { publish.customers }
        };
        labels.customers = coded(symbols, customers.iter().map(|sym| (*sym, None)), &codes.customers, 'C', naming);
        labels.names = projects.iter().map(|sym| (number(*sym), symbols.text(*sym).to_owned())).collect();
        labels
    }

    /// The label of a customer; none where customers are hidden.
    #[must_use]
    pub fn customer(&self, customer: Sym) -> Option<&Label> {
        self.customers.get(&number(customer))
    }

    /// The label of a person; none where people are hidden.
    #[must_use]
    pub fn person(&self, person: Sym) -> Option<&Label> {
        self.staff.get(&number(person))
    }

    /// The name of a project.
    #[must_use]
    pub fn project(&self, project: Sym) -> Option<&str> {
        self.names.get(&number(project)).map(String::as_str)
    }

    /// All people, in the order of their codes.
    pub fn people(&self) -> impl Iterator<Item = (Sym, &Label)> {
        self.staff.iter().map(|(key, label)| (Sym::from_index(*key as usize), label))
    }

    /// All customers.
    pub fn clients(&self) -> impl Iterator<Item = (Sym, &Label)> {
        self.customers.iter().map(|(key, label)| (Sym::from_index(*key as usize), label))
    }

    /// What is shown of customers, projects, departments and shifts, and the codes of people, not their names.
    pub fn published(&self) -> impl Iterator<Item = &str> {
        let customers = self.customers.values().flat_map(|label| [&label.shown, &label.code]);
        let codes = self.staff.values().map(|label| &label.code);
        let names = self.names.values().chain(self.departments.values()).chain(&self.shifts);
        customers.chain(codes).chain(names).map(String::as_str)
    }

    /// Rewrites what is shown: names of people by one rule, all else by another.
    pub fn rewrite(&mut self, other: impl Fn(&mut String), person: impl Fn(&mut String)) {
        self.staff.values_mut().for_each(|label| {
            person(&mut label.shown);
            person(&mut label.code);
        });
        self.customers.values_mut().for_each(|label| {
            other(&mut label.shown);
            other(&mut label.code);
        });
        self.names.values_mut().chain(self.departments.values_mut()).chain(&mut self.shifts).for_each(other);
    }

    /// Names the departments that groups of figures go by.
    pub fn set_departments(&mut self, departments: impl IntoIterator<Item = (u32, String)>) {
        self.departments = departments.into_iter().collect();
    }

    /// Names the shifts that groups of figures go by.
    pub fn set_shifts(&mut self, shifts: impl IntoIterator<Item = String>) {
        self.shifts = shifts.into_iter().collect();
    }

    /// The key of a group of figures, as it may be published; none where it may not, or is unknown.
    #[must_use]
    pub fn key(&self, group: Group) -> Option<String> {
        let word = |slug: Option<&'static str>| slug.map(str::to_owned);
        let place = u8::try_from(group.key).ok();
        match group.by {
            By::Priority => word(place.and_then(Priority::of).map(Words::slug)),
            By::Category => word(place.and_then(Category::of).map(Words::slug)),
            By::Channel if group.key >= SURVEY_CHANNELS => {
                let place = u8::try_from(group.key - SURVEY_CHANNELS).ok();
                word(place.and_then(surveys::Channel::of).map(Words::slug))
            }
            By::Channel => word(place.and_then(Channel::of).map(Words::slug)),
            By::Zone => word(place.and_then(Zone::of).map(Words::slug)),
            By::Level => word(place.and_then(Level::of).map(Words::slug)),
            By::Owner => self.staff.get(&group.key).map(|label| label.code.clone()),
            By::Customer => self.customers.get(&group.key).map(|label| label.code.clone()),
            By::Project => self.names.get(&group.key).cloned(),
            By::Shift => self.shifts.get(group.key as usize).cloned(),
            By::Department => self.departments.get(&group.key).cloned(),
            By::Dimension => word(DIMENSIONS.get(group.key as usize).copied()),
            By::Cohort => word(["first_year", "older"].get(group.key as usize).copied()),
        }
    }
}

fn number(sym: Sym) -> u32 {
    crate::link::group_key(sym)
}

/// Gives every one a code: the one of the roster, the one given before, or the next free number.
fn coded(
    symbols: &Symbols,
    all: impl Iterator<Item = (Sym, Option<String>)>,
    known: &BTreeMap<String, String>,
    letter: char,
    naming: impl Fn(&str) -> Naming,
) -> BTreeMap<u32, Label> {
    let all: Vec<(Sym, Option<String>)> = all.collect();
    let mut taken: BTreeSet<String> = known.values().cloned().collect();
    taken.extend(all.iter().filter_map(|(_, code)| code.clone()));
    let mut next = 1;
    let mut labels = BTreeMap::new();
    for (sym, roster) in all {
        let name = symbols.text(sym);
        let code = roster.or_else(|| known.get(name).cloned());
        let provisional = code.is_none();
        let code = code.unwrap_or_else(|| {
            loop {
                let code = format!("{letter}{next:02}");
                next += 1;
                if taken.insert(code.clone()) {
                    break code;
                }
            }
        });
        let shown = match naming(name) {
            Naming::Hidden => continue,
            Naming::Coded => code.clone(),
            Naming::Named => name.to_owned(),
        };
        labels.insert(number(sym), Label { shown, code, provisional });
    }
    labels
}

//! People by their posts, where their names are not published.

use super::context::Context;
use crate::ingest::Words as _;
use crate::link::Person;
use crate::records::staff::Role;

/// The post of a person of the roster, `资深工程师`, or the department where the roster gives no post; none for people whom the
/// roster does not know.
#[must_use]
pub fn post(context: &Context<'_>, name: &str) -> Option<String> {
    let cases = &context.matter.outcome.cases;
    let sym = cases.symbols.find(name.trim())?;
    let person = cases.teams.roster.people().iter().find(|person| person.name == sym || person.who == sym)?;
    of(context, person)
}

fn of(context: &Context<'_>, person: &Person) -> Option<String> {
    let cases = &context.matter.outcome.cases;
    let role = person.role.filter(|role| *role != Role::Other);
    let role = role.map(|role| context.locale.text(&format!("post-{}", role.slug())));
    let department = || {
        let name = context.matter.masker.mask(cases.symbols.text(person.department?)).into_owned();
        (!name.trim().is_empty()).then_some(name)
    };
    role.or_else(department)
}

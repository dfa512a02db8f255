//! What must not be published: names, contacts and customers of the exports, and what a report may say of them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Cases, Department};
use crate::ingest::{Door, Symbols};
use crate::locale::Locale;
use crate::metrics::By;
use crate::pages::style;
use crate::pages::templates::TEMPLATES;
use crate::problem::Problem;
use crate::report::{Fact, Report};
use crate::settings::{Mask, Naming};
use crate::site::gate::Permit;
use crate::site::names::Names;
use crate::site::personal::{self, Kinds};
use crate::site::{GateLists, Masker};

/// Where owners of open actions may be named, if they may: wherever actions stand as rows of a list.
const ACTIONS: &[&str] = &["index.html", "actions.html", "print.html", "customers/", "faults/"];
/// Where engineers may be named, if they may.
const ENGINEERS: &[&str] = &["engineers/"];
/// Words behind the name of a contact.
const TITLES: &[&str] = &["先生", "女士", "小姐", "老师", "经理", "主任", "工程师"];

/// What the gate looks for and the masker masks, beyond patterns.
#[must_use]
pub fn lists(cases: &Cases, report: &Report, department: &Department) -> GateLists {
    let publish = &department.settings.publish;
    let texts = |symbols: &crate::ingest::Symbols| symbols.iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
    let roster: BTreeSet<String> =
        cases.staff.iter().map(|person| cases.symbols.text(person.name).to_owned()).collect();
    let strangers = texts(&cases.door.people).iter().flat_map(|name| parts(name)).collect::<BTreeSet<_>>();
    let contacts = texts(&cases.door.contacts).iter().flat_map(|cell| parts(cell)).collect::<BTreeSet<_>>();
    let shown: BTreeSet<&str> = report.labels.clients().map(|(_, label)| label.shown.as_str()).collect();
    // Where customers are named, all of them are but those that are always coded.
    let coded = |name: &String| match publish.customers {
        Naming::Named => publish.code_customers.contains(name),
        Naming::Coded | Naming::Hidden => !shown.contains(name.as_str()),
    };
    let customers = texts(&cases.door.customers).into_iter().chain(publish.code_customers.iter().cloned());
    let ours = own_text(report, department);
    let mut lists = GateLists {
        names: strangers.into_iter().filter(|name| name.chars().count() > 1).collect(),
        contacts: contacts.into_iter().collect(),
        customers: customers.filter(coded).collect::<BTreeSet<_>>().into_iter().collect(),
        allow: publish.allow.clone(),
        permits: Vec::new(),
    };
    // A value that our own words contain (`客服部` as somebody to be contacted) tells on nobody.
    if let Some(values) = Names::new(&lists, true) {
        let said = values.values_in(&ours);
        // No word of ours is a number, though the name of a customer may hold one.
        let number =
            |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'.'));
        let told = |value: &String| number(value) || !said.contains(value.trim());
        lists.names.retain(|name| told(name) && telling(name));
        lists
            .contacts
            .retain(|value| told(value) && (telling(value) || value.bytes().any(|byte| byte.is_ascii_digit())));
        lists.customers.retain(told);
    }
    lists.names.extend(roster);
    lists.names.sort();
    lists.names.dedup();
    lists.permits = permits(report, department);
    lists
}

/// What is masked in free text: the kinds of the settings, and money, which no page may show.
///
/// A kind that the settings leave out is not masked; the gate still refuses it, with its place.
#[must_use]
pub fn kinds(department: &Department) -> Kinds {
    let mask = &department.settings.publish.mask;
    Kinds {
        phone: mask.contains(&Mask::Phone),
        email: mask.contains(&Mask::Email),
        id_card: mask.contains(&Mask::IdCard),
        plate: mask.contains(&Mask::Plate),
        bank_card: false,
        money: true,
    }
}

/// Masks what stands in names, numbers and paths: what a report shows of the exports beside free text.
pub fn mask(report: &mut Report, lists: &GateLists) {
    let masker = Masker::new(Kinds::USUAL, lists, true);
    let engineers = Masker::new(Kinds::USUAL, lists, false);
    let hide = |text: &mut String| {
        if let std::borrow::Cow::Owned(masked) = masker.mask(text) {
            *text = masked;
        }
    };
    report.labels.rewrite(
        |text| hide(text),
        |name| {
            if let std::borrow::Cow::Owned(masked) = engineers.mask(name) {
                *name = masked;
            }
        },
    );
    for part in report.figures.parts_mut() {
        if matches!(part.by, By::Project | By::Department | By::Customer) {
            hide(&mut part.key);
        }
    }
    for action in &mut report.actions {
        hide(&mut action.subject);
    }
    for finding in &mut report.findings {
        for fact in finding.facts.values_mut() {
            if let Fact::Text(text) = fact {
                hide(text);
            }
        }
    }
    for input in &mut report.inputs {
        hide(&mut input.shown);
    }
    let quotes = Masker::new(Kinds { money: true, ..Kinds::USUAL }, lists, true);
    report.problems.iter_mut().for_each(|problem| hide_problem(problem, &quotes));
}

/// Masks what problems quote of exports of which nothing was linked: all that their columns of people, contacts and
/// customers hold.
pub(super) fn mask_quotes<'a>(problems: impl Iterator<Item = &'a mut Problem>, door: &Door) {
    let texts = |symbols: &Symbols| symbols.iter().flat_map(|(_, text)| parts(text)).collect::<BTreeSet<_>>();
    let names = texts(&door.people).into_iter().filter(|name| telling(name)).collect();
    let contacts = texts(&door.contacts).into_iter().filter(|name| telling(name)).collect();
    let lists = GateLists { names, contacts, ..GateLists::default() };
    let quotes = Masker::new(Kinds { money: true, ..Kinds::USUAL }, &lists, true);
    problems.for_each(|problem| hide_problem(problem, &quotes));
}

/// Masks what a problem quotes of the exports, and the names of files and sheets.
fn hide_problem(problem: &mut Problem, masker: &Masker) {
    let hide = |text: &mut String| {
        if let std::borrow::Cow::Owned(masked) = masker.mask(text) {
            *text = masked;
        }
    };
    problem.found.iter_mut().chain(&mut problem.expected).chain(&mut problem.field).for_each(hide);
    for place in std::iter::once(&mut problem.place).chain(&mut problem.more) {
        for name in std::iter::once(&mut place.path).chain(&mut place.sheet) {
            if let std::borrow::Cow::Owned(masked) = masker.mask(name) {
                *name = masked.into();
            }
        }
    }
}

fn permits(report: &Report, department: &Department) -> Vec<Permit> {
    let publish = &department.settings.publish;
    let mut permits = Vec::new();
    if publish.engineers == Naming::Named {
        let names = report.labels.people().map(|(_, label)| label.shown.clone()).collect();
        permits.push(Permit { names, places: ENGINEERS.to_vec() });
    }
    if publish.owner_names {
        let names = report.actions.iter().filter_map(|action| action.person.clone()).collect();
        permits.push(Permit { names, places: ACTIONS.to_vec() });
    }
    permits
}

/// The persons in a cell: without phones and the like, without titles, one by one.
fn parts(cell: &str) -> Vec<String> {
    let mut hits = Vec::new();
    personal::find(cell.as_bytes(), Kinds::USUAL, &mut hits);
    let mut ranges: Vec<Range<usize>> = hits.into_iter().map(|hit| hit.range).collect();
    ranges.sort_by_key(|range| range.start);
    let mut rest = String::with_capacity(cell.len());
    let mut at = 0;
    for range in ranges {
        if range.start >= at {
            rest.push_str(&cell[at..range.start]);
            rest.push('、');
        }
        at = at.max(range.end);
    }
    rest.push_str(&cell[at..]);
    let edge = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '(' | ')' | '（' | '）' | '.' | '。');
    let mut parts = Vec::new();
    for part in rest.split(['、', '，', ',', ';', '；', '/', '|', '\n']).map(|part| part.trim_matches(edge)) {
        let bare = TITLES.iter().find_map(|title| part.strip_suffix(title)).unwrap_or(part);
        parts.extend([part, bare].into_iter().filter(|it| !it.is_empty()).map(str::to_owned));
    }
    parts.dedup();
    parts
}

/// A name that stands in a column of staff but in no roster may be a number or a word for nobody; a short plain word
/// in small letters may be a word of the markup.
fn telling(name: &str) -> bool {
    let signs = name.chars().filter(|c| c.is_alphabetic()).count();
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase());
    if !name.is_ascii() {
        signs >= 2
    } else if plain {
        signs >= 6
    } else {
        signs >= 4
    }
}

/// Everything that a report says in words of its own, of the regulation and of the settings, and the names that it
/// shows because it may.
fn own_text(report: &Report, department: &Department) -> String {
    let mut text = String::new();
    let mut say = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    for tag in &department.settings.display.languages {
        if let Ok(locale) = Locale::builtin(tag) {
            for id in locale.ids() {
                say(&locale.text(id));
            }
        }
    }
    say(&format!("{:?}", department.regulation));
    say(&format!("{:?}", department.settings.org));
    for (_, template) in TEMPLATES {
        say(template);
    }
    [style::SHEET, style::LISTS, style::ICON, crate::charts::CSS].into_iter().for_each(&mut say);
    for metric in crate::metrics::METRICS {
        say(metric.slug);
    }
    report.labels.published().for_each(say);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_contacts_gives_its_persons_without_numbers_and_titles() {
        assert_eq!(parts("王芳 13912345678"), ["王芳"]);
        assert_eq!(parts("欧阳女士（010-62345678）、李四"), ["欧阳女士", "欧阳", "李四"]);
        assert_eq!(parts("广东省 深圳市 科技路8号"), ["广东省 深圳市 科技路8号"]);
        assert_eq!(parts("13912345678"), Vec::<String>::new());
    }

    #[test]
    fn numbers_and_single_letters_in_columns_of_staff_tell_on_nobody() {
        assert!(telling("诸葛亮") && telling("Ann Lee"));
        assert!(telling("wangxiaoer") && !telling("class"));
        assert!(!telling("1001") && !telling("A1") && !telling("王"));
    }
}

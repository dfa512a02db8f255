//! `engineers/index.html` and `engineers/<code>.html`, only where the department permits them: the mix of the work above
//! every comparison, the department's value of the same mix beside it, and no order by result.

use super::context::Context;
use super::kit::{Kit, section};
use super::view::engineers::{Engineer, Engineers};
use super::view::parts::{self, Cell, Kind as Set, Row, Section, State};
use super::words::{self, NOTHING, tenths};
use crate::ingest::Sym;
use crate::metrics::By;
use crate::report::Amount;
use crate::report::tickets::{COMPARED, PRIORITIES, Work};
use crate::settings::Naming;
use crate::stats::Ratio;
use crate::stats::standard::standardised;

/// Every class of the department needs so many cases before its rate is used.
const LEAST_IN_CLASS: u64 = 5;

/// The view of the index.
#[must_use]
pub fn build(context: &Context<'_>) -> Engineers {
    let kit = Kit::new(context, 1);
    let labels = &context.report().labels;
    let mut people: Vec<(Sym, &crate::report::Label)> =
        labels.people().filter(|(sym, _)| context.matter.desk().has(*sym)).collect();
    people.sort_by(|a, b| context.locale.compare(&a.1.code, &b.1.code));
    let none = Work::default();
    let rows = people
        .into_iter()
        .map(|(sym, label)| {
            let work = context.matter.desk().engineers.get(&sym).unwrap_or(&none);
            let number = |n: u64| Cell::text(words::count(n));
            let name = match context.matter.engineers.get(&sym) {
                Some(page) => Cell::link(&label.shown, kit.words.href(page)),
                None => Cell::text(&label.shown),
            };
            Row::from([
                Cell { note: label.provisional.then(|| kit.t("badge-provisional")), ..name },
                number(work.priorities.iter().sum()),
                number(work.levels.iter().sum()),
                number(work.onsite),
                number(work.open),
            ])
        })
        .collect::<Vec<_>>();
    let columns = [
        ("engineer", Set::Code),
        ("handled", Set::Number),
        ("solved", Set::Number),
        ("onsite", Set::Number),
        ("open", Set::Number),
    ];
    let mut table = kit.table("engineers", &columns, Vec::new(), None);
    table.rows = rows;
    table.list = true;
    Engineers { frame: context.frame("engineers", true), basis: basis(&kit), table }
}

/// Under which rule the pages are shown.
fn basis(kit: &Kit<'_>) -> String {
    let publish = &kit.context.matter.department.settings.publish;
    let least = kit.context.matter.department.settings.stats.small_n;
    let args = [("basis", publish.named_basis.as_str().into()), ("n", i64::from(least).into())];
    kit.say(if publish.engineers == Naming::Named { "engineers-named" } else { "engineers-coded" }, &args)
}

/// The view of the page of the engineer at this place among all engineers with a page.
///
/// # Panics
/// If there is no such engineer.
#[must_use]
pub fn one(context: &Context<'_>, place: usize, file: &str) -> Engineer {
    let kit = Kit::new(context, 1);
    let (sym, _) = context.matter.engineers.iter().nth(place).expect("a page of an engineer has its engineer");
    let label = context.report().labels.person(*sym).expect("an engineer with a page has a label");
    let none = Work::default();
    let work = context.matter.desk().engineers.get(sym).unwrap_or(&none);
    let title = kit.say("engineer-title", &[("name", label.shown.as_str().into())]);
    let remark = context.matter.department.settings.publish.notes.get(&label.code);
    Engineer {
        frame: context.frame_below("engineer", "engineers", file, &title),
        basis: basis(&kit),
        mix: mix(&kit, work),
        workload: workload(&kit, work),
        quality: quality(&kit, work, &label.code),
        remark: remark.map(|text| context.matter.masker.mask(text).into_owned()),
    }
}

fn all(kit: &Kit<'_>, count: impl Fn(&Work) -> u64) -> u64 {
    kit.context.matter.desk().engineers.values().map(count).sum()
}

/// A count and its share, where there are enough to speak of shares.
fn share(kit: &Kit<'_>, count: u64, total: u64) -> Cell {
    let least = u64::from(kit.context.matter.department.settings.stats.small_n);
    let note = (total >= least).then(|| words::rate(Ratio::new(count, total), least));
    Cell { note, ..Cell::text(words::count(count)) }
}

fn mix(kit: &Kit<'_>, work: &Work) -> Section {
    let own: u64 = work.priorities.iter().sum();
    let department = all(kit, |work| work.priorities.iter().sum());
    let priorities = (0..PRIORITIES).map(|place| {
        Row::from([
            Cell::text(kit.t(&format!("priority-p{}", place + 1))),
            share(kit, work.priorities[place], own),
            share(kit, all(kit, |work| work.priorities[place]), department),
        ])
    });
    let own_levels: u64 = work.levels[..3].iter().sum();
    let levels_all = all(kit, |work| work.levels[..3].iter().sum());
    let levels = ["hotline", "remote", "onsite"].iter().enumerate().map(|(place, level)| {
        Row::from([
            Cell::text(kit.t(&format!("level-{level}"))),
            share(kit, work.levels[place], own_levels),
            share(kit, all(kit, |work| work.levels[place]), levels_all),
        ])
    });
    let columns = |first| [(first, Set::Text), ("own", Set::Number), ("department", Set::Number)];
    let tables = vec![
        kit.table("mix-priority", &columns("priority"), priorities.collect(), None),
        kit.table("mix-level", &columns("level"), levels.collect(), None),
    ];
    Section { tables, ..Section::default() }
}

fn workload(kit: &Kit<'_>, work: &Work) -> Section {
    let rows = [
        ("work-handled", work.priorities.iter().sum()),
        ("work-solved", work.levels.iter().sum()),
        ("work-onsite", work.onsite),
        ("work-open", work.open),
    ];
    let rows =
        rows.into_iter().map(|(id, n): (_, u64)| Row::from([Cell::text(kit.t(id)), Cell::text(words::count(n))]));
    let table = kit.table("workload", &[("work", Set::Text), ("count", Set::Number)], rows.collect(), None);
    Section { tables: vec![table], ..Section::default() }
}

fn quality(kit: &Kit<'_>, work: &Work, code: &str) -> Section {
    let least = u64::from(kit.context.matter.department.settings.stats.small_n);
    let rows = COMPARED.iter().enumerate().map(|(place, slug)| {
        let rates = &work.rates[place];
        let own = rates.iter().fold(Ratio::new(0, 0), |sum, rate| Ratio::new(sum.k + rate.k, sum.n + rate.n));
        let cases: Vec<u64> = rates.iter().map(|rate| rate.n).collect();
        // Beside few cases a rate of the department would invite the comparison that few cases do not allow.
        let same = standardised(&kit.context.matter.desk().department[place], &cases, LEAST_IN_CLASS)
            .filter(|_| own.n >= least)
            .map_or_else(|| NOTHING.to_owned(), |share| format!("{}%", tenths((share * 1000.0).round() as i64)));
        let note = (own.n >= least).then(|| words::pair(own));
        Row::from([
            Cell::link(kit.words.metric(slug), kit.words.href(&format!("methods.html#{slug}"))),
            Cell { note, ..Cell::text(words::rate(own, least)) },
            Cell::text(same),
        ])
    });
    let columns = [("metric", Set::Text), ("own", Set::Number), ("same-mix", Set::Number)];
    let table = kit.table("quality", &columns, rows.collect(), None);
    // Colours are for the department: a person's figure stands without one.
    let figures = kit.context.report().figures.all().iter().filter(|figure| {
        figure.month == kit.month()
            && figure.part.as_ref().is_some_and(|part| part.by == By::Owner && part.key == code)
            && !COMPARED.contains(&figure.metric.slug)
            && (figure.ratio().is_some_and(|ratio| ratio.n > 0)
                || matches!(figure.amount, Amount::Index { n, .. } if n > 0))
    });
    let figures = figures
        .map(|figure| parts::Figure {
            name: kit.words.metric(figure.metric.slug),
            state: State::Uncoloured,
            target: None,
            change: None,
            uncertain: false,
            ..kit.words.figure(figure)
        })
        .collect();
    let mut section = section(figures);
    section.tables.push(table);
    section.notes.push(kit.n("engineer-small", least));
    section
}

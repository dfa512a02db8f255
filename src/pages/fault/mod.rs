//! `faults/<id>.html`: one fault: its course against its limits, what notice and analysis must contain, the analysis
//! itself as it was handed in, and what is still to be done.

mod before;
mod course;

use super::context::Context;
use super::faults::{PROMISES, all, cause, measure_state, repeat_of, state_of, verdict};
use super::kit::{Kit, minutes};
use super::people;
use super::view::faults::{Check, Fault};
use super::view::parts::{self, Cell, Fact, Kind as Set, Markup, Row, State, Table};
use super::words::NOTHING;
use chrono::NaiveDate;

use crate::charts::{self, fault_steps};
use crate::link::FaultCase;
use crate::metrics::Verdict;
use crate::records::fault_analyses::FaultAnalysis;
use crate::report::Action;
use crate::site::markdown::{self, Placement};
use crate::time::{Packed, Stamp};

/// The view of the page of the fault at this place among all faults.
#[must_use]
pub fn build(context: &Context<'_>, place: usize, file: &str) -> Fault {
    let kit = Kit::new(context, 1);
    let faults = all(&kit);
    let (case, record) = faults[place];
    let cases = &context.matter.outcome.cases;
    let id = kit.number(record.id);
    let title = kit.say("fault-title", &[("id", id.as_str().into())]);
    let report = record.analysis.map(|place| &cases.faults.analyses[place]);
    let source =
        report.and_then(|report| cases.files.get(usize::from(report.origin.file))).map(|file| file.path.to_string());
    let text = source.as_ref().and_then(|path| context.matter.documents.get(path));
    let analysis =
        text.filter(|_| context.matter.department.settings.publish.free_text).map(|text| rendered(&kit, text));
    let course = course::table(&kit, case);
    Fault {
        frame: context.frame_below("fault", "faults", file, &title),
        verdict: sentences(&kit, place, &course),
        facts: facts(&kit, place),
        sources: sources(&kit, record.origin.file, source.as_deref()),
        course,
        measures: measures(&kit, place),
        changed: report.and_then(|report| changed(&kit, report)),
        before: before::section(&kit, place),
        timeline: timeline(&kit, case),
        checklist: checklist(&kit, case, report.is_some()),
        absent_state: match verdict(&kit, PROMISES[2], case) {
            Some(Verdict::Pending { .. }) if report.is_none() => State::NoneDue,
            _ if report.is_some() && case.sections.iter().all(|there| *there) => State::Uncoloured,
            _ => State::Red,
        },
        absent: absent(&kit, case, report.is_some(), text.is_some()),
        analysis,
        source: source.map(|path| context.matter.masker.mask(&path).into_owned()),
        actions: actions(&kit, place),
    }
}

/// The analysis as safe markup: raw HTML as text, links only where they lead somewhere safe, personal data masked.
fn rendered(kit: &Kit<'_>, text: &str) -> Markup {
    let placement =
        Placement { prefix: "text-", level: 3, masker: Some(kit.context.matter.masker), resolves: &|_| false };
    // A name that may not be shown gives way to the post of who bears it, which says as much about the fault.
    let text = kit.context.matter.masker.replace(body(text), &|name| people::post(&kit.context, name));
    Markup(markdown::render(&text, placement).html)
}

/// A document without its front matter.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let Some(rest) = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r'])) else { return text };
    let mut from = 0;
    for line in rest.split_inclusive('\n') {
        from += line.len();
        if from > 1 && matches!(line.trim_end(), "---" | "...") {
            return &rest[from..];
        }
    }
    text
}

fn facts(kit: &Kit<'_>, place: usize) -> Vec<Fact> {
    let faults = all(kit);
    let (case, record) = faults[place];
    let customer = kit.customer(case.customer);
    let fact = |id: &str, value: String| Fact { name: kit.t(&format!("column-{id}")), value, ..Fact::default() };
    let mut facts = vec![
        Fact { href: customer.href, ..fact("customer", customer.text) },
        fact("project", kit.project(case.project).text),
    ];
    for (id, text) in [("place", record.place), ("phenomenon", record.phenomenon), ("plan", record.plan)] {
        facts.extend(kit.free_text(text).map(|text| fact(id, text)));
    }
    facts.push(fact("cause", cause(kit, record.cause)));
    if let Some(earlier) = repeat_of(kit, &faults, place) {
        let apart = (case.occurred.at.date() - faults[earlier].0.occurred.at.date()).num_days();
        let id = kit.number(faults[earlier].1.id);
        facts.push(Fact {
            href: kit.context.matter.faults.get(earlier).map(|page| kit.words.href(page)),
            ..fact("repeat-of", kit.say("fault-repeats", &[("id", id.into()), ("days", apart.into())]))
        });
    }
    facts
}

/// How long it lasted, what came late, and what is overdue.
fn sentences(kit: &Kit<'_>, place: usize, course: &Table) -> Vec<String> {
    let (case, _) = all(kit)[place];
    let mut said = vec![match case.recovered {
        None => kit.t("fault-verdict-open"),
        Some(at) if at.date_only || case.occurred.date_only => {
            kit.say("fault-verdict-day", &[("at", kit.stamp(Some(at)).into())])
        }
        Some(at) => {
            let took = kit.context.locale.duration(at.at - case.occurred.at);
            kit.say("fault-verdict-took", &[("took", took.into())])
        }
    }];
    let late = course::late(kit, course);
    said.push(if late.is_empty() {
        kit.t("fault-verdict-in-time")
    } else {
        kit.say("fault-verdict-late", &[("list", late.join(&kit.t("separator")).into())])
    });
    let missing: Vec<String> = checklist(kit, case, case.analysed_on.is_some())
        .into_iter()
        .filter(|check| check.state == State::Red)
        .map(|check| check.name)
        .collect();
    if !missing.is_empty() {
        said.push(kit.say("fault-verdict-lacks", &[("list", missing.join(&kit.t("separator")).into())]));
    }
    let report = kit.context.report();
    let overdue = kit.context.matter.fault_actions.get(place).into_iter().flatten();
    let overdue: Vec<&Action> = overdue
        .filter_map(|place| report.actions.get(*place))
        .filter(|action| !action.list.is_next() && !super::remarks::settled(&kit.context, action).closed)
        .collect();
    said.extend(kit.overdue(&overdue));
    said
}

/// Where the times on the page are from: the register and the analysis may tell the same thing differently.
fn sources(kit: &Kit<'_>, register: u16, analysis: Option<&str>) -> String {
    let files = &kit.context.matter.outcome.cases.files;
    let register = files.get(usize::from(register)).map(|file| kit.words.file(file.path.as_ref()));
    let register = register.unwrap_or_default();
    match analysis.map(|path| kit.words.file(path)) {
        Some(analysis) if analysis != register => {
            kit.say("fault-sources", &[("register", register.into()), ("analysis", analysis.into())])
        }
        _ => kit.say("fault-source-one", &[("register", register.into())]),
    }
}

/// The measures of the analysis, each with the post of who owes it.
fn measures(kit: &Kit<'_>, place: usize) -> Option<Table> {
    let faults = &kit.context.matter.outcome.cases.faults;
    let rows: Vec<Row> = faults
        .actions
        .iter()
        .filter(|action| action.fault as usize == place)
        .map(|action| {
            let told = faults.action_texts.get(action.index as usize);
            let (state, word) = measure_state(kit, action);
            let owner = action
                .owner
                .and_then(|owner| people::post(&kit.context, kit.context.matter.outcome.cases.symbols.text(owner)));
            Row::from([
                Cell::text(action.number.to_string()),
                Cell::text(kit.free_text(told.and_then(|it| it.text)).unwrap_or_else(|| NOTHING.to_owned())),
                Cell::text(owner.unwrap_or_else(|| NOTHING.to_owned())),
                Cell::text(kit.date(Some(action.due_on))),
                Cell::text(kit.date(action.done_on)),
                Cell::marked(state, word),
            ])
        })
        .collect();
    let columns = [
        ("number", Set::Number),
        ("measure", Set::Text),
        ("owner", Set::Text),
        ("due", Set::Code),
        ("done", Set::Code),
        ("state", Set::State),
    ];
    (!rows.is_empty()).then(|| Table { stack: true, ..kit.table("own-measures", &columns, rows, None) })
}

/// What the analysis tells that is later than the day on which it was handed in: its text was changed after its date.
fn changed(kit: &Kit<'_>, report: &FaultAnalysis) -> Option<String> {
    let handed_in = report.submitted?.at().date();
    let after = |date: Option<Packed>| date.map(|date| date.at().date()).filter(|date| *date > handed_in);
    let told = |id: &str, date: NaiveDate| format!("{} {}", kit.t(id), kit.context.locale.date(date));
    let mut later: Vec<String> =
        [("step-customer-told", report.customer_told), ("step-business-told", report.business_told)]
            .into_iter()
            .filter_map(|(id, date)| Some(told(id, after(date)?)))
            .collect();
    later.extend(report.actions.iter().filter_map(|action| {
        let date = kit.context.locale.date(after(action.done)?);
        Some(kit.say("fault-measure-done", &[("n", i64::from(action.number).into()), ("date", date.into())]))
    }));
    let date = kit.context.locale.date(handed_in);
    (!later.is_empty())
        .then(|| kit.say("fault-changed", &[("date", date.into()), ("list", later.join(&kit.t("separator")).into())]))
}

fn timeline(kit: &Kit<'_>, case: &FaultCase) -> Option<parts::Chart> {
    if case.occurred.date_only {
        return None;
    }
    let begin = case.occurred.at;
    let step = |id: &str, at: Option<Stamp>, slug: Option<&str>| {
        let verdict = slug.and_then(|slug| verdict(kit, slug, case));
        let due = match verdict {
            Some(Verdict::Judged { at, .. } | Verdict::Pending { due: at, .. }) => Some(at),
            _ => None,
        };
        fault_steps::FaultStep {
            name: kit.t(&format!("column-{id}")),
            at: at.map(|stamp| minutes(begin, stamp.at)),
            shown: kit.stamp(at),
            limit: due.map(|due| minutes(begin, due)),
            limit_shown: due.map_or_else(String::new, |due| kit.context.locale.end(due)),
            state: state_of(verdict.as_ref()).map(glyph),
        }
    };
    let day = |date: Option<chrono::NaiveDate>| date.map(Stamp::date);
    let took = case.recovered.filter(|at| !at.date_only).map(|at| kit.context.locale.duration(at.at - begin));
    let title = match took {
        Some(took) => kit.say("chart-title-course", &[("took", took.into())]),
        None => kit.t("chart-title-course-open"),
    };
    let spec = fault_steps::FaultSteps {
        head: kit.head(title, &kit.heads(&["chart-step", "chart-time", "chart-limit"])),
        steps: vec![
            step("occurred", Some(case.occurred), None),
            step("known", Some(case.known), None),
            step("notice", case.told(), Some(PROMISES[0])),
            step("filed", case.filed, None),
            step("relay", case.leaders_told, Some(PROMISES[1])),
            step("recovered", case.recovered, None),
            step("analysis", day(case.analysed_on), Some(PROMISES[2])),
            step("feedback", day(case.fed_back_on()), Some(PROMISES[3])),
        ],
    };
    // The table below has all that the drawing has, and more.
    Some(parts::Chart { table: None, ..kit.chart("course", kit.t("chart-caption-course"), &spec) })
}

const fn glyph(state: State) -> charts::State {
    match state {
        State::Green => charts::State::Good,
        State::Yellow => charts::State::Warn,
        State::Red => charts::State::Bad,
        _ => charts::State::NoneDue,
    }
}

/// What notice and analysis must contain. The analysis is only missed once its day has passed.
fn checklist(kit: &Kit<'_>, case: &FaultCase, handed_in: bool) -> Vec<Check> {
    let due = match verdict(kit, PROMISES[2], case) {
        Some(Verdict::Pending { .. }) => false,
        _ => !handed_in || case.analysed_on.is_some(),
    };
    let check = |id: &str, there: bool, due: bool| {
        let (state, word) = match (there, due) {
            (true, _) => (State::Green, "check-there"),
            (false, true) => (State::Red, "check-missing"),
            (false, false) => (State::NoneDue, "check-not-due"),
        };
        Check { name: kit.t(&format!("check-{id}")), state, word: kit.t(word) }
    };
    let mut checks = vec![
        check("time", true, true),
        check("place", case.place, true),
        check("phenomenon", case.phenomenon, true),
        check("plan", case.plan, true),
    ];
    let sections = ["impact", "handling", "cause", "measures"];
    checks.extend(sections.iter().zip(case.sections).map(|(id, there)| check(id, there, due || handed_in)));
    checks
}

/// What is said where the analysis is missing or must not be shown.
fn absent(kit: &Kit<'_>, case: &FaultCase, handed_in: bool, read: bool) -> Option<String> {
    if handed_in && !kit.context.matter.department.settings.publish.free_text {
        return Some(kit.t("fault-text-withheld"));
    }
    if handed_in {
        let missing: Vec<String> = ["impact", "handling", "cause", "measures"]
            .iter()
            .zip(case.sections)
            .filter(|(_, there)| !there)
            .map(|(id, _)| kit.t(&format!("check-{id}")))
            .collect();
        if !missing.is_empty() {
            return Some(kit.say("fault-sections-missing", &[("names", missing.join(&kit.t("separator")).into())]));
        }
        return (!read).then(|| kit.t("fault-text-unread"));
    }
    Some(match verdict(kit, PROMISES[2], case) {
        Some(Verdict::Pending { due, .. }) => {
            kit.say("fault-analysis-due", &[("date", kit.context.locale.date((due - 1).date()).into())])
        }
        Some(Verdict::Judged { at, .. }) => {
            let last = (kit.rules.as_of() - 1).date();
            let due = (at - 1).date();
            let days = (last - due).num_days().max(0);
            kit.say("fault-analysis-missing", &[("date", kit.context.locale.date(due).into()), ("days", days.into())])
        }
        _ => NOTHING.to_owned(),
    })
}

/// Actions of the report that concern the fault: its analysis, its measures.
fn actions(kit: &Kit<'_>, place: usize) -> Vec<parts::Action> {
    let concerning = kit.context.matter.fault_actions.get(place).into_iter().flatten();
    concerning
        .filter_map(|place| kit.context.report().actions.get(*place))
        .map(|action| kit.words.action_told(action))
        // The page need not lead to itself.
        .map(|action| parts::Action { href: None, ..action })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_no_part_of_the_text() {
        assert_eq!(body("---\n故障编号: F1\n---\n## 故障影响\n"), "## 故障影响\n");
        assert_eq!(body("## 故障影响\n---\n"), "## 故障影响\n---\n");
        assert_eq!(body("---\nnever closed"), "---\nnever closed");
    }
}

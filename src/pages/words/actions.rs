//! Actions in words: what, who, until when, and what is to be done.

use chrono::NaiveDate;

use super::{NOTHING, Words, parts};
use crate::ingest::Kind;
use crate::pages::remarks;
use crate::pages::view::parts::Link;
use crate::report::action::Note;
use crate::report::{Action, List};

impl Words<'_> {
    /// An action as a row of a list.
    #[must_use]
    pub fn action(&self, action: &Action) -> parts::Action {
        let list = action.list.slug();
        let owner = self.matter().department.regulation.role_name(
            &action.role,
            &self.matter().department.settings.org,
            self.locale().tag(),
        );
        let owner = match &action.person {
            Some(person) => format!("{owner} {person}"),
            None => owner,
        };
        let days = action.days_overdue;
        let overdue = match (days, action.due) {
            (Some(0), _) => self.text("action-due-today"),
            (Some(days), _) => self.locale().text_with("action-overdue", &[("n", days.into())]),
            (None, Some(_)) => self.text("outcome-pending"),
            (None, None) => String::new(),
        };
        // A promise of next month is one of many kinds; the others have a list of their own.
        let promise = format!("promise-{}", action.metric);
        let settled = remarks::settled(&self.context, action);
        let explained = format!("action-{list}.explained");
        let next = if settled.closed {
            self.text("action-closed")
        } else if matches!(action.note, Some(Note::DoneAfterClose(_))) {
            self.text("action-done-later")
        } else if settled.explained && self.locale().has(&explained) {
            self.text(&explained)
        } else if let Some(parts) = self.lacking(action) {
            self.locale().text_with(&format!("action-{list}.parts"), &[("list", parts.into())])
        } else if action.list == List::PromiseDueNext && self.locale().has(&promise) {
            self.text(&promise)
        } else {
            self.text(&format!("action-{list}.next"))
        };
        // What is still to come has its own date, which can be met.
        let own = action.due.filter(|_| action.list.is_next());
        let asked = action.asked.or(own).filter(|_| !settled.closed);
        parts::Action {
            list: self.text(&format!("action-{list}")),
            subject: if action.subject.is_empty() { NOTHING.to_owned() } else { action.shown() },
            href: self.subject_page(action),
            clause: if action.clause.is_empty() { Link::default() } else { self.clause(&action.clause) },
            owner,
            due: action.due.map_or_else(|| NOTHING.to_owned(), |due| self.locale().date(due)),
            overdue,
            overdue_sort: format!("{:05}", days.unwrap_or(-1).max(-1) + 1),
            asked: asked.map(|day| self.locale().date(day)),
            late: !action.list.is_next() && !settled.closed,
            next,
            note: self.action_remarks(action),
        }
    }

    /// What an incomplete analysis lacks: its empty sections, and who has not had it.
    fn lacking(&self, action: &Action) -> Option<String> {
        let row = action.row.filter(|_| action.list == List::FaultReportIncomplete)?;
        let fault = self.matter().outcome.cases.faults.cases.get(row.index as usize)?;
        let sections =
            ["check-impact", "check-handling", "check-cause", "check-measures"].into_iter().zip(fault.sections);
        let told =
            [("lack-customer", fault.customer_told_on.is_some()), ("lack-business", fault.business_told_on.is_some())];
        let missing: Vec<String> =
            sections.chain(told).filter(|(_, there)| !there).map(|(id, _)| self.text(id)).collect();
        (!missing.is_empty()).then(|| missing.join(&self.text("separator")))
    }

    /// The same with what it is about in the words of the exports, for pages that may show free text: of faults and customers.
    #[must_use]
    pub fn action_told(&self, action: &Action) -> parts::Action {
        let row = self.action(action);
        let said: Vec<String> = self.about(action).into_iter().chain(row.note).collect();
        parts::Action { note: (!said.is_empty()).then(|| said.join(&self.text("separator"))), ..row }
    }

    /// The note of an action, and the evidence and remarks about its subject.
    fn action_remarks(&self, action: &Action) -> Option<String> {
        let note = action.note.and_then(|note| self.action_note(note));
        let said: Vec<String> = note.into_iter().chain(remarks::about(&self.context, &self.subjects(action))).collect();
        (!said.is_empty()).then(|| said.join(&self.text("separator")))
    }

    /// What a hidden defect, a measure or a suggestion is about: its number alone tells nobody what to do.
    fn about(&self, action: &Action) -> Option<String> {
        let row = action.row?;
        let cases = &self.matter().outcome.cases;
        let text = match (row.kind, action.metric) {
            (_, "hazard_closed_on_time" | "hazard_submit_on_time") => {
                cases.inspections.findings.iter().find(|finding| finding.index == row.index)?.text
            }
            (_, "action_closed_on_time") => cases.faults.action_texts.get(row.index as usize)?.text,
            (_, "suggestion_plan_on_time" | "suggestion_done_on_time") => {
                cases.research.suggestions.iter().find(|it| it.index == row.index)?.text
            }
            _ => None,
        };
        let text = text.filter(|_| self.matter().department.settings.publish.free_text)?;
        Some(self.matter().masker.mask(cases.symbols.text(text)).into_owned())
    }

    /// What remarks about an action may be called: by its own subject, or by its metric in the month of the report.
    fn subjects<'s>(&self, action: &'s Action) -> Vec<&'s str> {
        let month = action.due.map(|due| self.matter().department.periods.month_of_date(due));
        let new = !action.list.is_next() && month == Some(self.matter().report().month);
        std::iter::once(action.subject.as_str()).chain(new.then_some(action.metric)).collect()
    }

    fn action_note(&self, note: Note) -> Option<String> {
        let dated =
            |id: &str, date: NaiveDate| self.locale().text_with(id, &[("date", self.locale().date(date).into())]);
        match note {
            Note::DoneAfterClose(date) => Some(dated("action-note-done-after", date)),
            // The column of days says it already.
            Note::DueOnLastDay => None,
            Note::Waiting => Some(self.text("action-note-waiting")),
            Note::Parked => Some(self.text("action-note-parked")),
            Note::MadeUp(date) => Some(format!("{} {}", self.text("action-note-made-up"), self.locale().date(date))),
        }
    }

    /// The page that an action's subject has: of its fault, else of its customer.
    fn subject_page(&self, action: &Action) -> Option<String> {
        let matter = self.matter();
        let fault = action.row.filter(|row| row.kind == Kind::Faults).and_then(|row| {
            let page = matter.faults.get(row.index as usize)?;
            self.context.has("faults").then(|| self.href(page))
        });
        fault.or_else(|| {
            let page = matter.customers.get(&action.customer?)?;
            self.context.has("customers").then(|| self.href(page))
        })
    }
}

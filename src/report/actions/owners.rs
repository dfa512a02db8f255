//! The desk that gives drafts their names: subject, clause, position, days, remark.

use chrono::NaiveDate;

use super::{Draft, Subject};
use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::report::action::Note;
use crate::report::{Action, Labels, List};
use crate::settings::Regulation;
use crate::tally::RowRef;
use crate::time::Moment;

/// Stands for a name that is not known or must not be shown.
const NOTHING: &str = "—";

/// What the records behind the cases say beyond them.
pub trait Records {
    /// What the record of a case is called where it may be published: its id, or its place.
    fn subject(&self, row: RowRef) -> String;

    /// The day on which the export shows as done what a list asks for, though after the data's close.
    fn done_later(&self, row: RowRef, list: List) -> Option<NaiveDate>;

    /// A name as the exports spell it.
    fn name(&self, sym: Sym) -> String;
}

/// Turns drafts into actions.
pub struct Desk<'a> {
    /// What the records say.
    pub records: &'a dyn Records,
    /// How people, customers and projects may be called.
    pub labels: &'a Labels,
    /// Clauses and positions.
    pub regulation: &'a Regulation,
    /// Deadlines and the calendar.
    pub rules: &'a Rules<'a>,
    /// When the report was issued; a draft is taken to be issued on the day on which the report is due.
    pub issued_at: Option<Moment>,
}

impl Desk<'_> {
    /// The actions: list by list in the order of the page, what is overdue before what is to come, oldest first.
    #[must_use]
    pub fn actions<'d>(&self, drafts: impl IntoIterator<Item = &'d Draft>) -> Vec<Action> {
        let mut actions: Vec<Action> = drafts.into_iter().map(|draft| self.action(draft)).collect();
        actions.sort_by(|a, b| {
            // The order of the rows in the exports must not show.
            let key = |action: &Action| (action.list, action.due);
            let named = a.subject.cmp(&b.subject).then_with(|| a.metric.cmp(b.metric));
            key(a).cmp(&key(b)).then(named).then_with(|| a.row.cmp(&b.row))
        });
        actions
    }

    fn action(&self, draft: &Draft) -> Action {
        let last_day = self.rules.periods().last_day(self.rules.window().last);
        let overdue = draft.due.filter(|_| !draft.list.is_next()).map(|due| (last_day - due).num_days());
        let later = draft.done_later.or_else(|| self.records.done_later(draft.row?, draft.list));
        let note = later.map(Note::DoneAfterClose).or(draft.note);
        let note = note.or_else(|| (overdue == Some(0)).then_some(Note::DueOnLastDay));
        let role = self.role(draft.like);
        let settings = self.rules.settings();
        let language = settings.display.languages.first().map_or("zh-CN", String::as_str);
        Action {
            list: draft.list,
            clause: self.clause(draft),
            subject: self.subject(&draft.subject),
            count: match draft.subject {
                Subject::Department(_, count) => Some(count),
                _ => None,
            },
            metric: draft.metric,
            owner: self.regulation.role_name(role, &settings.org, language),
            role: role.to_owned(),
            person: draft.person.filter(|_| settings.publish.owner_names).map(|person| self.records.name(person)),
            customer: draft.customer,
            due: draft.due,
            asked: overdue.filter(|_| later.is_none()).map(|_| self.asked(draft.list)),
            days_overdue: overdue,
            note,
            row: draft.row,
        }
    }

    /// The day until which the report asks for what is overdue: so many working days after it was issued.
    ///
    /// The due date has passed and nobody can keep it any more; a to-do needs a day that can still be met.
    fn asked(&self, list: List) -> NaiveDate {
        let settings = self.rules.settings();
        let (period, calendar) = (&settings.period, self.rules.calendar());
        let month = self.rules.window().last;
        let planned =
            self.rules.periods().report_due(calendar, month, period.report_due_days, period.report_due_time.seconds());
        let asking = settings.actions;
        let days = if list.customer_waits() { asking.waiting_days } else { asking.new_date_days };
        calendar.nth_workday_after(self.issued_at.unwrap_or(planned).date(), days)
    }

    /// The clause of the list; what falls due next serves the clause of its own metric.
    fn clause(&self, draft: &Draft) -> String {
        let own = |list: List| self.regulation.lists.get(list.slug()).map(|list| list.clause.clone());
        let of_metric = || self.regulation.clauses_of(draft.metric).next().map(str::to_owned);
        let clause =
            if draft.list == List::PromiseDueNext { of_metric().or_else(|| own(draft.like)) } else { own(draft.list) };
        clause.unwrap_or_default()
    }

    fn role(&self, list: List) -> &str {
        self.regulation.lists.get(list.slug()).map_or("", |list| &list.owner)
    }

    fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Record(row) => self.records.subject(*row),
            Subject::Project(project) => {
                self.labels.project(*project).map_or_else(|| self.records.name(*project), str::to_owned)
            }
            // Where customers are hidden, nothing of them is shown.
            Subject::Customer(customer) => {
                self.labels.customer(*customer).map_or_else(|| NOTHING.to_owned(), |label| label.shown.clone())
            }
            Subject::Date(date) => date.to_string(),
            Subject::Department(department, _) => {
                department.map_or_else(|| NOTHING.to_owned(), |department| self.records.name(department))
            }
        }
    }
}

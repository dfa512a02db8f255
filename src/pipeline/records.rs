//! What the record of a case is called: its number, else what tells it apart, never the name of a person.

use chrono::NaiveDate;

use super::Cases;
use crate::ingest::{Kind, Sym, Words};
use crate::link::holidays::WatchRow;
use crate::link::inspections::InspectionRow;
use crate::link::research::ResearchRow;
use crate::link::shop::{SLOTS, ShopVisitCase, slot};
use crate::link::visits::VisitRow;
use crate::report::List;
use crate::report::actions::Records;
use crate::tally::RowRef;
use crate::time::{Moment, Packed};

impl Cases {
    /// The id of a case's record, as it may be published.
    #[must_use]
    pub fn id(&self, row: RowRef) -> String {
        self.named(row).unwrap_or_else(|| format!("#{}", row.index + 1))
    }

    pub(super) fn named(&self, row: RowRef) -> Option<String> {
        let index = row.index as usize;
        let key = |key| Some(self.symbols.key_text(key));
        match row.kind {
            Kind::Tickets => key(self.tickets.row(row.index)?.id),
            Kind::Surveys => {
                let (_, answer) = self.surveys.answer(row.index)?;
                let campaign = self.symbols.text(answer.campaign);
                Some(match answer.id {
                    Some(id) => format!("{campaign}/{}", self.symbols.key_text(id)),
                    None => format!("{campaign}/{}", self.surveys.unnumbered(row.index)?),
                })
            }
            Kind::Campaigns => {
                let round = self.surveys.rounds.get(index)?;
                let name = round.campaign.map_or("", |campaign| self.symbols.text(campaign));
                Some(round.channel.map_or_else(|| name.to_owned(), |channel| format!("{name}/{}", channel.slug())))
            }
            Kind::Faults => key(self.faults.records.get(index)?.id),
            Kind::FaultAnalyses => {
                let action = self.faults.actions.get(index)?;
                let fault = self.faults.records.get(action.fault as usize)?;
                Some(format!("{}/{}", self.symbols.key_text(fault.id), action.number))
            }
            Kind::Projects => self.projects.entries().get(index).map(|entry| self.symbols.text(entry.id).to_owned()),
            Kind::Visits => match self.visits.subject(row.index) {
                Some(subject) => self.about(subject),
                None => {
                    let visit = self.shop_visit(row.index)?;
                    Some(visit.id.map_or_else(|| visit.at.date().to_string(), |id| self.symbols.key_text(id)))
                }
            },
            Kind::Inspections => self.about(self.inspections.subject(row.index)?),
            Kind::Research => self.about(self.research.subject(row.index)?),
            Kind::Yearend => self.about(self.yearends.subject(row.index)?),
            Kind::HolidayDuty => self.about(self.watch.subject(row.index)?),
            Kind::Liaison => key(self.teams.forms.cases().get(index)?.form),
            Kind::WeeklyReports => self.teams.weekly.get(index).map(|week| week.due.date().to_string()),
            Kind::Shifts => {
                let shift = self.teams.shifts.get(index)?;
                Some(format!("{}/{}", shift.date, SLOTS[slot(shift.kind) as usize]))
            }
            Kind::ShiftRequests => self.teams.requests.cases().get(index).map(|request| request.date.to_string()),
            Kind::ChatSessions => key(self.teams.chats.cases.get(index)?.session),
            Kind::Orders => key(self.teams.orders.get(index)?.order),
            Kind::Staff | Kind::Remarks => None,
        }
    }

    /// What a case is, where records of its type give cases of several sorts: the visit that is owed, what was found
    /// on it.
    #[must_use]
    pub fn sort(&self, row: RowRef) -> Option<String> {
        let plain = |sort: &str| Some(sort.to_owned());
        match row.kind {
            Kind::Visits => match self.visits.row(row.index) {
                Some(VisitRow::Due(_)) => plain("visit"),
                Some(VisitRow::Issue(_)) => plain("issue"),
                None => plain("shop_visit"),
            },
            Kind::Inspections => match self.inspections.row(row.index)? {
                InspectionRow::Due(_) => plain("inspection"),
                InspectionRow::Finding(finding) => match finding.number {
                    Some(number) => Some(format!("finding {}", self.symbols.key_text(number))),
                    None => plain("finding"),
                },
            },
            Kind::Research => match self.research.row(row.index)? {
                ResearchRow::Visit(_) => plain("visit"),
                ResearchRow::Suggestion(_) => plain("suggestion"),
            },
            Kind::HolidayDuty => match self.watch.row(row.index)? {
                WatchRow::Day(_) => plain("day"),
                WatchRow::Problem(_) => plain("problem"),
            },
            _ => None,
        }
    }

    /// The department of the person of the roster whom a name means.
    #[must_use]
    pub fn roster_department(&self, name: Sym) -> Option<Sym> {
        self.teams.roster.people().iter().find(|person| person.name == name).and_then(|person| person.department)
    }

    fn shop_visit(&self, index: u32) -> Option<&ShopVisitCase> {
        let visits = &self.teams.shop_visits;
        let first = visits.first()?.index;
        visits.get(index.checked_sub(first)? as usize)
    }

    /// The number of a record; without one, its project, or its day.
    fn about(&self, subject: crate::link::Subject) -> Option<String> {
        let day = || subject.since.map(|day| day.to_string());
        let project = || subject.project.map(|project| self.symbols.text(project).to_owned());
        subject.id.map(|id| self.symbols.key_text(id)).or_else(project).or_else(day)
    }
}

impl Records for Cases {
    fn subject(&self, row: RowRef) -> String {
        self.id(row)
    }

    fn done_later(&self, row: RowRef, list: List) -> Option<NaiveDate> {
        let index = row.index as usize;
        let later = |event: Option<Packed>| event.map(Packed::at).filter(|at| *at >= self.as_of).map(Moment::date);
        match row.kind {
            Kind::Tickets => {
                let ticket = self.tickets.row(row.index)?;
                later(if list == List::TicketUnanswered {
                    ticket.response.or(ticket.resolved)
                } else {
                    ticket.resolved
                })
            }
            Kind::Faults => {
                let analysis = self.faults.records.get(index)?.analysis?;
                later(self.faults.analyses.get(analysis)?.submitted)
            }
            Kind::FaultAnalyses => later(self.faults.action_texts.get(index)?.done),
            Kind::Surveys if list == List::LowScoreUnfollowed => {
                later(self.surveys.answer(row.index)?.1.more().followed_up)
            }
            Kind::Surveys => later(self.surveys.answer(row.index)?.1.more().answered),
            Kind::Visits => self.visits.subject(row.index)?.done_later_on,
            Kind::Inspections => self.inspections.subject(row.index)?.done_later_on,
            Kind::Research => self.research.subject(row.index)?.done_later_on,
            Kind::Yearend => self.yearends.subject(row.index)?.done_later_on,
            _ => None,
        }
    }

    fn name(&self, sym: Sym) -> String {
        self.symbols.text(sym).to_owned()
    }
}

//! Who must do what by when: one list a kind, the empty ones visible as empty, the unknown ones as unknown.

use std::collections::BTreeMap;

use super::context::Context;
use super::view::actions::{ActionList, Actions, ActionsBody};
use super::view::parts::{Fact, Link};
use super::words::{self, Words, whole};
use crate::ingest::Kind;
use crate::report::actions::overdue;
use crate::report::{Action, List};

/// Longer lists are cut on the page; the table for download holds all of it.
const MOST: usize = 125;
/// From so many rows on the list script helps.
const LONG: usize = 50;

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Actions {
    let body = body(context, MOST);
    let long = body.overdue.iter().chain(&body.next).any(|list| list.list);
    Actions { frame: context.frame("actions", long), body }
}

/// What stands on the page; the print edition carries it too. At most so many rows of a list are shown.
#[must_use]
pub fn body(context: &Context<'_>, most: usize) -> ActionsBody {
    let words = context.words(0);
    let lists = |next: bool| {
        List::ALL
            .iter()
            .filter(|list| list.is_next() == next && concerns(context, **list))
            .map(|list| one(context, &words, *list, most))
            .collect()
    };
    ActionsBody {
        summary: summary(context, &words),
        asked: asked(context),
        carried: super::past::carried(context, &words),
        overdue: lists(false),
        next: lists(true),
    }
}

/// Lists of the shop desk are passed over where its chapter is not in force; all others always stand.
fn concerns(context: &Context<'_>, list: List) -> bool {
    let regulation = &context.matter.department.regulation;
    let chapters = &context.matter.department.settings.org.chapters;
    let clause = regulation.lists.get(list.slug()).and_then(|list| regulation.clause(&list.clause));
    clause.is_none_or(|clause| chapters.contains(&clause.chapter))
}

fn one(context: &Context<'_>, words: &Words<'_>, list: List, most: usize) -> ActionList {
    let all: Vec<&Action> = context.report().actions.iter().filter(|action| action.list == list).collect();
    let slug = list.slug();
    let rest = all.len().saturating_sub(most);
    let more = (rest > 0).then(|| {
        let text = context.locale.text_with("actions-more", &[("n", whole(rest as u64).into())]);
        Link::new(text, words.shared("rows/actions.csv"))
    });
    let absent = records(list).filter(|kind| !context.report().availability.has(*kind)).filter(|_| all.is_empty());
    ActionList {
        slug: slug.to_owned(),
        title: words.text(&format!("action-{slug}")),
        count: words::count(all.len() as u64),
        list: all.len().min(most) > LONG,
        actions: all.iter().take(most).map(|action| words.action(action)).collect(),
        more,
        absent: absent.map(|kind| {
            let records = words.text(&format!("records-{}", kind.slug()));
            context.locale.text_with("actions-absent", &[("records", records.into())])
        }),
    }
}

/// The records without which nothing can be said about a list.
const fn records(list: List) -> Option<Kind> {
    Some(match list {
        List::ComplaintOverdue | List::TicketUnanswered | List::LiaisonFormMissing => Kind::Tickets,
        List::VisitOverdue => Kind::Visits,
        List::FaultReportMissing | List::FaultReportIncomplete | List::CorrectiveActionOverdue => Kind::Faults,
        List::LiaisonReplyOverdue | List::RulingPending | List::RulingNotExecuted => Kind::Liaison,
        List::WeeklyReportMissing => Kind::WeeklyReports,
        List::InspectionOverdue | List::HazardOpen => Kind::Inspections,
        List::LowScoreUnfollowed | List::UnmetUnanswered => Kind::Surveys,
        List::SuggestionWithoutPlan | List::SuggestionOverdue => Kind::Research,
        List::GiftOpen | List::DemandOpen => Kind::Yearend,
        List::HolidayUnwatched => Kind::HolidayDuty,
        List::VisitDueNext | List::InspectionDueNext | List::ResearchDueNext => Kind::Projects,
        List::PromiseDueNext | List::HolidayNext => return None,
    })
}

/// How the new dates of what is overdue come about, and who set them.
fn asked(context: &Context<'_>) -> String {
    let asking = context.matter.department.settings.actions;
    let days = |n: u32| i64::from(n).into();
    let args = [("days", days(asking.new_date_days)), ("waiting", days(asking.waiting_days))];
    let issued = if context.report().issued_at.is_some() { "actions-asked-issued" } else { "actions-asked-planned" };
    context.locale.text_with(issued, &args)
}

fn summary(context: &Context<'_>, words: &Words<'_>) -> Vec<Fact> {
    let report = context.report();
    let department = context.matter.department;
    let sum = overdue(super::remarks::open(context), &department.rules(report.month, report.as_of));
    let next = report.actions.iter().filter(|action| action.list.is_next()).count();
    let fact = |name: String, value: u64| Fact { name, value: words::count(value), ..Fact::default() };
    let mut facts = vec![
        Fact { href: Some("#overdue-title".to_owned()), ..fact(words.text("actions-overdue"), sum.all) },
        fact(words.text("actions-new"), sum.new),
        Fact { href: Some("#next-title".to_owned()), ..fact(words.text("actions-next"), next as u64) },
    ];
    let mut by_role: BTreeMap<&str, u64> = BTreeMap::new();
    for action in super::remarks::open(context).into_iter().filter(|action| !action.list.is_next()) {
        *by_role.entry(&action.role).or_default() += 1;
    }
    let mut roles: Vec<(&str, u64)> = by_role.into_iter().filter(|(role, _)| !role.is_empty()).collect();
    roles.sort_by_key(|(role, n)| (std::cmp::Reverse(*n), *role));
    let org = &department.settings.org;
    facts.extend(
        roles.into_iter().map(|(role, n)| fact(department.regulation.role_name(role, org, context.locale.tag()), n)),
    );
    facts
}

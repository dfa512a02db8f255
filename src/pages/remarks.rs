//! What people add to the exports about a figure, a finding, an action or an exemption, with who stands for it.

use std::collections::BTreeSet;

use super::context::Context;
use crate::ingest::Sym;

use crate::records::remarks::{Remark, RemarkKind};
use crate::report::Action;
use crate::site::mask::MASK;

/// The remarks about any of these subjects that apply to the report month, as one text; none where there is none.
///
/// The subjects are what pages show: the id of a record, a project, the slug of a metric.
#[must_use]
pub fn about(context: &Context<'_>, subjects: &[&str]) -> Option<String> {
    let cases = &context.matter.outcome.cases;
    let mut said: Vec<String> = Vec::new();
    for remark in cases.remarks.iter().filter(|remark| applies(context, remark)) {
        let subject = context.matter.masker.mask(cases.symbols.text(remark.subject).trim());
        if subjects.iter().any(|it| !it.is_empty() && *it == subject) {
            let text = told(context, remark);
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    (!said.is_empty()).then(|| said.join(&context.locale.text("separator")))
}

/// What approved remarks settle about an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Its cause was explained, and somebody stands for the explanation.
    pub explained: bool,
    /// Evidence closes it.
    pub closed: bool,
}

/// What the approved remarks that apply to the report month settle about an action. Its own subject is meant by name; a note on
/// the metric that judges it explains it only where the month has no other case of that metric, because a note on
/// many cases need not mean this one.
#[must_use]
pub fn settled(context: &Context<'_>, action: &Action) -> Settled {
    let cases = &context.matter.outcome.cases;
    let approved = |remark: &&Remark| remark.approver.is_some() && applies(context, remark);
    let mut settled = Settled::default();
    for remark in cases.remarks.iter().filter(approved) {
        let subject = context.matter.masker.mask(cases.symbols.text(remark.subject).trim());
        let named = !action.subject.is_empty() && *action.subject == *subject;
        match remark.kind {
            RemarkKind::Closing => settled.closed |= named,
            RemarkKind::Note => {
                settled.explained |= named || (*action.metric == *subject && alone(context, action, remark));
            }
            RemarkKind::Exemption => {}
        }
    }
    settled
}

/// The actions of the report that no evidence has closed.
#[must_use]
pub fn open<'a>(context: &Context<'a>) -> Vec<&'a Action> {
    let cases = &context.matter.outcome.cases;
    let closing =
        |remark: &&Remark| remark.kind == RemarkKind::Closing && remark.approver.is_some() && applies(context, remark);
    let closed: BTreeSet<_> = cases
        .remarks
        .iter()
        .filter(closing)
        .map(|remark| context.matter.masker.mask(cases.symbols.text(remark.subject).trim()))
        .collect();
    context.report().actions.iter().filter(|action| !closed.contains(action.subject.as_str())).collect()
}

/// The action is the only one of its metric, and fell due in the month that the remark is about.
fn alone(context: &Context<'_>, action: &Action, remark: &Remark) -> bool {
    let report = context.report();
    let due = action.due.map(|due| context.matter.department.periods.month_of_date(due));
    let others = report.actions.iter().filter(|it| it.metric == action.metric && !it.list.is_next()).count();
    remark.month.is_some() && due == remark.month && others == 1
}

/// The remark speaks of the report month, or of every month and was made by then.
fn applies(context: &Context<'_>, remark: &Remark) -> bool {
    let report = context.report();
    let last = report.issued_at.unwrap_or(report.as_of).date();
    match remark.month {
        Some(month) => month == report.month,
        None => remark.date.is_none_or(|date| date.at().date() <= last),
    }
}

/// `豁免：客户书面要求不作电话回访 · 2025-08-20 · 批准 业务部`.
fn told(context: &Context<'_>, remark: &Remark) -> String {
    let locale = context.locale;
    let kind = locale.text(match remark.kind {
        RemarkKind::Exemption => "remark-exemption",
        RemarkKind::Closing => "remark-closing",
        RemarkKind::Note => "remark-note",
    });
    let parts = parts(context, remark.text, remark.date.map(|date| locale.date(date.at().date())), remark.approver);
    format!("{kind}{}{}", locale.text("colon"), parts.join(" · "))
}

fn parts(context: &Context<'_>, text: Option<Sym>, date: Option<String>, approver: Option<Sym>) -> Vec<String> {
    let cases = &context.matter.outcome.cases;
    let shown = text.filter(|_| context.matter.department.settings.publish.free_text);
    let text = shown.map(|text| context.matter.masker.mask(cases.symbols.text(text)).into_owned());
    let approver = approver.map(|approver| stands_for(context, cases.symbols.text(approver)));
    [text, date, approver].into_iter().flatten().filter(|part| !part.is_empty()).collect()
}

/// `批准：业务部`: a position as it stands; a person by the post, the department or the code, never by name.
#[must_use]
pub fn stands_for(context: &Context<'_>, approver: &str) -> String {
    let locale = context.locale;
    let shown = context.matter.masker.mask(approver.trim());
    let who = if shown.contains(MASK) { person(context, approver) } else { shown.into_owned() };
    locale.text_with("remark-approver", &[("who", who.into())])
}

fn person(context: &Context<'_>, name: &str) -> String {
    let code = || {
        let sym = context.matter.outcome.cases.symbols.find(name.trim())?;
        context.report().labels.person(sym).map(|label| label.code.clone())
    };
    super::people::post(context, name).or_else(code).unwrap_or_else(|| context.locale.text("remark-approver-unnamed"))
}

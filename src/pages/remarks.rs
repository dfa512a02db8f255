//! What people add to the exports about a figure, a finding, an action or an exemption, with who stands for it.

use super::context::Context;
use crate::ingest::Sym;

use crate::locale::Locale;
use crate::records::remarks::{Remark, RemarkKind};
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

/// `批准 业务部`: a position as it stands; a person by the code or the department, never by name.
#[must_use]
pub fn stands_for(context: &Context<'_>, approver: &str) -> String {
    let locale = context.locale;
    let shown = context.matter.masker.mask(approver.trim());
    let who = if shown.contains(MASK) { person(context, locale, approver) } else { shown.into_owned() };
    locale.text_with("remark-approver", &[("who", who.into())])
}

fn person(context: &Context<'_>, locale: &Locale, name: &str) -> String {
    let cases = &context.matter.outcome.cases;
    let of = |sym: Sym| {
        let code = context.report().labels.person(sym).map(|label| label.code.clone());
        let department = cases.roster_department(sym);
        code.or_else(|| department.map(|sym| context.matter.masker.mask(cases.symbols.text(sym)).into_owned()))
    };
    cases.symbols.find(name.trim()).and_then(of).unwrap_or_else(|| locale.text("remark-approver-unnamed"))
}

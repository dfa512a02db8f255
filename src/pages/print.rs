//! The print edition: overview, scorecard, actions and year in one document, to be signed and filed.

use super::context::Context;
use super::drawn::on_paper;
use super::style::{css_string, foot};
use super::view::parts::Markup;
use super::view::print::Print;
use super::{actions, overview, scorecard, year};

/// Lists are cut here on paper: who has more to do than this does it on a screen.
const MOST: usize = 30;

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Print {
    let mut year = year::body(context);
    for family in &mut year.families {
        family.charts = std::mem::take(&mut family.charts).into_iter().map(on_paper).collect();
    }
    let names = ["print-overview", "nav-scorecard", "nav-actions", "nav-year"];
    let parts: Vec<String> =
        (1..).zip(names).map(|(number, id)| format!("{number} {}", context.locale.text(id))).collect();
    Print {
        frame: context.frame("print", false),
        feet: Markup(feet(context, &parts)),
        parts,
        overview: overview::body(context),
        scorecard: scorecard::body(context),
        actions: actions::body(context, MOST),
        year,
    }
}

/// Every part has a page style of its own, whose running foot names the part behind the report. A browser cannot print the
/// number of a sheet into the contents, so that the sheets say to which part they belong.
fn feet(context: &Context<'_>, parts: &[String]) -> String {
    let report = foot(context.locale, &context.shell.issue.month, &context.shell.issue.edition);
    let part = |(number, name): (usize, &String)| {
        let foot = css_string(&format!("{report} · {name}"));
        format!(
            "@page part-{number} {{ @bottom-left {{ content: {foot}; }} }}\n.part-{number} {{ page: part-{number}; }}\n"
        )
    };
    (1..).zip(parts).map(part).collect()
}

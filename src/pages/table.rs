//! The table of pages: for each its template, when the issue has it, and the function that makes its view.
//!
//! To add a page, write its view (`view/`), its template (`templates/`), its builder (a file of this folder) and a line
//! here. A page of the navigation also stands in [`super::view::frame::PAGES`].

use super::context::{Context, Matter};
use super::{
    actions, complaints, customer, customers, engineers, fault, faults, methods, overview, print, proactive, quality,
    satisfaction, scorecard, shop, teamwork, tickets, year,
};
use crate::site::{Engine, TemplateError};

/// A kind of page.
#[derive(Clone, Copy)]
pub struct Page {
    /// Its slug: that of the navigation, or of the pages below one of it (`fault`).
    pub slug: &'static str,
    /// Its template.
    pub template: &'static str,
    /// The files of this kind in the issue, relative to the folder of a language; none where the issue has no such page.
    pub files: fn(&Matter<'_>) -> Vec<String>,
    /// Renders one of the files, given by its place in the list and its path.
    pub render: fn(&Context<'_>, usize, &str, &Engine) -> Result<String, TemplateError>,
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Page({})", self.slug)
    }
}

/// A page of the navigation: `one!("slug", "template.html", present, build)`, where `present(&Matter) -> bool` says
/// whether the issue has it and `build(&Context) -> View` makes it.
macro_rules! one {
    ($slug:literal, $template:literal, $present:expr, $build:path) => {
        Page {
            slug: $slug,
            template: $template,
            files: |matter| {
                let present: fn(&Matter<'_>) -> bool = $present;
                if present(matter) { vec![file_of($slug).to_owned()] } else { Vec::new() }
            },
            render: |context, _, _, engine| engine.render($template, &$build(context)),
        }
    };
}

/// Pages below one of the navigation: `many!("slug", "template.html", files, build)`, where `files(&Matter) ->
/// Vec<String>` lists them and `build(&Context, usize, &str) -> View` makes the one at a place of that list.
macro_rules! many {
    ($slug:literal, $template:literal, $files:expr, $build:path) => {
        Page {
            slug: $slug,
            template: $template,
            files: $files,
            render: |context, place, file, engine| engine.render($template, &$build(context, place, file)),
        }
    };
}

/// Every kind of page, in the order of the navigation.
pub const TABLE: &[Page] = &[
    one!("overview", "overview.html", |_| true, overview::build),
    one!("scorecard", "scorecard.html", |_| true, scorecard::build),
    one!("actions", "actions.html", |_| true, actions::build),
    one!("tickets", "tickets.html", |_| true, tickets::build),
    one!("complaints", "complaints.html", |_| true, complaints::build),
    one!("satisfaction", "satisfaction.html", |_| true, satisfaction::build),
    one!("faults", "faults.html", |_| true, faults::build),
    many!("fault", "fault.html", |matter| matter.faults.clone(), fault::build),
    one!("proactive", "proactive.html", |_| true, proactive::build),
    one!("teamwork", "teamwork.html", |_| true, teamwork::build),
    one!("shop", "shop.html", has_shop, shop::build),
    one!("customers", "customers.html", |matter| !matter.customers.is_empty(), customers::build),
    many!("customer", "customer.html", |matter| matter.customers.values().cloned().collect(), customer::build),
    one!("engineers", "engineers.html", |matter| !matter.engineers.is_empty(), engineers::build),
    many!("engineer", "engineer.html", |matter| matter.engineers.values().cloned().collect(), engineers::one),
    one!("year", "year.html", |_| true, year::build),
    one!("quality", "quality.html", |_| true, quality::build),
    one!("methods", "methods.html", |_| true, methods::build),
    one!("print", "print.html", |_| true, print::build),
];

/// The shop desk is a chapter of the regulation that a department may leave out.
fn has_shop(matter: &Matter<'_>) -> bool {
    matter.department.settings.org.chapters.contains(&2)
}

fn file_of(slug: &str) -> &'static str {
    super::view::frame::PageId::listed(slug).file
}

/// The slugs of the pages of the navigation that an issue has.
#[must_use]
pub fn present(matter: &Matter<'_>) -> Vec<&'static str> {
    TABLE.iter().filter(|page| !(page.files)(matter).is_empty()).map(|page| page.slug).collect()
}

#[cfg(test)]
mod tests {
    use super::super::templates::TEMPLATES;
    use super::super::view::frame::PAGES;
    use super::*;

    #[test]
    fn every_page_has_its_template_and_stands_once_and_in_the_order_of_the_navigation() {
        let mut last = 0;
        for (place, page) in TABLE.iter().enumerate() {
            assert!(TEMPLATES.iter().any(|(name, _)| *name == page.template), "{page:?}");
            assert!(TABLE[..place].iter().all(|other| other.slug != page.slug), "{page:?} stands twice");
            if let Some(listed) = PAGES.iter().position(|(slug, ..)| *slug == page.slug) {
                assert!(listed >= last, "{page:?} is out of order");
                last = listed;
            }
        }
    }
}

//! Renders the sample of every page in each language through the templates that are compiled in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

use super::style;
use super::templates::{self, TEMPLATES};
use super::view::*;
use crate::locale::{LANGUAGES, Locale, MISSING_MARK};

fn engine(locale: &Arc<Locale>) -> Tera {
    let mut tera = Tera::default();
    templates::register(&mut tera, locale);
    if let Err(e) = tera.add_raw_templates(TEMPLATES.iter().copied()) {
        panic!("{e}");
    }
    tera
}

fn render(tera: &Tera, template: &str, view: &impl Serialize) -> String {
    let context = Context::from_serialize(view).unwrap();
    tera.render(template, &context).unwrap_or_else(|e| panic!("{template}: {e}"))
}

/// File and text of the sample of every page.
fn pages(locale: &Arc<Locale>) -> Vec<(&'static str, String)> {
    let tera = engine(locale);
    macro_rules! page {
        ($file:literal, $template:literal, $view:ty) => {
            ($file, render(&tera, $template, &<$view>::sample(locale)))
        };
    }
    vec![
        page!("index.html", "overview.html", overview::Overview),
        page!("scorecard.html", "scorecard.html", scorecard::Scorecard),
        page!("actions.html", "actions.html", actions::Actions),
        page!("tickets.html", "tickets.html", tickets::Tickets),
        page!("complaints.html", "complaints.html", complaints::Complaints),
        page!("satisfaction.html", "satisfaction.html", satisfaction::Satisfaction),
        page!("faults.html", "faults.html", faults::Faults),
        page!("faults/F-2026-031.html", "fault.html", faults::Fault),
        page!("proactive.html", "proactive.html", proactive::Proactive),
        page!("teamwork.html", "teamwork.html", teamwork::Teamwork),
        page!("shop.html", "shop.html", shop::Shop),
        page!("customers/index.html", "customers.html", customers::Customers),
        page!("customers/C-012.html", "customer.html", customers::Customer),
        page!("engineers/index.html", "engineers.html", engineers::Engineers),
        page!("engineers/E03.html", "engineer.html", engineers::Engineer),
        page!("year.html", "year.html", year::Year),
        page!("quality.html", "quality.html", quality::Quality),
        page!("methods.html", "methods.html", methods::Methods),
        page!("print.html", "print.html", print::Print),
        page!("../index.html", "issues.html", issues::Issues),
    ]
}

fn locales() -> Vec<Arc<Locale>> {
    LANGUAGES.iter().map(|(tag, _)| Arc::new(Locale::builtin(tag).unwrap())).collect()
}

#[test]
fn every_page_renders_in_every_language_without_a_missing_word() {
    for locale in locales() {
        for (file, html) in pages(&locale) {
            assert!(html.contains(&format!("<html lang=\"{}\">", locale.tag())), "{file}");
            let missing: Vec<_> = html.split(MISSING_MARK).skip(1).map(|s| s.split('⟧').next()).collect();
            assert!(missing.is_empty(), "{} {file}: {missing:?}", locale.tag());
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for (file, html) in pages(&locales()[0]) {
        let mut seen = BTreeSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()) {
            assert!(seen.insert(id), "{file}: {id} stands twice");
        }
    }
}

#[test]
fn pages_carry_no_inline_style_and_no_script_but_that_of_lists() {
    for (file, html) in pages(&locales()[0]) {
        assert!(!html.contains(" style="), "{file}");
        // Only a style sheet can say what stands at the foot of a printed part.
        let feet = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
        let only_pages = |sheet: &str| {
            sheet.trim().lines().all(|line| line.starts_with("@page part-") || line.starts_with(".part-"))
        };
        assert!(feet.is_none_or(|(sheet, _)| file == "print.html" && only_pages(sheet)), "{file}");
        assert!(html.matches("<script").count() <= 1, "{file}");
        assert!(!html.contains("http://") || html.contains("www.w3.org"), "{file}");
    }
}

#[test]
fn every_message_that_a_template_names_exists() {
    for locale in locales() {
        for (template, text) in TEMPLATES {
            for rest in text.split("text(id=\"").skip(1) {
                let (id, after) = rest.split_once('"').unwrap();
                if after.starts_with(')') {
                    assert!(locale.has(id), "{} {template}: {id}", locale.tag());
                }
            }
        }
        for state in parts::State::ALL {
            for kind in ["status", "letter"] {
                assert!(locale.has(&format!("{kind}-{}", state.slug())), "{}: {kind} {state:?}", locale.tag());
            }
        }
        for (slug, ..) in frame::PAGES {
            assert!(locale.has(&format!("nav-{slug}")), "{}: nav-{slug}", locale.tag());
        }
    }
}

#[test]
fn pages_of_a_month_without_anything_render() {
    let locale = &locales()[0];
    let tera = engine(locale);
    let mut overview = overview::Overview::sample(locale);
    overview.body = overview::OverviewBody {
        figures: Vec::new(),
        findings: Vec::new(),
        strip: Vec::new(),
        counts: Vec::new(),
        actions: Vec::new(),
        trust: Vec::new(),
        ..overview.body
    };
    let html = render(&tera, "overview.html", &overview);
    assert!(html.contains(&locale.text("overview-no-findings")) && html.contains(&locale.text("overview-no-actions")));

    let mut tickets = tickets::Tickets::sample(locale);
    tickets.volume = parts::Section::default();
    assert!(render(&tera, "tickets.html", &tickets).contains(&locale.text("tickets-volume")));

    let mut proactive = proactive::Proactive::sample(locale);
    proactive.yearend = None;
    assert!(!render(&tera, "proactive.html", &proactive).contains("#yearend"));

    let mut fault = faults::Fault::sample(locale);
    (fault.timeline, fault.analysis, fault.source, fault.actions) = (None, None, None, Vec::new());
    assert!(render(&tera, "fault.html", &fault).contains(fault.absent.as_deref().unwrap()));
}

#[test]
fn text_of_an_export_cannot_become_markup() {
    let locale = &locales()[0];
    let tera = engine(locale);
    let wound = "<script>alert('x')</script>\" onmouseover=\"y";
    let mut customer = customers::Customer::sample(locale);
    customer.frame.title = wound.into();
    customer.facts[0].value = wound.into();
    customer.actions[0].subject = wound.into();
    customer.tickets.tables[0].rows[0].cells[0].text = wound.into();
    customer.tickets.tables[0].rows[0].cells[1].sort = Some(wound.into());
    customer.tickets.charts[0].title = wound.into();
    let html = render(&tera, "customer.html", &customer);
    assert!(!html.contains("<script>") && !html.contains("\" onmouseover"));
}

#[test]
fn the_pseudo_language_shows_what_is_not_translated() {
    let pseudo = Arc::new(Locale::pseudo().unwrap());
    let tera = engine(&pseudo);
    let html = render(&tera, "fault.html", &faults::Fault::sample(&pseudo));
    for id in ["ui-contents", "fault-checklist", "fault-analysis.lead", "nav-scorecard", "status-red"] {
        let plain = Locale::builtin("en").unwrap().text(id);
        assert!(!html.contains(&format!(">{plain}<")), "{plain} is not read from the message files");
    }
}

/// With `JIANDU_LOOK` set to a folder, the samples are written there to be looked at.
#[test]
fn samples_can_be_written_out_to_be_looked_at() {
    let Some(folder) = std::env::var_os("JIANDU_LOOK").map(PathBuf::from) else { return };
    let feet: Vec<_> =
        [("zh-CN", "服务监督报告 2026年10月 第1版"), ("en", "Service supervision report, October 2026, edition 1")]
            .into();
    let issue = folder.join("2026-10");
    std::fs::create_dir_all(issue.join("assets")).unwrap();
    std::fs::write(
        issue.join("assets/site.css"),
        style::stylesheet("", &style::Dress { feet: &feet, ..style::Dress::default() }),
    )
    .unwrap();
    std::fs::write(issue.join("assets/lists.js"), style::LISTS).unwrap();
    std::fs::write(issue.join("assets/icon.svg"), style::ICON).unwrap();
    for (file, text) in [("../2026-09/index.html", ""), ("rows/tickets.csv", ""), ("en/rows/tickets.csv", "")] {
        let path = issue.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    for locale in locales() {
        let base = if locale.tag() == "zh-CN" { issue.clone() } else { issue.join(locale.tag()) };
        for (file, html) in pages(&locale) {
            if file.starts_with("../") && locale.tag() != "zh-CN" {
                continue;
            }
            let path = base.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, html).unwrap();
        }
    }
}

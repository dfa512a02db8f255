//! The templates that are compiled in: the parts, which are Tera components, the frame, and a template a page.
//!
//! A file of the same name in a report folder's `templates/` replaces one. Templates call one function that the engine
//! provides, `text(id="…")`: the message of the page's language. Markup made by our own code is placed with `| safe`.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult};

use crate::locale::Locale;

macro_rules! templates {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../templates/", $name)))),+] };
}

/// Name and text of every template.
pub const TEMPLATES: &[(&str, &str)] = templates![
    "parts/actions.html",
    "parts/chart.html",
    "parts/definition.html",
    "parts/figure.html",
    "parts/lines.html",
    "parts/overview.html",
    "parts/scorecard.html",
    "parts/state.html",
    "parts/table.html",
    "parts/year.html",
    "base.html",
    "actions.html",
    "complaints.html",
    "customer.html",
    "customers.html",
    "engineer.html",
    "engineers.html",
    "fault.html",
    "faults.html",
    "issues.html",
    "methods.html",
    "overview.html",
    "print.html",
    "proactive.html",
    "quality.html",
    "satisfaction.html",
    "scorecard.html",
    "shop.html",
    "teamwork.html",
    "tickets.html",
    "year.html",
];

/// Adds what the templates call: `text(id="…")` in the words of a language. A language has its own engine.
pub fn register(tera: &mut Tera, locale: &Arc<Locale>) {
    let words = Arc::clone(locale);
    tera.register_function("text", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let id = kwargs.must_get::<&str>("id")?;
        // A word that only this language lacks shows as its id, so that a translation can be seen before it is whole.
        if !words.has(id) && crate::locale::is_known(id) {
            return Ok(words.text(id));
        }
        words.find(id, &[]).map_err(|e| tera::Error::message(e.to_string()))
    });
}

//! The year: the months of the window as small multiples, the year to date, published and restated values.

mod restated;
mod to_date;

use super::context::Context;
use super::drawn::multiples;
use super::view::year::{Multiples, Year, YearBody};
use crate::metrics::{Family, METRICS, Metric, Nature};

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Year {
    Year { frame: context.frame("year", false), body: body(context) }
}

/// What stands on the page; the print edition carries it too.
#[must_use]
pub fn body(context: &Context<'_>) -> YearBody {
    let words = context.words(0);
    let family = |(family, slug): &(Family, &str)| {
        let id = format!("family-{slug}");
        let metrics: Vec<&'static Metric> =
            METRICS.iter().copied().filter(|metric| metric.family == *family && shown(metric)).collect();
        let slugs: Vec<&str> = metrics.iter().map(|metric| metric.slug).collect();
        let chart = multiples(context, &words, &slugs, &format!("year-{slug}"))?;
        let to_date = to_date::table(context, &words, &id, &metrics);
        Some(Multiples { title: words.text(&id), id, charts: vec![chart], to_date })
    };
    let months = context.matter.department.rules(context.month(), context.report().as_of).window();
    let [from, to] = [months.first, months.last].map(|month| words.month(month).into());
    YearBody {
        reading: context.locale.text_with("year-reading", &[("from", from), ("to", to)]),
        families: FAMILIES.iter().filter_map(family).collect(),
        restated: restated::restated(context, &words),
        edition: restated::edition(context, &words),
    }
}

/// The families with the ends of the messages that name them, in the order of the report.
pub const FAMILIES: &[(Family, &str)] = &[
    (Family::Acceptance, "acceptance"),
    (Family::Levels, "levels"),
    (Family::Proactive, "proactive"),
    (Family::Faults, "faults"),
    (Family::Satisfaction, "satisfaction"),
    (Family::Communication, "communication"),
    (Family::Shop, "shop"),
];

/// Information has no year of its own, but for the volume of work.
fn shown(metric: &Metric) -> bool {
    metric.nature != Nature::Information || metric.slug == "ticket_volume"
}

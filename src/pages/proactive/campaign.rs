//! The year-end campaign: a gift for every customer and a question about next year.

use crate::ingest::Kind;
use crate::link::YearEndCase;
use crate::link::yearend::Gift;
use crate::metrics::Rules;
use crate::pages::context::{Context, Matter};
use crate::pages::kit::{Kit, section as of};
use crate::pages::view::parts::{Cell, Kind as Set, Row, Section};

/// The campaign that falls due in the report month or in the next one.
pub(super) fn section(kit: &Kit<'_>) -> Option<Section> {
    let (campaign, preview) = campaign(kit.context.matter, &kit.rules);
    let due = campaign.first()?.due_on;
    let sent = campaign.iter().filter(|it| it.gift != Gift::Open).count();
    let learnt = campaign.iter().filter(|it| it.demand_on.is_some() || it.demand_undated).count();
    let figures = if preview { Vec::new() } else { kit.words.figures(&["gift_rate", "demand_rate"]) };
    let mut section = of(figures);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
    section.notes.push(kit.say(
        if preview { "yearend-preview" } else { "yearend-now" },
        &[
            ("n", number(campaign.len())),
            ("sent", number(sent)),
            ("learnt", number(learnt)),
            ("date", kit.date(Some(due)).into()),
        ],
    ));
    let settled = |gift| matches!(gift, Gift::Sent(_) | Gift::Declined);
    let open = campaign.iter().filter(|it| !settled(it.gift) || it.demand_on.is_none());
    let rows = open.map(|it| {
        let gift = match it.gift {
            Gift::Sent(day) => kit.date(Some(day)),
            Gift::Declined => kit.t("gift-declined"),
            Gift::SentUndated => kit.t("done-undated"),
            Gift::Open => kit.t("gift-open"),
        };
        let undated = if it.demand_undated { "done-undated" } else { "demand-open" };
        let demand = it.demand_on.map_or_else(|| kit.t(undated), |day| kit.date(Some(day)));
        Row::from([kit.customer(Some(it.customer)), Cell::text(gift), Cell::text(demand)])
    });
    let columns = [("customer", Set::Text), ("gift", Set::Code), ("demand", Set::Code)];
    section.tables.push(kit.table("yearend", &columns, rows.collect(), Some(Kind::Yearend)));
    Some(section)
}

/// Who is owed a gift and a question about next year: by the campaign of the report month, or by that of the next one, as a
/// preview.
fn campaign<'a>(matter: &Matter<'a>, rules: &Rules<'_>) -> (Vec<&'a YearEndCase>, bool) {
    let of = |month| {
        let cases = &matter.outcome.cases.yearends.cases;
        cases.iter().filter(move |it| rules.periods().month_of_date(it.due_on) == month).collect::<Vec<_>>()
    };
    let now = of(matter.month());
    if now.is_empty() { (of(matter.month().next()), true) } else { (now, false) }
}

/// Whether the page has a section about the campaign.
pub(in crate::pages) fn is_told(context: &Context<'_>) -> bool {
    let rules = context.matter.department.rules(context.month(), context.report().as_of);
    !campaign(context.matter, &rules).0.is_empty()
}

//! Figures in words: the one place that decides how a value, a pair, an interval, a target, a change and a state are
//! written, so that a figure reads the same wherever it stands.

mod actions;
mod notes;
mod spark;

use super::context::{Context, Matter};
use super::view::overview::clause_id;
use super::view::parts::{self, Arrow, Link, State};
use crate::ingest::Kind;
use crate::locale::{Locale, Speech, grouped};
use crate::metrics::{Direction, Metric, Nature, Unit};
use crate::report::breaks::comparable;
use crate::report::{Amount, Badge, Figure, Standing, Status};
use crate::settings::{Basis, Clause};
use crate::stats::{self, Interval, Level, Ratio, Shown};
use crate::time::Month;

/// What stands where there is no value.
pub const NOTHING: &str = "—";

/// The words of a page.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    context: Context<'a>,
    depth: usize,
}

/// Tenths of a number as a text: 813 is `81.3`.
#[must_use]
pub fn tenths(value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}.{}", grouped(whole(value.unsigned_abs() / 10)), value.unsigned_abs() % 10)
}

/// A count as a number of the locale.
#[must_use]
pub fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A count with thousands separators.
#[must_use]
pub fn count(count: u64) -> String {
    grouped(whole(count))
}

/// A rate by the rules of display: `94.0%`, `>99.9%`, or the pair alone where there are fewer than `least` cases.
#[must_use]
pub fn rate(ratio: Ratio, least: u64) -> String {
    match ratio.shown(least) {
        Shown::NoneDue => NOTHING.to_owned(),
        Shown::PairOnly => pair(ratio),
        Shown::Tenths(share) => format!("{}%", tenths(whole(share))),
        Shown::Above999 => ">99.9%".to_owned(),
        Shown::Below01 => "<0.1%".to_owned(),
    }
}

/// Numerator and denominator.
#[must_use]
pub fn pair(ratio: Ratio) -> String {
    format!("{}/{}", count(ratio.k), count(ratio.n))
}

/// The state of a figure.
#[must_use]
pub const fn state(status: Status) -> State {
    match status {
        Status::Green => State::Green,
        Status::Yellow => State::Yellow,
        Status::Red => State::Red,
        Status::NoneDue => State::NoneDue,
        Status::NotMeasured => State::NotMeasured,
        Status::SmallSample => State::SmallSample,
        Status::Uncoloured => State::Uncoloured,
    }
}

/// The state of a clause.
#[must_use]
pub const fn clause_state(standing: &Standing) -> State {
    if standing.partly { State::PartlyMeasured } else { state(standing.status) }
}

/// One decimal, half away from zero. What is rounded are ends of intervals, never what decides a colour.
fn decimal(value: f64) -> String {
    tenths((value * 10.0).round() as i64)
}

impl<'a> Words<'a> {
    /// The words of a page that stands in this many folders below that of its language.
    #[must_use]
    pub(super) const fn new(context: &Context<'a>, depth: usize) -> Self {
        Self { context: *context, depth }
    }

    /// The language.
    #[must_use]
    pub const fn locale(&self) -> &'a Locale {
        self.context.locale
    }

    pub(super) const fn matter(&self) -> &'a Matter<'a> {
        self.context.matter
    }

    /// A message of the language.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.locale().text(id)
    }

    /// The way from the page to a file of its language.
    #[must_use]
    pub fn href(&self, file: &str) -> String {
        format!("{}{file}", "../".repeat(self.depth))
    }

    /// The way from the page to a file of the issue that all languages share.
    #[must_use]
    pub fn shared(&self, file: &str) -> String {
        let home = self.context.shell.languages.first().is_none_or(|(tag, _)| *tag == self.locale().tag());
        self.href(&format!("{}{file}", if home { "" } else { "../" }))
    }

    /// The way to a page of the issue with its fragment; to the scorecard where the issue does not have the page.
    #[must_use]
    pub fn existing(&self, target: &str) -> String {
        let file = target.split('#').next().unwrap_or(target);
        let page = super::view::frame::PAGES.iter().find(|(_, it, _)| *it == file);
        match page {
            Some((slug, ..)) if !self.context.has(slug) => self.href("scorecard.html"),
            _ => self.href(target),
        }
    }

    /// The table of rows of a record type, where it can be downloaded.
    #[must_use]
    pub fn rows(&self, kind: Kind) -> Option<String> {
        let there = self.matter().report().rows.kinds().any(|it| it == kind);
        (there && self.matter().department.settings.publish.downloads)
            .then(|| self.shared(&format!("rows/{}.csv", kind.slug())))
    }

    /// The name of a metric.
    #[must_use]
    pub fn metric(&self, slug: &str) -> String {
        self.text(&format!("metric-{slug}"))
    }

    /// The department's figure of a metric in the report month.
    #[must_use]
    pub fn now(&self, slug: &str) -> Option<&'a Figure> {
        self.matter().report().figures.of(slug, self.matter().month())
    }

    /// The same figure a month earlier, for a figure of the department that meant the same then.
    #[must_use]
    pub fn past(&self, figure: &Figure) -> Option<&'a Figure> {
        let (figures, settings) = (&self.matter().report().figures, &self.matter().department.settings);
        let (slug, before) = (figure.metric.slug, figure.month.previous());
        let alike = figure.part.is_none() && comparable(slug, settings, before, figure.month);
        alike.then(|| figures.of(slug, before)).flatten()
    }

    /// The fewest cases of which a percentage is printed.
    #[must_use]
    pub fn least(&self, metric: &Metric) -> u64 {
        let stats = &self.matter().department.settings.stats;
        u64::from(if metric.nature == Nature::Opinion { stats.min_n_opinion } else { stats.small_n })
    }

    /// The value as it is read aloud.
    #[must_use]
    pub fn value(&self, figure: &Figure) -> String {
        let n = || match figure.amount.n() {
            Some(n) if n > 0 => self.locale().text_with("ui-sample", &[("n", whole(n).into())]),
            _ => NOTHING.to_owned(),
        };
        match (figure.status, &figure.amount) {
            (Status::NotMeasured, _) | (_, Amount::Absent) => NOTHING.to_owned(),
            (Status::SmallSample, _) => n(),
            (_, Amount::Share(ratio)) => rate(*ratio, self.least(figure.metric)),
            (_, Amount::Count(cases)) => count(*cases),
            (_, Amount::Durations { median, .. }) => {
                // Half a second is below what is shown.
                median.map_or_else(|| NOTHING.to_owned(), |it| self.locale().duration((it.0 / 2) as i64))
            }
            (_, Amount::Index { tenths: points, .. }) => points.map_or_else(n, tenths),
            (_, Amount::Promoters { tenths: points, .. }) => points.map_or_else(n, signed),
        }
    }

    /// Why there is no value: nothing was due, nothing was measured, too few answered.
    #[must_use]
    pub fn absence(&self, figure: Option<&Figure>) -> String {
        let state = figure.map_or(State::NotMeasured, |figure| state(figure.status));
        match state {
            State::NoneDue => self.text("absence-none_due"),
            State::SmallSample => self.text("status-small_sample"),
            _ => self.text("status-not_measured"),
        }
    }

    /// The pair, or the number of cases, where the value does not say it already.
    #[must_use]
    pub fn pair(&self, figure: &Figure) -> Option<String> {
        if matches!(figure.status, Status::NotMeasured | Status::SmallSample) {
            return None;
        }
        match figure.amount {
            Amount::Share(ratio) if ratio.n >= self.least(figure.metric) => Some(pair(ratio)),
            Amount::Share(_) | Amount::Count(_) | Amount::Absent => None,
            _ => figure
                .amount
                .n()
                .filter(|n| *n > 0)
                .map(|n| self.locale().text_with("ui-sample", &[("n", whole(n).into())])),
        }
    }

    /// The 95 % interval in the figure's unit.
    #[must_use]
    pub fn interval(&self, figure: &Figure) -> Option<String> {
        let Interval { low, high } = figure.interval?;
        figure.value()?;
        Some(match figure.metric.unit {
            Unit::Ratio => {
                let ratio = figure.ratio()?;
                (ratio.n >= self.least(figure.metric))
                    .then(|| format!("{}–{}", decimal(low * 100.0), decimal(high * 100.0)))?
            }
            Unit::Seconds => format!("{}–{}", self.locale().duration(low as i64), self.locale().duration(high as i64)),
            Unit::Points | Unit::Count => format!("{}–{}", decimal(low), decimal(high)),
        })
    }

    /// A target or floor in the unit of its metric: `95%`, `0`, `2小时`.
    #[must_use]
    pub fn level(&self, metric: &Metric, level: Level) -> String {
        let plain = || {
            let millionths = level.millionths();
            if millionths % 1_000_000 == 0 { grouped(millionths / 1_000_000) } else { level.as_f64().to_string() }
        };
        match metric.unit {
            Unit::Ratio => format!("{}%", plain()),
            Unit::Seconds => self.locale().duration(level.millionths() / 1_000_000),
            Unit::Count | Unit::Points => plain(),
        }
    }

    /// Target and floor with who set them.
    #[must_use]
    pub fn target(&self, figure: &Figure, clause: Option<&Clause>) -> Option<String> {
        let levels = self.levels(figure)?;
        let by = self.set_by(clause.or_else(|| self.clause_of(figure.metric.slug)));
        Some(by.map_or_else(|| levels.clone(), |by| format!("{levels} · {by}")))
    }

    /// Target and floor.
    #[must_use]
    pub fn levels(&self, figure: &Figure) -> Option<String> {
        let metric = figure.metric;
        let target = figure.target?;
        let sign = if metric.direction == Direction::Down { "≤" } else { "≥" };
        let fill = |id: &str, level: Level, sign: &str| {
            let value = format!("{sign} {}", self.level(metric, level));
            self.locale().text_with(id, &[("value", value.trim().into())])
        };
        let mut words = vec![fill("ui-target-is", target, if target.millionths() == 0 { "" } else { sign })];
        words.extend(figure.floor.filter(|floor| *floor != target).map(|floor| fill("ui-floor-is", floor, "")));
        Some(words.join(" · "))
    }

    /// Who fixed the deadline of a clause: the regulation or the department.
    #[must_use]
    pub fn set_by(&self, clause: Option<&Clause>) -> Option<String> {
        clause?.deadline.as_ref().map(|deadline| {
            self.text(match deadline.basis {
                Basis::Regulation => "ui-set-by-regulation",
                Basis::Department => "ui-set-by-department",
            })
        })
    }

    /// The first clause that a metric answers for.
    #[must_use]
    pub fn clause_of(&self, slug: &str) -> Option<&'a Clause> {
        let regulation = &self.matter().department.regulation;
        regulation.clauses.iter().find(|clause| clause.metrics().any(|metric| metric == slug))
    }

    /// What changed on last month. Where no change is established, that is said; pages that say only what is real drop it.
    #[must_use]
    pub fn change(&self, figure: &Figure) -> Option<parts::Change> {
        let change = figure.change.as_ref()?;
        // The difference of the pairs, where the earlier pair is at hand, is exact.
        let before = figure.part.is_none().then(|| self.matter().report().figures.of(figure.metric.slug, change.from));
        let exact = before.flatten().and_then(|before| figure.ratio()?.points_since(before.ratio()?));
        let points = exact.unwrap_or((change.difference * 1000.0).round() as i64);
        let (arrow, id) = match change.arrow {
            stats::Arrow::Up => (Arrow::Up, "ui-change-up-by"),
            stats::Arrow::Down => (Arrow::Down, "ui-change-down-by"),
            stats::Arrow::None => (Arrow::None, "ui-change-none"),
        };
        let text = match arrow {
            Arrow::None => self.text(id),
            _ => self.locale().text_with(id, &[("by", tenths(points.abs()).into())]),
        };
        let good =
            matches!((arrow, figure.metric.direction), (Arrow::Up, Direction::Up) | (Arrow::Down, Direction::Down));
        Some(parts::Change { arrow, good, text })
    }

    /// The name of a file, as it may be published.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        self.matter().masker.mask(path).into_owned()
    }

    /// The remarks beside a figure.
    #[must_use]
    pub fn badges(&self, figure: &Figure) -> Vec<String> {
        let word = |badge: &Badge| {
            self.text(match badge {
                Badge::ManyExcluded => "badge-many_excluded",
                Badge::Concentrated => "badge-concentrated",
                Badge::ScopeUnknown => "badge-remit_unknown",
                Badge::BySession => "badge-by_session",
            })
        };
        figure.badges.iter().map(word).collect()
    }

    /// A figure with everything that may be said of it, without a spark.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> parts::Figure {
        let slug = figure.metric.slug;
        parts::Figure {
            slug: slug.to_owned(),
            name: match &figure.part {
                None => self.metric(slug),
                Some(part) => format!("{} · {}", self.metric(slug), self.group_key(part)),
            },
            value: self.value(figure),
            pair: self.pair(figure),
            interval: self.interval(figure),
            target: self.target(figure, None),
            state: state(figure.status),
            uncertain: figure.uncertain,
            change: self.change(figure),
            badges: self.badges(figure),
            note: self.note_and_remarks(figure),
            definition: self.href(&format!("methods.html#{slug}")),
            rows: figure.metric.needs.first().and_then(|need| self.rows(need.kind()?)),
            spark: None,
        }
    }

    /// Figures of metrics in the report month, in this order.
    #[must_use]
    pub fn figures(&self, slugs: &[&str]) -> Vec<parts::Figure> {
        slugs.iter().filter_map(|slug| self.now(slug)).map(|figure| self.figure(figure)).collect()
    }

    /// The key of a group in words: of a vocabulary its name, else itself.
    #[must_use]
    pub fn group_key(&self, part: &crate::report::Part) -> String {
        let id = format!("{}-{}", part.by.name(), part.key);
        if self.locale().has(&id) { self.text(&id) } else { part.key.clone() }
    }

    /// A link to the row of a clause on the scorecard.
    #[must_use]
    pub fn clause(&self, number: &str) -> Link {
        Link::new(number, self.href(&format!("scorecard.html#{}", clause_id(number))))
    }

    /// What a sentence of the findings needs beside its facts.
    #[must_use]
    pub fn speech(&self) -> Speech<'a> {
        speech(self.matter())
    }

    /// A month as it is written.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.locale().month(month)
    }
}

/// What a sentence of the findings needs beside its facts.
#[must_use]
pub fn speech<'a>(matter: &Matter<'a>) -> Speech<'a> {
    let department = matter.department;
    Speech {
        regulation: &department.regulation,
        org: &department.settings.org,
        small_n: u64::from(department.settings.stats.small_n),
    }
}

fn signed(points: i64) -> String {
    if points > 0 { format!("+{}", tenths(points)) } else { tenths(points) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_never_printed_as_whole_or_nothing_unless_it_is() {
        assert_eq!(rate(Ratio::new(47, 50), 10), "94.0%");
        assert_eq!(rate(Ratio::new(9_999, 10_000), 10), ">99.9%");
        assert_eq!(rate(Ratio::new(1, 10_000), 10), "<0.1%");
        assert_eq!(rate(Ratio::new(4, 5), 10), "4/5");
        assert_eq!(rate(Ratio::new(0, 0), 10), NOTHING);
        assert_eq!(pair(Ratio::new(1_247, 1_326)), "1,247/1,326");
    }

    #[test]
    fn tenths_have_a_true_minus() {
        assert_eq!([tenths(813), tenths(-5), signed(350), signed(0)], ["81.3", "−0.5", "+35.0", "0.0"]);
    }
}

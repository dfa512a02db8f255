//! The small lines that stand beside figures: what they draw, and between which values they run.

use super::Words;
use crate::charts::{self, Head};
use crate::pages::view::parts::Markup;
use crate::report::Figure;
use crate::report::breaks::breaks;

impl<'a> Words<'a> {
    /// The last six months of a metric as a line no larger than a word; `id` must be unique on the page.
    #[must_use]
    pub fn spark(&self, slug: &str, id: &str) -> Option<Markup> {
        let report = self.matter().report();
        let figures = self.six_months(slug);
        let shown = |figure: &&Figure| figure.value().is_some();
        if figures.iter().filter(|figure| shown(figure)).count() < 2 {
            return None;
        }
        let said =
            figures.iter().map(|figure| format!("{} {}", self.locale().short_month(figure.month), self.value(figure)));
        let desc = said.collect::<Vec<_>>().join(&self.text("separator"));
        let settings = &self.matter().department.settings;
        let breaks = breaks(slug, settings, report.month.plus(-5), report.month);
        let spark = charts::spark::Spark {
            head: Head { title: self.metric(slug), desc, lang: self.locale().tag().to_owned(), ..Head::default() },
            values: figures.iter().map(|figure| figure.value().filter(|_| shown(figure))).collect(),
            cuts: figures.iter().enumerate().filter(|(_, it)| breaks.contains(&it.month)).map(|(i, _)| i).collect(),
            target: None,
            small: figures.last().and_then(|figure| figure.ratio()).is_some_and(|ratio| ratio.n < 10),
        };
        Some(Markup(charts::spark::draw(&spark, id)))
    }

    /// The lowest and the highest value that the small line of a metric runs through; none where a month has too few cases
    /// for a value that can be compared.
    #[must_use]
    pub fn spark_range(&self, slug: &str) -> Option<String> {
        let figures = self.six_months(slug);
        let mut told: Vec<(f64, String)> =
            figures.into_iter().filter_map(|figure| Some((figure.value()?, self.value(figure)))).collect();
        if told.len() < 2 || told.iter().any(|(_, value)| value.contains('/')) {
            return None;
        }
        told.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (low, high) = (told.first()?.1.as_str(), told.last()?.1.as_str());
        let args = [("low", low.into()), ("high", high.into())];
        Some(self.locale().text_with(if low == high { "scorecard-steady" } else { "scorecard-range" }, &args))
    }

    /// The figures of the report month and the five before it, as far as they are known.
    fn six_months(&self, slug: &str) -> Vec<&'a Figure> {
        let report = self.matter().report();
        (-5..=0).filter_map(|back| report.figures.of(slug, report.month.plus(back))).collect()
    }
}

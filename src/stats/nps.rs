//! Net promoter score.

use super::Interval;
use super::distribution::two_sided_z;
use super::number::divide_rounded;

/// The three counts behind a net promoter score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Promoters {
    /// Answers 9 and 10.
    pub promoters: u64,
    /// Answers 7 and 8.
    pub passives: u64,
    /// Answers 0 to 6.
    pub detractors: u64,
}

impl Promoters {
    /// All answers.
    pub const fn n(self) -> u64 {
        self.promoters + self.passives + self.detractors
    }

    /// The score on −100 to 100; nothing without answers.
    pub fn score(self) -> Option<f64> {
        (self.n() > 0).then(|| 100.0 * (self.promoters as f64 - self.detractors as f64) / self.n() as f64)
    }

    /// The score in tenths, half away from zero: 350 is +35.0.
    pub fn tenths(self) -> Option<i64> {
        let surplus = i128::from(self.promoters) - i128::from(self.detractors);
        (self.n() > 0).then(|| divide_rounded(1000 * surplus, i128::from(self.n())) as i64)
    }

    /// Adjusted Wald interval on −100 to 100: three answers are added, ¾ of one to either side. It is centred on the
    /// adjusted score and so not symmetric about the printed one.
    pub fn interval(self, confidence: f64) -> Option<Interval> {
        if self.n() == 0 {
            return None;
        }
        let n = self.n() as f64 + 3.0;
        let (p, d) = ((self.promoters as f64 + 0.75) / n, (self.detractors as f64 + 0.75) / n);
        let centre = p - d;
        let half = two_sided_z(confidence) * ((p + d - centre * centre) / n).sqrt();
        let unit = Interval { low: centre - half, high: centre + half }.scaled(100.0);
        Some(unit.clipped(Interval { low: -100.0, high: 100.0 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The formula evaluated independently in Python.
    #[test]
    fn the_score_has_an_adjusted_interval() {
        let answers = Promoters { promoters: 22, passives: 10, detractors: 8 };
        assert_eq!(answers.score(), Some(35.0));
        assert_eq!(answers.tenths(), Some(350));
        let interval = answers.interval(0.95).unwrap().rounded();
        assert_eq!((interval.low, interval.high), (8.899_300_652_3, 56.216_978_417_5));
    }

    #[test]
    fn the_interval_stays_on_the_scale_and_nobody_has_no_score() {
        let all = Promoters { promoters: 40, ..Promoters::default() };
        assert_eq!(all.interval(0.95).unwrap().high, 100.0);
        assert!((all.interval(0.95).unwrap().low - 83.581_699_389_6).abs() < 1e-9);
        assert_eq!(Promoters::default().score(), None);
        assert_eq!(Promoters::default().tenths(), None);
        assert_eq!(Promoters::default().interval(0.95), None);
    }
}

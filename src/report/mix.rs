//! Whether a rate changed because its classes did, or because there were more of some and fewer of others.

use std::collections::BTreeMap;

use super::breaks::comparable;
use crate::metrics::{By, Group, Rules, find, index_of};
use crate::stats::mix::{ClassPair, Split, split};
use crate::stats::{Arrow, Interval, Ratio, compare};
use crate::tally::Tally;
use crate::time::Month;

/// The rates whose change is split.
pub const METRICS: [&str; 3] = ["first_response_on_time", "resolution_on_time", "fcr_rate"];

/// A class in both months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The priority or category.
    pub group: Group,
    /// Its rates.
    pub pair: ClassPair,
}

/// A change of a rate, split.
#[derive(Clone, Debug, PartialEq)]
pub struct Mix {
    /// The rate.
    pub slug: &'static str,
    /// What the classes are.
    pub by: By,
    /// The month before.
    pub before: Month,
    /// The two parts.
    pub split: Split,
    /// The change of the whole with its 99 % interval; none with too few cases.
    pub change: Option<(Interval, Arrow)>,
    /// The classes, in the order of their vocabulary.
    pub classes: Vec<Class>,
}

impl Mix {
    /// The whole went one way and the classes the other: whoever reads only the whole is misled.
    #[must_use]
    pub fn misleads(&self) -> bool {
        self.split.opposite
    }

    /// The change of the whole is more than chance.
    #[must_use]
    pub fn is_established(&self) -> bool {
        self.change.is_some_and(|(_, arrow)| arrow != Arrow::None)
    }
}

/// The split of every rate whose change between the report month and the one before is split: by priority, or by
/// category where all cases have one priority.
#[must_use]
pub fn mixes(tally: &Tally, rules: &Rules<'_>) -> Vec<Mix> {
    let groups = tally.groups();
    METRICS.iter().filter_map(|slug| mix(slug, &groups, rules)).collect()
}

fn mix(slug: &str, groups: &BTreeMap<(u16, Month, Group), &crate::tally::Cell>, rules: &Rules<'_>) -> Option<Mix> {
    let (metric, index) = (find(slug)?, index_of(slug)?);
    let now = rules.window().last;
    let before = now.previous();
    if !comparable(metric.slug, rules.settings(), before, now) {
        return None;
    }
    let classes = |by: By| {
        let mut pairs: BTreeMap<Group, ClassPair> = BTreeMap::new();
        for ((_, month, group), cell) in
            groups.range((index, before, FIRST)..).take_while(|((metric, ..), _)| *metric == index)
        {
            if group.by == by && (*month == before || *month == now) {
                let pair = pairs.entry(*group).or_insert(ClassPair { before: Ratio::default(), now: Ratio::default() });
                let ratio = Ratio::new(cell.k(), cell.n());
                *(if *month == now { &mut pair.now } else { &mut pair.before }) = ratio;
            }
        }
        pairs.retain(|_, pair| pair.before.n + pair.now.n > 0);
        pairs
    };
    let priorities = classes(By::Priority);
    let (by, pairs) =
        if priorities.len() > 1 { (By::Priority, priorities) } else { (By::Category, classes(By::Category)) };
    let classes: Vec<Class> = pairs.into_iter().map(|(group, pair)| Class { group, pair }).collect();
    let pairs: Vec<ClassPair> = classes.iter().map(|class| class.pair).collect();
    let split = split(&pairs)?;
    let whole = |of: fn(&ClassPair) -> Ratio| pairs.iter().map(of).sum::<Ratio>();
    let stats = &rules.settings().stats;
    let change = compare(
        whole(|pair| pair.now),
        whole(|pair| pair.before),
        u64::from(stats.small_n),
        stats.compare_confidence.as_f64(),
    );
    let change = change.map(|change| (change.interval, change.arrow));
    Some(Mix { slug: metric.slug, by, before, split, change, classes })
}

/// The smallest group.
const FIRST: Group = Group { by: By::Priority, key: 0 };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Outcome, Verdict};
    use crate::report::testing::Bench;
    use crate::time::Moment;

    fn add(tally: &mut Tally, month: Month, key: u32, on_time: u64, late: u64) {
        let index = index_of("first_response_on_time").expect("a metric");
        let groups = [Group { by: By::Priority, key }, Group { by: By::Category, key: 0 }];
        let at = Moment::start_of(month.first_day());
        for n in 0..on_time + late {
            let outcome = if n < on_time { Outcome::OnTime } else { Outcome::Late };
            tally.add(index, &Verdict::Judged { month, outcome, at }, &groups);
        }
    }

    #[test]
    fn every_class_improves_and_the_whole_falls() {
        let bench = Bench::october();
        let rules = bench.rules();
        let (september, october) = (rules.window().last.previous(), rules.window().last);
        let mut tally = Tally::new(rules.window());
        add(&mut tally, september, 0, 6, 4);
        add(&mut tally, september, 2, 95, 5);
        add(&mut tally, october, 0, 35, 15);
        add(&mut tally, october, 2, 78, 2);
        let mixes = mixes(&tally, &rules);
        let mix = &mixes[0];
        assert_eq!((mix.slug, mix.by, mixes.len()), ("first_response_on_time", By::Priority, 1));
        assert!(mix.misleads() && !mix.is_established());
        assert_eq!(mix.classes.len(), 2);
        let (within, shift, total) = mix.split.printed();
        assert_eq!(within + shift, total);
        assert!(within > 0 && total < 0);
    }

    #[test]
    fn with_one_priority_the_categories_are_the_classes() {
        let bench = Bench::october();
        let rules = bench.rules();
        let mut tally = Tally::new(rules.window());
        add(&mut tally, rules.window().last.previous(), 2, 8, 2);
        add(&mut tally, rules.window().last, 2, 9, 1);
        let mixes = mixes(&tally, &rules);
        assert_eq!(mixes[0].by, By::Category);
        assert!(!mixes[0].misleads());
    }
}

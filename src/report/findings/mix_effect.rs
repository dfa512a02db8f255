//! Rule 4: the whole went one way and its classes the other.

use super::{Sources, finding};
use crate::metrics::find;
use crate::report::Finding;
use crate::report::finding::{Fact, FindingRule};

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let misleading = sources.mixes.iter().filter(|mix| mix.misleads());
    misleading
        .filter_map(|mix| {
            let (within, _, total) = mix.split.printed();
            let message = match (mix.split.total < 0.0, mix.is_established()) {
                (true, true) => "mix_fell",
                (true, false) => "mix_fell_open",
                (false, true) => "mix_rose",
                (false, false) => "mix_rose_open",
            };
            // The words say which way, the numbers how far.
            let facts = vec![("total", Fact::Points(total.abs())), ("within", Fact::Points(within.abs()))];
            Some(finding(FindingRule::MixEffect, find(mix.slug)?, message, facts))
        })
        .collect()
}

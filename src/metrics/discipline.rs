//! Metrics about the conduct of people: published as counts of the desk or department, in every mode.

/// Neither their rows nor any split by person reach the site.
const DISCIPLINE: &[&str] = &[
    "buck_passing_upheld",
    "empty_shift_count",
    "alternation_breaks",
    "late_rate",
    "left_post_count",
    "leave_notice_rate",
    "swap_notice_rate",
    "swap_over_limit",
];

/// Whether a metric is about conduct, so that only its count may be published: with a handful of agents a date and a
/// shift name the person.
#[must_use]
pub fn is_discipline(slug: &str) -> bool {
    DISCIPLINE.contains(&slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{By, find};

    #[test]
    fn conduct_is_never_split_by_person() {
        for slug in DISCIPLINE {
            let metric = find(slug).expect("a metric that exists");
            assert!(!metric.groups.contains(&By::Owner), "{slug}");
        }
    }
}

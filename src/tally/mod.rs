//! Counts and exact histograms of verdicts; tallies merge in any order.

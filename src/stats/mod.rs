//! Intervals, limits and quantiles: numbers in, numbers out.

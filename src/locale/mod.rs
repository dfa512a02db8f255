//! Every word a reader sees, keyed by slug, and the forms of numbers and dates.

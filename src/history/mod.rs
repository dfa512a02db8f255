//! Published months: snapshots, restatement, stable codes.

//! One file a metric: a pure question put to a case, answered by verdicts.

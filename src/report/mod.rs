//! From figures to colours, comparisons, findings, actions and the clause scorecard.

//! Published months: what was said, what is said now, and what is still owed.
//!
//! A published month is sealed: [`Snapshot`] keeps its figures beside the inputs, one file an edition. Later reports
//! read them to show published beside restated values ([`restatement`]), to carry open findings over
//! ([`carry_over`]), and to know when each report was issued. [`codes`] keeps the codes of people and customers.

pub mod carry_over;
pub mod causes;
pub mod codes;
pub mod definitions;
pub mod diff;
mod error;
mod file;
pub mod line;
pub mod restatement;
pub mod shelf;
pub mod snapshot;

pub use carry_over::{Carried, CarryOver, Closing, Evidence, Fate, Item, Standing};
pub use causes::{Cause, Causes, FileChange, FileFate};
pub use definitions::Definitions;
pub use diff::MonthDiff;
pub use error::HistoryError;
pub use line::{Line, Split};
pub use restatement::{Restated, Restatement};
pub use restatement::{Verification, edition_changes, restatements, verify};
pub use shelf::History;
pub use snapshot::{SealedAction, SealedFinding, SealedInput, Sealing, Snapshot};

//! The only writer of the site: templates, Markdown, privacy gate, link check, the swap.
//!
//! A build locks the [`SiteFolder`], opens a [`Staged`] folder beside the issue's place and adds every finished file to a
//! [`Draft`], which scans and indexes the very bytes that are written. The folder can be swapped in only with the
//! [`Checked`] proof that [`Draft::check`] gives out when no personal data was found and every link leads somewhere.
//!
//! ```
//! use jiandu::site::{Draft, Gate, GateLists, SiteError, SiteFolder};
//!
//! fn build(root: &std::path::Path, page: &str) -> Result<(), SiteError> {
//!     let gate = Gate::new(&GateLists::default());
//!     let site = SiteFolder::open(root)?;
//!     let staged = site.stage("2026-10")?;
//!     let draft = Draft::new("2026-10", &staged, &gate);
//!     draft.add("index.html", page.as_bytes())?;
//!     let checked = draft.check(&|path| site.has(path))?;
//!     staged.commit(&checked)?;
//!     site.write_root("index.html", b"<a href=\"2026-10/index.html\">2026-10</a>", &gate)
//! }
//!
//! let root = tempfile::tempdir().unwrap();
//! assert!(build(root.path(), "<p>118 tickets</p>").is_ok());
//! assert!(matches!(build(root.path(), "<p>call 13912345678</p>"), Err(SiteError::PersonalData { .. })));
//! let shown = std::fs::read_to_string(root.path().join("2026-10/index.html")).unwrap();
//! assert_eq!(shown, "<p>118 tickets</p>");
//! ```

pub mod csv_out;
pub mod dates;
pub mod draft;
pub mod engine;
pub mod entities;
pub mod error;
pub mod folder;
pub mod gate;
pub mod html;
pub mod links;
pub mod markdown;
pub mod mask;
pub mod names;
pub mod output;
pub mod paths;
pub mod personal;
pub mod single;
pub mod swap;
pub mod zip;

pub use draft::{Checked, Draft};
pub use engine::{Engine, TemplateError};
pub use error::SiteError;
pub use folder::{SiteFolder, Staged};
pub use gate::{Finding, Gate, GateLists};
pub use mask::Masker;
pub use output::{Memory, Nowhere, Output};

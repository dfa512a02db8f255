//! `jiandu` (监督, "to supervise") turns a folder of exports into the monthly 《服务监督报告》,
//! the service supervision report, as a static site.
//!
//! The data travels one way: [`ingest`] reads bytes into [`records`], [`link`] joins them to cases,
//! [`metrics`] judge the cases, [`tally`] adds the verdicts up, [`report`] makes figures, colours, findings
//! and actions of them, and [`pages`], [`charts`], [`locale`] and [`site`] show them. ARCHITECTURE.md is the map.

pub mod charts;
pub mod cli;
pub mod history;
pub mod ingest;
pub mod link;
pub mod locale;
pub mod metrics;
pub mod pages;
pub mod pipeline;
pub mod problem;
pub mod records;
pub mod report;
pub mod said;
pub mod settings;
pub mod site;
pub mod stats;
pub mod tally;
pub mod time;

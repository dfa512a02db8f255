//! What the department decides: report.toml, regulation.toml, and what holds since when.

//! `report.toml`, with the short name of the customer who calls most often.

use super::company::Company;
use super::table::{Folder, Form};
use super::tickets::IMPATIENT;

/// Writes the settings.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let full = &company.project(IMPATIENT).customer;
    let short = full.replace("有限公司", "");
    let text = include_str!("report.toml").replace("@NAMES@", &format!("\"{short}\" = \"{full}\""));
    folder.add_text("report.toml", &text, Form::Plain);
}

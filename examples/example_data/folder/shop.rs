//! `shop/`: the desk of the online shop: shifts, requests, chats and orders.

mod chats;
mod orders;
mod shifts;

use super::company::Company;
use super::table::Folder;

/// Writes the files of the shop desk.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let shifts = shifts::write(company, folder);
    chats::write(&shifts, folder);
    orders::write(folder);
}

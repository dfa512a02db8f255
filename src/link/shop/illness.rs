//! Sudden illness: leave that nobody can ask for a day ahead. Its proof is a remark; why somebody was ill is not read.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::ingest::{Sym, Symbols};
use crate::link::{Names, Roster, date_of};
use crate::records::remarks::{Remark, RemarkKind};

/// Days after the first day of leave within which proof is filed.
const DAYS_TO_PROVE: i64 = 2;

/// The people and first days of leave for which proof was filed in time.
///
/// The remark is an exemption whose subject names the agent and the first day of leave (`陈某 2026-10-15`), with the one
/// who stands for it and the date of filing. A remark that lacks one of them proves nothing.
#[must_use]
pub fn illness(remarks: &[Remark], roster: &Roster, symbols: &Symbols, names: &Names) -> BTreeSet<(Sym, NaiveDate)> {
    remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Exemption && remark.approver.is_some())
        .filter_map(|remark| {
            let (name, day) = symbols.text(remark.subject).trim().rsplit_once(char::is_whitespace)?;
            let day: NaiveDate = day.parse().ok()?;
            let filed = date_of(remark.date?);
            let in_time = (filed - day).num_days() <= DAYS_TO_PROVE;
            in_time.then_some((roster.who(symbols.find(name.trim_end())?, names, day), day))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{day, maybe_at, names, origin};
    use super::*;

    #[test]
    fn only_proof_with_a_name_a_day_and_somebody_who_stands_for_it_counts() {
        let mut symbols = Symbols::default();
        let (chen, head) = (symbols.intern("陈某"), symbols.intern("店长"));
        let mut remark = |subject: &str, approver, date: &str| Remark {
            origin: origin(2),
            month: None,
            kind: RemarkKind::Exemption,
            subject: symbols.intern(subject),
            text: None,
            approver,
            date: maybe_at(date),
        };
        let remarks = [
            remark("陈某 2026-10-15", Some(head), "2026-10-17"),
            remark("陈某 2026-10-16", Some(head), "2026-10-19"),
            remark("陈某 2026-10-20", None, "2026-10-20"),
            remark("陈某 2026-10-21", Some(head), ""),
            remark("陈某", Some(head), "2026-10-21"),
            remark("赵某 2026-10-21", Some(head), "2026-10-21"),
            remark("P-2025-018", Some(head), "2026-10-21"),
        ];
        let names = names(&mut symbols);
        let ill = illness(&remarks, &Roster::default(), &symbols, &names);
        assert_eq!(ill, BTreeSet::from([(chen, day("2026-10-15"))]));
    }
}

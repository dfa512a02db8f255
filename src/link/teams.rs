//! Everything that teams and the shop desk owe, linked at once.

use std::collections::{BTreeMap, BTreeSet};

use super::duplicates::{PassedByFile, passed_over};
use super::liaison::Forms;
use super::shop::{Chats, OrderCase, Requests, ShiftCase, ShopVisitCase, illness, orders, shifts, shop_visits};
use super::weekly::{WeeklyCase, staff_weeks};
use super::{Names, Roster, date_of, report_gaps};
use crate::ingest::{Origin, ReadFile, Sym, Symbols};
use crate::metrics::Rules;
use crate::problem::Log;
use crate::records::chat_sessions::ChatSession;
use crate::records::liaison::LiaisonForm;
use crate::records::orders::Order;
use crate::records::remarks::Remark;
use crate::records::shift_requests::ShiftRequest;
use crate::records::shifts::Shift;
use crate::records::staff::Staff;
use crate::records::visits::Visit;
use crate::records::weekly_reports::WeeklyReport;
use crate::time::Packed;

/// The records that teams and the shop desk left, and what people proved about them.
#[derive(Debug, Default)]
pub struct TeamRecords<'a> {
    /// The roster.
    pub staff: &'a [Staff],
    /// Weekly reports.
    pub weekly_reports: &'a [WeeklyReport],
    /// Liaison forms.
    pub liaison: Vec<LiaisonForm>,
    /// Shifts.
    pub shifts: Vec<Shift>,
    /// Requests of agents, and leave of everybody.
    pub shift_requests: Vec<ShiftRequest>,
    /// Chats.
    pub chat_sessions: Vec<ChatSession>,
    /// Orders.
    pub orders: Vec<Order>,
    /// Return visits, of which those of the shop are counted here.
    pub visits: &'a [Visit],
    /// What people added, among it proof of sudden illness.
    pub remarks: &'a [Remark],
}

/// The linked records of teams and the shop desk.
#[derive(Clone, Debug, Default)]
pub struct Teams {
    /// Who is who.
    pub roster: Roster,
    /// Staff-weeks.
    pub weekly: Vec<WeeklyCase>,
    /// Liaison forms.
    pub forms: Forms,
    /// Requests of agents.
    pub requests: Requests,
    /// Required and scheduled shifts.
    pub shifts: Vec<ShiftCase>,
    /// Chats.
    pub chats: Chats,
    /// Orders.
    pub orders: Vec<OrderCase>,
    /// Return visits of the shop.
    pub shop_visits: Vec<ShopVisitCase>,
}

impl Teams {
    /// Links the records, and tells of strangers, gaps and contradictions in them.
    pub fn link(
        records: TeamRecords<'_>,
        symbols: &Symbols,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let mut passed = PassedByFile::new();
        let mut note = |over: PassedByFile| {
            for (file, count) in over {
                *passed.entry(file).or_default() += count;
            }
        };
        let roster = Roster::new(records.staff, names);
        report_strangers(&records, &roster, names, files, log);
        report_gaps(records.liaison.iter().map(|form| (form.id, form.origin)), symbols, files, log);
        report_gaps(records.orders.iter().map(|order| (order.id, order.origin)), symbols, files, log);

        let (forms, over) = Forms::link(records.liaison, names, rules, files, log);
        note(over);
        let (asked, over) = passed_over(records.shift_requests, files, log);
        note(over);
        let ill = illness(records.remarks, &roster, symbols, names);
        let requests = Requests::link(&asked, &records.shifts, &roster, &ill, names, rules);
        let weekly = staff_weeks(records.weekly_reports, &roster, requests.leave(), names, rules);
        let (shifts, over) = shifts(records.shifts, &requests, &roster, names, rules, files, log);
        note(over);
        let (chats, over) = passed_over(records.chat_sessions, files, log);
        note(over);
        let chats = Chats::link(&chats, rules);
        let (orders, over) = orders(records.orders, rules, files, log);
        note(over);
        let shop_visits = shop_visits(records.visits, rules);
        (Self { roster, weekly, forms, requests, shifts, chats, orders, shop_visits }, passed)
    }

    /// The departments that figures are split by, under the keys of their groups.
    #[must_use]
    pub fn departments(&self, symbols: &Symbols) -> BTreeMap<u32, String> {
        let weekly = self.weekly.iter().filter_map(|week| week.department);
        let forms = self.forms.cases().iter().map(|form| form.to);
        weekly.chain(forms).map(|sym| (super::group_key(sym), symbols.text(sym).to_owned())).collect()
    }

    /// The people who worked shifts, in the order of their names: a distribution of shifts needs their codes.
    #[must_use]
    pub fn agents(&self, symbols: &Symbols) -> Vec<Sym> {
        let agents: BTreeSet<Sym> = self.shifts.iter().filter_map(|shift| shift.worked).collect();
        let mut agents: Vec<Sym> = agents.into_iter().collect();
        agents.sort_by_key(|agent| symbols.text(*agent));
        agents
    }
}

/// Names that the roster does not know, or that two people share. Agents go by nicknames in chats, which are left alone.
fn report_strangers(records: &TeamRecords<'_>, roster: &Roster, names: &Names, files: &[ReadFile], log: &mut Log) {
    let mut report = |field: &str, uses: Vec<(Sym, Packed, Origin)>| {
        let uses = uses.into_iter().map(|(name, at, origin)| (name, date_of(at), origin));
        roster.report_strangers(uses, field, names, files, log);
    };
    report("staff", records.weekly_reports.iter().map(|row| (row.staff, row.submitted, row.origin)).collect());
    report("scheduled", records.shifts.iter().map(|row| (row.scheduled, row.date, row.origin)).collect());
    let actual = |row: &Shift| row.actual.map(|actual| (actual, row.date, row.origin));
    report("actual", records.shifts.iter().filter_map(actual).collect());
    report("staff", records.shift_requests.iter().map(|row| (row.staff, row.date, row.origin)).collect());
    let partner = |row: &ShiftRequest| row.partner.map(|partner| (partner, row.date, row.origin));
    report("partner", records.shift_requests.iter().filter_map(partner).collect());
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, at, codes, files, maybe_at, names, origin, technician};
    use super::*;
    use crate::problem::Code;

    fn form(symbols: &mut Symbols, id: &str) -> LiaisonForm {
        LiaisonForm {
            origin: origin(3),
            id: symbols.intern_key(id),
            issued: at("2026-10-12"),
            from: symbols.intern("技术服务部"),
            to: symbols.intern("采购部"),
            subject: None,
            ticket: None,
            acked: maybe_at("2026-10-13"),
            required_by: None,
            replied: None,
            disputed: None,
            escalated: None,
            ruled: None,
            execute_by: None,
            executed: None,
        }
    }

    fn report(staff: Sym) -> WeeklyReport {
        let submitted = at("2026-10-16 11:42");
        WeeklyReport { origin: origin(4), staff, week: None, submitted, has_service: true, has_feedback: false }
    }

    #[test]
    fn strangers_shared_names_and_missing_numbers_are_told_once_a_file() {
        let world = World::default();
        let rules = world.rules_between("2026-10", "2026-10");
        let mut symbols = Symbols::default();
        let staff = [
            technician(&mut symbols, "1", "王某"),
            technician(&mut symbols, "2", "王某"),
            technician(&mut symbols, "3", "李某"),
        ];
        let stranger = symbols.intern("赵某");
        let reports = [report(staff[0].name), report(staff[2].name), report(stranger), report(stranger)];
        let liaison = ["L-01", "L-02", "L-04"].map(|id| form(&mut symbols, id)).into();
        let names = names(&mut symbols);
        let records = TeamRecords { staff: &staff, weekly_reports: &reports, liaison, ..TeamRecords::default() };
        let mut log = Log::default();
        let (teams, passed) = Teams::link(records, &symbols, &names, &rules, &files(), &mut log);
        assert!(passed.is_empty());
        let staff = Some("staff".to_owned());
        assert_eq!(
            codes(log),
            [(Code::NameAmbiguous, staff.clone()), (Code::NumberGap, None), (Code::StaffUnknown, staff)]
        );
        assert_eq!(teams.departments(&symbols).into_values().collect::<Vec<_>>(), ["采购部"]);
        // Only the one whose name is his own has handed something in; whoever shares a name must sign with his number.
        assert_eq!(teams.weekly.iter().filter(|week| week.submitted.is_some()).count(), 1);
    }
}

//! The register of major faults 重大故障台账: one row each.

use super::times::{later, needed};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the fault.
    FAULT_ID: "fault_id", Type::Key, Required, "F-2026-031", ["故障编号", "故障单号", "事件编号"];
    /// The project, by its number or its name.
    PROJECT_ID: "project_id", Type::Text, Required, "P-2025-018", ["项目编号", "项目名称", "所属系统"];
    /// How grave it is; only major faults are in scope.
    SEVERITY: "severity", Type::Choice(FaultSeverity::VOCABULARY), Required, "重大", [
        "故障等级", "故障级别", "严重程度",
    ];
    /// When it began.
    OCCURRED_AT: "occurred_at", Type::Stamp, Required, "2026-10-20 02:04", [
        "故障发生时间", "发生时间", "故障时间",
    ];
    /// When somebody first knew of it.
    KNOWN_AT: "known_at", Type::Stamp, Metric, "02:10", ["首次获知时间", "发现时间", "故障发现时间", "接报时间"];
    /// Where it happened.
    PLACE: "place", Type::Text, Metric, "客户机房", ["故障地点", "发生地点"];
    /// What was seen.
    PHENOMENON: "phenomenon", Type::Text, Metric, "门户无法访问", ["故障现象", "现象"];
    /// What is to be done about it.
    PLAN: "plan", Type::Text, Metric, "切换备用环境", ["处理预案", "应急预案", "处理方案"];
    /// When the one who signed the contract was told.
    OWNER_NOTIFIED_AT: "owner_notified_at", Type::Stamp, Metric, "02:31", ["通知签单人员时间", "通知业务时间"];
    /// When the manager in charge was told; one time of notice serves both.
    MANAGER_NOTIFIED_AT: "manager_notified_at", Type::Stamp, Metric, "02:38", [
        "通知分管经理时间", "通报时间", "通知时间",
    ];
    /// When it was put on file.
    FILED_AT: "filed_at", Type::Stamp, Metric, "03:05", ["备案时间"];
    /// When senior leaders were told.
    EXEC_NOTIFIED_AT: "exec_notified_at", Type::Stamp, Metric, "04:06", [
        "转达高层时间", "上报高层时间", "上报领导时间",
    ];
    /// When it was over; empty means that it is not.
    RECOVERED_AT: "recovered_at", Type::Stamp, Metric, "2026-10-20 04:14", [
        "故障恢复时间", "恢复时间", "结束时间", "解除时间",
    ];
    /// What kind of cause it had.
    CAUSE_CLASS: "cause_class", Type::Choice(CauseClass::VOCABULARY), Optional, "硬件", ["原因分类", "故障类别"];
}

vocabulary! {
    /// How grave a fault is.
    pub enum FaultSeverity, other Other {
        /// It is a major one.
        Major = "major" ["重大", "特大", "一级", "P0", "P1"],
        /// It is any other, and not in scope.
        Other = "other" ["其他", "其它"],
    }
}

vocabulary! {
    /// What kind of cause a fault had.
    pub enum CauseClass {
        /// Hardware.
        Hardware = "hardware" ["硬件"],
        /// Software.
        Software = "software" ["软件"],
        /// The network.
        Network = "network" ["网络"],
        /// Electric power.
        Power = "power" ["电力"],
        /// Somebody's mistake.
        Human = "human" ["人为"],
        /// A third party.
        ThirdParty = "third_party" ["第三方"],
        /// Nobody knows.
        Unknown = "unknown" ["不明"],
    }
}

/// A fault of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub origin: Origin,
    /// Its number.
    pub id: Key,
    /// The project, by number or name.
    pub project: Sym,
    /// How grave it is.
    pub severity: FaultSeverity,
    /// When it began.
    pub occurred: Packed,
    /// When somebody first knew of it.
    pub known: Option<Packed>,
    /// Where it happened.
    pub place: Option<Sym>,
    /// What was seen.
    pub phenomenon: Option<Sym>,
    /// What is to be done about it.
    pub plan: Option<Sym>,
    /// When the one who signed the contract was told.
    pub owner_notified: Option<Packed>,
    /// When the manager in charge was told.
    pub manager_notified: Option<Packed>,
    /// When it was put on file.
    pub filed: Option<Packed>,
    /// When senior leaders were told.
    pub exec_notified: Option<Packed>,
    /// When it was over.
    pub recovered: Option<Packed>,
    /// What kind of cause it had.
    pub cause: Option<CauseClass>,
}

impl Record for Fault {
    const KIND: Kind = Kind::Faults;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(FAULT_ID);
        let project = row.symbol(PROJECT_ID);
        let severity = row.word(SEVERITY);
        let occurred = needed(row, OCCURRED_AT);
        let (id, project, severity, occurred) = (id?, project?, severity?, occurred?);
        let manager_notified = later(row, MANAGER_NOTIFIED_AT, occurred);
        // A register with one time of notice means that both were told then.
        let owner_notified =
            if row.has(OWNER_NOTIFIED_AT) { later(row, OWNER_NOTIFIED_AT, occurred) } else { manager_notified };
        Some(Self {
            origin: row.place(),
            id,
            project,
            severity,
            occurred,
            known: later(row, KNOWN_AT, occurred),
            place: row.symbol(PLACE),
            phenomenon: row.symbol(PHENOMENON),
            plan: row.symbol(PLAN),
            owner_notified,
            manager_notified,
            filed: later(row, FILED_AT, occurred),
            exec_notified: later(row, EXEC_NOTIFIED_AT, occurred),
            recovered: later(row, RECOVERED_AT, occurred),
            cause: row.word(CAUSE_CLASS),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.sym(&mut self.project);
        for sym in [&mut self.place, &mut self.phenomenon, &mut self.plan] {
            remap.opt(sym);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_that_is_not_major_is_another() {
        assert_eq!(FaultSeverity::VOCABULARY.find("p1").and_then(FaultSeverity::of), Some(FaultSeverity::Major));
        assert_eq!(FaultSeverity::VOCABULARY.find("二级"), None);
        assert_eq!(FaultSeverity::VOCABULARY.other.and_then(FaultSeverity::of), Some(FaultSeverity::Other));
    }
}

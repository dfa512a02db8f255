//! The roster 人员名册: for denominators and for pseudonyms, never printed in full.

use super::tables::whole;
use super::times::{day, day_from};
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the employee.
    STAFF_ID: "staff_id", Type::Key, Required, "1007", ["工号", "员工编号", "人员编号"];
    /// The name.
    NAME: "name", Type::Staff, Required, "王某", ["姓名", "员工姓名", "人员姓名"];
    /// What is printed instead of the name.
    CODE: "code", Type::Text, Optional, "E07", ["代号", "匿名代号"];
    /// The department.
    DEPT: "dept", Type::Dept, Metric, "技术服务部", ["部门", "所属部门"];
    /// The position.
    ROLE: "role", Type::Choice(Role::VOCABULARY), Metric, "技术服务人员", ["岗位", "职务", "角色"];
    /// The first day.
    JOINED_ON: "joined_on", Type::Date, Optional, "2024-03-01", ["入职日期"];
    /// The last day.
    LEFT_ON: "left_on", Type::Date, Optional, "2026-06-30", ["离职日期"];
    /// Owes weekly reports; technical staff do unless it says no.
    WEEKLY_REPORT: "weekly_report", Type::YesNo, Optional, "是", ["是否交周报"];
}

vocabulary! {
    /// What somebody does.
    pub enum Role, other Other {
        /// Technical service.
        Technician = "technician" ["技术服务人员"],
        /// Customer service.
        Service = "service" ["客服"],
        /// Project manager.
        ProjectManager = "project_manager" ["项目经理"],
        /// Agent of the shop desk.
        ShopAgent = "shop_agent" ["淘宝客服"],
        /// Head of the shop desk.
        ShopManager = "shop_manager" ["店长"],
        /// Senior leader.
        Leader = "leader" ["高层领导"],
        /// Senior engineer.
        SeniorEngineer = "senior_engineer" ["资深工程师"],
        /// Manager in charge.
        Manager = "manager" ["分管经理"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
    }
}

/// An employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Where it stands.
    pub origin: Origin,
    /// The number, as a text, because records may carry it instead of a name.
    pub id: Sym,
    /// The name.
    pub name: Sym,
    /// What is printed instead of the name.
    pub code: Option<Sym>,
    /// The department.
    pub dept: Option<Sym>,
    /// The position.
    pub role: Option<Role>,
    /// The first day.
    pub joined: Option<Packed>,
    /// The last day.
    pub left: Option<Packed>,
    /// Owes weekly reports, if the roster says.
    pub weekly_report: Option<bool>,
}

impl Staff {
    /// Owes weekly reports: what the roster says, else whether it is technical staff.
    #[must_use]
    pub fn owes_weekly(&self) -> bool {
        self.weekly_report.unwrap_or(self.role == Some(Role::Technician))
    }
}

impl Record for Staff {
    const KIND: Kind = Kind::Staff;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let whole_number = row.key(STAFF_ID);
        let name = row.symbol(NAME);
        whole_number?;
        let (id, name) = (row.symbol(STAFF_ID)?, name?);
        let joined = day(row, JOINED_ON);
        Some(Self {
            origin: row.place(),
            id,
            name,
            code: row.symbol(CODE),
            dept: row.symbol(DEPT),
            role: row.word(ROLE),
            joined,
            left: day_from(row, LEFT_ON, joined),
            weekly_report: row.yes_no(WEEKLY_REPORT),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.id);
        remap.sym(&mut self.name);
        remap.opt(&mut self.code);
        remap.opt(&mut self.dept);
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(whole(self.id)))
    }
}

//! `faults.csv`, the register of major faults, and `faults/`, the analyses: one is late, one incomplete, one missing.

use chrono::{Duration, NaiveDateTime};

use super::calendar::{at, day};
use super::company::Company;
use super::table::{Folder, Form, Table, maybe, minute, row};

/// A major fault: times are minutes after it began.
pub(super) struct Fault {
    id: &'static str,
    pub(super) project: usize,
    began: ((i32, u32, u32), u32, u32),
    known: i64,
    owner_told: i64,
    manager_told: i64,
    filed: i64,
    leaders_told: i64,
    recovered: i64,
    pub(super) phenomenon: &'static str,
    cause: &'static str,
    /// The analysis of this fault, if anybody wrote it.
    analysis: Option<&'static str>,
}

impl Fault {
    fn began(&self) -> NaiveDateTime {
        let (date, hour, minute) = self.began;
        at(day(date), hour, minute)
    }

    /// When somebody first knew of it, which is when its ticket was opened.
    pub(super) fn known(&self) -> NaiveDateTime {
        self.began() + Duration::minutes(self.known)
    }

    /// When the service ran again.
    pub(super) fn recovered(&self) -> NaiveDateTime {
        self.began() + Duration::minutes(self.recovered)
    }
}

/// The register, oldest first.
pub(super) const FAULTS: [Fault; 7] = [
    Fault {
        id: "F-2025-011",
        project: 8,
        began: ((2025, 10, 21), 9, 12),
        known: 6,
        owner_told: 20,
        manager_told: 24,
        filed: 50,
        leaders_told: 92,
        recovered: 205,
        phenomenon: "订货系统全部门店无法下单",
        cause: "软件",
        analysis: Some(include_str!("faults/F-2025-011.md")),
    },
    Fault {
        id: "F-2026-001",
        project: 21,
        began: ((2026, 1, 19), 2, 30),
        known: 14,
        owner_told: 36,
        manager_told: 39,
        filed: 70,
        leaders_told: 110,
        recovered: 320,
        phenomenon: "机房断电后数据库未自动启动",
        cause: "电力",
        analysis: Some(include_str!("faults/F-2026-001.md")),
    },
    Fault {
        id: "F-2026-002",
        project: 30,
        began: ((2026, 4, 9), 14, 5),
        known: 3,
        owner_told: 48,
        manager_told: 22,
        filed: 40,
        leaders_told: 85,
        recovered: 161,
        phenomenon: "门户网站首页被错误配置覆盖",
        cause: "人为",
        analysis: Some(include_str!("faults/F-2026-002.md")),
    },
    Fault {
        id: "F-2026-003",
        project: 14,
        began: ((2026, 7, 7), 10, 40),
        known: 9,
        owner_told: 25,
        manager_told: 31,
        filed: 58,
        leaders_told: 100,
        recovered: 254,
        phenomenon: "仓储系统与运营商专线中断",
        cause: "网络",
        analysis: Some(include_str!("faults/F-2026-003.md")),
    },
    Fault {
        id: "F-2026-004",
        project: 21,
        began: ((2026, 9, 29), 8, 47),
        known: 8,
        owner_told: 27,
        manager_told: 35,
        filed: 64,
        leaders_told: 118,
        recovered: 438,
        phenomenon: "主备切换失败，业务中断七小时",
        cause: "硬件",
        analysis: None,
    },
    Fault {
        id: "F-2026-005",
        project: 45,
        began: ((2026, 10, 14), 15, 22),
        known: 5,
        owner_told: 19,
        manager_told: 27,
        filed: 48,
        leaders_told: 96,
        recovered: 143,
        phenomenon: "升级后订单同步队列堵塞",
        cause: "软件",
        analysis: Some(include_str!("faults/F-2026-005.md")),
    },
    Fault {
        id: "F-2026-006",
        project: 3,
        began: ((2026, 10, 28), 20, 31),
        known: 11,
        owner_told: 24,
        manager_told: 58,
        filed: 75,
        leaders_told: 128,
        recovered: 236,
        phenomenon: "短信网关证书过期，验证码全部失败",
        cause: "第三方",
        analysis: None,
    },
];

/// Writes the register and the analyses.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut table = Table::new(
        "故障编号,项目编号,故障等级,故障发生时间,发现时间,故障地点,故障现象,处理预案,通知签单人员时间,通知分管经理时间,备案时间,\
         转达高层时间,故障恢复时间,原因分类",
    );
    for fault in &FAULTS {
        let began = fault.began();
        let later = |minutes| minute(began + Duration::minutes(minutes));
        // In April the plan was never written down.
        let plan = if fault.id == "F-2026-002" { "" } else { "切换备用环境，必要时回退版本" };
        table.push(row![
            fault.id,
            company.project(fault.project).id,
            "重大",
            minute(began),
            later(fault.known),
            if fault.project == 21 { "客户机房" } else { "云上生产环境" },
            fault.phenomenon,
            plan,
            later(fault.owner_told),
            later(fault.manager_told),
            later(fault.filed),
            later(fault.leaders_told),
            maybe(Some(minute(fault.recovered()))),
            fault.cause
        ]);
        if let Some(analysis) = fault.analysis {
            folder.add(format!("faults/{}.md", fault.id), analysis);
        }
    }
    folder.add_text("faults.csv", &table.csv(), Form::Bom);
}

//! The invented company: its people, its customers and their projects. `staff.csv` and `projects.csv` are written here.

use chrono::{Duration, NaiveDate};

use super::calendar::{day, on_workday};
use super::rng::Rng;
use super::table::{Folder, Form, Table, maybe, row, slashed, yes};

/// A person on the roster.
pub(super) struct Person {
    pub(super) number: u32,
    pub(super) name: &'static str,
    pub(super) dept: &'static str,
    pub(super) role: &'static str,
    pub(super) joined: NaiveDate,
    pub(super) left: Option<NaiveDate>,
    pub(super) reports_weekly: bool,
}

impl Person {
    /// Whether the person is on the roster on `date`.
    pub(super) fn works_on(&self, date: NaiveDate) -> bool {
        self.joined <= date && self.left.is_none_or(|left| date <= left)
    }
}

/// A project in the register.
pub(super) struct Project {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) customer: String,
    pub(super) delivered: NaiveDate,
    pub(super) ended: Option<NaiveDate>,
    pub(super) zone: &'static str,
    pub(super) visit_owner: &'static str,
    pub(super) pm: &'static str,
    pub(super) account_owner: &'static str,
    pub(super) contact: String,
    pub(super) phone: String,
    pub(super) exempt: bool,
}

impl Project {
    /// Whether the project is in use on `date`.
    pub(super) fn in_use(&self, date: NaiveDate) -> bool {
        self.delivered <= date && self.ended.is_none_or(|ended| date <= ended)
    }

    /// The first anniversary of the delivery: 28 February where the delivery was on the 29th.
    pub(super) fn anniversary(&self) -> NaiveDate {
        self.delivered + chrono::Months::new(12)
    }
}

/// Everything that more than one record type leans on.
pub(super) struct Company {
    pub(super) people: Vec<Person>,
    pub(super) projects: Vec<Project>,
}

impl Company {
    /// Names of those with `role` who are on the roster on `date`.
    pub(super) fn with_role(&self, role: &str, date: NaiveDate) -> Vec<&'static str> {
        self.people
            .iter()
            .filter(|person| person.role == role && person.works_on(date))
            .map(|person| person.name)
            .collect()
    }

    /// The project with the number `index` in the register.
    pub(super) fn project(&self, index: usize) -> &Project {
        &self.projects[index]
    }
}

type Entry = (u32, &'static str, &'static str, &'static str, (i32, u32, u32), Option<(i32, u32, u32)>, bool);

const PEOPLE: [Entry; 27] = [
    (1001, "顾明澜", "公司领导", "高层领导", (2016, 3, 1), None, false),
    (1002, "祁远舟", "公司领导", "高层领导", (2018, 7, 2), None, false),
    (1003, "陆承言", "公司领导", "分管经理", (2017, 5, 8), None, false),
    (1004, "严若溪", "业务部", "其他", (2019, 4, 15), None, false),
    (1005, "贺知行", "业务部", "其他", (2021, 9, 1), None, false),
    (1006, "沈砚秋", "客服部", "客服", (2019, 8, 12), None, false),
    (1007, "林疏影", "客服部", "客服", (2022, 2, 14), None, false),
    (1008, "柏轻舟", "客服部", "客服", (2026, 3, 16), None, false),
    (1009, "梁牧之", "技术服务部", "技术服务人员", (2017, 11, 6), None, true),
    (1010, "宋听澜", "技术服务部", "技术服务人员", (2020, 3, 2), None, true),
    (1011, "邹一帆", "技术服务部", "技术服务人员", (2021, 6, 21), None, true),
    (1012, "韩江雪", "技术服务部", "技术服务人员", (2021, 10, 11), None, true),
    (1013, "苏北辰", "技术服务部", "技术服务人员", (2022, 5, 9), None, true),
    (1014, "任晚晴", "技术服务部", "技术服务人员", (2023, 3, 6), None, true),
    (1015, "石清扬", "技术服务部", "技术服务人员", (2024, 3, 1), None, true),
    (1016, "方知许", "技术服务部", "技术服务人员", (2026, 6, 1), None, true),
    (1017, "江予安", "技术服务部", "技术服务人员", (2022, 9, 5), Some((2026, 5, 15)), true),
    (1018, "程野平", "技术服务部", "技术服务人员", (2026, 10, 12), None, true),
    (1019, "白慕岩", "技术服务部", "资深工程师", (2015, 6, 1), None, true),
    (1020, "裴松年", "技术服务部", "资深工程师", (2016, 9, 19), None, true),
    (1021, "丁若谷", "项目部", "项目经理", (2018, 1, 8), None, false),
    (1022, "何见山", "项目部", "项目经理", (2020, 11, 16), None, false),
    (1030, "杜仲秋", "网店", "店长", (2019, 10, 8), None, false),
    (1031, "陶小满", "网店", "淘宝客服", (2023, 5, 22), None, false),
    (1032, "纪夏至", "网店", "淘宝客服", (2024, 6, 24), None, false),
    (1033, "温白露", "网店", "淘宝客服", (2024, 9, 9), Some((2026, 2, 28)), false),
    (1034, "谷立秋", "网店", "淘宝客服", (2026, 3, 1), None, false),
];

const STEMS: [&str; 60] = [
    "葭汀",
    "砚舟",
    "槐序",
    "棠泽",
    "岫岚",
    "桐埠",
    "鹭屿",
    "苇杭",
    "栖谷",
    "漱石",
    "松涧",
    "云栈",
    "荻浦",
    "梧笙",
    "芷汀",
    "樵风",
    "霁原",
    "沅舟",
    "柘溪",
    "麦垄",
    "竹影",
    "汀鹤",
    "枫桥渡",
    "杏坞",
    "藕塘",
    "菱洲",
    "茗崖",
    "桑陌",
    "蓼湾",
    "桂屿",
    "石榴井",
    "雁渡",
    "鹤汀",
    "萤川",
    "橘浦",
    "榆关外",
    "椿庭",
    "楠溪口",
    "榛岭",
    "柚岸",
    "琴坞",
    "墨池湾",
    "笠泽",
    "蓑桥",
    "渔梁",
    "莼浦",
    "荇川",
    "菖溪",
    "薇谷",
    "蘅皋",
    "茉里",
    "葵原",
    "藜照",
    "蒲津渡",
    "菰城里",
    "芸窗",
    "芦汀",
    "苔径",
    "蕉荫",
    "篱东",
];
const TRADES: [&str; 10] = ["印务", "物流", "医药", "教育", "纺织", "食品", "建材", "农业", "文旅", "环保"];
const SYSTEMS: [&str; 8] =
    ["门户网站", "订货系统", "仓储管理系统", "会员小程序", "设备巡检平台", "预约系统", "协同办公系统", "数据看板"];
const ZONES: [&str; 5] = ["市区", "郊县", "省内", "省外", "边远"];
const SURNAMES: [&str; 12] = ["阮", "郁", "卞", "闵", "俞", "岑", "尤", "乐", "滕", "冉", "谌", "宓"];

/// The company as the example knows it.
pub(super) fn company() -> Company {
    let mut rng = Rng::new("projects");
    let people = PEOPLE
        .iter()
        .map(|(number, name, dept, role, joined, left, reports_weekly)| Person {
            number: *number,
            name,
            dept,
            role,
            joined: day(*joined),
            left: left.map(day),
            reports_weekly: *reports_weekly,
        })
        .collect();
    let mut numbers = std::collections::BTreeMap::new();
    let mut projects: Vec<Project> = (0..65).map(|index| project(index, &mut rng)).collect();
    projects.sort_by_key(|project| project.delivered);
    for project in &mut projects {
        let year = chrono::Datelike::year(&project.delivered);
        let number = numbers.entry(year).or_insert(0);
        *number += 1;
        project.id = format!("P-{year}-{number:03}");
    }
    Company { people, projects }
}

/// The project that stands at `index` before sorting; the ages follow a plan, the rest is chance.
fn project(index: usize, rng: &mut Rng) -> Project {
    let delivered = match index {
        5 => day((2024, 2, 29)),
        0..37 => on_workday(day((2022, 3, 1)) + Duration::days(rng.between(0, 1240))),
        37 => day((2025, 10, 15)),
        63 => day((2026, 10, 12)),
        64 => day((2026, 11, 20)),
        _ => {
            let step = i64::try_from(index - 38).expect("a small index");
            on_workday(day((2025, 10, 27)) + Duration::days(step * 13 + rng.between(0, 6)))
        }
    };
    let ended = match index {
        10 => Some(day((2025, 12, 31))),
        20 => Some(day((2026, 6, 30))),
        30 => Some(day((2026, 10, 16))),
        _ => None,
    };
    let owner = rng.pick(&["沈砚秋", "林疏影", "柏轻舟"]);
    Project {
        id: String::new(),
        name: SYSTEMS[(index * 3 + index / 8) % SYSTEMS.len()],
        customer: customer(if index < 60 { index } else { (index - 60) * 7 + 2 }),
        delivered,
        ended,
        zone: ZONES[rng.weighted(&[45, 20, 20, 12, 3])],
        visit_owner: if index == 33 { "" } else { owner },
        pm: rng.pick(&["丁若谷", "何见山"]),
        account_owner: rng.pick(&["严若溪", "贺知行"]),
        contact: if index == 24 { String::new() } else { contact(rng) },
        phone: if index == 24 { String::new() } else { phone(rng) },
        exempt: index == 12 || index == 50,
    }
}

/// The full name of the customer `index`.
fn customer(index: usize) -> String {
    format!("{}{}有限公司", STEMS[index], TRADES[(index * 7 + index / 10) % TRADES.len()])
}

/// A contact person at a customer's.
pub(super) fn contact(rng: &mut Rng) -> String {
    format!("{}{}", rng.pick(&SURNAMES), rng.pick(&["女士", "先生"]))
}

/// A number of the right form that belongs to nobody.
pub(super) fn phone(rng: &mut Rng) -> String {
    format!("1300000{:04}", rng.between(0, 9999))
}

/// Writes the roster.
pub(super) fn write_staff(company: &Company, folder: &mut Folder) {
    let mut table = Table::new("工号,姓名,部门,岗位,入职日期,离职日期,是否交周报");
    for person in &company.people {
        table.push(row![
            person.number,
            person.name,
            person.dept,
            person.role,
            person.joined,
            maybe(person.left),
            yes(person.reports_weekly)
        ]);
    }
    folder.add_text("staff.csv", &table.csv(), Form::Bom);
}

/// Writes the project register, which is also the list of customers: an Excel sheet saved as CSV, hence its title line.
pub(super) fn write_projects(company: &Company, folder: &mut Folder) {
    let mut table = Table::new(
        "项目编号,项目名称,客户名称,交付使用日期,终止日期,服务区域,回访责任人,项目经理,业务签单人员,客户联系人,联系电话,邮箱,免回访",
    );
    for (index, project) in company.projects.iter().enumerate() {
        let mail = if project.phone.is_empty() { String::new() } else { format!("contact{index:02}@example.com") };
        table.push(row![
            project.id,
            project.name,
            project.customer,
            slashed(project.delivered),
            maybe(project.ended.map(slashed)),
            project.zone,
            project.visit_owner,
            project.pm,
            project.account_owner,
            project.contact,
            project.phone,
            mail,
            yes(project.exempt)
        ]);
    }
    folder.add_text("projects.csv", &format!("项目台账（客服部维护）,,,,,,,,,,,,\n{}", table.csv()), Form::Plain);
}

//! Believable pages for the tests and for the eye: invented names and figures, every part of each template present.

use super::frame::{Frame, Issue, PAGES, PageId, Shell};
use super::parts::*;
use crate::locale::Locale;
use crate::time::Month;

/// Chinese or English words, for the names that an export or a regulation would bring.
pub(crate) fn say(l: &Locale, zh: &str, en: &str) -> String {
    if l.tag() == "zh-CN" { zh.to_owned() } else { en.to_owned() }
}

pub(crate) fn issue(l: &Locale) -> Issue {
    Issue {
        company: say(l, "示例科技有限公司", "Example Technology Ltd"),
        logo: None,
        month: l.month(Month::new(2026, 10).unwrap()),
        supervisor: say(l, "业务部", "Business department"),
        reader: say(l, "总经理", "General manager"),
        as_of: "2026-10-31 24:00".into(),
        edition: l.text_with("ui-version", &[("n", 1.into())]),
        draft: false,
        issued: Some("2026-11-04".into()),
        generator: "jiandu 0.1.0".into(),
        all: Some("../index.html".into()),
        previous: Some(Link::new(l.month(Month::new(2026, 9).unwrap()), "../2026-09/index.html")),
        next: None,
    }
}

pub(crate) const LANGUAGES: &[(&str, &str)] = &[("zh-CN", "中文"), ("en", "English")];

pub(crate) fn frame(l: &Locale, page: PageId<'_>, title: &str, list: bool) -> Frame {
    let has: Vec<_> = PAGES.iter().map(|(slug, ..)| *slug).collect();
    let shell = Shell { locale: l, languages: LANGUAGES, issue: issue(l), has: &has };
    shell.frame(page, title, format!("{title} · {}", issue(l).month), list)
}

/// The frame of a page of the navigation, with its name as heading.
pub(crate) fn listed(l: &Locale, slug: &str, list: bool) -> Frame {
    frame(l, PageId::listed(slug), &l.text(&format!("nav-{slug}")), list)
}

pub(crate) fn figure(l: &Locale, slug: &str, value: &str, pair: &str, state: State) -> Figure {
    Figure {
        slug: slug.into(),
        name: l.text(&format!("metric-{slug}")),
        value: value.into(),
        pair: (!pair.is_empty()).then(|| pair.into()),
        interval: None,
        target: None,
        state,
        uncertain: false,
        change: None,
        badges: Vec::new(),
        note: None,
        definition: format!("methods.html#{slug}"),
        rows: None,
        spark: None,
    }
}

pub(crate) fn target(l: &Locale, target: &str, floor: &str) -> Option<String> {
    let at = l.text_with("ui-target-is", &[("value", target.into())]);
    let floor = l.text_with("ui-floor-is", &[("value", floor.into())]);
    Some(format!("{at} · {floor}"))
}

/// A line of the last months.
pub(crate) fn spark(label: &str) -> Option<Markup> {
    Some(Markup(format!(
        "<svg class=\"spark\" role=\"img\" aria-label=\"{label}\" width=\"72\" height=\"18\" viewBox=\"0 0 72 18\">\
         <path d=\"M2 6 16 4 30 9 44 7 58 12 70 14\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>\
         <circle cx=\"70\" cy=\"14\" r=\"2.5\" fill=\"currentColor\"/></svg>"
    )))
}

/// A chart in its two layouts.
pub(crate) fn chart(l: &Locale, id: &str, zh: &str, en: &str) -> Chart {
    let draw = |class: &str, w: u32| {
        let points: Vec<String> =
            (0..13).map(|i| format!("{} {}", 30 + i * (w - 60) / 12, 40 + (i * 37 + 11) % 90)).collect();
        format!(
            "<svg class=\"chart {class}\" role=\"img\" aria-label=\"{}\" id=\"{id}-{class}\" viewBox=\"0 0 {w} 180\" \
             width=\"{w}\" height=\"180\"><path d=\"M30 150H{}\" stroke=\"currentColor\"/><path d=\"M{}\" fill=\"none\" \
             stroke=\"var(--c-s0)\" stroke-width=\"2\"/></svg>",
            say(l, zh, en),
            w - 20,
            points.join(" ")
        )
    };
    let title = say(l, zh, en);
    let heads = vec![l.text("chart-month"), l.text("chart-value"), "n".into()];
    let rows = [["2026-09", "80.0%", "60"], ["2026-10", "94.0%", "50"]];
    Chart {
        id: id.into(),
        caption: l.text_with("chart-caption-months", &[("n", 13.into())]),
        svg: Markup(draw("desk", 760) + &draw("phone", 328)),
        table: Some(Table::of_data(
            format!("{id}-data"),
            title.clone(),
            heads,
            rows.iter().map(|r| r.iter().map(|&c| c.to_owned()).collect()).collect(),
        )),
        title,
    }
}

/// A section with figures of these metrics and one of each other part.
pub(crate) fn section(l: &Locale, id: &str, metrics: &[&str], zh: &str, en: &str) -> Section {
    let figures = metrics
        .iter()
        .enumerate()
        .map(|(i, slug)| Figure {
            interval: (i % 2 == 0).then(|| "83.8–97.9".into()),
            target: target(l, "95%", "85%"),
            uncertain: i == 0,
            badges: if i == 1 { vec![say(l, "排除偏多", "many excluded")] } else { Vec::new() },
            spark: spark(&say(l, "近六个月", "the last six months")),
            rows: Some("rows/tickets.csv".into()),
            change: (i == 0).then(|| Change {
                arrow: Arrow::Down,
                good: false,
                text: say(l, "下降 8.1 个百分点", "down 8.1 points"),
            }),
            ..figure(l, slug, "94.0%", "47/50", State::ALL[i % 8])
        })
        .collect();
    Section {
        figures,
        notes: vec![say(
            l,
            "月初 41 + 新增 214 + 重开 6 − 办结 219 = 月末 42。",
            "Opening 41 + new 214 + reopened 6 − resolved 219 = closing 42.",
        )],
        charts: vec![chart(l, &format!("{id}-chart"), zh, en)],
        tables: vec![
            table(l, &format!("{id}-table")),
            Table { rows: Vec::new(), id: format!("{id}-none"), ..table(l, "") },
        ],
    }
}

/// A section on a page one folder down.
pub(crate) fn below(mut section: Section) -> Section {
    for f in &mut section.figures {
        f.definition.insert_str(0, "../");
        f.rows = f.rows.take().map(|r| format!("../{r}"));
    }
    section
}

/// Actions on a page one folder down.
pub(crate) fn actions_below(mut actions: Vec<super::parts::Action>) -> Vec<super::parts::Action> {
    for a in &mut actions {
        a.clause.href.insert_str(0, "../");
        a.href = a.href.take().map(|r| format!("../{r}"));
    }
    actions
}

/// The clauses of the strip: those with a coloured metric.
pub(crate) const CLAUSES: [&str; 2] = [
    "1.1a 1.1b 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.6 1.2.7a 1.2.7b 1.3 1.4 1.5a 1.5b 1.6 1.7a 1.7b 1.7d 1.7e 1.8 1.9 \
     1.10.1.1 1.10.1.2 1.10.1.3 1.10.2.2 1.10.2.3 1.10.3",
    "2.3.1 2.3.1(6) 2.3.2 2.4.1(1) 2.4.1(2) 2.4.2(1) 2.4.2(2) 2.4.2(4) 2.4.2(5)",
];

/// A table with a cell of each kind.
pub(crate) fn table(l: &Locale, id: &str) -> Table {
    let row = |n: usize, state| Row {
        id: Some(format!("{id}-{n}")),
        cells: vec![
            Cell::link(format!("GD20261014-00{n}"), format!("#{id}-{n}")),
            Cell::text("C-012").sort(format!("{n:05}")),
            Cell::text(format!("2026-10-{:02} 11:30", 10 + n)),
            Cell::text((n * 1_234).to_string()),
            Cell::state(state),
            Cell { spark: spark("0"), note: Some(say(l, "客户改约", "moved by the customer")), ..Cell::default() },
        ],
    };
    Table {
        id: id.into(),
        caption: say(l, "未按时的工单", "Tickets not on time"),
        columns: vec![
            Column::new(say(l, "编号", "Number"), Kind::Code),
            Column::filtered(say(l, "客户", "Customer"), Kind::Text),
            Column::new(say(l, "时限", "Limit"), Kind::Code),
            Column::new(say(l, "分钟", "Minutes"), Kind::Number),
            Column::filtered(say(l, "结果", "Outcome"), Kind::State),
            Column::new(say(l, "近况", "Trend"), Kind::Spark),
        ],
        rows: (1..5).map(|n| row(n, State::ALL[n])).collect(),
        note: Some(say(l, "另有 1 单因客户改约排除。", "One more was excluded: moved by the customer.")),
        list: false,
        stack: false,
    }
}

//! Every chart in every case: accessible, well-formed, nothing overlapping, nothing outside, the same twice.

use std::cell::RefCell;

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::canvas::{Area, BOLD, FONT, SMALL, text_width};
use super::trend::Trend;
use super::{ALL, CSS, Case, Width, draw, draw_both, fault_year, quadrant, table, trend};

/// A text of a picture: what it says and the box it takes.
struct Word {
    says: String,
    area: Area,
}

fn has_class(node: Node, class: &str) -> bool {
    node.ancestors().any(|a| a.attribute("class").is_some_and(|c| c.split(' ').any(|c| c == class)))
}

fn words(document: &Document) -> Vec<Word> {
    let texts = document.descendants().filter(|n| n.has_tag_name("text"));
    texts
        .map(|n| {
            let number = |name: &str| -> f64 { n.attribute(name).unwrap().parse().unwrap() };
            let says = n.text().unwrap_or_default().to_owned();
            let size = if has_class(n, "sm") { SMALL } else { FONT };
            let bold = if has_class(n, "b") || has_class(n, "name") { BOLD } else { 1.0 };
            let width = text_width(&says, size) * bold;
            // The nearest class decides, as in the style sheet.
            let own = n.attribute("class").unwrap_or_default();
            let x0 = number("x")
                - match own {
                    c if c.split(' ').any(|c| c == "end") => width,
                    c if c.split(' ').any(|c| c == "mid") => width / 2.0,
                    _ if has_class(n, "end") => width,
                    _ if has_class(n, "mid") => width / 2.0,
                    _ => 0.0,
                };
            let y = number("y");
            Word { says, area: Area { x0, y0: y - size * 0.8, x1: x0 + width, y1: y + size * 0.15 } }
        })
        .collect()
}

/// Calls the check with every chart, case and layout; the name says which one failed.
fn each(check: impl Fn(&str, &str)) {
    for kind in ALL {
        for case in Case::ALL {
            let chart = (kind.sample)(case);
            for width in Width::BOTH {
                let name = format!("{} {case:?} {width:?}", kind.slug);
                check(&name, &draw(chart.as_ref(), "fig-1", width));
            }
        }
    }
}

#[test]
fn every_picture_is_well_formed_and_says_what_it_is() {
    each(|name, svg| {
        let document = Document::parse(svg).unwrap_or_else(|e| panic!("{name}: {e}\n{svg}"));
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        for (attribute, tag) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
            let id = root.attribute(attribute).unwrap();
            let named = document.descendants().find(|n| n.attribute("id") == Some(id)).unwrap();
            assert!(named.has_tag_name(tag) || named.tag_name().name() == tag, "{name}");
            assert!(named.text().is_some_and(|t| !t.is_empty()), "{name}: empty {tag}");
        }
        assert!(root.attribute("lang").is_some_and(|l| !l.is_empty()), "{name}");
    });
}

/// What is wrong with the words of a picture: overlaps, and words that leave the sheet.
fn faults(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let view: Vec<f64> =
        document.root_element().attribute("viewBox").unwrap().split(' ').map(|v| v.parse().unwrap()).collect();
    let sheet = Area { x0: -0.5, y0: -0.5, x1: view[2] + 0.5, y1: view[3] + 0.5 };
    let words = words(&document);
    let mut faults = Vec::new();
    for (i, word) in words.iter().enumerate() {
        if !word.area.within(&sheet) {
            faults.push(format!("{:?} leaves the sheet: {:?}", word.says, word.area));
        }
        for other in words[i + 1..].iter().filter(|other| word.area.meets(&other.area)) {
            faults.push(format!("{:?} overlaps {:?}", word.says, other.says));
        }
    }
    faults
}

#[test]
fn no_two_words_of_a_picture_overlap_and_none_leaves_it() {
    let all = RefCell::new(Vec::new());
    each(|name, svg| all.borrow_mut().extend(faults(svg).into_iter().map(|f| format!("{name}: {f}"))));
    let all = all.into_inner();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn the_check_for_overlaps_sees_one() {
    let svg = r#"<svg viewBox="0 0 100 20"><text x="0" y="12">abc</text><text x="5" y="14">d</text></svg>"#;
    assert_eq!(faults(svg), [r#""abc" overlaps "d""#]);
}

fn a_trend() -> impl Strategy<Value = Trend> {
    let value = proptest::option::weighted(0.85, 0.0..=100.0_f64);
    let limits = proptest::option::of((0.0..60.0_f64, 40.0..=100.0_f64));
    let signal = proptest::option::weighted(0.2, "[a-z高低于限 ]{1,12}");
    let point = (value, proptest::option::of(0..200_000_u32), limits, signal, any::<bool>());
    let words = ("[a-zA-Z 目标上限]{0,16}", "[a-zA-Z 基线不足]{0,30}");
    (proptest::collection::vec(point, 0..40), words, 0.0..=100.0_f64).prop_map(|(points, (label, note), level)| {
        let mut trend = trend::sample(Case::Normal);
        let first = trend.points[0].month;
        let point = |(i, (value, n, limits, signal, small)): (usize, (Option<f64>, _, _, _, _))| trend::Point {
            month: first.plus(i as i32),
            value,
            shown: value.map(|v| format!("{v:.1}%")).unwrap_or_default(),
            n,
            small,
            limits,
            signal,
        };
        trend.points = points.into_iter().enumerate().map(point).collect();
        trend.target = Some(trend::Level { value: level, label });
        trend.note = note;
        trend
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_trend_whatsoever_has_words_that_overlap(trend in a_trend()) {
        for width in Width::BOTH {
            let svg = draw(&trend, "fig-1", width);
            prop_assert_eq!(faults(&svg), Vec::<String>::new());
        }
    }

    #[test]
    fn no_quadrant_whatsoever_has_words_that_overlap(at in proptest::collection::vec((0.0..50.0_f64, 0.0..100.0_f64), 0..25)) {
        let mut chart = quadrant::sample(Case::Normal);
        let point = chart.points[0].clone();
        let weighed = |(importance, satisfaction)| quadrant::Weighed { importance, satisfaction, ..point.clone() };
        chart.points = at.into_iter().map(weighed).collect();
        for width in Width::BOTH {
            prop_assert_eq!(faults(&draw(&chart, "fig-1", width)), Vec::<String>::new());
        }
    }

    #[test]
    fn no_year_of_faults_has_words_that_overlap(mut days in proptest::collection::vec(0..366_u32, 0..30)) {
        days.sort_unstable();
        let mut chart = fault_year::sample(Case::Normal);
        let fault = chart.faults[1].clone();
        chart.faults = days.into_iter().map(|day| fault_year::FaultMark { day, ..fault.clone() }).collect();
        for width in Width::BOTH {
            prop_assert_eq!(faults(&draw(&chart, "fig-1", width)), Vec::<String>::new());
        }
    }
}

#[test]
fn no_picture_has_a_colour_a_style_or_a_long_coordinate() {
    each(|name, svg| {
        for forbidden in [" style=", " fill=", " stroke=", "NaN", "inf", "#"] {
            assert!(!svg.contains(forbidden), "{name}: {forbidden}");
        }
        let document = Document::parse(svg).unwrap();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            for a in node.attributes().filter(|a| matches!(a.name(), "x" | "y" | "cx" | "cy" | "r" | "d" | "width")) {
                let long = a.value().split(|c: char| !c.is_ascii_digit() && c != '.');
                let long = long.filter_map(|n| n.split_once('.')).any(|(_, decimals)| decimals.len() > 1);
                assert!(!long, "{name}: {}", a.value());
            }
        }
    });
}

#[test]
fn every_class_of_every_picture_is_in_the_style_sheet() {
    each(|name, svg| {
        let document = Document::parse(svg).unwrap();
        for class in document.descendants().filter_map(|n| n.attribute("class")).flat_map(|c| c.split(' ')) {
            assert!(CSS.contains(&format!(".{class}")), "{name}: no rule for .{class}");
        }
    });
}

#[test]
fn every_table_has_as_many_cells_as_headings() {
    for kind in ALL {
        for case in Case::ALL {
            let table = table((kind.sample)(case).as_ref());
            assert!(!table.headers.is_empty(), "{}", kind.slug);
            for row in &table.rows {
                assert_eq!(row.len(), table.headers.len(), "{} {case:?}: {row:?}", kind.slug);
            }
            assert!(case == Case::Empty || !table.rows.is_empty(), "{} {case:?}", kind.slug);
        }
    }
}

#[test]
fn the_same_chart_is_the_same_text_and_its_ids_are_unique() {
    for kind in ALL {
        let [one, two] = [(); 2].map(|()| draw_both((kind.sample)(Case::Normal).as_ref(), "fig-1"));
        assert_eq!(one, two, "{}", kind.slug);
        let mut ids: Vec<&str> = one.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", kind.slug);
    }
}

#[test]
fn charts_are_small() {
    let trend = draw(&trend::sample(Case::Normal), "fig-1", Width::Desk);
    assert!(trend.len() <= 10_000, "trend: {} bytes", trend.len());
    for kind in ALL {
        for width in Width::BOTH {
            let bytes = draw((kind.sample)(Case::Normal).as_ref(), "fig-1", width).len();
            assert!(bytes <= 24_000, "{} {width:?}: {bytes} bytes", kind.slug);
        }
    }
}

/// The relative luminance of `#rgb` or `#rrggbb`, as the accessibility guidelines define it.
fn luminance(color: &str) -> f64 {
    let hex = color.strip_prefix('#').unwrap();
    let hex: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    let channel = |i: usize| {
        let v = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

#[test]
fn every_colour_that_carries_words_is_readable_in_light_and_dark() {
    let themes: Vec<&str> = CSS.split(":root {").skip(1).map(|t| t.split('}').next().unwrap()).collect();
    for theme in &themes {
        let color =
            |name: &str| luminance(theme.split(&format!("--c-{name}: ")).nth(1).unwrap().split(';').next().unwrap());
        let contrast = |a: &str, b: &str| {
            let (a, b) = (color(a), color(b));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for ink in ["text", "muted", "good", "warn", "bad", "none", "s0", "s1", "s2"] {
            assert!(contrast(ink, "bg") >= 4.5, "--c-{ink}: {:.2} in {theme}", contrast(ink, "bg"));
        }
        for ground in ["q0", "q1", "q2", "q3", "q4", "o0", "o1", "o2", "o3", "o4"] {
            assert!(contrast("text", ground) >= 4.5, "text on --c-{ground}: {:.2}", contrast("text", ground));
        }
        assert!(contrast("muted", "q0") >= 4.5, "remarks on holidays");
    }
    assert_eq!(themes.len(), 2, "light, which is also for paper, and dark");
}

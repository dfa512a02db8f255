//! The one stylesheet and the one script of the site, and what an issue adds to the first.

use crate::locale::Locale;

/// The visual system: type, space, colour roles and parts.
pub const SHEET: &str = include_str!("../../templates/assets/site.css");

/// Search, filter and sort for long tables; a page is complete without it.
pub const LISTS: &str = include_str!("../../templates/assets/lists.js");

/// The picture in a browser's tab.
pub const ICON: &str = include_str!("../../templates/assets/icon.svg");

/// In which light the pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// As the reader's system prefers.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark on a screen; paper stays white.
    Dark,
}

/// What an issue adds to the visual system.
#[derive(Clone, Copy, Debug)]
pub struct Dress<'a> {
    /// The visual system: [`SHEET`], or the one that the department puts in its place.
    pub sheet: &'a str,
    /// In which light.
    pub light: Light,
    /// The accent colour, `#rrggbb`; on a dark ground it is lightened until it can be read.
    pub accent: Option<&'a str>,
    /// The running foot of printed pages in each language, by tag, which only a stylesheet can say.
    pub feet: &'a [(&'a str, &'a str)],
}

impl Default for Dress<'_> {
    fn default() -> Self {
        Self { sheet: SHEET, light: Light::default(), accent: None, feet: &[] }
    }
}

/// The stylesheet of an issue: that of the charts, the visual system, which sets the colours of both, and the dress.
#[must_use]
pub fn stylesheet(charts: &str, dress: &Dress<'_>) -> String {
    const DARK: &str = "@media (prefers-color-scheme: dark)";
    // The charts' own sheet names screens too, for when it stands alone.
    let charts = charts.replace("@media screen and (prefers-color-scheme: dark)", DARK);
    let mut sheet = format!("{charts}\n{}", dress.sheet);
    if let Some(accent) = dress.accent {
        sheet.push_str(&format!(
            "\n@media screen {{ :root {{ --c-accent: {accent}; }} }}\n{DARK} {{ :root {{ --c-accent: color-mix(in srgb, {accent} 40%, white); }} }}"
        ));
    }
    sheet = match dress.light {
        Light::Auto => sheet,
        Light::Light => {
            sheet.replace(DARK, "@media not all").replace("color-scheme: light dark", "color-scheme: light")
        }
        Light::Dark => sheet.replace(DARK, "@media screen").replace("color-scheme: light dark", "color-scheme: dark"),
    };
    for (tag, foot) in dress.feet {
        let page = page_name(tag);
        let foot = css_string(foot);
        sheet.push_str(&format!(
            "\n:root:lang({tag}) {{ page: {page}; }}\n@page {page} {{ @bottom-left {{ content: {foot}; }} }}"
        ));
    }
    sheet.push('\n');
    sheet
}

/// What stands at the foot of every printed page.
#[must_use]
pub fn foot(locale: &Locale, month: &str, edition: &str) -> String {
    format!("{} {month} {edition}", locale.text("ui-report"))
}

fn page_name(tag: &str) -> String {
    format!("foot-{}", tag.to_ascii_lowercase())
}

/// A string of a stylesheet: nothing in it can end it.
pub(super) fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '\n' | '\r' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_issue_asks_no_system_for_its_light_not_even_in_charts() {
        let sheet = stylesheet(crate::charts::CSS, &Dress { light: Light::Light, ..Dress::default() });
        assert!(!sheet.contains("prefers-color-scheme"));
    }

    #[test]
    fn the_sheet_and_the_script_stay_small() {
        assert!(SHEET.len() < 25_000, "{}", SHEET.len());
        assert!(LISTS.len() < 8_000, "{}", LISTS.len());
    }

    #[test]
    fn the_foot_of_a_page_cannot_break_out_of_its_string() {
        let feet = [("zh-CN", "2026年10月 \"第1版\"\\ </style>")];
        let sheet = stylesheet("", &Dress { feet: &feet, ..Dress::default() });
        assert!(sheet.contains(r#"content: "2026年10月 \22 第1版\22 \5c  \3c /style>""#), "{sheet}");
    }

    #[test]
    fn a_department_may_choose_its_accent_and_its_light() {
        let dress = |light| stylesheet("", &Dress { sheet: SHEET, light, accent: Some("#7a1f2b"), feet: &[] });
        assert!(dress(Light::Auto).contains("prefers-color-scheme: dark") && dress(Light::Auto).contains("#7a1f2b"));
        assert!(!dress(Light::Light).contains("prefers-color-scheme"));
        assert!(dress(Light::Dark).contains("color-scheme: dark;"));
    }

    /// Relative luminance of a colour `#rgb` or `#rrggbb` by the rule of WCAG 2.
    fn luminance(colour: &str) -> f64 {
        let hex = colour.trim_start_matches('#');
        let wide: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let part = |i: usize| {
            let c = f64::from(u8::from_str_radix(&wide[i..i + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn every_colour_of_text_can_be_read_on_its_ground_in_light_dark_and_print() {
        let contrast = |a: &str, b: &str| {
            let (a, b) = (luminance(a), luminance(b));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        let blocks = |sheet: &'static str| -> Vec<&'static str> {
            sheet.split(":root {").skip(1).map(|block| block.split('}').next().unwrap()).collect()
        };
        let (charts, pages) = (blocks(crate::charts::CSS), blocks(SHEET));
        // The pages' sheet adds to the colours of the charts on a screen, and sets all of them again on paper.
        let themes = [[charts[0], pages[0]].concat(), [charts[1], pages[1]].concat(), pages[2].to_owned()];
        for theme in themes {
            let get = |name: &str| {
                let value = theme.split(&format!("{name}:")).nth(1).unwrap_or_else(|| panic!("{name} in {theme}"));
                value.split(';').next().unwrap().trim().to_owned()
            };
            let ground = get("--c-bg");
            for name in ["text", "muted", "accent", "good", "warn", "bad", "none", "s0", "s1", "s2"] {
                let colour = get(&format!("--c-{name}"));
                assert!(contrast(&colour, &ground) >= 4.5, "{name} {colour} on {ground}");
            }
            for state in ["good", "warn", "bad"] {
                let (colour, wash) = (get(&format!("--c-{state}")), get(&format!("--c-{state}-wash")));
                assert!(contrast(&colour, &wash) >= 4.5, "{colour} on its wash {wash}");
            }
        }
    }
}

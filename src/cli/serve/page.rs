//! The pages of the preview that are no pages of a report: what is wrong, and that there is nothing yet.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::problems;
use crate::locale::Locale;
use crate::pipeline::{Error, Spot};
use crate::said::{Said, Tongue, said};
use crate::site::Engine;

const TEMPLATE: &str = include_str!("page.html");

/// What the template sees. The engine escapes every text of it: an error quotes what the user, or an export, wrote.
#[derive(Serialize)]
struct View {
    title: String,
    heading: Both,
    calm: bool,
    spots: Vec<Place>,
    message: Option<Both>,
    help: Option<Both>,
    foot: Both,
}

#[derive(Serialize)]
struct Both {
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct Place {
    place: String,
    found: String,
    message: Both,
    expected: Option<Both>,
    note: Option<Both>,
    help: Option<Both>,
}

impl From<&Said> for Both {
    fn from(said: &Said) -> Self {
        Self { zh: said.zh.to_string(), en: said.en.to_string() }
    }
}

/// The page of an error: each place that is wrong, or the message where no place is known.
pub(super) fn failed(error: &Error) -> String {
    let place = |spot: &Spot| Place {
        place: spot.place.clone(),
        found: spot.found.clone(),
        message: (&spot.message).into(),
        expected: expected(&spot.expected),
        note: note(&spot.expected),
        help: spot.help.as_ref().map(Both::from),
    };
    let message = Said { en: whole(error, Tongue::English).into(), zh: whole(error, Tongue::Chinese).into() };
    drawn(
        &said!("The report was not built", "报告没有生成"),
        &said!("Save the correction and this page becomes the report again.", "改好并保存后，这一页会自动变回报告。"),
        View {
            spots: error.spots.iter().map(place).collect(),
            message: error.spots.is_empty().then(|| Both::from(&message)),
            help: error.help.as_deref().map(Both::from),
            ..View::calm()
        },
        false,
    )
}

/// The message, and the problems of the inputs that it is about.
fn whole(error: &Error, tongue: Tongue) -> String {
    let problems = Locale::builtin(tongue.tag()).ok().and_then(|locale| problems::of(error, &locale));
    let message = error.bare(tongue).to_owned();
    problems.map_or(message.clone(), |problems| format!("{message}\n{problems}"))
}

/// What should stand there, without the word that the page has already.
fn expected(said: &Said) -> Option<Both> {
    let en = said.en.strip_prefix("expected ")?;
    let zh = said.zh.strip_prefix("应为").unwrap_or(&said.zh);
    Some(Both { zh: zh.to_owned(), en: en.to_owned() })
}

/// What is said at the place and is no expectation, unless it only repeats that the name is unknown.
fn note(said: &Said) -> Option<Both> {
    let own = !said.is_empty() && !said.en.starts_with("expected ") && !said.en.starts_with("unknown ");
    own.then(|| said.into())
}

/// The page before the first build is done.
pub(super) fn begun() -> String {
    drawn(
        &said!("Reading the exports …", "正在读取导出文件……"),
        &said!("The report appears here by itself.", "生成后，报告会自动出现在这里。"),
        View::calm(),
        true,
    )
}

/// The page for an address that the report does not have (any more).
pub(super) fn absent() -> String {
    drawn(
        &said!("The report has no such page", "报告里没有这一页"),
        &said!("It begins at the address / of this server.", "报告从本服务器的地址 / 开始。"),
        View::calm(),
        true,
    )
}

impl View {
    fn calm() -> Self {
        let empty = || Both::from(&Said::default());
        Self {
            title: String::new(),
            heading: empty(),
            calm: true,
            spots: Vec::new(),
            message: None,
            help: None,
            foot: empty(),
        }
    }
}

fn drawn(heading: &Said, foot: &Said, view: View, calm: bool) -> String {
    let title = format!("{} · {}", heading.zh, heading.en);
    let view = View { title, heading: heading.into(), foot: foot.into(), calm, ..view };
    let engine = Engine::with([("page.html", TEMPLATE)], BTreeMap::new(), |_| ());
    engine.and_then(|engine| engine.render("page.html", &view)).expect("the template fits its view, which tests prove")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn an_error_is_told_with_its_place_in_both_languages() {
        let error = Settings::parse("[org]\ncompani = \"x\"\n", "data/report.toml").expect_err("misspelt");
        let page = failed(&error.into());
        for said in [
            "data/report.toml:2:1",
            "<code>compani = &quot;x&quot;</code>",
            "没有 `compani` 这个设置",
            "is not a setting",
            "是不是 `company`？",
            "did you mean `company`?",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }

    #[test]
    fn what_is_expected_is_said_once() {
        let error = Settings::parse("[period]\nstart_day = 31\n[org]\ncompany = 甲\n", "report.toml");
        let page = failed(&error.expect_err("no TOML").into());
        assert!(page.contains("<dt>说明 note</dt><dd>从这里起读不懂"), "{page}");
        let error = Settings::parse("[period]\nstart_day = 31\n", "report.toml");
        let page = failed(&error.expect_err("no such day").into());
        assert!(
            page.contains("<dt>应为 expected</dt><dd>1 至 28 的日子<span class=\"en\" lang=\"en\">a day from 1 to 28"),
            "{page}"
        );
    }

    #[test]
    fn nothing_that_an_error_quotes_takes_effect() {
        let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        let text = format!("[org]\n\"{}\" = 1\n", evil.replace('"', ""));
        let error: Error = Settings::parse(&text, "data/report.toml").expect_err("unknown").into();
        for page in [failed(&error), failed(&Error::failed(evil).help(evil))] {
            assert!(!page.contains("<script") && !page.contains("<img") && page.contains("&lt;img"), "{page}");
        }
    }

    #[test]
    fn an_error_about_inputs_lists_what_is_wrong_with_them() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("tickets.csv"), "a|b\n1|2\n").expect("written");
        let intake = crate::link::tickets::Intake::of_all(crate::time::Periods::default());
        let watch = crate::pipeline::Unwatched;
        let read = crate::pipeline::Exports::read(dir.path(), &Settings::default(), &intake, &watch);
        let error = crate::pipeline::newest_month(&read.expect("read"), crate::time::Periods::default());
        let page = failed(&error.expect_err("nothing is dated"));
        assert!(page.contains("data/tickets.csv:1: `a|b`: 未找到表头"), "{page}");
        assert!(page.contains("no header row found") && page.contains("delimiter"), "{page}");
    }

    #[test]
    fn an_error_without_a_place_shows_its_message_and_its_help() {
        let error = Error::new(crate::pipeline::Blame::User, said!("no exports", "没有导出")).help("do it");
        let page = failed(&error);
        assert!(
            page.contains("<pre>没有导出</pre>") && page.contains("no exports") && page.contains("do it"),
            "{page}"
        );
        assert!(begun().contains("正在读取") && absent().contains("no such page"));
    }
}

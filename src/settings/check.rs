//! What settings must not say together, beyond the form of each value.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::fault::Fault;
use super::{Decimal, Holidays, Hours, Limits, Naming, Settings, Year};
use crate::said::{Said, said};
use crate::time::state_council;

struct Checker<'a> {
    settings: &'a Settings,
    faults: &'a mut Vec<Fault>,
}

pub(super) fn check(settings: &Settings, faults: &mut Vec<Fault>) {
    let mut checker = Checker { settings, faults };
    checker.whole();
    checker.display();
    checker.shares();
    for (from, effective) in &settings.steps {
        let month = from.map(|it| it.to_string());
        let prefix: Vec<&str> = month.as_deref().map_or_else(Vec::new, |month| vec!["since", month]);
        // What a later table does not write was looked at before.
        let writes = |table| prefix.is_empty() || settings.source.places.has(&[&prefix, &[table][..]].concat());
        if writes("calendar") {
            checker.hours(&prefix, &effective.hours);
        }
        if writes("limits") {
            checker.limits(&prefix, &effective.limits);
        }
    }
    for (number, year) in &settings.calendar.years {
        checker.year(*number, year);
    }
    checker.watched();
    checker.scales();
    checker.weights();
}

impl Checker<'_> {
    fn fault(&mut self, path: &[&str], message: Said, expected: Said, help: Option<Said>) {
        let span = self.settings.source.places.value_of(path);
        self.faults.push(Fault { span, message, expected, help });
    }

    fn must(&mut self, holds: bool, path: &[&str], expected: &Said) {
        if !holds {
            let key = path.join(".");
            let message = said!("`{key}` is out of its range", "`{key}` 超出范围");
            let expected =
                Said { en: format!("expected {}", expected.en).into(), zh: format!("应为{}", expected.zh).into() };
            self.fault(path, message, expected, None);
        }
    }

    fn whole(&mut self) {
        let it = self.settings;
        self.must(
            (1..=28).contains(&it.period.start_day),
            &["period", "start_day"],
            &said!("a day from 1 to 28", "1 至 28 的日子"),
        );
        self.must(it.ingest.header_scan >= 1, &["ingest", "header_scan"], &said!("at least one line", "至少一行"));
        let chapters = &it.org.chapters;
        let sound = !chapters.is_empty() && chapters.iter().all(|chapter| (1..=2).contains(chapter));
        self.must(sound, &["org", "chapters"], &said!("[1], [2] or [1, 2]", "[1]、[2] 或 [1, 2]"));
        self.must(!it.visits.methods.is_empty(), &["visits", "methods"], &said!("at least one method", "至少一种方式"));
        self.must(
            it.yearend.active_on <= it.yearend.due,
            &["yearend", "due"],
            &said!("a day not before `active_on`", "不早于 `active_on` 的日子"),
        );
        self.must(
            it.stats.baseline_min <= it.stats.baseline_months,
            &["stats", "baseline_min"],
            &said!("at most `baseline_months`", "不大于 `baseline_months`"),
        );
        if let Some(freeze) = &it.stats.baseline_freeze {
            self.must(
                freeze.from <= freeze.to,
                &["stats", "baseline_freeze", "to"],
                &said!("a month not before `from`", "不早于 `from` 的月份"),
            );
        }
        for (name, shift) in [("evening", &it.shop.evening), ("fullday", &it.shop.fullday)] {
            self.must(
                shift.from < shift.to,
                &["shop", name, "to"],
                &said!("a time after `from`, up to \"24:00\"", "晚于 `from` 的时刻，最晚 \"24:00\""),
            );
        }
        if it.publish.engineers == Naming::Named && it.publish.named_basis.trim().is_empty() {
            self.fault(
                &["publish", "engineers"],
                said!("engineers are named without a stated basis", "工程师署名，却没有写明依据"),
                said!("needs `named_basis`", "需要 `named_basis`"),
                Some(said!(
                    "say in `publish.named_basis` on what ground, or write `engineers = \"coded\"`",
                    "在 `publish.named_basis` 写明依据，或写 `engineers = \"coded\"`"
                )),
            );
        }
    }

    fn display(&mut self) {
        let it = &self.settings.display;
        let tag = |tag: &String| {
            let parts: Vec<_> = tag.split('-').collect();
            parts[0].len() >= 2
                && parts.iter().all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
        };
        let distinct: BTreeSet<_> = it.languages.iter().collect();
        let sound = !distinct.is_empty() && distinct.len() == it.languages.len() && it.languages.iter().all(tag);
        self.must(
            sound,
            &["display", "languages"],
            &said!("language tags like [\"zh-CN\", \"en\"], each once", "语言标记，如 [\"zh-CN\", \"en\"]，各一次"),
        );
        self.must(
            (1..=120).contains(&it.history_months),
            &["display", "history_months"],
            &said!("1 to 120 months", "1 至 120 个月"),
        );
        // Both go into pages and styles as they are, so that only their plainest forms are let through.
        if let Some(accent) = &it.accent {
            let digits = accent.strip_prefix('#').filter(|hex| hex.len() == 6);
            let sound = digits.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
            self.must(sound, &["display", "accent"], &said!("a colour like \"#1f5fa8\"", "颜色，如 \"#1f5fa8\""));
        }
        if let Some(logo) = &it.logo {
            let below =
                !logo.contains(['\\', ':']) && !logo.starts_with('/') && logo.split('/').all(|part| part != "..");
            let picture =
                [".svg", ".png", ".jpg", ".jpeg", ".webp"].iter().any(|end| logo.to_lowercase().ends_with(end));
            self.must(
                below && picture,
                &["display", "logo"],
                &said!(
                    "an SVG, PNG, JPEG or WebP file inside the report folder",
                    "报告文件夹内的 SVG、PNG、JPEG 或 WebP 文件"
                ),
            );
        }
    }

    fn shares(&mut self) {
        let it = self.settings;
        let one = Decimal::from_millionths(1_000_000);
        let zero = Decimal::default();
        for (path, share) in [
            (["ingest", "max_reject_share"], it.ingest.max_reject_share),
            (["survey", "min_weight_answered"], it.survey.min_weight_answered),
            (["score", "min_coverage"], it.score.min_coverage),
        ] {
            self.must((zero..=one).contains(&share), &path, &said!("a share from 0 to 1", "0 至 1 的比例"));
        }
        for (path, confidence) in [
            (["stats", "confidence"], it.stats.confidence),
            (["stats", "compare_confidence"], it.stats.compare_confidence),
        ] {
            self.must(
                zero < confidence && confidence < one,
                &path,
                &said!("a confidence between 0 and 1, like 0.95", "0 与 1 之间的置信水平，如 0.95"),
            );
        }
    }

    fn hours(&mut self, prefix: &[&str], hours: &Hours) {
        let path = |key| [prefix, &["calendar", key]].concat();
        let mut days: Vec<_> = hours.workdays.iter().map(|day| day.0.num_days_from_monday()).collect();
        days.sort_unstable();
        let distinct = days.windows(2).all(|pair| pair[0] < pair[1]);
        self.must(
            !days.is_empty() && distinct,
            &path("workdays"),
            &said!("at least one day of the week, each once", "至少一个星期几，各一次"),
        );
        self.must(
            !hours.intervals.is_empty(),
            &path("intervals"),
            &said!("at least one span like \"09:00-12:00\"", "至少一个时段，如 \"09:00-12:00\""),
        );
        if let Some(pair) = hours.intervals.windows(2).find(|pair| pair[1].from < pair[0].to) {
            let (a, b) = (pair[0], pair[1]);
            let message = said!("the working hours {a} and {b} overlap", "工作时段 {a} 与 {b} 重叠");
            self.fault(&path("intervals"), message, apart(), None);
        }
    }

    fn limits(&mut self, prefix: &[&str], limits: &Limits) {
        for (name, zone) in &limits.zones {
            let path = [prefix, &["limits", "zones", name]].concat();
            self.must(
                zone.depart <= zone.arrive,
                &path,
                &said!("an arrival that is not before the departure", "不早于出发的到场时限"),
            );
        }
        let path = [prefix, &["limits", "followup", "low_score_max"]].concat();
        self.must(
            (1..=5).contains(&limits.followup.low_score_max),
            &path,
            &said!("a rating from 1 to 5", "1 至 5 的评分"),
        );
    }

    fn year(&mut self, number: i32, year: &Year) {
        let text = format!("{number:04}");
        let workdays = &self.settings.steps[0].1.hours.workdays;
        let works = |date: &chrono::NaiveDate| workdays.iter().any(|day| day.0 == date.weekday());
        for (index, span) in year.off.iter().enumerate() {
            let index = index.to_string();
            let path = ["calendar", &text, "off", &index];
            let name = &span.name;
            let (from, to) = (span.from.0, span.to.0);
            if from > to {
                self.fault(
                    &path,
                    said!("{name} ends before it begins", "{name} 的结束早于开始"),
                    said!("expected `from` not after `to`", "`from` 不应晚于 `to`"),
                    None,
                );
            } else if to.year() < number || from.year() > number {
                let message = said!("{name} does not lie in {number}", "{name} 不在 {number} 年");
                self.fault(&path, message, said!("expected days of {number}", "应为 {number} 年的日期"), None);
            } else if (to - from).num_days() > 31 {
                let message = said!("{name} lasts for more than a month", "{name} 超过一个月");
                self.fault(&path, message, said!("expected a span of days off", "应为一段放假日期"), None);
            }
            let before = year.off.iter().take_while(|other| *other != span);
            if let Some(other) = before.into_iter().find(|other| other.from.0 <= to && from <= other.to.0) {
                let other = &other.name;
                let message = said!("{other} and {name} overlap", "{other} 与 {name} 重叠");
                self.fault(&path, message, apart(), None);
            }
        }
        for (index, date) in year.work.iter().enumerate() {
            let index = index.to_string();
            let path = ["calendar", &text, "work", &index];
            // The notice of a year may move days of the December before it.
            let near =
                (date.0 - chrono::Days::new(31)).year() <= number && number <= (date.0 + chrono::Days::new(31)).year();
            if !near {
                let message = said!("{date} does not belong to {number}", "{date} 不属于 {number} 年");
                self.fault(&path, message, said!("expected a day of {number}", "应为 {number} 年的日期"), None);
            } else if works(&date.0) {
                let day = date.0.weekday();
                let message = said!("{date} is a working day ({day}) anyway", "{date}（{day}）本来就是工作日");
                let help = said!(
                    "`work` lists make-up days: days of the weekend on which is worked",
                    "`work` 只列调休上班的周末"
                );
                self.fault(&path, message, said!("expected a day off of the week", "应为休息日"), Some(help));
            } else if let Some(span) = year.off.iter().find(|span| span.from <= *date && *date <= span.to) {
                let name = &span.name;
                let message = said!(
                    "{date} is both a make-up day and a day of {name}",
                    "{date} 既是调休上班日，又在 {name} 之内"
                );
                let expected = said!("expected a day outside every span of `off`", "应为 `off` 各段之外的日期");
                self.fault(&path, message, expected, None);
            }
        }
    }

    /// A misspelt festival would never be watched, and nobody would miss it.
    fn watched(&mut self) {
        let it = self.settings;
        if !it.source.places.has(&["holiday_watch", "names"]) {
            return;
        }
        let own = it.calendar.tables();
        let announced = (it.calendar.holidays == Holidays::China).then(state_council);
        let spans: Vec<_> = own.values().chain(announced.into_iter().flat_map(BTreeMap::values)).collect();
        for (index, name) in it.holiday_watch.names.iter().enumerate() {
            if spans.iter().flat_map(|table| &table.off).any(|span| span.is_named(name)) {
                continue;
            }
            let names: BTreeSet<_> =
                spans.iter().flat_map(|table| &table.off).flat_map(|span| span.name.split('、')).collect();
            let names = names.into_iter().collect::<Vec<_>>().join(", ");
            let message = said!("no calendar knows the holiday `{name}`", "没有哪个日历有节假日 `{name}`");
            let expected = said!("expected one of {names}", "应为其中之一：{names}");
            self.fault(&["holiday_watch", "names", &index.to_string()], message, expected, None);
        }
    }

    fn scales(&mut self) {
        let survey = &self.settings.survey;
        for (index, scale) in survey.scale.iter().enumerate() {
            let place = self.scale_place(index);
            let path: Vec<&str> = place.iter().map(String::as_str).collect();
            let id = &scale.id;
            if scale.labels.is_empty() == scale.numeric.is_none() {
                let message =
                    said!("the scale {id} needs either labels or numbers", "量表 {id} 应有文字或数值，只取其一");
                self.fault(&path, message, said!("expected `labels` or `numeric`", "应为 `labels` 或 `numeric`"), None);
            }
            let labels: BTreeSet<_> = scale.labels.iter().collect();
            if scale.labels.len() == 1 || labels.len() < scale.labels.len() {
                let message = said!("the labels of the scale {id} are not distinct", "量表 {id} 的文字有重复");
                let expected = said!("expected at least two labels, from worst to best", "至少两个文字，从最差到最好");
                self.fault(&path, message, expected, None);
            }
            if let Some(numeric) = scale.numeric.filter(|it| it.min >= it.max) {
                let (min, max) = (numeric.min, numeric.max);
                let message = said!("the scale {id} runs from {min} to {max}", "量表 {id} 从 {min} 到 {max}");
                self.fault(&path, message, said!("expected `min` below `max`", "`min` 应小于 `max`"), None);
            }
            if let Some((word, label)) = scale.synonyms.iter().find(|(_, label)| !labels.contains(label)) {
                let message = said!(
                    "`{word}` stands for `{label}`, which is no label of the scale {id}",
                    "`{word}` 对应的 `{label}` 不是量表 {id} 的文字"
                );
                self.fault(&path, message, said!("expected one of its labels", "应为它的文字之一"), None);
            }
            for other in &survey.scale[..index] {
                let same: BTreeSet<_> = other.labels.iter().collect();
                if other.id == scale.id {
                    let message = said!("the scale {id} is there twice", "量表 {id} 写了两次");
                    self.fault(&path, message, said!("expected another id", "应换一个 id"), None);
                } else if !labels.is_empty() && same == labels {
                    let other = &other.id;
                    let message =
                        said!("the scales {other} and {id} have the same labels", "量表 {other} 与 {id} 的文字相同");
                    let help = said!(
                        "give it the id \"{other}\" to replace that scale",
                        "要替换那个量表，就把 id 写成 \"{other}\""
                    );
                    let expected = said!("answers could not be told apart", "回答无法区分");
                    self.fault(&path, message, expected, Some(help));
                }
            }
        }
        for (question, id) in &survey.questions {
            if !survey.scale.iter().any(|scale| scale.id == *id) {
                let ids: Vec<_> = survey.scale.iter().map(|scale| scale.id.as_str()).collect();
                let ids = ids.join(", ");
                let message = said!("there is no scale `{id}`", "没有量表 `{id}`");
                let expected = said!("expected one of {ids}", "应为其中之一：{ids}");
                self.fault(&["survey", "questions", question], message, expected, None);
            }
        }
    }

    /// The users' scales stand behind those that are built in.
    fn scale_place(&self, index: usize) -> [String; 3] {
        let users = self.settings.source.places.below(&["survey", "scale"]).count();
        let built_in = self.settings.survey.scale.len() - users;
        ["survey".to_owned(), "scale".to_owned(), index.saturating_sub(built_in).to_string()]
    }

    fn weights(&mut self) {
        let weights = &self.settings.survey.weights;
        let names = ["install", "operation", "implement", "aftersales", "training"];
        for (name, weight) in names.iter().zip(weights.as_written()) {
            self.must(
                weight > Decimal::default(),
                &["survey", "weights", name],
                &said!("a weight above 0", "大于 0 的权重"),
            );
        }
        for (slug, weight) in &self.settings.score.weights {
            self.must(
                *weight > Decimal::default(),
                &["score", "weights", slug],
                &said!("a weight above 0; leave the line out instead", "大于 0 的权重；不用就删去这一行"),
            );
        }
    }
}

fn apart() -> Said {
    said!("expected spans that do not overlap", "各段不应重叠")
}

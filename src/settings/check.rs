//! What settings must not say together, beyond the form of each value.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::fault::Fault;
use super::{Decimal, Hours, Limits, Naming, Settings, Year};

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
    checker.scales();
    checker.weights();
}

impl Checker<'_> {
    fn fault(&mut self, path: &[&str], message: impl Into<String>, expected: impl Into<String>, help: Option<String>) {
        let span = self.settings.source.places.value_of(path);
        self.faults.push(Fault { span, message: message.into(), expected: expected.into(), help });
    }

    fn must(&mut self, holds: bool, path: &[&str], expected: &str) {
        if !holds {
            self.fault(path, format!("`{}` is out of its range", path.join(".")), format!("expected {expected}"), None);
        }
    }

    fn whole(&mut self) {
        let it = self.settings;
        self.must((1..=28).contains(&it.period.start_day), &["period", "start_day"], "a day from 1 to 28");
        self.must(it.ingest.header_scan >= 1, &["ingest", "header_scan"], "at least one line");
        let chapters = &it.org.chapters;
        let sound = !chapters.is_empty() && chapters.iter().all(|chapter| (1..=2).contains(chapter));
        self.must(sound, &["org", "chapters"], "[1], [2] or [1, 2]");
        self.must(!it.visits.methods.is_empty(), &["visits", "methods"], "at least one method");
        self.must(it.yearend.active_on <= it.yearend.due, &["yearend", "due"], "a day not before `active_on`");
        self.must(
            it.stats.baseline_min <= it.stats.baseline_months,
            &["stats", "baseline_min"],
            "at most `baseline_months`",
        );
        if let Some(freeze) = &it.stats.baseline_freeze {
            self.must(freeze.from <= freeze.to, &["stats", "baseline_freeze", "to"], "a month not before `from`");
        }
        for (name, shift) in [("evening", &it.shop.evening), ("fullday", &it.shop.fullday)] {
            self.must(shift.from < shift.to, &["shop", name, "to"], "a time after `from`, up to \"24:00\"");
        }
        if it.publish.engineers == Naming::Named && it.publish.named_basis.trim().is_empty() {
            self.fault(
                &["publish", "engineers"],
                "engineers are named without a stated basis",
                "needs `named_basis`",
                Some("say in `publish.named_basis` on what ground, or write `engineers = \"coded\"`".to_owned()),
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
        self.must(sound, &["display", "languages"], "language tags like [\"zh-CN\", \"en\"], each once");
        self.must((1..=120).contains(&it.history_months), &["display", "history_months"], "1 to 120 months");
        // Both go into pages and styles as they are, so that only their plainest forms are let through.
        if let Some(accent) = &it.accent {
            let digits = accent.strip_prefix('#').filter(|hex| hex.len() == 6);
            let sound = digits.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
            self.must(sound, &["display", "accent"], "a colour like \"#1f5fa8\"");
        }
        if let Some(logo) = &it.logo {
            let below =
                !logo.contains(['\\', ':']) && !logo.starts_with('/') && logo.split('/').all(|part| part != "..");
            let picture =
                [".svg", ".png", ".jpg", ".jpeg", ".webp"].iter().any(|end| logo.to_lowercase().ends_with(end));
            self.must(
                below && picture,
                &["display", "logo"],
                "an SVG, PNG, JPEG or WebP file inside the report folder",
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
            self.must((zero..=one).contains(&share), &path, "a share from 0 to 1");
        }
        for (path, confidence) in [
            (["stats", "confidence"], it.stats.confidence),
            (["stats", "compare_confidence"], it.stats.compare_confidence),
        ] {
            self.must(zero < confidence && confidence < one, &path, "a confidence between 0 and 1, like 0.95");
        }
    }

    fn hours(&mut self, prefix: &[&str], hours: &Hours) {
        let path = |key| [prefix, &["calendar", key]].concat();
        let mut days: Vec<_> = hours.workdays.iter().map(|day| day.0.num_days_from_monday()).collect();
        days.sort_unstable();
        let distinct = days.windows(2).all(|pair| pair[0] < pair[1]);
        self.must(!days.is_empty() && distinct, &path("workdays"), "at least one day of the week, each once");
        self.must(!hours.intervals.is_empty(), &path("intervals"), "at least one span like \"09:00-12:00\"");
        if let Some(pair) = hours.intervals.windows(2).find(|pair| pair[1].from < pair[0].to) {
            let message = format!("the working hours {} and {} overlap", pair[0], pair[1]);
            self.fault(&path("intervals"), message, "expected spans that do not overlap", None);
        }
    }

    fn limits(&mut self, prefix: &[&str], limits: &Limits) {
        for (name, zone) in &limits.zones {
            let path = [prefix, &["limits", "zones", name]].concat();
            self.must(zone.depart <= zone.arrive, &path, "an arrival that is not before the departure");
        }
        let path = [prefix, &["limits", "followup", "low_score_max"]].concat();
        self.must((1..=5).contains(&limits.followup.low_score_max), &path, "a rating from 1 to 5");
    }

    fn year(&mut self, number: i32, year: &Year) {
        let text = format!("{number:04}");
        let workdays = &self.settings.steps[0].1.hours.workdays;
        let works = |date: &chrono::NaiveDate| workdays.iter().any(|day| day.0 == date.weekday());
        for (index, span) in year.off.iter().enumerate() {
            let index = index.to_string();
            let path = ["calendar", &text, "off", &index];
            let (from, to) = (span.from.0, span.to.0);
            if from > to {
                self.fault(
                    &path,
                    format!("{} ends before it begins", span.name),
                    "expected `from` not after `to`",
                    None,
                );
            } else if to.year() < number || from.year() > number {
                let message = format!("{} does not lie in {number}", span.name);
                self.fault(&path, message, format!("expected days of {number}"), None);
            } else if (to - from).num_days() > 31 {
                let message = format!("{} lasts for more than a month", span.name);
                self.fault(&path, message, "expected a span of days off", None);
            }
            let before = year.off.iter().take_while(|other| *other != span);
            if let Some(other) = before.into_iter().find(|other| other.from.0 <= to && from <= other.to.0) {
                let message = format!("{} and {} overlap", other.name, span.name);
                self.fault(&path, message, "expected spans that do not overlap", None);
            }
        }
        for (index, date) in year.work.iter().enumerate() {
            let index = index.to_string();
            let path = ["calendar", &text, "work", &index];
            // The notice of a year may move days of the December before it.
            let near =
                (date.0 - chrono::Days::new(31)).year() <= number && number <= (date.0 + chrono::Days::new(31)).year();
            if !near {
                let message = format!("{date} does not belong to {number}");
                self.fault(&path, message, format!("expected a day of {number}"), None);
            } else if works(&date.0) {
                let message = format!("{date} is a working day ({}) anyway", date.0.weekday());
                let help = "`work` lists make-up days: days of the weekend on which is worked";
                self.fault(&path, message, "expected a day off of the week", Some(help.to_owned()));
            } else if let Some(span) = year.off.iter().find(|span| span.from <= *date && *date <= span.to) {
                let message = format!("{date} is both a make-up day and a day of {}", span.name);
                self.fault(&path, message, "expected a day outside every span of `off`", None);
            }
        }
    }

    fn scales(&mut self) {
        let survey = &self.settings.survey;
        for (index, scale) in survey.scale.iter().enumerate() {
            let place = self.scale_place(index);
            let path: Vec<&str> = place.iter().map(String::as_str).collect();
            if scale.labels.is_empty() == scale.numeric.is_none() {
                let message = format!("the scale {} needs either labels or numbers", scale.id);
                self.fault(&path, message, "expected `labels` or `numeric`", None);
            }
            let labels: BTreeSet<_> = scale.labels.iter().collect();
            if scale.labels.len() == 1 || labels.len() < scale.labels.len() {
                let message = format!("the labels of the scale {} are not distinct", scale.id);
                self.fault(&path, message, "expected at least two labels, from worst to best", None);
            }
            if let Some(numeric) = scale.numeric.filter(|it| it.min >= it.max) {
                let message = format!("the scale {} runs from {} to {}", scale.id, numeric.min, numeric.max);
                self.fault(&path, message, "expected `min` below `max`", None);
            }
            if let Some((word, label)) = scale.synonyms.iter().find(|(_, label)| !labels.contains(label)) {
                let message = format!("`{word}` stands for `{label}`, which is no label of the scale {}", scale.id);
                self.fault(&path, message, "expected one of its labels", None);
            }
            for other in &survey.scale[..index] {
                let same: BTreeSet<_> = other.labels.iter().collect();
                if other.id == scale.id {
                    self.fault(&path, format!("the scale {} is there twice", scale.id), "expected another id", None);
                } else if !labels.is_empty() && same == labels {
                    let message = format!("the scales {} and {} have the same labels", other.id, scale.id);
                    let help = format!("give it the id \"{}\" to replace that scale", other.id);
                    self.fault(&path, message, "answers could not be told apart", Some(help));
                }
            }
        }
        for (question, id) in &survey.questions {
            if !survey.scale.iter().any(|scale| scale.id == *id) {
                let ids: Vec<_> = survey.scale.iter().map(|scale| scale.id.as_str()).collect();
                let message = format!("there is no scale `{id}`");
                self.fault(
                    &["survey", "questions", question],
                    message,
                    format!("expected one of {}", ids.join(", ")),
                    None,
                );
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
            self.must(weight > Decimal::default(), &["survey", "weights", name], "a weight above 0");
        }
        for (slug, weight) in &self.settings.score.weights {
            self.must(
                *weight > Decimal::default(),
                &["score", "weights", slug],
                "a weight above 0; leave the line out instead",
            );
        }
    }
}

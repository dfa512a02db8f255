//! Report folders written by tests, run through the library, and asked what they say.
//!
//! A test reads as its scenario does: files in, then `issue.figure("first_response_on_time").is(2, 3).yellow()`. Every
//! assertion panics at the line that makes it.

#![expect(clippy::redundant_closure_for_method_calls, reason = "a method of a borrowing type is not general enough")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiandu::locale::{Locale, Speech};
use jiandu::metrics::{Verdict, index_of};
use jiandu::pages::context::{Context, Matter};
use jiandu::pages::table::{TABLE, present};
use jiandu::pages::templates::{self, TEMPLATES};
use jiandu::pages::view::frame::{self, Shell};
use jiandu::pages::words::Words;
use jiandu::pipeline::{AsOf, Department, Error, Order, Outcome, Publication, Unwatched, run};
use jiandu::report::{Action, Figure, List, Status, figures_json};
use jiandu::site::personal::Kinds;
use jiandu::site::{Engine, GateLists, Masker};
use jiandu::time::Month;
use serde_json::Value;
use tempfile::TempDir;

/// The data of a report folder.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    /// With a file, or with another text for it.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder below the temporary one");
        fs::write(path, bytes).expect("a file in the temporary folder");
        self
    }

    /// With a table: its header and its rows.
    pub(crate) fn table<R: AsRef<str>>(self, name: &str, header: &str, rows: impl IntoIterator<Item = R>) -> Self {
        let mut text = format!("{header}\n");
        for row in rows {
            text.push_str(row.as_ref());
            text.push('\n');
        }
        self.file(name, text)
    }

    /// With settings.
    pub(crate) fn settings(self, toml: &str) -> Self {
        self.file("report.toml", toml)
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The report of a month, or why there is none.
    pub(crate) fn try_report(&self, month: &str, as_of: Option<AsOf>) -> Result<Issue, Error> {
        let department = Department::load(self.path())?;
        let order = Order { month: Some(month.parse().expect("a month")), as_of, ..Order::default() };
        let outcome = run(self.path(), &department, &order, &Publication::default(), &Unwatched)?;
        Ok(Issue { department, outcome })
    }

    /// The report of the newest month, as the exports tell it.
    pub(crate) fn newest(&self) -> Issue {
        let department = Department::load(self.path()).expect("settings");
        let publication = Publication::default();
        let outcome = run(self.path(), &department, &Order::default(), &publication, &Unwatched).expect("a report");
        Issue { department, outcome }
    }

    #[track_caller]
    pub(crate) fn report(&self, month: &str) -> Issue {
        match self.try_report(month, None) {
            Ok(issue) => issue,
            Err(error) => panic!("no report of {month}: {error}"),
        }
    }
}

/// A report, and what it was made from.
pub(crate) struct Issue {
    pub department: Department,
    pub outcome: Outcome,
}

impl Issue {
    pub(crate) fn month(&self) -> Month {
        self.outcome.report.month
    }

    /// The department's figure of a metric in the report month.
    #[track_caller]
    pub(crate) fn figure(&self, slug: &str) -> Shown<'_> {
        self.pick(slug, self.month())
    }

    /// The same in another month of the window.
    #[track_caller]
    pub(crate) fn figure_in(&self, slug: &str, month: &str) -> Shown<'_> {
        self.pick(slug, month.parse().expect("a month"))
    }

    #[track_caller]
    fn pick(&self, slug: &str, month: Month) -> Shown<'_> {
        match self.outcome.report.figures.of(slug, month) {
            Some(figure) => Shown { issue: self, figure },
            None => panic!("there is no figure of {slug} in {month}"),
        }
    }

    /// The figure of a group: `figure_of("csi", "dimension", "install")`.
    #[track_caller]
    pub(crate) fn figure_of(&self, slug: &str, by: &str, key: &str) -> Shown<'_> {
        let mut parts = self.outcome.report.figures.all().iter().filter(|figure| {
            let part = figure.part.as_ref();
            figure.metric.slug == slug
                && figure.month == self.month()
                && part.is_some_and(|part| part.by.name() == by && part.key == key)
        });
        match parts.next() {
            Some(figure) => Shown { issue: self, figure },
            None => panic!("there is no figure of {slug} by {by} {key}"),
        }
    }

    /// What a metric said about each of its cases in the report month: outcome and deadline or date.
    pub(crate) fn verdicts(&self, slug: &str) -> Vec<String> {
        let metric = index_of(slug).expect("a metric that exists");
        let told = |verdict: &Verdict| match *verdict {
            Verdict::Judged { outcome, at, .. } => format!("{outcome:?} {}", at.naive().format("%m-%d %H:%M")),
            Verdict::Pending { due, .. } => format!("Pending {}", due.naive().format("%m-%d %H:%M")),
            Verdict::Excluded { reason, .. } => format!("Excluded {}", reason.code()),
            Verdict::Dimension { dimension, value, .. } => format!("Dimension {dimension} {value}"),
        };
        self.outcome.report.rows.of_metric(metric).map(|(_, verdict)| told(&verdict)).collect()
    }

    /// The actions of a list: `subject due overdue`, with the remark if there is one.
    #[track_caller]
    pub(crate) fn actions(&self, list: &str) -> Vec<String> {
        assert!(List::ALL.iter().any(|it| it.slug() == list), "there is no list {list}");
        let told = |action: &Action| {
            let mut text = action.subject.clone();
            text.extend(action.due.map(|due| format!(" {}", due.format("%m-%d"))));
            text.extend(action.days_overdue.map(|days| format!(" +{days}")));
            text.extend(action.note.map(|note| format!(" {}", note.code())));
            text
        };
        self.outcome.report.actions.iter().filter(|action| action.list.slug() == list).map(told).collect()
    }

    /// The sentences of the findings in a language.
    pub(crate) fn findings(&self, tag: &str) -> Vec<String> {
        let locale = Locale::builtin(tag).expect("a language");
        let speech = Speech {
            regulation: &self.department.regulation,
            org: &self.department.settings.org,
            small_n: u64::from(self.department.settings.stats.small_n),
        };
        let said = |finding| locale.finding(finding, speech).expect("a sentence for every finding");
        self.outcome.report.findings.iter().map(said).collect()
    }

    /// The first sentence of the report in Chinese.
    #[track_caller]
    pub(crate) fn first_finding(&self) -> String {
        match self.findings("zh-CN").into_iter().next() {
            Some(text) => text,
            None => panic!("the report finds nothing"),
        }
    }

    /// How a clause stands.
    #[track_caller]
    pub(crate) fn clause(&self, id: &str) -> Status {
        match self.outcome.report.clauses.iter().find(|clause| clause.id == id) {
            Some(clause) => clause.status,
            None => panic!("there is no clause {id}"),
        }
    }

    /// How many problems have a code.
    pub(crate) fn problems(&self, code: &str) -> u64 {
        self.outcome.report.problems.iter().filter(|it| it.code.slug() == code).map(|it| it.count).sum()
    }

    /// The lines at which there is a problem with a code.
    pub(crate) fn lines(&self, code: &str) -> Vec<u64> {
        self.outcome.report.problems.iter().filter(|it| it.code.slug() == code).map(|it| it.place.line).collect()
    }

    /// Every problem, for messages.
    pub(crate) fn all_problems(&self) -> Vec<String> {
        self.outcome
            .report
            .problems
            .iter()
            .map(|it| format!("{} {}:{}", it.code.slug(), it.place.path, it.place.line))
            .collect()
    }

    /// The text of `figures.json`.
    pub(crate) fn figures_json(&self) -> String {
        let chinese = self.findings("zh-CN");
        let sentences: Vec<BTreeMap<String, String>> =
            chinese.into_iter().map(|text| BTreeMap::from([("zh-CN".to_owned(), text)])).collect();
        figures_json(&self.outcome.report, &self.department.regulation, &sentences)
    }

    /// `figures.json`, parsed.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.figures_json()).expect("figures.json is JSON")
    }

    /// What pages would say, in the words of a language.
    fn say<T>(&self, tag: &str, what: impl FnOnce(&Context<'_>, &Engine) -> T) -> T {
        let lists = GateLists::default();
        let masker = Masker::new(Kinds::USUAL, &lists, true);
        let matter = Matter::new(&self.outcome, &self.department, &masker);
        let locale = Arc::new(Locale::builtin(tag).expect("a language"));
        let has = present(&matter);
        let issue = draft_of(self.month(), &locale);
        let shell = Shell { locale: &locale, languages: &[("zh-CN", "中文"), ("en", "English")], issue, has: &has };
        let context = Context { matter: &matter, locale: &locale, shell: &shell };
        let engine = Engine::new(TEMPLATES.iter().copied(), None, |tera| templates::register(tera, &locale));
        what(&context, &engine.expect("the templates of the program"))
    }

    /// The HTML of every file of a page of the table, joined.
    #[track_caller]
    pub(crate) fn page(&self, slug: &str, tag: &str) -> String {
        let Some(page) = TABLE.iter().find(|page| page.slug == slug) else { panic!("there is no page {slug}") };
        self.say(tag, |context, engine| {
            let files = (page.files)(context.matter);
            let render = |(place, file): (usize, &String)| {
                (page.render)(context, place, file, engine).unwrap_or_else(|error| panic!("{file}: {error}"))
            };
            files.iter().enumerate().map(render).collect()
        })
    }
}

/// A figure under test.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    issue: &'a Issue,
    pub figure: &'a Figure,
}

impl Shown<'_> {
    #[track_caller]
    fn equal<T: PartialEq + std::fmt::Debug>(self, what: &str, found: &T, told: &T) -> Self {
        assert!(
            found == told,
            "{what} of {} in {}: {found:?} instead of {told:?}\n{:?}\nproblems: {:#?}",
            self.figure.metric.slug,
            self.figure.month,
            self.figure,
            self.issue.all_problems(),
        );
        self
    }

    /// A rate of `k` of `n`.
    #[track_caller]
    pub(crate) fn is(self, k: u64, n: u64) -> Self {
        let found = self.figure.ratio().map(|ratio| (ratio.k, ratio.n));
        self.equal("the rate", &found, &Some((k, n)))
    }

    /// A count, a number of seconds, an index.
    #[track_caller]
    pub(crate) fn value(self, value: f64) -> Self {
        self.equal("the value", &self.figure.value(), &Some(value))
    }

    /// No value at all.
    #[track_caller]
    pub(crate) fn no_value(self) -> Self {
        self.equal("the value", &self.figure.value(), &None)
    }

    /// On time, late, missing.
    #[track_caller]
    pub(crate) fn outcomes(self, on_time: u64, late: u64, missing: u64) -> Self {
        let found = (self.figure.on_time, self.figure.late, self.figure.missing);
        self.equal("the outcomes", &found, &(on_time, late, missing))
    }

    #[track_caller]
    pub(crate) fn pending(self, pending: u64) -> Self {
        self.equal("the pending ones", &self.figure.pending, &pending)
    }

    #[track_caller]
    pub(crate) fn excluded(self, code: &str, cases: u64) -> Self {
        let found = self.figure.excluded.iter().find(|(reason, _)| reason.code() == code).map(|(_, cases)| *cases);
        self.equal("the cases left out", &found.unwrap_or(0), &cases)
    }

    #[track_caller]
    fn status(self, status: Status) -> Self {
        self.equal("the status", &self.figure.status, &status)
    }

    #[track_caller]
    pub(crate) fn green(self) -> Self {
        self.status(Status::Green)
    }

    #[track_caller]
    pub(crate) fn yellow(self) -> Self {
        self.status(Status::Yellow)
    }

    #[track_caller]
    pub(crate) fn red(self) -> Self {
        self.status(Status::Red)
    }

    #[track_caller]
    pub(crate) fn none_due(self) -> Self {
        self.status(Status::NoneDue)
    }

    #[track_caller]
    pub(crate) fn not_measured(self) -> Self {
        self.status(Status::NotMeasured)
    }

    #[track_caller]
    pub(crate) fn small_sample(self) -> Self {
        self.status(Status::SmallSample)
    }

    #[track_caller]
    pub(crate) fn uncoloured(self) -> Self {
        self.status(Status::Uncoloured)
    }

    #[track_caller]
    pub(crate) fn uncertain(self, uncertain: bool) -> Self {
        self.equal("不确定", &self.figure.uncertain, &uncertain)
    }

    fn words<T>(self, what: impl FnOnce(&Words<'_>, &Figure) -> T) -> T {
        self.issue.say("zh-CN", |context, _| what(&context.words(0), self.figure))
    }

    /// The value as pages print it in Chinese.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        let found = self.words(|words, figure| words.value(figure));
        self.equal("the print", &found.as_str(), &text)
    }

    /// The pair or the number of cases beside it.
    #[track_caller]
    pub(crate) fn beside(self, text: Option<&str>) -> Self {
        let found = self.words(|words, figure| words.pair(figure));
        self.equal("the pair", &found.as_deref(), &text)
    }

    /// The 95 % interval as pages print it.
    #[track_caller]
    pub(crate) fn interval(self, text: Option<&str>) -> Self {
        let found = self.words(|words, figure| words.interval(figure));
        self.equal("the interval", &found.as_deref(), &text)
    }

    /// The change on last month as pages print it.
    #[track_caller]
    pub(crate) fn change(self, text: Option<&str>) -> Self {
        let found = self.words(|words, figure| words.change(figure).map(|change| change.text));
        self.equal("the change", &found.as_deref(), &text)
    }
}

/// What stands round the pages of a draft of a month.
pub(crate) fn draft_of(month: Month, locale: &Locale) -> frame::Issue {
    frame::Issue {
        company: "示例".into(),
        logo: None,
        month: locale.month(month),
        supervisor: String::new(),
        reader: String::new(),
        as_of: String::new(),
        edition: String::new(),
        draft: true,
        issued: None,
        generator: "jiandu".into(),
        all: None,
        previous: None,
        next: None,
    }
}

/// Rows of tickets that were opened at nine on a day of a month of 2026, with the columns number, opening, response
/// and priority: answered in an hour, or too late.
pub(crate) fn answered(month: u32, kept: usize, of: usize) -> Vec<String> {
    (0..of)
        .map(|i| {
            let answered = if i < kept { "10:00" } else { "14:30" };
            format!("{month}-{i},2026-{month:02}-14 09:00,2026-{month:02}-14 {answered},中")
        })
        .collect()
}

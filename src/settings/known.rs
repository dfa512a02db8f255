//! Names in the settings against names that exist: metrics, kinds of records and their columns.
//!
//! The caller says what exists, so that settings need not know the parts of the program that read them.

use std::collections::BTreeMap;

use super::fault::{Fault, did_you_mean};
use super::{Settings, Targets};
use crate::said::{Said, said};

/// What exists.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// Metrics.
    pub metrics: Vec<KnownMetric<'a>>,
    /// Kinds of records.
    pub kinds: Vec<KnownKind<'a>>,
}

/// A metric.
#[derive(Clone, Copy, Debug)]
pub struct KnownMetric<'a> {
    /// Its slug.
    pub slug: &'a str,
    /// Which way is better; none is coloured by target where nothing is.
    pub better: Better,
}

/// Which way a metric is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Higher.
    Higher,
    /// Lower.
    Lower,
    /// For information: it is never coloured.
    Neither,
}

/// A kind of records.
#[derive(Clone, Debug)]
pub struct KnownKind<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its columns.
    pub columns: Vec<&'a str>,
    /// The words of those columns that know only certain ones, our own name of each first.
    pub words: BTreeMap<&'a str, Vec<KnownWord<'a>>>,
}

/// A word of a column: our own name, and what else it goes by.
#[derive(Clone, Copy, Debug)]
pub struct KnownWord<'a> {
    /// Our own name.
    pub slug: &'a str,
    /// Other names.
    pub synonyms: &'a [&'a str],
}

impl KnownWord<'_> {
    fn is(&self, text: &str) -> bool {
        [self.slug].iter().chain(self.synonyms).any(|name| name.eq_ignore_ascii_case(text))
    }
}

struct Checker<'a> {
    settings: &'a Settings,
    known: &'a Known<'a>,
    faults: Vec<Fault>,
}

pub(super) fn check(settings: &Settings, known: &Known<'_>) -> Vec<Fault> {
    let mut checker = Checker { settings, known, faults: Vec::new() };
    checker.metrics();
    checker.kinds();
    checker.words();
    checker.faults
}

impl Checker<'_> {
    fn metrics(&mut self) {
        self.targets(&["targets"], &self.settings.steps[0].1.targets);
        for (from, effective) in &self.settings.steps {
            if let Some(month) = from.map(|it| it.to_string()) {
                self.targets(&["since", &month, "targets"], &effective.targets);
            }
        }
        let places = &self.settings.source.places;
        for slug in places.below(&["score", "weights"]) {
            self.metric(&["score", "weights", slug], slug);
        }
        let zero = &self.settings.zero_tolerance;
        for (list, slugs) in [("metrics", &zero.metrics), ("missing_is_red", &zero.missing_is_red)] {
            for (index, slug) in slugs.iter().enumerate() {
                self.metric(&["zero_tolerance", list, &index.to_string()], slug);
            }
        }
    }

    /// The targets that the user wrote in one table.
    fn targets(&mut self, path: &[&str], targets: &Targets) {
        let places = &self.settings.source.places;
        for slug in places.below(path) {
            let place = [path, &[slug]].concat();
            let Some(better) = self.metric(&place, slug) else { continue };
            let Some(target) = targets.get(slug) else { continue };
            let (target, floor) = (target.target(), target.floor());
            let (right, rule) = match better {
                Better::Higher => (
                    target >= floor,
                    said!(
                        "[target, floor]: higher is better, so the target is not below the floor",
                        "[目标, 底线]：越高越好，目标不能低于底线"
                    ),
                ),
                Better::Lower => (
                    target <= floor,
                    said!(
                        "[target, floor]: lower is better, so the target is not above the floor",
                        "[目标, 底线]：越低越好，目标不能高于底线"
                    ),
                ),
                Better::Neither => (
                    false,
                    said!(
                        "[target, floor]: it is shown for information and never coloured",
                        "[目标, 底线]：这个指标只供参考，不显示颜色"
                    ),
                ),
            };
            if right {
                continue;
            }
            let help = match better {
                Better::Neither => said!("take the line out", "删去这一行"),
                _ => said!("write `{slug} = [{floor}, {target}]`", "写成 `{slug} = [{floor}, {target}]`"),
            };
            self.faults.push(Fault {
                span: places.value_of(&place),
                message: said!("`{slug}` cannot have this target", "`{slug}` 不能用这个目标"),
                expected: rule,
                help: Some(help),
            });
        }
    }

    /// Which way a metric is better; if there is no such metric and the user wrote it, that is a fault.
    fn metric(&mut self, path: &[&str], slug: &str) -> Option<Better> {
        if let Some(found) = self.known.metrics.iter().find(|it| it.slug == slug) {
            return Some(found.better);
        }
        let candidates = self.known.metrics.iter().map(|it| it.slug);
        self.unknown(path, said!("there is no metric `{slug}`", "没有指标 `{slug}`"), did_you_mean(slug, candidates));
        None
    }

    fn kinds(&mut self) {
        let places = &self.settings.source.places;
        for table in ["inputs", "aliases", "values", "constant"] {
            for kind in places.below(&[table]) {
                let Some(columns) = self.kind(&[table, kind], kind) else { continue };
                if table != "inputs" {
                    for column in places.below(&[table, kind]) {
                        self.column(&[table, kind, column], kind, column, &columns);
                    }
                }
            }
        }
        for kind in self.settings.ingest.kinds.keys() {
            self.kind(&["ingest", kind], kind);
        }
        for (index, entry) in self.settings.ingest.fill_down.iter().enumerate() {
            let index = index.to_string();
            let path = ["ingest", "fill_down", &index];
            match entry.split_once('.') {
                Some((kind, column)) => {
                    if let Some(columns) = self.kind(&path, kind) {
                        self.column(&path, kind, column, &columns);
                    }
                }
                None => self.unknown(
                    &path,
                    said!("`{entry}` is not a column of a kind", "`{entry}` 不是某类记录的列"),
                    Some(said!(
                        "write kind and column like \"tickets.customer\"",
                        "写成 \"种类.列\"，如 \"tickets.customer\""
                    )),
                ),
            }
        }
    }

    /// What `[values]` and `[constant]` make of a cell must be a word that the column knows.
    fn words(&mut self) {
        let settings = self.settings;
        for (kind, columns) in &settings.values {
            for (column, values) in columns {
                for (theirs, ours) in values {
                    self.word(&["values", kind, column, theirs], kind, column, ours);
                }
            }
        }
        for (kind, columns) in &settings.constant {
            for (column, value) in columns {
                let translated = settings.values.get(kind).and_then(|columns| columns.get(column));
                if !translated.is_some_and(|values| values.contains_key(value) || values.contains_key("*")) {
                    self.word(&["constant", kind, column], kind, column, value);
                }
            }
        }
    }

    fn word(&mut self, path: &[&str], kind: &str, column: &str, text: &str) {
        let known = self.known.kinds.iter().find(|it| it.name == kind).and_then(|it| it.words.get(column));
        let Some(words) = known.filter(|words| !words.iter().any(|word| word.is(text))) else { return };
        let words = words.iter().map(|word| word.slug).collect::<Vec<_>>().join(", ");
        self.faults.push(Fault {
            span: self.settings.source.places.value_of(path),
            message: said!("`{text}` is no word of `{column}`", "`{text}` 不是 `{column}` 的取值"),
            expected: said!("expected one of {words}", "应为其中之一：{words}"),
            help: None,
        });
    }

    fn kind(&mut self, path: &[&str], kind: &str) -> Option<Vec<String>> {
        if let Some(found) = self.known.kinds.iter().find(|it| it.name == kind) {
            return Some(found.columns.iter().map(|it| (*it).to_owned()).collect());
        }
        let candidates = self.known.kinds.iter().map(|it| it.name);
        let help = did_you_mean(kind, candidates.clone()).unwrap_or_else(|| {
            let kinds = candidates.collect::<Vec<_>>().join(", ");
            said!("kinds are {kinds}", "可用的种类：{kinds}")
        });
        self.unknown(path, said!("there is no kind of records `{kind}`", "没有记录种类 `{kind}`"), Some(help));
        None
    }

    fn column(&mut self, path: &[&str], kind: &str, column: &str, columns: &[String]) {
        if columns.iter().any(|it| it == column) {
            return;
        }
        let help = did_you_mean(column, columns.iter().map(String::as_str))
            .unwrap_or_else(|| said!("`jiandu schema {kind}` lists its columns", "`jiandu schema {kind}` 列出它的列"));
        self.unknown(path, said!("{kind} have no column `{column}`", "{kind} 没有列 `{column}`"), Some(help));
    }

    /// Only what the user wrote is a fault: the defaults may name more than a part of the program knows.
    fn unknown(&mut self, path: &[&str], message: Said, help: Option<Said>) {
        let places = &self.settings.source.places;
        if places.has(path) {
            let expected = said!("unknown name", "没有这个名字");
            self.faults.push(Fault { span: places.key_of(path), message, expected, help });
        }
    }
}

//! Names in the settings against names that exist: metrics, kinds of records and their columns.
//!
//! The caller says what exists, so that settings need not know the parts of the program that read them.

use super::fault::{Fault, did_you_mean};
use super::{Settings, Targets};

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
                Better::Higher => (target >= floor, "higher is better, so the target is not below the floor"),
                Better::Lower => (target <= floor, "lower is better, so the target is not above the floor"),
                Better::Neither => (false, "it is shown for information and never coloured"),
            };
            if right {
                continue;
            }
            let help = match better {
                Better::Neither => "take the line out".to_owned(),
                _ => format!("write `{slug} = [{floor}, {target}]`"),
            };
            self.faults.push(Fault {
                span: places.value_of(&place),
                message: format!("`{slug}` cannot have this target"),
                expected: format!("[target, floor]: {rule}"),
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
        self.unknown(path, format!("there is no metric `{slug}`"), did_you_mean(slug, candidates));
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
                    format!("`{entry}` is not a column of a kind"),
                    Some("write kind and column like \"tickets.customer\"".to_owned()),
                ),
            }
        }
    }

    fn kind(&mut self, path: &[&str], kind: &str) -> Option<Vec<String>> {
        if let Some(found) = self.known.kinds.iter().find(|it| it.name == kind) {
            return Some(found.columns.iter().map(|it| (*it).to_owned()).collect());
        }
        let candidates = self.known.kinds.iter().map(|it| it.name);
        let help = did_you_mean(kind, candidates.clone())
            .unwrap_or_else(|| format!("kinds are {}", candidates.collect::<Vec<_>>().join(", ")));
        self.unknown(path, format!("there is no kind of records `{kind}`"), Some(help));
        None
    }

    fn column(&mut self, path: &[&str], kind: &str, column: &str, columns: &[String]) {
        if columns.iter().any(|it| it == column) {
            return;
        }
        let help = did_you_mean(column, columns.iter().map(String::as_str))
            .unwrap_or_else(|| format!("`jiandu schema {kind}` lists its columns"));
        self.unknown(path, format!("{kind} have no column `{column}`"), Some(help));
    }

    /// Only what the user wrote is a fault: the defaults may name more than a part of the program knows.
    fn unknown(&mut self, path: &[&str], message: String, help: Option<String>) {
        let places = &self.settings.source.places;
        if places.has(path) {
            self.faults.push(Fault { span: places.key_of(path), message, expected: "unknown name".to_owned(), help });
        }
    }
}

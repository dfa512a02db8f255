//! What the department decides: report.toml, regulation.toml, and what holds since when.
//!
//! Defaults stand in `default.toml`. The user's file is laid over them, so that a table may be written in part, and the
//! result is read into one struct a table. `[since]` tables are laid over that again, month by month.

mod calendar;
mod check;
mod duties;
mod fault;
mod ingest;
mod keys;
mod known;
mod limits;
mod org;
mod publish;
pub mod reference;
mod regulation;
mod shop;
mod survey;
mod targets;
mod translation;
mod tree;
mod value;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use calendar::{Calendar, Holidays, Hours, OffSpan, TimeZone, Year};
pub use duties::{Every, HolidayWatch, IfHoliday, Proactive, Schedule, Visits, Weekly, YearEnd};
pub use fault::{Fault, SettingsError};
pub use ingest::{Aliases, Constants, DateOrder, Delimiter, Encoding, Ingest, KindIngest, Values};
pub use known::{Better, Known, KnownKind, KnownMetric, KnownWord};
pub use limits::{ByPriority, Clock, Complaint, Faults, FirstContact, FollowUp, Liaison, Limit, Limits, Zone};
pub use org::{Asking, Display, Org, Period, Theme};
pub use publish::{Mask, Naming, Publish};
pub use regulation::{
    Basis, Bilingual, Chapter, Clause, ClauseState, Deadline, ListOwner, Measurable, Regulation, Role, Section,
};
pub use shop::{Shift, Shop, SwapCounts};
pub use survey::{BaselineFreeze, DimensionWeights, IndexMethod, NumericScale, OpinionUnit, Scale, Stats, Survey};
pub use targets::{Score, Target, Targets, ZeroTolerance};
pub use translation::NAMES;
pub use value::{Date, Day, DaySpan, Decimal, MonthDay, TimeOfDay};

use crate::said::said;
use crate::time::Month;

/// The defaults, as a settings file.
pub const DEFAULTS: &str = include_str!("default.toml");
/// The commented settings file of a new report folder.
pub const STARTER: &str = include_str!("starter.toml");

/// All settings of a report folder. What may change over time is read through [`Settings::at`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// `[org]`
    pub org: Org,
    /// `[period]`
    pub period: Period,
    /// `[actions]`
    pub actions: Asking,
    /// `[display]`
    pub display: Display,
    /// `[inputs]`: kind = patterns of paths below the data folder. Empty: kinds come from the names of files.
    pub inputs: BTreeMap<String, Vec<String>>,
    /// `[ingest]`
    pub ingest: Ingest,
    /// `[aliases.<kind>]`
    pub aliases: Aliases,
    /// `[values.<kind>.<column>]`
    pub values: Values,
    /// `[constant.<kind>]`
    pub constant: Constants,
    /// `[names]`: short name = full name.
    pub names: BTreeMap<String, String>,
    /// `[calendar]`
    pub calendar: Calendar,
    limits: Limits,
    /// `[visits]`
    pub visits: Visits,
    /// `[weekly]`
    pub weekly: Weekly,
    /// `[holiday_watch]`
    pub holiday_watch: HolidayWatch,
    /// `[yearend]`
    pub yearend: YearEnd,
    /// `[proactive]`
    pub proactive: Proactive,
    /// `[survey]`
    pub survey: Survey,
    /// `[stats]`
    pub stats: Stats,
    targets: Targets,
    /// `[zero_tolerance]`
    pub zero_tolerance: ZeroTolerance,
    /// `[score]`
    pub score: Score,
    /// `[shop]`
    pub shop: Shop,
    /// `[publish]`
    pub publish: Publish,
    /// What holds from a month on, ordered; the first from the beginning of time.
    #[serde(skip)]
    steps: Vec<(Option<Month>, Effective)>,
    #[serde(skip)]
    source: Source,
}

/// What holds in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// Targets and floors.
    pub targets: Targets,
    /// Limits.
    pub limits: Limits,
    /// Working hours.
    pub hours: Hours,
}

/// The text that the settings were read from, for errors that are found later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Source {
    path: String,
    text: String,
    places: tree::Places,
}

impl Default for Settings {
    fn default() -> Self {
        Self::parse("", "default.toml").expect("the built-in defaults are valid, which a test proves")
    }
}

impl Settings {
    /// Reads `report.toml` of a data folder. A missing file gives the defaults.
    ///
    /// # Errors
    /// The file cannot be read, or says something that cannot be meant; all faults are gathered.
    pub fn load(data: &Path) -> Result<Self, SettingsError> {
        read_or_default(&data.join("report.toml"), Self::parse)
    }

    /// Reads a settings file from its text; `path` is how errors call it.
    ///
    /// # Errors
    /// The text says something that cannot be meant; all faults are gathered.
    pub fn parse(text: &str, path: &str) -> Result<Self, SettingsError> {
        let fail = |faults| SettingsError::faults(path, text, faults);
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            return Err(fail(errors.iter().map(syntax).collect()));
        }
        let mut user = root.into_inner();
        let source = Source { path: path.to_owned(), text: text.to_owned(), places: tree::Places::of(&user) };
        let mut faults = Vec::new();
        tree::take_unknown(&mut user, &mut Vec::new(), &mut faults);
        let since = user.remove("since");
        let mut base = DeTable::parse(DEFAULTS).expect("the built-in defaults are TOML").into_inner();
        tree::overlay(&mut base, user, &mut Vec::new());

        let Some(mut settings) = Self::read(base.clone(), source, &mut faults) else {
            return Err(fail(faults));
        };
        settings.lay_steps(base, since, &mut faults);
        check::check(&settings, &mut faults);
        if faults.is_empty() { Ok(settings) } else { Err(fail(faults)) }
    }

    /// Compares the names of metrics, kinds and columns with those that exist, and targets with their direction.
    ///
    /// # Errors
    /// A name that does not exist, or a target on the wrong side of its floor; all faults are gathered.
    pub fn validate(&self, known: &Known<'_>) -> Result<(), SettingsError> {
        let faults = known::check(self, known);
        if faults.is_empty() {
            return Ok(());
        }
        Err(SettingsError::faults(&self.source.path, &self.source.text, faults))
    }

    /// Targets, limits and working hours of a month.
    ///
    /// # Panics
    /// Never: the first step holds from the beginning of time.
    #[must_use]
    pub fn at(&self, month: Month) -> &Effective {
        let after = self.steps.partition_point(|(from, _)| from.is_none_or(|from| from <= month));
        &self.steps[after - 1].1
    }

    /// Targets, limits and working hours that hold at all times, where they never changed.
    #[must_use]
    pub fn always(&self) -> Option<&Effective> {
        if let [(_, only)] = &*self.steps { Some(only) } else { None }
    }

    /// Targets, limits and working hours that hold before any change.
    #[must_use]
    pub fn at_any(&self) -> &Effective {
        &self.steps[0].1
    }

    /// Targets, limits and working hours of all times, the oldest first.
    pub fn at_all_times(&self) -> impl Iterator<Item = &Effective> {
        self.steps.iter().map(|(_, effective)| effective)
    }

    /// The months from which something else holds, in order.
    pub fn changes(&self) -> impl Iterator<Item = Month> {
        self.steps.iter().filter_map(|(from, _)| *from)
    }

    fn read(mut table: DeTable<'_>, source: Source, faults: &mut Vec<Fault>) -> Option<Self> {
        gather(&mut table, "calendar", "years", |key, _| key.bytes().all(|b| b.is_ascii_digit()));
        gather(&mut table, "ingest", "kinds", |_, value| value.is_table());
        macro_rules! sections {
            ($($name:ident),+ $(,)?) => {{
                $(let $name = section(&mut table, stringify!($name), &source.places, faults);)+
                Some(Self { $($name: $name?,)+ steps: Vec::new(), source })
            }};
        }
        sections!(
            org,
            period,
            actions,
            display,
            inputs,
            ingest,
            aliases,
            values,
            constant,
            names,
            calendar,
            limits,
            visits,
            weekly,
            holiday_watch,
            yearend,
            proactive,
            survey,
            stats,
            targets,
            zero_tolerance,
            score,
            shop,
            publish,
        )
    }

    /// Lays each `[since."2026-11"]` over what held before it.
    fn lay_steps<'i>(&mut self, mut base: DeTable<'i>, since: Option<Spanned<DeValue<'i>>>, faults: &mut Vec<Fault>) {
        let first =
            Effective { targets: self.targets.clone(), limits: self.limits.clone(), hours: self.calendar.hours() };
        self.steps = vec![(None, first)];
        let Some(since) = since else { return };
        let span = since.span();
        let DeValue::Table(since) = since.into_inner() else {
            let message = said!("`since` is not a table", "`since` 不是表");
            let expected = said!(
                "expected a table like [since.\"2026-11\".targets]",
                "应写成 [since.\"2026-11\".targets] 这样的表"
            );
            faults.push(Fault { span, message, expected, help: None });
            return;
        };
        // Months are ordered as text: they are written with four and two digits.
        for (month, above) in since {
            let (Ok(from), DeValue::Table(above)) = (month.get_ref().parse(), above.into_inner()) else { continue };
            tree::overlay(&mut base, above, &mut Vec::new());
            let mut table = base.clone();
            gather(&mut table, "calendar", "years", |key, _| key.bytes().all(|b| b.is_ascii_digit()));
            let places = &self.source.places;
            let targets = section(&mut table, "targets", places, faults);
            let limits = section(&mut table, "limits", places, faults);
            let calendar = section::<Calendar>(&mut table, "calendar", places, faults);
            if let (Some(targets), Some(limits), Some(calendar)) = (targets, limits, calendar) {
                self.steps.push((Some(from), Effective { targets, limits, hours: calendar.hours() }));
            }
        }
    }
}

/// One section of the merged tree; an absent one is an empty table.
fn section<T: serde::de::DeserializeOwned>(
    table: &mut DeTable<'_>,
    name: &str,
    places: &tree::Places,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let value = table.remove(name).unwrap_or_else(|| Spanned::new(0..0, DeValue::Table(DeTable::new())));
    tree::read(value, places).map_err(|fault| faults.push(fault)).ok()
}

/// Moves the keys of a section that are names, not settings, into a table of their own.
fn gather(table: &mut DeTable<'_>, section: &str, into: &'static str, is_name: fn(&str, &DeValue<'_>) -> bool) {
    let Some(DeValue::Table(section)) = table.get_mut(section).map(Spanned::get_mut) else { return };
    let names: Vec<_> = section
        .iter()
        .filter(|(key, value)| is_name(key.get_ref(), value.get_ref()))
        .map(|(key, _)| key.clone())
        .collect();
    let mut gathered = DeTable::new();
    for key in names {
        if let Some(value) = section.remove(&key) {
            gathered.insert(key, value);
        }
    }
    section.insert(Spanned::new(0..0, into.into()), Spanned::new(0..0, DeValue::Table(gathered)));
}

fn syntax(error: &toml::de::Error) -> Fault {
    let message = error.message().to_owned();
    let help = if message.contains("duplicate") {
        said!("write each key and each table once; join the two", "每个键、每张表只写一次，请把两处合并")
    } else {
        said!(
            "text stands in quotes, lists in [ ], names with Chinese characters in quotes",
            "文字用引号括起，列表用 [ ]，含中文的键名也要加引号"
        )
    };
    let expected = said!("this is not TOML", "从这里起读不懂");
    let message = said!("{message}", "这里不符合 TOML 的写法（{message}）");
    Fault { span: error.span().unwrap_or(0..0), message, expected, help: Some(help) }
}

/// What a file says, or what holds where there is no such file.
fn read_or_default<T: Default>(
    file: &Path,
    parse: fn(&str, &str) -> Result<T, SettingsError>,
) -> Result<T, SettingsError> {
    match read_text(file)? {
        Some(text) => parse(&text, &shown(file)),
        None => Ok(T::default()),
    }
}

/// The text of a file, or none where there is no such file.
fn read_text(file: &Path) -> Result<Option<String>, SettingsError> {
    let unreadable = |source| SettingsError::Unreadable { path: file.to_owned(), source };
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            let message = "it is not UTF-8; save it as UTF-8 in the editor";
            Err(unreadable(std::io::Error::new(std::io::ErrorKind::InvalidData, message)))
        }
        Err(error) => Err(unreadable(error)),
    }
}

/// A path as messages show it: with `/`, without a leading `./`.
fn shown(file: &Path) -> String {
    let text = file.display().to_string().replace('\\', "/");
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod tests;

//! What the department has decided: settings, regulation, calendar.

use std::path::Path;

use chrono::NaiveDate;

use super::{Blame, Error, must_be_report};
use crate::ingest::{Column, Kind, Type, Word};
use crate::locale::{Languages, LocaleError};
use crate::metrics::{Direction, METRICS, Nature, Rules, Window};
use crate::records;
use crate::said::said;
use crate::settings::{self, Better, Known, KnownKind, KnownMetric, KnownWord, Regulation, Settings};
use crate::time::{Calendar, CalendarPlan, Holidays, Moment, Month, Periods, WorkClock, WorkHours};

/// The settings of a report folder, ready to judge by.
#[derive(Debug)]
pub struct Department {
    /// `report.toml`.
    pub settings: Settings,
    /// `regulation.toml`, or the one that is built in.
    pub regulation: Regulation,
    /// Working days.
    pub calendar: Calendar,
    /// The working clock.
    pub clock: WorkClock,
    /// Where months begin and end.
    pub periods: Periods,
    /// The languages that can be written in.
    pub languages: Languages,
}

impl Department {
    /// Reads the settings and the languages of a report folder.
    ///
    /// # Errors
    /// The folder is none, or one of its files says something that cannot be meant.
    pub fn of(folder: &Path) -> Result<Self, Error> {
        must_be_report(folder)?;
        let mut department = Self::load(&folder.join("data"))?;
        department.languages = Languages::read(folder)?;
        department.languages.translate(&mut department.regulation)?;
        Ok(department)
    }

    /// Refuses languages that do not exist or lack messages, so that no report is issued with holes in its sentences.
    ///
    /// # Errors
    /// A language of `[display] languages` is unknown or not whole.
    pub fn must_speak(&self) -> Result<(), Error> {
        /// So many ids are told; the rest is counted.
        const TOLD: usize = 12;
        for tag in &self.settings.display.languages {
            let lacks = self.languages.lacks(tag, &self.regulation)?;
            if lacks.is_empty() {
                continue;
            }
            let (n, rest) = (lacks.len(), lacks.len().saturating_sub(TOLD));
            let ids = lacks.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
            let ids = if rest > 0 { format!("{ids}, … +{rest}") } else { ids };
            let message =
                said!("languages/{tag}.ftl lacks messages ({n}): {ids}", "languages/{tag}.ftl 还缺 {n} 条文字：{ids}");
            return Err(Error::new(Blame::User, message).help(said!(
                "`jiandu schema language` prints all messages in English; `jiandu serve` shows missing ones as ⟦id⟧",
                "`jiandu schema language` 用英文列出全部文字；`jiandu serve` 的页面上，缺的显示为 ⟦id⟧"
            )));
        }
        Ok(())
    }

    /// Reads the settings of a data folder, with the built-in languages alone.
    ///
    /// # Errors
    /// A settings file says something that cannot be meant.
    pub fn load(data: &Path) -> Result<Self, Error> {
        let settings = Settings::load(data)?;
        settings.validate(&known())?;
        let regulation = Regulation::load(data)?;
        let slugs: Vec<&str> = METRICS.iter().map(|metric| metric.slug).collect();
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        regulation.validate(&slugs, &kinds)?;
        Self::new(settings, regulation)
    }

    /// The department of settings and a regulation.
    ///
    /// # Errors
    /// The working hours or a year's table contradict themselves.
    pub fn new(settings: Settings, regulation: Regulation) -> Result<Self, Error> {
        let periods = Periods::new(settings.period.start_day.into()).map_err(Error::wrong)?;
        let calendar = Calendar::new(plan(&settings, periods)?).map_err(Error::wrong)?;
        let clock = WorkClock::new(&calendar);
        let languages = Languages::default();
        Ok(Self { settings, regulation, calendar, clock, periods, languages })
    }

    /// The rules for the report of a month whose data closes at `as_of`.
    #[must_use]
    pub fn rules(&self, month: Month, as_of: Moment) -> Rules<'_> {
        let months = i32::try_from(self.settings.display.history_months).unwrap_or(13).max(1);
        let window = Window { first: month.plus(1 - months), last: month };
        Rules::new(&self.settings, &self.calendar, &self.clock, self.periods, window, as_of)
    }

    /// The years whose table of days off is missing for the report of a month.
    ///
    /// The report needs the days of its own month and of the next one, whose due lists it prints; deadlines run on by
    /// the longest limit in working days.
    #[must_use]
    pub fn missing_years(&self, month: Month, needed_until: NaiveDate) -> Vec<i32> {
        self.calendar
            .missing_years(self.periods.first_day(month), needed_until.max(self.periods.last_day(month.next())))
    }
}

/// The working calendar of settings.
fn plan(settings: &Settings, periods: Periods) -> Result<CalendarPlan, Error> {
    let hours = |hours: &settings::Hours| WorkHours::new(&hours.weekdays(), &hours.seconds()).map_err(Error::wrong);
    let beginning = Month::new(1970, 1).map(|month| settings.at(month));
    let changes = settings
        .changes()
        .map(|month| Ok((periods.first_day(month), hours(&settings.at(month).hours)?)))
        .collect::<Result<_, Error>>()?;
    Ok(CalendarPlan {
        hours: beginning.map_or(Ok(WorkHours::default()), |effective| hours(&effective.hours))?,
        changes,
        holidays: match settings.calendar.holidays {
            settings::Holidays::China => Holidays::StateCouncil,
            settings::Holidays::None => Holidays::None,
        },
        tables: settings.calendar.tables(),
    })
}

/// The names that settings may use.
fn known() -> Known<'static> {
    let metrics = METRICS
        .iter()
        .map(|metric| KnownMetric {
            slug: metric.slug,
            better: match metric.direction {
                _ if metric.nature == Nature::Information => Better::Neither,
                Direction::Up => Better::Higher,
                Direction::Down => Better::Lower,
                Direction::None => Better::Neither,
            },
        })
        .collect();
    let kinds = Kind::ALL
        .iter()
        .map(|kind| KnownKind {
            name: kind.slug(),
            columns: records::columns(*kind).iter().map(|column| column.name).collect(),
            words: records::columns(*kind).iter().filter_map(words).collect(),
        })
        .collect();
    Known { metrics, kinds }
}

/// The words of a column that knows only certain ones.
fn words(column: &'static Column) -> Option<(&'static str, Vec<KnownWord<'static>>)> {
    let Type::Choice(vocabulary) = column.ty else { return None };
    let known = |word: &Word| KnownWord { slug: word.slug, synonyms: word.synonyms };
    Some((column.name, vocabulary.words.iter().map(known).collect()))
}

impl From<LocaleError> for Error {
    fn from(error: LocaleError) -> Self {
        match &error {
            LocaleError::Unknown(tag) => Self::new(
                Blame::User,
                said!(
                    "there is no language `{tag}`; built in are zh-CN and en",
                    "没有语言 `{tag}`；内置的是 zh-CN 和 en"
                ),
            )
            .help(said!(
                "add it as languages/{tag}.ftl: `jiandu schema language` prints what there is to translate",
                "写一个 languages/{tag}.ftl 即可添加：`jiandu schema language` 列出要翻译的全部文字"
            )),
            LocaleError::Tag(tag) => Self::new(
                Blame::User,
                said!("`{tag}` is not a language tag such as `zh-CN`", "`{tag}` 不是 `zh-CN` 这样的语言标记"),
            ),
            LocaleError::File { file, what } => {
                Self::new(Blame::User, said!("{file}: {what}", "{file}：{what}")).help(said!(
                    "a line is `id = text`; further lines of a text are indented; a variable stands in `{{ $name }}`",
                    "一行写 `编号 = 文字`；续行要缩进；变量写作 `{{ $name }}`"
                ))
            }
            _ => Self::wrong(&error),
        }
    }
}

//! What the builders of detail pages share: tables with headings from the message files, charts with their data, control
//! charts, verdicts in words.

use std::collections::BTreeMap;

use super::context::Context;
use super::quality::reason_slug;
use super::view::parts::{self, Cell, Column, Kind as Set, Markup, Row, Section, State, Table};
use super::words::{self, NOTHING, Words as Said};
use crate::charts::{self, Head};
use crate::ingest::{Key, Kind, Sym, Words};
use crate::locale::Arg;
use crate::metrics::{By, Outcome, Rules, Unit, Verdict, find, index_of};
use crate::records::tickets;
use crate::report::{Action, Amount, Figure};
use crate::stats::Ratio;
use crate::time::{Moment, Month, Stamp};

/// Longer tables are cut here; the rest is in the table that can be downloaded.
pub(super) const MOST: usize = 200;

/// Longer tables can be searched and sorted.
const LIST: usize = 50;

/// The tools of a page in one language, for a page so many folders below that of its language.
#[derive(Debug)]
pub(super) struct Kit<'a> {
    pub(super) context: Context<'a>,
    pub(super) words: Said<'a>,
    pub(super) rules: Rules<'a>,
}

impl<'a> Kit<'a> {
    pub(super) fn new(context: &Context<'a>, depth: usize) -> Self {
        let rules = context.matter.department.rules(context.month(), context.report().as_of);
        Self { context: *context, words: context.words(depth), rules }
    }

    pub(super) const fn month(&self) -> Month {
        self.context.month()
    }

    pub(super) fn t(&self, id: &str) -> String {
        self.context.locale.text(id)
    }

    pub(super) fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.context.locale.text_with(id, args)
    }

    /// A message with a number.
    pub(super) fn n(&self, id: &str, n: u64) -> String {
        self.say(id, &[("n", words::whole(n).into())])
    }

    fn symbol(&self, sym: Sym) -> &'a str {
        self.context.matter.outcome.cases.symbols.text(sym)
    }

    /// A name or a short text of the exports that is no free text, masked.
    pub(super) fn shown(&self, sym: Sym) -> String {
        self.context.matter.masker.mask(self.symbol(sym)).into_owned()
    }

    /// The number of a record.
    pub(super) fn number(&self, key: Key) -> String {
        self.context.matter.number(key)
    }

    /// Free text, masked; none where free text is not published.
    pub(super) fn free_text(&self, sym: Option<Sym>) -> Option<String> {
        let publish = &self.context.matter.department.settings.publish;
        let text = sym.filter(|_| publish.free_text).map(|sym| self.symbol(sym))?;
        Some(self.context.matter.masker.mask(text).into_owned())
    }

    pub(super) fn stamp(&self, stamp: Option<Stamp>) -> String {
        match stamp {
            None => NOTHING.to_owned(),
            Some(stamp) if stamp.date_only => self.context.locale.date(stamp.at.date()),
            Some(stamp) => self.context.locale.datetime(stamp.at),
        }
    }

    /// A moment beside another one: the time alone on the same day, else without the year.
    pub(super) fn beside(&self, stamp: Option<Stamp>, base: Moment) -> String {
        match stamp {
            Some(stamp) if !stamp.date_only && stamp.at.date() == base.date() => {
                stamp.at.naive().format("%H:%M").to_string()
            }
            Some(stamp) if !stamp.date_only => stamp.at.naive().format("%m-%d %H:%M").to_string(),
            Some(stamp) => self.context.locale.short_date(stamp.at.date()),
            None => NOTHING.to_owned(),
        }
    }

    pub(super) fn date(&self, date: Option<chrono::NaiveDate>) -> String {
        date.map_or_else(|| NOTHING.to_owned(), |date| self.context.locale.date(date))
    }

    /// A customer as he may be called, leading to his page.
    pub(super) fn customer(&self, customer: Option<Sym>) -> Cell {
        let Some((sym, label)) = customer.and_then(|sym| Some((sym, self.context.report().labels.customer(sym)?)))
        else {
            return Cell::text(NOTHING);
        };
        let page = self.context.matter.customers.get(&sym).filter(|_| self.context.has("customers"));
        match page {
            Some(page) => Cell::link(&label.shown, self.words.href(page)),
            None => Cell::text(&label.shown),
        }
    }

    pub(super) fn project(&self, project: Option<Sym>) -> Cell {
        let name = project.and_then(|project| self.context.report().labels.project(project));
        Cell::text(name.unwrap_or(NOTHING))
    }

    /// How many things are overdue and the longest by how much; none where nothing is.
    pub(super) fn overdue(&self, actions: &[&Action]) -> Option<String> {
        let days = actions.iter().filter_map(|action| action.days_overdue).max()?;
        let n = words::whole(actions.len() as u64);
        Some(self.say("customer-verdict-overdue", &[("n", n.into()), ("days", days.into())]))
    }

    /// A column named by the message `column-<id>`.
    pub(super) fn columns(&self, columns: &[(&str, Set)]) -> Vec<Column> {
        columns.iter().map(|(id, kind)| Column::new(self.t(&format!("column-{id}")), *kind)).collect()
    }

    /// A table with the caption `table-<id>`, cut where it is long; `kind` says where the rest is.
    pub(super) fn table(&self, id: &str, columns: &[(&str, Set)], rows: Vec<Row>, kind: Option<Kind>) -> Table {
        let total = rows.len();
        self.first_rows(id, columns, rows, total, kind)
    }

    /// The same, where there may be so many rows that only those which may be shown were made of all `total`.
    pub(super) fn first_rows(
        &self,
        id: &str,
        columns: &[(&str, Set)],
        mut rows: Vec<Row>,
        total: usize,
        kind: Option<Kind>,
    ) -> Table {
        let mut note = None;
        if total > MOST {
            rows.truncate(MOST);
            let rest = words::whole((total - MOST) as u64);
            let file = kind.and_then(|kind| self.words.rows(kind).map(|_| format!("rows/{}.csv", kind.slug())));
            note = Some(match file {
                Some(file) => self.say("table-rest-in", &[("n", rest.into()), ("file", file.into())]),
                None => self.say("table-rest", &[("n", rest.into())]),
            });
            if let Some((href, kind)) = kind.and_then(|kind| Some((self.words.rows(kind)?, kind))) {
                let mut cells = vec![Cell::link(format!("rows/{}.csv", kind.slug()), href)];
                cells.resize_with(columns.len(), Cell::default);
                rows.push(Row { id: None, cells });
            }
        }
        Table { note, list: total > LIST, ..self.index(id, columns, rows) }
    }

    /// A table with the caption `table-<id>` that is never cut, because each of its rows leads to a page of its own.
    pub(super) fn index(&self, id: &str, columns: &[(&str, Set)], rows: Vec<Row>) -> Table {
        Table {
            id: format!("list-{id}"),
            caption: self.t(&format!("table-{id}")),
            columns: self.columns(columns),
            list: rows.len() > LIST,
            stack: false,
            rows,
            note: None,
        }
    }

    /// The words of a chart; `columns` are messages of its data table's headings.
    pub(super) fn head(&self, title: String, columns: &[String]) -> Head {
        Head {
            desc: self.say("chart-described", &[("title", title.as_str().into())]),
            title,
            lang: self.context.locale.tag().to_owned(),
            columns: columns.to_vec(),
            empty: self.t("chart-empty"),
        }
    }

    pub(super) fn heads(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.t(id)).collect()
    }

    /// A chart with its data as a table.
    pub(super) fn chart<C: charts::Chart>(&self, id: &str, caption: String, chart: &C) -> parts::Chart {
        let data = charts::table(chart);
        parts::Chart {
            id: format!("chart-{id}"),
            title: chart.head().title.clone(),
            caption,
            svg: Markup(charts::draw_both(chart, &format!("svg-{id}"))),
            table: Some(Table::of_data(format!("data-{id}"), data.caption, data.headers, data.rows)),
        }
    }

    /// The control chart of a metric over the months of the report; none where nothing was measured at all.
    pub(super) fn trend(&self, slug: &str) -> Option<parts::Chart> {
        super::drawn::trend_chart(&self.context, &self.words, slug, &format!("chart-{slug}"))
    }

    /// Figures of several metrics by a grouping in the report month, a row a group.
    pub(super) fn by_group(&self, id: &str, slugs: &[&str], by: By) -> Table {
        let report = self.context.report();
        let mut groups: BTreeMap<(usize, String), Group<'_>> = BTreeMap::new();
        for (place, slug) in slugs.iter().enumerate() {
            for figure in report.figures.parts(slug, self.month(), by) {
                let Some(part) = &figure.part else { continue };
                let row = groups
                    .entry((rank(by, &part.key), part.key.clone()))
                    .or_insert_with(|| (self.words.group_key(part), vec![None; slugs.len()]));
                row.1[place] = Some(figure);
            }
        }
        // Where every case is in one group, counts are shares of a whole.
        let shares = parted(by) && slugs.iter().all(|slug| find(slug).is_some_and(|it| it.unit == Unit::Count));
        let mut columns = vec![Column::new(self.t(&format!("group-{}", by.name())), Set::Text)];
        for slug in slugs {
            columns.push(Column::new(self.words.metric(slug), Set::Number));
            columns.extend(shares.then(|| Column::new(self.t("column-share"), Set::Number)));
        }
        let rows = groups
            .into_values()
            .map(|(name, figures)| {
                let mut cells = vec![Cell::text(name)];
                for figure in figures {
                    cells.push(self.value_cell(figure));
                    cells.extend(shares.then(|| Cell::text(figure.and_then(|it| self.share(it)).unwrap_or_default())));
                }
                Row { id: None, cells }
            })
            .collect();
        Table {
            id: format!("list-{id}"),
            caption: self.t(&format!("table-{id}")),
            columns,
            rows,
            note: None,
            list: false,
            stack: false,
        }
    }

    /// What share of the department's count a group has.
    fn share(&self, figure: &Figure) -> Option<String> {
        match (&figure.amount, &self.words.now(figure.metric.slug)?.amount) {
            (Amount::Count(part), Amount::Count(whole)) if *whole > 0 => {
                Some(words::rate(Ratio::new(*part, *whole), 1))
            }
            _ => None,
        }
    }

    /// A figure as a cell: the value, and under it the pair or the P90.
    pub(super) fn value_cell(&self, figure: Option<&Figure>) -> Cell {
        let Some(figure) = figure else { return Cell::text(NOTHING) };
        let note = match figure.amount {
            Amount::Durations { .. } => self.words.note(figure),
            _ => self.words.pair(figure),
        };
        Cell { note, ..Cell::text(self.words.value(figure)) }
    }

    /// The verdict that a record got from a metric in the report month.
    pub(super) fn outcome(&self, verdict: &Verdict) -> Cell {
        let (state, id) = match verdict {
            Verdict::Judged { outcome, .. } => match outcome {
                Outcome::OnTime => (Some(State::Green), "outcome-on_time"),
                Outcome::Late => (Some(State::Yellow), "outcome-late"),
                Outcome::Missing => (Some(State::Red), "outcome-missing"),
                Outcome::Yes => (None, "outcome-yes"),
                _ => (None, "outcome-no"),
            },
            Verdict::Pending { .. } => (Some(State::NoneDue), "outcome-pending"),
            Verdict::Excluded { reason, .. } => {
                return Cell {
                    note: Some(self.t(&format!("exclusion-{}", reason_slug(*reason)))),
                    ..Cell::text(self.t("outcome-excluded"))
                };
            }
            Verdict::Dimension { .. } => return Cell::text(NOTHING),
        };
        Cell { mark: state, ..Cell::text(self.t(id)) }
    }

    /// The index of a metric in the log of rows.
    pub(super) fn metric(slug: &str) -> u16 {
        index_of(slug).unwrap_or(u16::MAX)
    }

    /// How a promise that was due by a moment came out.
    pub(super) fn promise(&self, due: Moment, done: Option<Moment>) -> (State, String) {
        let (state, id) = match done {
            Some(done) if done <= due => (State::Green, "outcome-on_time"),
            Some(_) => (State::Yellow, "outcome-late"),
            None if due < self.rules.as_of() => (State::Red, "outcome-missing"),
            None => (State::NoneDue, "outcome-pending"),
        };
        (state, self.t(id))
    }
}

/// The name of a group and its figures, one a metric.
type Group<'f> = (String, Vec<Option<&'f Figure>>);

/// Every case is in exactly one group of the kind, so that their counts are shares of the whole.
const fn parted(by: By) -> bool {
    matches!(by, By::Category | By::Priority | By::Channel)
}

/// The place of a group among its kind: zones from near to far, priorities from urgent to low.
fn rank(by: By, key: &str) -> usize {
    fn place<W: Words>(key: &str) -> usize {
        (0..u8::MAX).map_while(W::of).position(|word| word.slug() == key).unwrap_or(usize::MAX)
    }
    match by {
        By::Priority => place::<tickets::Priority>(key),
        By::Category => place::<tickets::Category>(key),
        By::Zone => place::<tickets::Zone>(key),
        By::Level => place::<tickets::Level>(key),
        _ => 0,
    }
}

/// Minutes from one moment to another.
pub(super) fn minutes(from: Moment, to: Moment) -> f64 {
    (to - from) as f64 / 60.0
}

/// A section of figures alone.
pub(super) fn section(figures: Vec<parts::Figure>) -> Section {
    Section { figures, ..Section::default() }
}

/// A count for a chart.
pub(super) fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

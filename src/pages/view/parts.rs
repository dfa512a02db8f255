//! The parts that pages are made of: states, figures, charts, tables, findings, actions, sections.

use serde::{Serialize, Serializer};

/// The state of a figure or a clause. It always shows as a word and a shape, the colour only repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// At or beyond the target: 达标 ●
    Green,
    /// Between target and floor: 关注 ▲
    Yellow,
    /// Beyond the floor, or a broken zero-tolerance promise: 不达标 ■
    Red,
    /// Nothing fell due: 本月无应办 ○
    NoneDue,
    /// The records were not supplied: 未测 ◇
    NotMeasured,
    /// A clause of which a part is not measured: 部分未测 ◇
    PartlyMeasured,
    /// Too few answers: 样本不足 □
    SmallSample,
    /// Shown for information: 不评色
    Uncoloured,
}

impl State {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::Green,
        Self::Yellow,
        Self::Red,
        Self::NoneDue,
        Self::NotMeasured,
        Self::PartlyMeasured,
        Self::SmallSample,
        Self::Uncoloured,
    ];

    /// The name of the state in message files, style classes and `figures.json`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::NoneDue => "none_due",
            Self::NotMeasured => "not_measured",
            Self::PartlyMeasured => "partly_measured",
            Self::SmallSample => "small_sample",
            Self::Uncoloured => "uncoloured",
        }
    }
}

/// Markup that our own code has made (a drawn chart, a rendered analysis) and that a template may place as it is.
///
/// Text of an export never becomes this without having been escaped by the code that drew or rendered it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(pub String);

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A link with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where to, relative to the page.
    pub href: String,
}

impl Link {
    /// A link.
    #[must_use]
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

/// A figure: on the overview a card, elsewhere a line of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// The metric's slug, also the anchor of its definition on the methods page.
    pub slug: String,
    /// The metric's name, with its qualifier if it is that of a group.
    pub name: String,
    /// The value as it is read aloud: `94.0%`, `3`, `1小时10分`; the pair alone where n is small; `—` where there is none.
    pub value: String,
    /// Numerator and denominator, `47/50`, where the value is not this already.
    pub pair: Option<String>,
    /// The 95 % interval, `83.8–97.9`.
    pub interval: Option<String>,
    /// Target and floor with who set them, `≥ 95% · 底线 85% · 部门设定`.
    pub target: Option<String>,
    /// The state.
    pub state: State,
    /// The interval contains the limit that decides the colour.
    pub uncertain: bool,
    /// What changed on last month, said only where the change is real or where it must be said that none is shown.
    pub change: Option<Change>,
    /// Marks: 排除偏多, 回收集中, 按会话.
    pub badges: Vec<String>,
    /// What stands beside the figure: `本月新增投诉 4 起`.
    pub note: Option<String>,
    /// The definition on the methods page.
    pub definition: String,
    /// The records behind the figure: an anchor of a list, or a file of `rows/`.
    pub rows: Option<String>,
    /// The last months as a small line.
    pub spark: Option<Markup>,
}

/// The change of a figure on last month.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Which way the arrow points; `none` where no change is established.
    pub arrow: Arrow,
    /// Whether the change is welcome.
    pub good: bool,
    /// The whole sentence, `较上月上升 14.0 个百分点`.
    pub text: String,
}

/// The direction of a change that is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// Rising.
    Up,
    /// Falling.
    Down,
    /// Not established.
    None,
}

/// A chart, laid out for desk and phone, with its data as a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// What the chart shows this month, as a sentence.
    pub title: String,
    /// What it is of, how to read it, what was left out; may be empty.
    pub caption: String,
    /// Both layouts, one after the other; the stylesheet shows the one that fits.
    pub svg: Markup,
    /// The data.
    pub table: Option<Table>,
}

/// How the cells of a column are set and sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words, to the left.
    #[default]
    Text,
    /// Numbers, to the right, with figures of one width.
    Number,
    /// Codes and dates: never broken.
    Code,
    /// A state.
    State,
    /// A small chart.
    Spark,
}

/// A column of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// How its cells are set.
    pub kind: Kind,
    /// The list script offers its values as a filter.
    pub filter: bool,
}

/// A cell: words, with at most one thing beside them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// The words; empty if there is only a state or a spark.
    pub text: String,
    /// Where the words lead.
    pub href: Option<String>,
    /// The state, shown as word and shape.
    pub state: Option<State>,
    /// The state whose shape stands before the words, where these say it in their own way.
    pub mark: Option<State>,
    /// A second, quieter line.
    pub note: Option<String>,
    /// A small chart.
    pub spark: Option<Markup>,
    /// What the list script sorts by, where it is not the text: a rank in pinyin order, seconds, a date.
    pub sort: Option<String>,
}

/// A row; an anchor if other pages point at it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// The anchor.
    pub id: Option<String>,
    /// The cells, one a column; the first names the row.
    pub cells: Vec<Cell>,
}

/// A table. An empty one prints the word for none, so that absence is visible.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// Unique on the page.
    pub id: String,
    /// What the table lists.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// A line under the table: what was left out and why, where the rest is.
    pub note: Option<String>,
    /// The list script may search, filter and sort it (an index, or more than 50 rows).
    pub list: bool,
    /// On a phone a row stands as lines, each cell under its heading, instead of being wider than the window.
    pub stack: bool,
}

/// One sentence of the headline findings.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The rule that wrote it: `zero_tolerance`, `red_promise`, `control_signal`, `mix_effect`, `data_caveat`, `improvement`.
    pub rule: String,
    /// The mark before it: red for a breach, yellow for a caveat, green for an improvement.
    pub state: State,
    /// The sentence.
    pub text: String,
    /// The list or section behind it.
    pub link: Link,
    /// The page where that is, in brackets, for paper.
    pub page: String,
    /// What people have to say about it: evidence, a note of the supervisor.
    pub note: Option<String>,
}

/// One thing that somebody has to do.
#[derive(Clone, Debug, Serialize)]
pub struct Action {
    /// The kind, `缺失故障分析报告`.
    pub list: String,
    /// Customer, project, fault or ticket.
    pub subject: String,
    /// The page of the subject.
    pub href: Option<String>,
    /// The clause.
    pub clause: Link,
    /// The responsible position.
    pub owner: String,
    /// The due date.
    pub due: String,
    /// The new date that the report asks for, where the due date has passed.
    pub asked: Option<String>,
    /// `逾期 11 天`, `月末到期未完成`, or `未到期`.
    pub overdue: String,
    /// What sorts by lateness.
    pub overdue_sort: String,
    /// Late, so that the row is marked.
    pub late: bool,
    /// What to do next.
    pub next: String,
    /// 截止日后已办, 月末到期未完成, 已补访.
    pub note: Option<String>,
}

/// A section of a detail page: its heading and lead come from the message files by its id.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// Figures, as lines of one table.
    pub figures: Vec<Figure>,
    /// Sentences that the data wrote.
    pub notes: Vec<String>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// A pair of a name and a value, for facts about a thing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where the value leads.
    pub href: Option<String>,
    /// Its state.
    pub state: Option<State>,
    /// The word for the state, where it is not the state's own: 逾期完成.
    pub word: Option<String>,
}

impl Table {
    /// The data of a chart: the first column names the rows, the others are numbers.
    #[must_use]
    pub fn of_data(
        id: impl Into<String>,
        caption: impl Into<String>,
        heads: Vec<String>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let kind = |i: usize| if i == 0 { Kind::Text } else { Kind::Number };
        Self {
            id: id.into(),
            caption: caption.into(),
            columns: heads.into_iter().enumerate().map(|(i, title)| Column::new(title, kind(i))).collect(),
            rows: rows
                .into_iter()
                .map(|cells| Row { id: None, cells: cells.into_iter().map(Cell::text).collect() })
                .collect(),
            note: None,
            list: false,
            stack: false,
        }
    }
}

impl Cell {
    /// Words alone.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Words that lead somewhere.
    #[must_use]
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }

    /// A state.
    #[must_use]
    pub fn state(state: State) -> Self {
        Self { state: Some(state), ..Self::default() }
    }

    /// Words that say a state, behind its shape.
    #[must_use]
    pub fn marked(state: State, words: impl Into<String>) -> Self {
        Self { mark: Some(state), ..Self::text(words) }
    }

    /// With what it sorts by.
    #[must_use]
    pub fn sort(mut self, key: impl Into<String>) -> Self {
        self.sort = Some(key.into());
        self
    }

    /// With a second line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: Kind) -> Self {
        Self { title: title.into(), kind, filter: false }
    }

    /// A column whose values the list script offers as a filter.
    #[must_use]
    pub fn filtered(title: impl Into<String>, kind: Kind) -> Self {
        Self { title: title.into(), kind, filter: true }
    }
}

impl<const N: usize> From<[Cell; N]> for Row {
    fn from(cells: [Cell; N]) -> Self {
        Self { id: None, cells: cells.into() }
    }
}

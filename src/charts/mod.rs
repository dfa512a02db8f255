//! Charts: a plain description in, the text of inline SVG out.
//!
//! Every chart is one file with one struct of plain data whose words are already in the reader's language.
//! It is laid out twice, for the desk and for the phone; the style sheet `chart.css` shows one of the two.
//! Colours live in that style sheet alone. [`ALL`] lists the charts, so that one test walks them all.

pub mod ages;
pub mod arrivals;
pub mod aspects;
pub mod bullet;
pub mod canvas;
pub mod fault_steps;
pub mod fault_year;
pub mod flow;
mod frame;
pub mod funnel;
pub mod grid;
pub mod heat;
pub mod holidays;
pub mod key;
pub mod multiples;
pub mod opinions;
pub mod pareto;
pub mod quadrant;
pub mod shifts;
pub mod spark;
pub mod trend;

use canvas::{Sheet, digits, esc};
pub use canvas::{State, Unit};
use serde::Serialize;

/// The style sheet of all charts; the page's own sheet includes it and may set its variables again.
pub const CSS: &str = include_str!("chart.css");

/// For which width a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 760 px: a screen on a desk, and paper.
    Desk,
    /// 328 px: a phone held upright.
    Phone,
}

impl Width {
    /// Both layouts, in the order they stand in a page.
    pub const BOTH: [Width; 2] = [Width::Desk, Width::Phone];

    /// The width in px.
    #[must_use]
    pub const fn px(self) -> f64 {
        match self {
            Width::Desk => 760.0,
            Width::Phone => 328.0,
        }
    }

    /// The class of the root element, by which the style sheet shows one layout and hides the other.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Width::Desk => "chart desk",
            Width::Phone => "chart phone",
        }
    }

    const fn ids(self) -> (&'static str, &'static str) {
        match self {
            Width::Desk => ("-t", "-d"),
            Width::Phone => ("-pt", "-pd"),
        }
    }

    /// One of two values: for the desk, for the phone.
    pub(crate) fn pick<T>(self, desk: T, phone: T) -> T {
        match self {
            Width::Desk => desk,
            Width::Phone => phone,
        }
    }
}

/// The words every chart has.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// What the chart shows this month, as a sentence; also the caption of its table.
    pub title: String,
    /// The same for someone who cannot see it: what is drawn, and the values that matter.
    pub desc: String,
    /// Language tag of the words: `zh-CN`, `en`.
    pub lang: String,
    /// Column headings of the data table, in the order that the chart's own description names.
    pub columns: Vec<String>,
    /// What stands in the place of a picture without data.
    pub empty: String,
}

impl Head {
    /// A head for a sample.
    pub(crate) fn sample(title: &str, columns: &[&str]) -> Self {
        Self {
            title: title.into(),
            desc: format!("{title}。数值见图下的表。"),
            lang: "zh-CN".into(),
            columns: columns.iter().map(|c| (*c).into()).collect(),
            empty: "本月无数据".into(),
        }
    }
}

/// The data behind a chart, as a table for those who read numbers rather than shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChartTable {
    /// What the table shows.
    pub caption: String,
    /// Column headings.
    pub headers: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
}

/// One kind of chart.
pub trait Chart {
    /// The words every chart has.
    fn head(&self) -> &Head;

    /// Draws the picture in one of the two layouts.
    fn picture(&self, width: Width) -> Sheet;

    /// The rows of the data table; each chart's implementation says which columns they have.
    fn rows(&self) -> Vec<Vec<String>>;
}

/// Draws a chart in one layout: an `svg` element for an HTML page, which needs no namespace. `id` must be unique in it.
#[must_use]
pub fn draw<C: Chart + ?Sized>(chart: &C, id: &str, width: Width) -> String {
    wrapped(chart.head(), &chart.picture(width), width.class(), id, width.ids())
}

/// The root element around a picture, with the words that make it accessible.
fn wrapped(head: &Head, sheet: &Sheet, class: &str, id: &str, (title, desc): (&str, &str)) -> String {
    let body = sheet.take();
    let mut out = String::with_capacity(body.len() + head.title.len() + head.desc.len() + 320);
    let (w, h) = (sheet.width as u32, sheet.height as u32);
    out.push_str("<svg class=\"");
    out.push_str(class);
    out.push_str("\" viewBox=\"0 0 ");
    digits(&mut out, w);
    out.push(' ');
    digits(&mut out, h);
    out.push_str("\" width=\"");
    digits(&mut out, w);
    out.push_str("\" height=\"");
    digits(&mut out, h);
    out.push_str("\" role=\"img\" lang=\"");
    esc(&mut out, &head.lang);
    for (attribute, suffix) in [("aria-labelledby", title), ("aria-describedby", desc)] {
        out.push_str("\" ");
        out.push_str(attribute);
        out.push_str("=\"");
        esc(&mut out, id);
        out.push_str(suffix);
    }
    out.push_str("\">");
    for (tag, suffix, words) in [("title", title, &head.title), ("desc", desc, &head.desc)] {
        for part in ["<", tag, " id=\"", id, suffix, "\">"] {
            out.push_str(part);
        }
        esc(&mut out, words);
        for part in ["</", tag, ">"] {
            out.push_str(part);
        }
    }
    out.push_str(&body);
    out.push_str("</svg>");
    out
}

/// Draws both layouts, one after the other, for the style sheet to choose from.
#[must_use]
pub fn draw_both<C: Chart + ?Sized>(chart: &C, id: &str) -> String {
    let mut out = draw(chart, id, Width::Desk);
    out.push('\n');
    out.push_str(&draw(chart, id, Width::Phone));
    out
}

/// The data table of a chart.
#[must_use]
pub fn table<C: Chart + ?Sized>(chart: &C) -> ChartTable {
    let head = chart.head();
    ChartTable { caption: head.title.clone(), headers: head.columns.clone(), rows: chart.rows() }
}

/// A chart as a page needs it: both layouts, and the table under them.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Both layouts, see [`draw_both`].
    pub svg: String,
    /// The data.
    pub table: ChartTable,
}

/// Makes a chart ready for a page.
#[must_use]
pub fn figure<C: Chart + ?Sized>(chart: &C, id: &str) -> Figure {
    Figure { svg: draw_both(chart, id), table: table(chart) }
}

/// Which sample of a chart to make: an ordinary one, or one of the awkward ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// A month as months are.
    Normal,
    /// Nothing to show.
    Empty,
    /// A single thing to show.
    One,
    /// Things to show, all of them zero.
    Zero,
    /// Very large values, very long labels, very many things.
    Extreme,
}

impl Case {
    /// Every case.
    pub const ALL: [Case; 5] = [Case::Normal, Case::Empty, Case::One, Case::Zero, Case::Extreme];

    /// Cuts or empties a sample's list and makes its counts awkward, as the case asks.
    pub(crate) fn apply<T>(self, mut all: Vec<T>, mut set: impl FnMut(&mut T, u32)) -> Vec<T> {
        match self {
            Case::Normal => {}
            Case::Empty => all.clear(),
            Case::One => all.truncate(1),
            Case::Zero => all.iter_mut().for_each(|t| set(t, 0)),
            Case::Extreme => all.iter_mut().enumerate().for_each(|(i, t)| set(t, if i == 1 { u32::MAX } else { 1 })),
        }
        all
    }
}

/// An entry of [`ALL`].
#[derive(Clone, Copy)]
pub struct Kind {
    /// Name in addresses and file names.
    pub slug: &'static str,
    /// The question it answers.
    pub question: &'static str,
    /// Makes a sample, for tests and for looking at.
    pub sample: fn(Case) -> Box<dyn Chart>,
}

/// Every chart, in the order of the report.
pub const ALL: &[Kind] = &[
    Kind {
        slug: "trend",
        question: "Is this month different, or is it noise?",
        sample: |case| Box::new(trend::sample(case)),
    },
    Kind {
        slug: "bullet",
        question: "How far is each metric from its target and its floor?",
        sample: |case| Box::new(bullet::sample(case)),
    },
    Kind {
        slug: "opinions",
        question: "How are the answers to each question spread?",
        sample: |case| Box::new(opinions::sample(case)),
    },
    Kind {
        slug: "aspects",
        question: "Which aspects are rated well, and how sure are we?",
        sample: |case| Box::new(aspects::sample(case)),
    },
    Kind {
        slug: "quadrant",
        question: "What matters to customers and is not good enough?",
        sample: |case| Box::new(quadrant::sample(case)),
    },
    Kind {
        slug: "flow",
        question: "Where did the backlog come from and where did it go?",
        sample: |case| Box::new(flow::sample(case)),
    },
    Kind { slug: "ages", question: "How old is the backlog?", sample: |case| Box::new(ages::sample(case)) },
    Kind {
        slug: "heat",
        question: "On which weekdays and at which hours do tickets arrive?",
        sample: |case| Box::new(heat::sample(case)),
    },
    Kind {
        slug: "funnel",
        question: "How much is solved at the hotline, remotely, on site?",
        sample: |case| Box::new(funnel::sample(case)),
    },
    Kind {
        slug: "arrivals",
        question: "Did engineers reach the site within the limit of its zone?",
        sample: |case| Box::new(arrivals::sample(case)),
    },
    Kind {
        slug: "fault-year",
        question: "When did faults happen this year, and how far apart?",
        sample: |case| Box::new(fault_year::sample(case)),
    },
    Kind {
        slug: "fault-steps",
        question: "How was this fault handled, step by step?",
        sample: |case| Box::new(fault_steps::sample(case)),
    },
    Kind {
        slug: "pareto",
        question: "Which few causes make most of the trouble?",
        sample: |case| Box::new(pareto::sample(case)),
    },
    Kind {
        slug: "visits",
        question: "Which project was visited in which month?",
        sample: |case| Box::new(grid::sample_visits(case)),
    },
    Kind {
        slug: "holidays",
        question: "Was every supervised date of the holidays watched?",
        sample: |case| Box::new(holidays::sample(case)),
    },
    Kind {
        slug: "weekly",
        question: "Which week's reports came in from whom?",
        sample: |case| Box::new(grid::sample_weekly(case)),
    },
    Kind {
        slug: "shifts",
        question: "Was the desk staffed on every day of the month?",
        sample: |case| Box::new(shifts::sample(case)),
    },
    Kind {
        slug: "multiples",
        question: "How did the year of this metric go, beside the others?",
        sample: |case| Box::new(multiples::sample(case)),
    },
    Kind { slug: "spark", question: "Where has this metric been going?", sample: |case| Box::new(spark::sample(case)) },
];

#[cfg(test)]
mod tests;

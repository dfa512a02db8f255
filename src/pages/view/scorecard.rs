//! The scorecard: a row a clause, with what it obliges to, its figures and its state.

use serde::Serialize;

use super::frame::Frame;
use super::overview::Count;
use super::parts::{Figure, Link, State};
#[cfg(test)]
use crate::locale::Locale;

/// `scorecard.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Scorecard {
    /// The frame.
    pub frame: Frame,
    /// What stands in it.
    pub body: ScorecardBody,
}

/// The scorecard without its frame; the print edition carries it too.
#[derive(Clone, Debug, Serialize)]
pub struct ScorecardBody {
    /// How many clauses are in each state.
    pub counts: Vec<Count>,
    /// The clauses by chapter, every one of the regulation.
    pub chapters: Vec<ScoreChapter>,
    /// The optional score, under the table and never on the first screen.
    pub score: Option<Score>,
}

/// A chapter of the regulation.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreChapter {
    /// `chapter-1`, its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause.
#[derive(Clone, Debug, Serialize)]
pub struct Clause {
    /// Its anchor, `c1.1a`.
    pub id: String,
    /// `1.1a`.
    pub number: String,
    /// `服务受理`.
    pub title: String,
    /// What it obliges to, in one line.
    pub obligation: String,
    /// `技术服务部 → 客户`.
    pub parties: String,
    /// Its state; absent where the clause is not judged at all.
    pub state: Option<State>,
    /// The figure that stands for it, with its spark.
    pub primary: Option<Figure>,
    /// The lowest and the highest of the months of the spark.
    pub range: Option<String>,
    /// Its other figures.
    pub others: Vec<Figure>,
    /// Why it has no figure: `不直接考核`, `与 2.3.1 重复`.
    pub note: Option<String>,
    /// The page where it is looked into.
    pub link: Option<Link>,
}

/// The score of the month.
#[derive(Clone, Debug, Serialize)]
pub struct Score {
    /// `86.4`, or the words for too little measured.
    pub value: String,
    /// `按权重已测 80%`.
    pub coverage: String,
}

#[cfg(test)]
impl Scorecard {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{figure, listed, say, spark, target};
        let clause = |number: &str, state: Option<State>, metrics: &[&str]| {
            let mut figures: Vec<_> = metrics
                .iter()
                .map(|m| Figure {
                    target: target(l, "95%", "85%"),
                    spark: spark(&say(l, "近六个月", "the last six months")),
                    ..figure(l, m, "94.0%", "47/50", state.unwrap_or(State::Uncoloured))
                })
                .collect();
            let primary = (!figures.is_empty()).then(|| figures.remove(0));
            Clause {
                id: super::overview::clause_id(number),
                number: number.into(),
                title: say(l, "服务受理", "Acceptance of service"),
                obligation: say(
                    l,
                    "受理客户投诉和服务请求，并按流程提供服务",
                    "Accept complaints and service requests and deliver the service as the procedure says",
                ),
                parties: say(l, "技术服务部 → 客户", "technical service → customer"),
                state,
                primary,
                range: state
                    .map(|_| l.text_with("scorecard-range", &[("low", "91.2%".into()), ("high", "95.0%".into())])),
                others: figures,
                note: state.is_none().then(|| say(l, "不直接考核", "not judged directly")),
                link: state.map(|_| Link::new(l.text("nav-tickets"), "tickets.html")),
            }
        };
        let clauses = |numbers: &str, metrics: &[&str]| -> Vec<Clause> {
            let states = [State::Red, State::Green, State::NoneDue, State::NotMeasured, State::Yellow];
            numbers.split_whitespace().enumerate().map(|(i, n)| clause(n, Some(states[i % 5]), metrics)).collect()
        };
        let [first, second] = super::sample::CLAUSES;
        let first = clauses(first, &["first_response_on_time", "resolution_on_time", "complaint_overdue_open"]);
        let mut second = clauses(second, &["chat_reply_3min_rate"]);
        second.insert(0, clause("2.2.1", None, &[]));
        Self {
            frame: listed(l, "scorecard", false),
            body: ScorecardBody {
                counts: State::ALL[..5].iter().map(|&state| Count { state, n: "4".into() }).collect(),
                chapters: vec![
                    ScoreChapter {
                        id: "chapter-1".into(),
                        title: say(l, "第一章 客户服务", "Chapter 1, customer service"),
                        clauses: first,
                    },
                    ScoreChapter {
                        id: "chapter-2".into(),
                        title: say(l, "第二章 网店客服", "Chapter 2, shop desk"),
                        clauses: second,
                    },
                ],
                score: Some(Score {
                    value: "86.4".into(),
                    coverage: say(l, "按权重已测 80%", "80% measured by weight"),
                }),
            },
        }
    }
}

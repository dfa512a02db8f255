//! The states of a figure as shapes.

use serde::Serialize;

/// How a figure stands, as a chart shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 绿: the target is met; a filled circle.
    Good,
    /// 黄: between floor and target; a filled triangle.
    Warn,
    /// 红: the floor is missed; a filled square.
    Bad,
    /// Nothing fell due; an open circle.
    NoneDue,
    /// 未测: not measured; an open diamond.
    NotMeasured,
    /// Too few cases to colour; an open square.
    SmallSample,
}

impl State {
    /// Every state, best first.
    pub const ALL: [State; 6] =
        [State::Good, State::Warn, State::Bad, State::NoneDue, State::NotMeasured, State::SmallSample];

    /// The class of its glyph.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            State::Good => "g-good",
            State::Warn => "g-warn",
            State::Bad => "g-bad",
            State::NoneDue | State::NotMeasured | State::SmallSample => "g-open",
        }
    }
}

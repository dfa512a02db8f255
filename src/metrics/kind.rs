//! What kinds of metric there are: how they are judged, which month a case belongs to, what a value counts.

/// What a figure is, and so how it is judged (DOMAIN "three kinds of honesty").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// C: obligations that can be listed one by one; no interval.
    Census,
    /// R: a rate that stands for how a process behaves; Wilson interval.
    Process,
    /// Q: what customers who answered said.
    Opinion,
    /// N: a count of events or of a state; Poisson interval.
    Count,
    /// T: durations; median and P90.
    Duration,
    /// I: information only, never coloured.
    Information,
}

impl Nature {
    /// The letter in `figures.json`.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Census => "C",
            Self::Process => "R",
            Self::Opinion => "Q",
            Self::Count => "N",
            Self::Duration => "T",
            Self::Information => "I",
        }
    }
}

/// Which month a case belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodRule {
    /// V: opened in the month.
    Volume,
    /// P: the promise fell due in the month.
    Promise,
    /// D: the end event is in the month.
    Duration,
    /// S: the condition at the end of the month.
    State,
    /// E: the event date is in the month.
    Event,
    /// O: the answer was submitted in the month.
    Opinion,
}

impl PeriodRule {
    /// The letter in `figures.json`.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Volume => "V",
            Self::Promise => "P",
            Self::Duration => "D",
            Self::State => "S",
            Self::Event => "E",
            Self::Opinion => "O",
        }
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// k of n.
    Ratio,
    /// Cases.
    Count,
    /// Seconds of the metric's clock.
    Seconds,
    /// Points of an index (0 to 100) or of the net promoter score (−100 to 100).
    Points,
}

impl Unit {
    /// The name in `figures.json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Count => "count",
            Self::Seconds => "seconds",
            Self::Points => "points",
        }
    }
}

/// Whether more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
    /// Neither; information.
    None,
}

/// The part of the report that a metric belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A: acceptance, first contact, complaints.
    Acceptance,
    /// B: levels of passive service.
    Levels,
    /// C: proactive service.
    Proactive,
    /// D: faults.
    Faults,
    /// E: satisfaction.
    Satisfaction,
    /// F: communication.
    Communication,
    /// G: the shop desk.
    Shop,
}

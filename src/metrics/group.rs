//! By what a figure can be split.

/// By what a figure can be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Priority p1 to p4.
    Priority,
    /// Category of the ticket.
    Category,
    /// Channel of the ticket or survey.
    Channel,
    /// Zone of the site.
    Zone,
    /// Level of service: hotline, remote, on site.
    Level,
    /// The person who owes the promise.
    Owner,
    /// The customer.
    Customer,
    /// The project.
    Project,
    /// The shift of the shop desk.
    Shift,
    /// The department that owes the promise.
    Department,
    /// The dimension of the questionnaire.
    Dimension,
    /// Projects in their first year, or older.
    Cohort,
}

impl By {
    /// Every grouping, in the order of the enum.
    pub const ALL: &[Self] = &[
        Self::Priority,
        Self::Category,
        Self::Channel,
        Self::Zone,
        Self::Level,
        Self::Owner,
        Self::Customer,
        Self::Project,
        Self::Shift,
        Self::Department,
        Self::Dimension,
        Self::Cohort,
    ];

    /// The name in `figures.json` and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Category => "category",
            Self::Channel => "channel",
            Self::Zone => "zone",
            Self::Level => "level",
            Self::Owner => "owner",
            Self::Customer => "customer",
            Self::Project => "project",
            Self::Shift => "shift",
            Self::Department => "department",
            Self::Dimension => "dimension",
            Self::Cohort => "cohort",
        }
    }
}

/// One part of a figure: a grouping and the number of its key (a symbol, or a word of a vocabulary).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// The grouping.
    pub by: By,
    /// The key's number.
    pub key: u32,
}

//! An answered questionnaire, a round of questionnaires, and an expectation that was not met.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};
use crate::records::surveys::Channel;
use crate::time::Moment;

/// Channels of questionnaires are numbered apart from those of tickets in groups of figures, from here on.
pub const SURVEY_CHANNELS: u32 = 32;

/// How many dimensions a questionnaire has.
pub const DIMENSIONS: usize = 5;

/// An overall rating on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Position on the scale rescaled to 0–100, in millionths of a point.
    pub rescaled: i32,
    /// In the top two of five steps, or what corresponds to it on the scale.
    pub satisfied: bool,
    /// At or below the low score of the settings.
    pub low: bool,
}

/// A valid answered questionnaire as the metrics see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyCase {
    /// The place of the answer among the linked answers.
    pub index: u32,
    /// When it was submitted.
    pub submitted: Moment,
    /// How it came back.
    pub channel: Option<Channel>,
    /// Who answered; none if anonymous.
    pub customer: Option<Sym>,
    /// The customer has a project in the register.
    pub is_client: bool,
    /// About which project.
    pub project: Option<Sym>,
    /// The one who solved the ticket that it is about; nobody else who had a hand in it.
    pub owner: Option<Sym>,
    /// The overall rating, if it is a valid answer.
    pub overall: Option<Rating>,
    /// Each dimension in points of the configured convention, in millionths.
    pub dimensions: [Option<i32>; DIMENSIONS],
    /// The weighted composite of the answered dimensions, in millionths, if they carry enough weight.
    pub composite: Option<i32>,
    /// The attitude as rated, rescaled, in millionths.
    pub attitude: Option<i32>,
    /// The recommendation, 0 to 10.
    pub recommend: Option<u8>,
    /// When the customer was contacted about a low score.
    pub followed_on: Option<NaiveDate>,
}

/// One round of questionnaires through one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignCase {
    /// The place of the round among the rounds.
    pub index: u32,
    /// The round's name.
    pub campaign: Option<Sym>,
    /// How it was sent, where that is told apart.
    pub channel: Option<Channel>,
    /// The instant that puts it into a month: the close of the round, or the sending.
    pub at: Moment,
    /// Questionnaires sent.
    pub sent: u32,
    /// Valid answers.
    pub valid: u32,
}

/// What made an expectation unmet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// A low overall rating.
    LowScore,
    /// A complaint found justified.
    Complaint,
}

/// An expectation that was not met, and the analysis, improvement and answer that it calls for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmetCase {
    /// The place of the answer or ticket among its kind.
    pub index: u32,
    /// What it was.
    pub source: Unmet,
    /// The day from which the time runs: the submission, or the first resolution of the complaint.
    pub since: NaiveDate,
    /// Nobody can be answered.
    pub anonymous: bool,
    /// The customer.
    pub customer: Option<Sym>,
    /// The customer has a project in the register.
    pub is_client: bool,
    /// The project.
    pub project: Option<Sym>,
    /// When the cause was analysed.
    pub analysed_on: Option<NaiveDate>,
    /// When the improvement was decided.
    pub improved_on: Option<NaiveDate>,
    /// When the customer was answered.
    pub answered_on: Option<NaiveDate>,
}

impl UnmetCase {
    /// The day on which all three were done.
    #[must_use]
    pub fn done_on(&self) -> Option<NaiveDate> {
        Some(self.analysed_on?.max(self.improved_on?).max(self.answered_on?))
    }
}

impl Case for SurveyCase {
    const KIND: Kind = Kind::Surveys;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Channel, self.channel.map(|channel| SURVEY_CHANNELS + channel as u32));
        add(By::Owner, self.owner.map(group_key));
        add(By::Customer, self.customer.filter(|_| self.is_client).map(group_key));
        add(By::Project, self.project.map(group_key));
    }
}

impl Case for CampaignCase {
    const KIND: Kind = Kind::Campaigns;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Channel, self.channel.map(|channel| SURVEY_CHANNELS + channel as u32));
    }
}

impl Case for UnmetCase {
    const KIND: Kind = Kind::Surveys;

    fn kind(&self) -> Kind {
        match self.source {
            Unmet::LowScore => Kind::Surveys,
            Unmet::Complaint => Kind::Tickets,
        }
    }

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Customer, self.customer.filter(|_| self.is_client).map(group_key));
        add(By::Project, self.project.map(group_key));
    }
}

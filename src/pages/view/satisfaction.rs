//! What customers said: response, distribution, satisfied rate, index, priorities, low scores.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `satisfaction.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Satisfaction {
    /// The frame.
    pub frame: Frame,
    /// Sent, returned, valid, by channel; the bounds of non-response.
    pub response: Section,
    /// The satisfied rate with its interval.
    pub overall: Section,
    /// Each item as a bar of its answers, with n.
    pub distribution: Section,
    /// The index, its convention, its dimensions.
    pub index: Section,
    /// Importance by index.
    pub priorities: Section,
    /// Low scores and unmet expectations with the state of their follow-up.
    pub low_scores: Section,
    /// Comments, masked, only where they are published.
    pub comments: Option<Section>,
}

#[cfg(test)]
impl Satisfaction {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "satisfaction", false),
            response: section(
                l,
                "response",
                &["survey_response_rate"],
                "50 份问卷回收 20 份",
                "20 of 50 questionnaires returned",
            ),
            overall: section(l, "overall", &["satisfied_rate", "nps"], "总体满意率 85.0%", "85.0% satisfied"),
            distribution: section(l, "distribution", &[], "培训的不满意最多", "Training has the most dissatisfied"),
            index: section(l, "index", &["csi"], "客户满意指数 81.3", "Satisfaction index 81.3"),
            priorities: section(l, "priorities", &[], "培训重要而得分低", "Training: important and low"),
            low_scores: section(
                l,
                "low_scores",
                &["low_score_followup_on_time", "unmet_reply_on_time"],
                "一份低分，已跟进",
                "One low score, followed up",
            ),
            comments: Some(section(l, "comments", &[], "意见", "Comments")),
        }
    }
}

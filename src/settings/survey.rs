//! `[survey]` and `[stats]`: how opinions are measured and numbers compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::value::Decimal;
use crate::time::Month;

/// `[survey]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The convention of the satisfaction index.
    pub index: IndexMethod,
    /// What one opinion is.
    pub unit: OpinionUnit,
    /// Weights of the five dimensions.
    pub weights: DimensionWeights,
    /// Share of the weights that a response must answer to have an index.
    pub min_weight_answered: Decimal,
    /// Whether the net promoter score is shown.
    pub nps: bool,
    /// The scales on which answers are given.
    pub scale: Vec<Scale>,
    /// `[survey.questions]`: question = scale id, where labels or numbers leave it open.
    #[serde(default)]
    pub questions: BTreeMap<String, String>,
}

/// The convention of the satisfaction index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IndexMethod {
    /// The lowest answer is 0, the highest 100.
    Rescaled,
    /// The answer's share of the highest.
    Proportional,
    /// The customary table of points.
    Table,
}

/// What one opinion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpinionUnit {
    /// Each response.
    Response,
    /// Each customer, the mean of its responses.
    Customer,
}

/// Weights of the five dimensions as they were written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionWeights {
    /// 技术安装
    pub install: Decimal,
    /// 系统运行
    pub operation: Decimal,
    /// 工程实施
    pub implement: Decimal,
    /// 售后服务
    pub aftersales: Decimal,
    /// 客户培训
    pub training: Decimal,
}

impl DimensionWeights {
    /// As written, in the order of the regulation: install, operation, implement, aftersales, training.
    #[must_use]
    pub const fn as_written(&self) -> [Decimal; 5] {
        [self.install, self.operation, self.implement, self.aftersales, self.training]
    }

    /// Scaled so that they add to 1, in the same order. All are positive once the settings are read.
    #[must_use]
    pub fn normalised(&self) -> [f64; 5] {
        let total: i64 = self.as_written().iter().map(|w| w.millionths()).sum();
        let total = Decimal::from_millionths(total).as_f64();
        self.as_written().map(|w| w.as_f64() / total)
    }
}

/// `[[survey.scale]]`: labels from worst to best, or a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The name by which `[survey.questions]` refers to it.
    pub id: String,
    /// Labels from worst to best.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// Other words for labels.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub synonyms: BTreeMap<String, String>,
    /// Numbers instead of labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numeric: Option<NumericScale>,
}

/// A scale of whole numbers, the highest the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumericScale {
    /// The worst answer.
    pub min: i32,
    /// The best answer.
    pub max: i32,
}

/// `[stats]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stats {
    /// Confidence of intervals.
    pub confidence: Decimal,
    /// Confidence of comparisons between months.
    pub compare_confidence: Decimal,
    /// Answers below which no opinion is computed.
    pub min_n_opinion: u32,
    /// Cases below which a rate is k of n.
    pub small_n: u32,
    /// Answers below which the net promoter score has no value.
    pub nps_min_n: u32,
    /// Months of a control chart's baseline.
    pub baseline_months: u32,
    /// Months below which there is no control chart.
    pub baseline_min: u32,
    /// A baseline that stays.
    pub baseline_freeze: Option<BaselineFreeze>,
}

/// A baseline that stays, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineFreeze {
    /// Its first month.
    pub from: Month,
    /// Its last month.
    pub to: Month,
    /// Why it was chosen.
    pub reason: String,
}

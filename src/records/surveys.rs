//! Answers to satisfaction questionnaires 满意度问卷: one row each, of which there may be a million.

use super::tables::{file_stem, intern, whole};
use super::times::{day_from, packed, precedes, time};
use crate::ingest::{Answer, Col, Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::problem::Code;
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the answer within its campaign.
    RESPONSE_ID: "response_id", Type::Key, Optional, "17", [
        "序号", "答卷编号", "答题编号", "编号", "问卷编号", "样本编号",
    ];
    /// When it was answered; empty where a questionnaire that was sent was not.
    SUBMITTED_AT: "submitted_at", Type::Stamp, OneOf, "2026/10/21 9:05:11", [
        "提交答卷时间", "提交时间", "填写时间", "结束答题时间", "回收日期", "评价时间", "调查日期",
    ];
    /// When it was sent; where the column is there, every row is one questionnaire sent.
    SENT_AT: "sent_at", Type::Stamp, OneOf, "2026/10/20 9:00", ["发放时间", "发送时间", "推送时间", "邀请时间"];
    /// The round in which it was sent; the file's name where the export does not say.
    CAMPAIGN_ID: "campaign_id", Type::Text, Metric, "2026-10", ["问卷名称", "调查批次", "批次", "期次", "活动"];
    /// How it came back.
    CHANNEL: "channel", Type::Choice(Channel::VOCABULARY), Optional, "微信", [
        "来源", "调查方式", "发放方式", "回收渠道", "渠道",
    ];
    /// The customer; empty means anonymous.
    CUSTOMER: "customer", Type::Text, Optional, "华东某印务", [
        "客户名称", "客户", "客户单位", "客户公司", "单位名称", "公司名称", "用户单位", "最终客户名称", "所属客户", "企业名称", "报修单位",
    ];
    /// The project, by its number or its name.
    PROJECT: "project", Type::Text, Optional, "P-2025-018", [
        "项目编号", "合同编号", "项目名称", "项目", "所属项目", "系统名称", "所属产品", "产品名称", "站点",
    ];
    /// The ticket that it is about.
    TICKET_ID: "ticket_id", Type::Key, Optional, "GD20261014-007", ["关联工单", "工单编号"];
    /// The satisfaction as a whole.
    OVERALL: "overall", Type::Rating, Metric, "满意", [
        "总体满意度", "整体评价", "总体评价", "满意度", "您对我们的总体评价", "评分",
    ];
    /// The installation.
    D_INSTALL: "d_install", Type::Rating, Metric, "5", ["技术安装", "安装调试", "产品安装"];
    /// How the system runs.
    D_OPERATION: "d_operation", Type::Rating, Metric, "4", ["系统运行", "运行情况", "系统稳定性"];
    /// How the project was carried out.
    D_IMPLEMENT: "d_implement", Type::Rating, Metric, "4", ["工程实施", "项目实施", "实施质量"];
    /// The service after the sale.
    D_AFTERSALES: "d_aftersales", Type::Rating, Metric, "5", ["售后服务", "服务质量", "维护服务"];
    /// The training.
    D_TRAINING: "d_training", Type::Rating, Metric, "未参加", ["客户培训", "培训", "培训效果"];
    /// The attitude; for information only.
    ATTITUDE: "attitude", Type::Rating, Optional, "5", ["服务态度", "热情耐心"];
    /// How likely the customer recommends us, 0 to 10.
    NPS: "nps", Type::Score, Optional, "9", ["推荐意愿", "NPS", "您向同行推荐我们的可能性"];
    /// What the customer wrote.
    COMMENT: "comment", Type::Content, Optional, "希望增加报表", ["意见建议", "其他意见", "您的建议", "备注"];
    /// When somebody followed it up.
    FOLLOWED_UP_ON: "followed_up_on", Type::Date, Metric, "2026-10-22", ["跟进日期", "回访日期"];
    /// When the cause was analysed.
    CAUSE_ANALYSED_ON: "cause_analysed_on", Type::Date, Metric, "2026-10-23", ["原因分析日期"];
    /// When an improvement was made.
    IMPROVED_ON: "improved_on", Type::Date, Metric, "2026-10-26", ["改善措施日期"];
    /// When the customer was answered.
    ANSWERED_ON: "answered_on", Type::Date, Metric, "2026-10-27", ["回复客户日期"];
    /// The answer counts.
    VALID: "valid", Type::Choice(Validity::VOCABULARY), Optional, "有效", ["是否有效", "答卷状态"];
}

vocabulary! {
    /// How a questionnaire came back.
    pub enum Channel {
        /// By telephone.
        Phone = "phone" ["电话", "电话调查"],
        /// By letter.
        Letter = "letter" ["信函"],
        /// On site.
        Onsite = "onsite" ["现场"],
        /// By fax.
        Fax = "fax" ["传真"],
        /// By e-mail.
        Email = "email" ["邮件", "E-mail"],
        /// By WeChat.
        Wechat = "wechat" ["微信"],
        /// By a link.
        Link = "link" ["链接", "直接访问"],
    }
}

vocabulary! {
    /// Whether an answer counts.
    pub enum Validity {
        /// It does.
        Valid = "yes" ["是", "有效", "已完成", "完成", "正常", "Y", "true", "1", "√", "✓", "✔"],
        /// It does not.
        Invalid = "no" ["否", "无效", "中途退出", "未完成", "N", "false", "0", "×", "✗"],
    }
}

/// One questionnaire, answered or only sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Where it stands.
    pub origin: Origin,
    /// Its number within the campaign.
    pub id: Option<Key>,
    /// The round in which it was sent.
    pub campaign: Sym,
    /// When it was answered; none if it was only sent.
    pub submitted: Option<Packed>,
    /// When it was sent.
    pub sent: Option<Packed>,
    /// The customer; none means anonymous.
    pub customer: Option<Sym>,
    /// The project.
    pub project: Option<Sym>,
    /// The satisfaction as a whole.
    pub overall: Answer,
    /// Installation, operation, implementation, service after the sale, training.
    pub dimensions: [Answer; 5],
    /// The attitude.
    pub attitude: Answer,
    /// How likely the customer recommends us, 0 to 10.
    pub recommend: Option<u8>,
    /// How it came back.
    pub channel: Option<Channel>,
    /// It counts.
    pub valid: bool,
    /// What only some answers have.
    pub more: Option<Box<More>>,
}

/// What only some answers have: a ticket, a comment, what was done about a low score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The ticket that it is about.
    pub ticket: Option<Key>,
    /// What the customer wrote.
    pub comment: Option<Sym>,
    /// When somebody followed it up.
    pub followed_up: Option<Packed>,
    /// When the cause was analysed.
    pub analysed: Option<Packed>,
    /// When an improvement was made.
    pub improved: Option<Packed>,
    /// When the customer was answered.
    pub answered: Option<Packed>,
}

impl Record for Survey {
    const KIND: Kind = Kind::Surveys;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let sent = time(row, SENT_AT);
        let submitted = row.stamp_near(SUBMITTED_AT, sent.map(Packed::at));
        let submitted = packed(row, SUBMITTED_AT, submitted);
        // An answer whose time cannot be read was given all the same: it must not pass for an unanswered one.
        if submitted.is_none() && (sent.is_none() || row.present(SUBMITTED_AT)) {
            row.reject(Code::MissingValue, SUBMITTED_AT, "");
            return None;
        }
        let sent = match (sent, submitted) {
            (Some(sent), Some(submitted)) if precedes(submitted.stamp(), sent.stamp()) => {
                row.warn(Code::OutOfOrder, SENT_AT, &sent.at().to_string());
                None
            }
            _ => sent,
        };
        let campaign = row.symbol(CAMPAIGN_ID).unwrap_or_else(|| {
            let stem = file_stem(row.path());
            intern(row, stem)
        });
        let since = submitted.or(sent);
        Some(Self {
            origin: row.place(),
            id: row.key(RESPONSE_ID),
            campaign,
            submitted,
            sent,
            customer: row.symbol(CUSTOMER),
            project: row.symbol(PROJECT),
            overall: row.rating(OVERALL),
            dimensions: [D_INSTALL, D_OPERATION, D_IMPLEMENT, D_AFTERSALES, D_TRAINING].map(|col| row.rating(col)),
            attitude: row.rating(ATTITUDE),
            recommend: row.score(NPS),
            channel: row.word(CHANNEL),
            valid: row.word(VALID) != Some(Validity::Invalid),
            more: MORE.iter().any(|col| row.is_filled(*col)).then(|| More::read(row, since)).flatten(),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.opt_key(&mut self.id);
        remap.sym(&mut self.campaign);
        remap.opt(&mut self.customer);
        remap.opt(&mut self.project);
        if let Some(more) = &mut self.more {
            remap.opt_key(&mut more.ticket);
            remap.opt(&mut more.comment);
        }
        for answer in [&mut self.overall, &mut self.attitude].into_iter().chain(&mut self.dimensions) {
            remap.answer(answer);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        self.id.map(|id| RecordKey::Two(whole(self.campaign), id))
    }
}

/// The columns of what only some answers have.
const MORE: [Col; 6] = [TICKET_ID, COMMENT, FOLLOWED_UP_ON, CAUSE_ANALYSED_ON, IMPROVED_ON, ANSWERED_ON];

impl More {
    /// None where the cells say nothing after all.
    fn read(row: &mut Row<'_>, since: Option<Packed>) -> Option<Box<Self>> {
        let more = Self {
            ticket: row.key(TICKET_ID),
            comment: row.symbol(COMMENT),
            followed_up: day_from(row, FOLLOWED_UP_ON, since),
            analysed: day_from(row, CAUSE_ANALYSED_ON, since),
            improved: day_from(row, IMPROVED_ON, since),
            answered: day_from(row, ANSWERED_ON, since),
        };
        (more != Self::default()).then(|| Box::new(more))
    }
}

impl Survey {
    /// What only some answers have; nothing where this one has nothing of it.
    #[must_use]
    pub fn more(&self) -> More {
        self.more.as_deref().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_answers_fit_into_memory() {
        assert!(size_of::<Survey>() <= 64, "{}", size_of::<Survey>());
    }

    #[test]
    fn broken_off_answers_do_not_count() {
        assert_eq!(Validity::VOCABULARY.find("中途退出").and_then(Validity::of), Some(Validity::Invalid));
        assert_eq!(Validity::VOCABULARY.find("有效").and_then(Validity::of), Some(Validity::Valid));
    }
}

//! Rounds in which questionnaires were sent 问卷发放: one row per round and channel.

use super::surveys::Channel;
use super::tables::numbered;
use super::times::{day, needed_day};
use crate::columns;
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::problem::Code;
use crate::time::Packed;

columns! {
    /// The round.
    CAMPAIGN_ID: "campaign_id", Type::Text, Required, "2026-10", ["批次", "调查批次", "问卷名称", "期次", "活动"];
    /// How questionnaires were sent.
    CHANNEL: "channel", Type::Choice(Channel::VOCABULARY), Optional, "微信", [
        "发放方式", "调查方式", "来源", "回收渠道", "渠道",
    ];
    /// How many were sent.
    SENT_COUNT: "sent_count", Type::Integer, Required, "40", ["发放数量", "发放份数"];
    /// When the round began.
    OPENED_ON: "opened_on", Type::Date, Optional, "2026-10-10", ["发放日期", "开始日期", "发放时间"];
    /// When the round ended.
    CLOSED_ON: "closed_on", Type::Date, Required, "2026-10-27", ["截止日期", "结束日期"];
}

/// A round in which questionnaires were sent, by one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Where it stands.
    pub origin: Origin,
    /// The round.
    pub campaign: Sym,
    /// How questionnaires were sent.
    pub channel: Option<Channel>,
    /// How many were sent.
    pub sent: u32,
    /// When it began.
    pub opened: Option<Packed>,
    /// When it ended.
    pub closed: Packed,
}

impl Record for Campaign {
    const KIND: Kind = Kind::Campaigns;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let campaign = row.symbol(CAMPAIGN_ID);
        let sent = row.integer(SENT_COUNT);
        let opened = day(row, OPENED_ON);
        let closed = needed_day(row, CLOSED_ON);
        let (campaign, sent, closed) = (campaign?, sent?, closed?);
        let Ok(sent) = u32::try_from(sent) else {
            row.reject(Code::ValueNotUnderstood, SENT_COUNT, &sent.to_string());
            return None;
        };
        let opened = opened.filter(|opened| {
            let right = *opened <= closed;
            if !right {
                row.warn(Code::OutOfOrder, OPENED_ON, &opened.at().to_string());
            }
            right
        });
        Some(Self { origin: row.place(), campaign, channel: row.word(CHANNEL), sent, opened, closed })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.campaign);
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(numbered(self.campaign, self.channel.map_or(0, |channel| channel as u32 + 1))))
    }
}

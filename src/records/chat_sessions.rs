//! Chats of the shop desk 旺旺会话: one row per session, or one per round. Buyers are not read at all.

use super::times::{in_order, needed};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the session.
    SESSION_ID: "session_id", Type::Key, Required, "S9001", ["会话ID", "会话编号", "ID"];
    /// The round, where a row is one round; the times are then those of the round.
    ROUND_NO: "round_no", Type::Integer, Optional, "1", ["轮次序号"];
    /// Who answered.
    AGENT: "agent", Type::Staff, Metric, "陈某", ["客服", "客服昵称", "子账号", "旺旺昵称", "接待客服"];
    /// When the customer wrote first.
    FIRST_MSG_AT: "first_msg_at", Type::Stamp, Required, "2026-10-07 10:10:15", [
        "访客首条消息时间", "客户首次发送消息时间", "开始时间", "会话开始时间", "咨询时间",
    ];
    /// When he was first answered: a moment, or a length of time.
    FIRST_REPLY_AT: "first_reply_at", Type::StampOrDuration, Metric, "2026-10-07 10:18:10", [
        "客服首次响应的时间", "客服首次发送消息时间", "首次回复时间", "首次响应时长", "首响时长",
    ];
    /// How many rounds there were.
    ROUNDS: "rounds", Type::Integer, Optional, "2", ["对话回合数", "轮次"];
    /// How many of them were answered within three minutes.
    ROUNDS_3MIN: "rounds_3min", Type::Integer, Optional, "1", ["三分钟内回复轮次"];
    /// Only a robot answered.
    ROBOT_ONLY: "robot_only", Type::Choice(Answerer::VOCABULARY), Metric, "否", ["机器人会话", "会话类型"];
    /// The session counts.
    VALID: "valid", Type::Choice(Counts::VOCABULARY), Metric, "是", ["是否有效会话", "会话有效性"];
    /// The customer asked about buying.
    INQUIRY: "inquiry", Type::YesNo, Optional, "是", ["是否询单"];
    /// He paid.
    PAID: "paid", Type::YesNo, Optional, "否", ["是否付款", "次日付款"];
}

vocabulary! {
    /// Who answered a session.
    pub enum Answerer {
        /// Only a robot.
        Robot = "yes" ["是", "机器人", "机器人会话", "纯机器人", "Y", "true", "1", "√", "✓", "✔"],
        /// A person.
        Person = "no" ["否", "无", "人工", "人工会话", "N", "false", "0", "×", "✗"],
    }
}

vocabulary! {
    /// Whether a session counts.
    pub enum Counts {
        /// It does.
        Valid = "yes" ["是", "有效", "有效会话", "Y", "true", "1", "√", "✓", "✔"],
        /// It does not.
        Invalid = "no" ["否", "无效", "无效会话", "N", "false", "0", "×", "✗"],
    }
}

/// A session, or a round of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatSession {
    /// Where it stands.
    pub origin: Origin,
    /// The number of the session.
    pub id: Key,
    /// The round, where a row is one round.
    pub round: Option<u32>,
    /// Who answered.
    pub agent: Option<Sym>,
    /// When the customer wrote first.
    pub asked: Packed,
    /// When he was first answered.
    pub replied: Option<Packed>,
    /// How many rounds there were.
    pub rounds: Option<u32>,
    /// How many of them were answered within three minutes.
    pub rounds_3min: Option<u32>,
    /// Only a robot answered.
    pub robot_only: bool,
    /// It counts.
    pub valid: bool,
    /// The customer asked about buying.
    pub inquiry: Option<bool>,
    /// He paid.
    pub paid: Option<bool>,
}

impl Record for ChatSession {
    const KIND: Kind = Kind::ChatSessions;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(SESSION_ID);
        let asked = needed(row, FIRST_MSG_AT);
        let (id, asked) = (id?, asked?);
        let reply = row.stamp_or_duration(FIRST_REPLY_AT, asked.at());
        let replied = in_order(row, FIRST_REPLY_AT, reply, asked);
        let mut count = |col| row.integer(col).and_then(|number| u32::try_from(number).ok());
        let (round, rounds, rounds_3min) = (count(ROUND_NO), count(ROUNDS), count(ROUNDS_3MIN));
        Some(Self {
            origin: row.place(),
            id,
            round,
            agent: row.symbol(AGENT),
            asked,
            replied,
            rounds,
            rounds_3min,
            robot_only: row.word(ROBOT_ONLY) == Some(Answerer::Robot),
            valid: row.word(VALID) != Some(Counts::Invalid),
            inquiry: row.yes_no(INQUIRY),
            paid: row.yes_no(PAID),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt(&mut self.agent);
    }

    fn key(&self) -> Option<RecordKey> {
        let round = self.round.map(|round| Key { stem: self.id.stem, number: round });
        Some(round.map_or(RecordKey::One(self.id), |round| RecordKey::Two(self.id, round)))
    }
}

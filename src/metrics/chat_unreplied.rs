//! Sessions that no human being answered.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ChatCase;
use crate::records::chat_sessions as column;

/// Valid sessions only; what a robot settled alone is none.
pub(crate) static METRIC: Metric = Metric {
    slug: "chat_unreplied",
    family: Family::Shop,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::ChatSessions, column::FIRST_REPLY_AT)],
    groups: &[By::Shift],
    question: Question::Chat(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "chats.csv",
            "session_id,agent,first_msg_at,first_reply_at,robot_only,valid\nS1,陈某,2026-10-07 10:10:15,2026-10-07 10:18:10,否,是\nS2,,2026-10-07 20:00:00,,否,是\nS3,,2026-10-07 20:10:00,,是,是\nS4,,2026-10-07 20:20:00,,否,否\n",
        )],
        result: "1",
    },
};

fn judge(chat: &ChatCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if chat.reply.is_none() {
        verdicts.push(rules.answer(chat.first.at, true));
    }
}

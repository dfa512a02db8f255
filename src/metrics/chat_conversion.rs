//! Buyers who asked about goods and paid by the next day.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ChatCase;
use crate::records::chat_sessions as column;

/// Driven by goods and traffic: information, never coloured.
pub(crate) static METRIC: Metric = Metric {
    slug: "chat_conversion",
    family: Family::Shop,
    nature: Nature::Information,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::None,
    needs: &[Need::Column(Kind::ChatSessions, column::INQUIRY), Need::Column(Kind::ChatSessions, column::PAID)],
    groups: &[],
    question: Question::Chat(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "chats.csv",
            "session_id,first_msg_at,first_reply_at,inquiry,paid\nS1,2026-10-07 10:10:15,2026-10-07 10:18:10,是,是\nS2,2026-10-07 20:00:00,2026-10-07 20:00:10,是,否\nS3,2026-10-07 20:10:00,2026-10-07 20:10:10,否,否\n",
        )],
        result: "1/2",
    },
};

fn judge(chat: &ChatCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if chat.inquiry {
        verdicts.push(rules.answer(chat.first.at, chat.paid));
    }
}

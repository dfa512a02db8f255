//! Rounds of a chat that were answered within three minutes.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit,
    Verdict,
};
use crate::ingest::Kind;
use crate::link::shop::{ChatCase, Rounds};
use crate::records::chat_sessions as column;

/// Only rounds that begin in the hours in which buyers are answered; where sessions are all that is known, a session is a round.
pub(crate) static METRIC: Metric = Metric {
    slug: "chat_reply_3min_rate",
    family: Family::Shop,
    nature: Nature::Process,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::AnyColumn(Kind::ChatSessions, &[column::FIRST_REPLY_AT, column::ROUNDS_3MIN])],
    groups: &[By::Shift],
    question: Question::Chat(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "chats.csv",
            "session_id,round_no,agent,first_msg_at,first_reply_at,robot_only,valid\nS1,1,陈某,2026-10-07 10:10:15,2026-10-07 10:18:10,否,是\nS1,2,陈某,2026-10-07 10:18:30,2026-10-07 10:19:00,否,是\nS2,1,,2026-10-07 11:00:00,,是,是\nS3,1,陈某,2026-10-07 02:00:00,2026-10-07 02:00:20,否,是\n",
        )],
        result: "1/2",
    },
};

fn judge(chat: &ChatCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let limit = i64::from(rules.settings().shop.reply_seconds);
    match &chat.rounds {
        Rounds::Counted { all, fast } if ChatCase::in_hours(chat.first.at, rules) && *all > 0 => {
            let (month, at) = (rules.month_of(chat.first.at), chat.first.at);
            let outcome = Outcome::Part { yes: *fast, no: all.saturating_sub(*fast) };
            verdicts.push(Verdict::Judged { month, outcome, at });
        }
        Rounds::Counted { .. } => {}
        Rounds::Listed(rounds) => verdicts.extend(rounds.iter().filter_map(|(asked, answered)| {
            if asked.date_only || answered.is_some_and(|answered| answered.date_only) {
                return Some(Verdict::Excluded { month: rules.month_of(asked.at), reason: Exclusion::DateOnly });
            }
            let fast = answered.is_some_and(|answered| answered.at - asked.at <= limit);
            ChatCase::in_hours(asked.at, rules).then(|| rules.answer(asked.at, fast))
        })),
    }
}

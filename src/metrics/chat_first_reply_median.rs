//! How long buyers wait for the first reply of a human being.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::ChatCase;
use crate::records::chat_sessions as column;

/// Sessions that begin outside the hours in which buyers are answered are left aside, as are replies of a robot.
pub(crate) static METRIC: Metric = Metric {
    slug: "chat_first_reply_median",
    family: Family::Shop,
    nature: Nature::Duration,
    rule: PeriodRule::Event,
    unit: Unit::Seconds,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::ChatSessions, column::FIRST_REPLY_AT)],
    groups: &[By::Shift],
    question: Question::Chat(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "chats.csv",
            "session_id,round_no,agent,first_msg_at,first_reply_at,robot_only,valid\nS1,1,陈某,2026-10-07 10:10:15,2026-10-07 10:18:10,否,是\nS1,2,陈某,2026-10-07 10:18:30,2026-10-07 10:19:00,否,是\nS2,1,,2026-10-07 11:00:00,,是,是\nS3,1,陈某,2026-10-07 02:00:00,2026-10-07 02:00:20,否,是\n",
        )],
        result: "0:07:55",
    },
};

fn judge(chat: &ChatCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(reply) = chat.reply else { return };
    if chat.first.date_only || reply.date_only {
        verdicts.push(Verdict::Excluded { month: rules.month_of(chat.first.at), reason: Exclusion::DateOnly });
    } else if ChatCase::in_hours(chat.first.at, rules) {
        verdicts.push(rules.value(chat.first.at, reply.at - chat.first.at));
    }
}

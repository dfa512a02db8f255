//! Rounds of questionnaires: how many were sent, how many came back.

use std::collections::BTreeMap;

use super::super::names::Names;
use super::super::place;
use super::case::CampaignCase;
use crate::ingest::{ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::campaigns::Campaign;
use crate::records::surveys::{Channel, Survey};
use crate::time::{Moment, Month, Packed};

/// The rounds of the campaigns, and of the questionnaires whose sending is exported row by row.
///
/// A campaign belongs to the month in which it closes, with all valid answers that had come when it was judged. Questionnaires of no campaign belong
/// to the month in which they were sent.
pub(super) fn rounds(
    rows: &[Survey],
    campaigns: &[Campaign],
    names: &Names,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> Vec<CampaignCase> {
    let mut closing: BTreeMap<(Sym, Option<Channel>), CampaignCase> = BTreeMap::new();
    for campaign in campaigns {
        let name = names.canonical(campaign.campaign);
        closing.insert(
            (name, campaign.channel),
            CampaignCase {
                index: 0,
                campaign: Some(name),
                channel: campaign.channel,
                at: Moment::end_of(campaign.closed.at().date()),
                sent: campaign.sent,
                valid: 0,
            },
        );
    }
    join_channels(&mut closing, rows);
    let mut sent: BTreeMap<(Month, Sym, Option<Channel>), CampaignCase> = BTreeMap::new();
    for row in rows {
        // An answer that comes when its month has been judged no longer counts.
        let answered = |at: Moment| row.valid && rules.known_with(at, row.submitted.map(Packed::stamp)).is_some();
        let own = [(row.campaign, row.channel), (row.campaign, None)];
        if let Some(key) = own.into_iter().find(|key| closing.contains_key(key)) {
            if let Some(round) = closing.get_mut(&key) {
                round.valid += u32::from(answered(round.at));
            }
        } else if let Some(at) = row.sent.map(Packed::at).filter(|at| *at < rules.as_of()) {
            let round = sent.entry((rules.month_of(at), row.campaign, row.channel)).or_insert(CampaignCase {
                index: 0,
                campaign: Some(row.campaign),
                channel: row.channel,
                at,
                sent: 0,
                valid: 0,
            });
            round.sent += 1;
            round.valid += u32::from(answered(at));
        }
    }
    for campaign in campaigns {
        let name = names.canonical(campaign.campaign);
        let round = closing.get(&(name, campaign.channel)).or_else(|| closing.get(&(name, None)));
        if round.is_some_and(|round| round.valid > round.sent) {
            let found = Problem::new(Code::Contradiction, place(files, campaign.origin)).field("sent_count");
            log.add(found.found(campaign.sent.to_string()));
        }
    }
    let closed = closing.into_values().filter(|round| round.at < rules.as_of());
    (0u32..).zip(closed.chain(sent.into_values())).map(|(index, round)| CampaignCase { index, ..round }).collect()
}

/// Answers that do not say how they came, or came by a way by which nothing was sent, cannot be told apart by channel:
/// the rounds of their campaign become one, which keeps its channel where there is but one.
fn join_channels(closing: &mut BTreeMap<(Sym, Option<Channel>), CampaignCase>, rows: &[Survey]) {
    let mut above: Option<(Sym, Option<Channel>)> = None;
    for row in rows {
        // Rows of one round stand together: nearly every one was dealt with by the one above it.
        let round = (row.campaign, row.channel);
        if above.replace(round) == Some(round)
            || closing.contains_key(&round)
            || closing.contains_key(&(row.campaign, None))
        {
            continue;
        }
        let of_campaign = closing.keys().filter(|(campaign, _)| *campaign == row.campaign).copied();
        let parts: Vec<CampaignCase> =
            of_campaign.collect::<Vec<_>>().iter().filter_map(|key| closing.remove(key)).collect();
        let channel = if let [only] = &parts[..] { only.channel } else { None };
        let joined = parts.into_iter().reduce(|all, part| CampaignCase {
            at: all.at.max(part.at),
            sent: all.sent + part.sent,
            ..all
        });
        closing.extend(joined.map(|round| ((row.campaign, None), CampaignCase { channel, ..round })));
    }
}

//! What stands beside a value: P90 of durations, lateness, what a count is measured by.

use super::{Words, tenths, whole};
use crate::metrics::By;
use crate::pages::remarks;
use crate::report::{Amount, Figure};

impl Words<'_> {
    /// What stands beside a value: P90 of durations, the three counts of the net promoter score, lateness and what is
    /// not due yet.
    #[must_use]
    pub fn note(&self, figure: &Figure) -> Option<String> {
        let fill = |id: &str, n: u64| self.locale().text_with(id, &[("n", whole(n).into())]);
        match figure.amount {
            Amount::Durations { p90: Some(p90), .. } => {
                Some(self.locale().text_with("figure-p90", &[("value", self.locale().duration(p90).into())]))
            }
            Amount::Promoters { promoters, passives, detractors, .. } if promoters + passives + detractors > 0 => {
                Some(self.locale().text_with(
                    "figure-promoters",
                    &[
                        ("promoters", whole(promoters).into()),
                        ("passives", whole(passives).into()),
                        ("detractors", whole(detractors).into()),
                    ],
                ))
            }
            Amount::Share(_) => {
                let mut notes = Vec::new();
                if figure.late > 0 {
                    notes.push(fill("figure-late", figure.late));
                }
                if figure.missing > 0 {
                    notes.push(fill("figure-missing", figure.missing));
                }
                let excluded: u64 = figure.excluded.values().sum();
                if excluded > 0 {
                    notes.push(fill("figure-excluded", excluded));
                }
                (!notes.is_empty()).then(|| notes.join(" · "))
            }
            Amount::Count(count) if figure.part.is_none() => self.count_note(figure, count),
            _ => None,
        }
    }

    /// What a count is measured by: events in a hundred tickets, the range over those who share a duty.
    fn count_note(&self, figure: &Figure, count: u64) -> Option<String> {
        let figures = &self.matter().report().figures;
        let cases = |slug: &str| match figures.of(slug, figure.month)?.amount {
            Amount::Count(n) => Some(n),
            ref amount => amount.n(),
        };
        let per_hundred = |id: &str, of: Option<u64>| {
            let of = of.filter(|of| *of > 0)?;
            let share = tenths(whole((count * 2000 + of) / (2 * of)));
            Some(self.locale().text_with(id, &[("n", share.into())]))
        };
        match figure.metric.slug {
            "complaint_count" => per_hundred("figure-per-hundred-tickets", cases("ticket_volume")),
            "reopen_rate" => per_hundred("figure-per-hundred-resolved", cases("resolution_time")),
            "sunday_balance" => {
                let each =
                    figures.parts("sunday_balance", figure.month, By::Owner).filter_map(|part| match part.amount {
                        Amount::Count(n) => Some(n),
                        _ => None,
                    });
                let each: Vec<u64> = each.collect();
                let (least, most) = (*each.iter().min()?, *each.iter().max()?);
                let [people, least, most] = [each.len() as u64, least, most].map(|n| whole(n).into());
                Some(self.locale().text_with("figure-each", &[("people", people), ("least", least), ("most", most)]))
            }
            _ => None,
        }
    }

    /// The note beside a figure, and what people have to say about it.
    pub(super) fn note_and_remarks(&self, figure: &Figure) -> Option<String> {
        let remarks = figure.part.is_none().then(|| remarks::about(&self.context, &[figure.metric.slug])).flatten();
        let said: Vec<String> = self.note(figure).into_iter().chain(remarks).collect();
        (!said.is_empty()).then(|| said.join(&self.text("separator")))
    }
}

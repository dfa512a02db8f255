//! Which report answers which week, for one person.

use crate::time::{Moment, Week};

/// A week for which a report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub week: Week,
    pub at: Moment,
    /// The person owes it: on the roster, and not on leave.
    pub owed: bool,
}

/// A report that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Submission {
    /// The week that it names.
    pub week: Option<Week>,
    pub at: Moment,
}

/// For each due week the number of the report that answers it: of several the first.
///
/// A report that names a week answers that week alone. One that names none answers the first due instant not before it;
/// if the last due instant before it was missed, it answers that one, late, unless it stands alone for a week that is
/// due by `as_of` and was handed in after the missed week was over: then it is this week's, and one forgotten report
/// does not make all later ones late. A week in which nothing is due takes no report.
pub(super) fn matched(dues: &[Due], submissions: &[Submission], as_of: Moment) -> Vec<Option<usize>> {
    let at = |number: &usize| (submissions[*number].at, *number);
    let mut answers: Vec<Option<usize>> = dues
        .iter()
        .map(|due| (0..submissions.len()).filter(|number| submissions[*number].week == Some(due.week)).min_by_key(at))
        .collect();
    let mut weekless: Vec<usize> =
        (0..submissions.len()).filter(|number| submissions[*number].week.is_none()).collect();
    weekless.sort_by_key(at);

    let mut weekless = weekless.into_iter().peekable();
    for place in 0..=dues.len() {
        let due = dues.get(place);
        let mut mine = Vec::new();
        let mut idle = Vec::new();
        while let Some(number) = weekless.next_if(|number| due.is_none_or(|due| submissions[*number].at <= due.at)) {
            let week = Week::of_moment(submissions[number].at);
            let is_due = dues.iter().any(|due| due.week == week);
            if is_due { mine.push(number) } else { idle.push(number) }
        }
        if let Some(before) = place.checked_sub(1).filter(|before| dues[*before].owed && answers[*before].is_none()) {
            let in_time = |due: &Due| answers[place].is_some_and(|number| submissions[number].at <= due.at);
            let belongs = mine.first().is_some_and(|first| {
                Week::of_moment(submissions[*first].at) == dues[before].week
                    || mine.len() > 1
                    || due.is_none_or(|due| due.at >= as_of || !due.owed || in_time(due))
            });
            answers[before] = match (belongs, idle.first()) {
                (true, Some(idle)) if at(idle) < at(&mine[0]) => Some(*idle),
                (true, _) => Some(mine.remove(0)),
                (false, idle) => idle.copied(),
            };
        }
        if let (Some(answer), Some(first)) = (answers.get_mut(place), mine.first()) {
            *answer = Some(answer.map_or(*first, |known| if at(&known) <= at(first) { known } else { *first }));
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = 3600;

    /// Fridays at noon from 9 October 2026 on.
    fn fridays(count: i64) -> Vec<Due> {
        let first = Week::new(2026, 41).unwrap();
        (0..count)
            .map(|n| {
                let week = first.plus(n);
                Due { week, at: Moment::start_of(week.friday()) + 12 * HOUR, owed: true }
            })
            .collect()
    }

    fn weekless(at: Moment) -> Submission {
        Submission { week: None, at }
    }

    const LATER: Moment = Moment::from_seconds(i64::MAX);

    #[test]
    fn a_report_without_a_week_answers_the_next_due_instant() {
        let dues = fridays(3);
        let reports: Vec<_> = dues.iter().map(|due| weekless(due.at)).collect();
        assert_eq!(matched(&dues, &reports, LATER), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_late_report_answers_the_week_that_it_missed() {
        let dues = fridays(2);
        // A minute late, then in time.
        let reports = [weekless(dues[0].at + 60), weekless(dues[1].at - HOUR)];
        assert_eq!(matched(&dues, &reports, LATER), [Some(0), Some(1)]);
        assert_eq!(matched(&dues, &reports[..1], LATER), [Some(0), None]);
        // On Monday, with another one before Friday.
        let reports = [weekless(dues[0].at + 70 * HOUR), weekless(dues[1].at - HOUR)];
        assert_eq!(matched(&dues, &reports, LATER), [Some(0), Some(1)]);
        // On Monday, before the next one is due at all.
        assert_eq!(matched(&dues, &reports[..1], dues[1].at - HOUR), [Some(0), None]);
    }

    #[test]
    fn one_forgotten_report_does_not_make_all_later_ones_late() {
        let dues = fridays(4);
        let reports: Vec<_> = dues[1..].iter().map(|due| weekless(due.at - 20 * HOUR)).collect();
        assert_eq!(matched(&dues, &reports, LATER), [None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_week_that_is_named_counts_whenever_it_came() {
        let dues = fridays(2);
        let named = Submission { week: Some(dues[0].week), at: dues[1].at };
        assert_eq!(matched(&dues, &[named, weekless(dues[0].at + 60)], LATER), [Some(0), Some(1)]);
    }

    #[test]
    fn a_week_without_a_due_instant_takes_no_report() {
        let mut dues = fridays(3);
        let idle = dues.remove(1);
        let reports = [weekless(dues[0].at), weekless(idle.at)];
        assert_eq!(matched(&dues, &reports, LATER), [Some(0), None]);
    }

    proptest! {
        /// Whatever was handed in: taking a report away never answers more weeks in time.
        #[test]
        fn deleting_a_report_never_improves_anything(
            reports in prop::collection::vec((0i64..35 * 24, prop::option::of(0i64..4)), 1..9),
            delete in 0usize..9,
            owed in prop::collection::vec(prop::bool::weighted(0.8), 5),
        ) {
            let mut dues = fridays(5);
            for (due, owed) in dues.iter_mut().zip(owed) {
                due.owed = owed;
            }
            let start = Moment::start_of(dues[0].week.monday());
            let submissions: Vec<_> = reports
                .iter()
                .map(|(hours, week)| Submission { week: week.map(|n| dues[0].week.plus(n)), at: start + hours * HOUR })
                .collect();
            let score = |submissions: &[Submission]| {
                let answers = matched(&dues, submissions, LATER);
                let given = dues.iter().zip(answers).filter(|(due, _)| due.owed);
                let answered: Vec<_> = given.filter_map(|(due, answer)| Some(submissions[answer?].at <= due.at)).collect();
                (answered.iter().filter(|in_time| **in_time).count(), answered.len())
            };
            let (in_time, done) = score(&submissions);
            let mut fewer = submissions.clone();
            fewer.remove(delete % submissions.len());
            let (fewer_in_time, fewer_done) = score(&fewer);
            prop_assert!(fewer_in_time <= in_time && fewer_done <= done, "{in_time}/{done} -> {fewer_in_time}/{fewer_done}");
        }
    }
}

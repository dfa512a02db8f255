use super::*;
use crate::link::{FaultCase, TicketCase};
use crate::locale::{LANGUAGES, Locale, Speech};
use crate::metrics::{By, Group, Outcome, Verdict, index_of};
use crate::report::Labels;
use crate::report::actions::{Clerk, Desk, Drafts};
use crate::report::mix::mixes;
use crate::report::testing::{Bench, Paper, at, everything, fault, ticket};
use crate::report::{Availability, finding::FindingRule};
use crate::tally::{Court, Judged};
use crate::time::Moment;

/// A report in the making.
struct Story {
    bench: Bench,
    availability: Availability,
    judged: Judged,
    drafts: Drafts,
    tickets: TicketDetail,
}

impl Story {
    fn new(bench: Bench) -> Self {
        let (judged, tickets) = (Judged::new(&bench.rules()), TicketDetail::new(&bench.rules()));
        Self { availability: everything(), judged, drafts: Drafts::default(), tickets, bench }
    }

    fn tickets(mut self, cases: &[TicketCase]) -> Self {
        let rules = self.bench.rules();
        let (mut court, mut clerk) = (Court::new(&rules), Clerk::new(&rules));
        for case in cases {
            court.judge(case, &mut self.judged);
            clerk.add(case, &mut self.drafts);
            self.tickets.add(case, &rules);
        }
        self
    }

    fn faults(mut self, cases: &[FaultCase]) -> Self {
        let rules = self.bench.rules();
        let (mut court, mut clerk) = (Court::new(&rules), Clerk::new(&rules));
        for case in cases {
            court.judge(case, &mut self.judged);
            clerk.add(case, &mut self.drafts);
        }
        self
    }

    /// Counts `k` of `n` promises of a metric in a month so many before the report month.
    fn rate(mut self, slug: &str, back: i32, k: u64, n: u64, priority: u32) -> Self {
        let month = self.bench.rules().window().last.plus(-back);
        let group = Group { by: By::Priority, key: priority };
        for case in 0..n {
            let outcome = if case < k { Outcome::OnTime } else { Outcome::Late };
            let verdict = Verdict::Judged { month, outcome, at: Moment::start_of(month.first_day()) };
            self.judged.tally.add(index_of(slug).unwrap(), &verdict, &[group]);
        }
        self
    }

    fn findings(&self) -> Vec<Finding> {
        let rules = self.bench.rules();
        let (labels, regulation, records) = (Labels::default(), Regulation::default(), Paper::default());
        let desk = Desk { records: &records, labels: &labels, regulation: &regulation, rules: &rules, issued_at: None };
        let actions = desk.actions(self.drafts.iter());
        let figures = Figures::new(&self.judged.tally, &rules, &self.availability, &labels);
        let mixes = mixes(&self.judged.tally, &rules);
        findings(&Sources {
            rules: &rules,
            figures: &figures,
            availability: &self.availability,
            actions: &actions,
            tickets: &self.tickets,
            mixes: &mixes,
            regulation: &regulation,
            inputs: &[],
            problems: &[],
            records: &records,
        })
    }

    /// The findings as sentences in both languages; every fact must stand in every sentence.
    fn said(&self) -> Vec<(String, String)> {
        let regulation = Regulation::default();
        let speech = Speech { regulation: &regulation, org: &self.bench.settings.org, small_n: 10 };
        let locales: Vec<Locale> = LANGUAGES.iter().map(|(tag, _)| Locale::builtin(tag).unwrap()).collect();
        let findings = self.findings();
        for locale in &locales {
            for finding in &findings {
                let text = locale.finding(finding, speech).unwrap();
                for (name, fact) in &finding.facts {
                    let words = match fact {
                        Fact::Count(count) => count.to_string(),
                        fact => match locale.fact(fact, speech) {
                            crate::locale::Arg::String(words) => words.into_owned(),
                            other => panic!("{other:?}"),
                        },
                    };
                    assert!(text.contains(&words), "{}: {name} = {words} is not in {text}", locale.tag());
                }
            }
        }
        let say = |locale: &Locale, finding| locale.finding(finding, speech).unwrap();
        findings.iter().map(|finding| (say(&locales[0], finding), say(&locales[1], finding))).collect()
    }
}

fn rules(findings: &[Finding]) -> Vec<FindingRule> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_first_finding_names_the_missing_analysis_and_its_nineteen_days() {
    let story = Story::new(Bench::october()).faults(&[fault(0, "2026-09-29 12:04", "2026-09-29 15:00")]);
    let said = story.said();
    assert_eq!(said[0].0, "故障分析报告缺 1 份：faults 0 应于 2026-10-12 提交，已逾期 19 天（技术服务部主管）。");
    assert_eq!(
        said[0].1,
        "1 fault analysis is missing: faults 0 was due 2026-10-12, 19 days overdue (head of technical service)."
    );
    let first = &story.findings()[0];
    assert_eq!((first.rule, first.href.as_str()), (FindingRule::ZeroTolerance, "actions.html#fault_report_missing"));
}

#[test]
fn an_analysis_that_lacks_a_part_is_named_beside_the_missing_one_with_its_own_days() {
    let incomplete = FaultCase {
        analysed_on: Some(crate::report::testing::on("2026-04-16")),
        sections: [true, true, false, true],
        ..fault(1, "2026-04-09 14:05", "2026-04-09 16:46")
    };
    let story = Story::new(Bench::october()).faults(&[fault(0, "2026-09-29 12:04", "2026-09-29 15:00"), incomplete]);
    let said = story.said();
    assert_eq!(
        said[0].0,
        "故障分析报告缺 1 份：faults 0 应于 2026-10-12 提交，已逾期 19 天；另有 1 份不完整，最久的 faults 1 逾期 198 天（技术服务部主管）。"
    );
    assert!(said[0].1.contains("1 more is incomplete, faults 1 for 198 days"), "{}", said[0].1);
}

#[test]
fn of_what_is_not_tolerated_customers_come_before_shifts() {
    let story =
        Story::new(Bench::october()).rate("shift_coverage", 0, 20, 30, 2).rate("remote_auth_rate", 0, 19, 20, 2);
    let metrics: Vec<_> = story.findings().iter().filter_map(|finding| finding.metric).collect();
    assert_eq!(metrics[..2], ["remote_auth_rate", "shift_coverage"]);
}

#[test]
fn the_first_finding_names_the_matter_that_was_reported_after_31_minutes() {
    let major = |index, opened, told: &str| TicketCase {
        major: true,
        manager_told_at: Some(at(told)),
        response: Some(at(opened)),
        resolved: Some(at(opened)),
        ..ticket(index, opened)
    };
    let story = Story::new(Bench::october()).tickets(&[
        major(0, "2026-10-08 09:00", "2026-10-08 09:10"),
        major(1, "2026-10-08 09:00", "2026-10-08 09:30"),
        major(2, "2026-10-08 09:00", "2026-10-08 09:31"),
        major(3, "2026-10-31 23:45", "2026-10-31 23:59"),
    ]);
    let said = story.said();
    assert!(
        said[0].0.starts_with("重大事项 1 起未按时上报总经理：tickets 2（2026-10-08）31分后才上报"),
        "{}",
        said[0].0
    );
    assert!(said[0].1.contains("tickets 2 (2026-10-08) was reported after 31 min"), "{}", said[0].1);
}

#[test]
fn what_is_not_tolerated_comes_before_red_promises_and_those_with_most_misses_first() {
    let story = Story::new(Bench::october())
        .faults(&[fault(0, "2026-09-29 12:04", "2026-09-29 15:00")])
        .rate("resolution_on_time", 0, 10, 40, 2)
        .rate("first_response_on_time", 0, 20, 60, 2);
    let findings = story.findings();
    let metrics: Vec<_> = findings.iter().filter_map(|finding| finding.metric).collect();
    assert_eq!(metrics[..3], ["fault_report_on_time", "first_response_on_time", "resolution_on_time"]);
    assert!(rules(&findings).is_sorted());
    let said = story.said();
    assert!(said[1].0.contains("33.3%（20/60），未达底线 85.0%；未按时的 40 项中 0 项"), "{}", said[1].0);
}

#[test]
fn a_change_within_the_interval_is_no_improvement_and_one_outside_takes_the_last_slot() {
    let open = Story::new(Bench::october()).rate("first_response_on_time", 1, 40, 50, 2).rate(
        "first_response_on_time",
        0,
        47,
        50,
        2,
    );
    assert!(!rules(&open.findings()).contains(&FindingRule::Improvement));
    let real = Story::new(Bench::october()).rate("first_response_on_time", 1, 400, 500, 2).rate(
        "first_response_on_time",
        0,
        470,
        500,
        2,
    );
    let findings = real.findings();
    assert_eq!(findings.last().unwrap().rule, FindingRule::Improvement);
    let said = real.said();
    let last = &said.last().unwrap().0;
    assert!(last.contains("由 80.0%（400/500）升至 94.0%（470/500），上升 14.0 个百分点"), "{last}");
}

#[test]
fn the_page_is_never_longer_than_the_settings_allow_and_keeps_the_good_news() {
    let bench = Bench::with("[display]\nmax_findings = 2\n");
    let mut story = Story::new(bench)
        .faults(&[fault(0, "2026-09-29 12:04", "2026-09-29 15:00")])
        .rate("resolution_on_time", 0, 10, 40, 2)
        .rate("first_response_on_time", 1, 400, 500, 2)
        .rate("first_response_on_time", 0, 470, 500, 2);
    assert_eq!(rules(&story.findings()), [FindingRule::ZeroTolerance, FindingRule::Improvement]);
    story.bench = Bench::with("[display]\nmax_findings = 1\n");
    assert_eq!(rules(&story.findings()), [FindingRule::Improvement]);
}

#[test]
fn a_misleading_total_is_explained_and_its_own_uncertainty_is_told() {
    let story = Story::new(Bench::october())
        .rate("first_response_on_time", 1, 6, 10, 0)
        .rate("first_response_on_time", 1, 95, 100, 2)
        .rate("first_response_on_time", 0, 38, 50, 0)
        .rate("first_response_on_time", 0, 78, 80, 2);
    let findings = story.findings();
    let mix = findings.iter().find(|finding| finding.rule == FindingRule::MixEffect).unwrap();
    assert_eq!(mix.message, "finding-mix_fell_open");
    assert!(story.said().iter().any(|(zh, _)| zh.contains("总体下降本身不能断定")));
}

#[test]
fn a_signal_says_its_limits() {
    let mut story = Story::new(Bench::october());
    for back in 1..=12 {
        story = story.rate("first_response_on_time", back, 99, 100, 2);
    }
    let story = story.rate("first_response_on_time", 0, 90, 100, 2);
    let findings = story.findings();
    assert!(rules(&findings).contains(&FindingRule::ControlSignal), "{findings:?}");
    assert!(story.said().iter().any(|(zh, _)| zh.contains("90.0%（90/100），在控制限")));
}

#[test]
fn what_was_not_exported_is_a_caveat() {
    let mut story = Story::new(Bench::october());
    story.availability = Availability::default();
    let said = story.said();
    // All in one sentence, the type that costs most first.
    assert!(said[0].0.starts_with("没有收到工单、") && said[0].0.contains("类记录，"), "{}", said[0].0);
    assert!(said[0].1.starts_with("Not received: tickets, "), "{}", said[0].1);
    assert_eq!(said.iter().filter(|(zh, _)| zh.contains("没有收到")).count(), 1);
}

#[test]
fn a_volume_out_of_all_proportion_is_a_caveat() {
    let volume = |story: Story, back: i32, n: u64| {
        let mut story = story;
        let month = story.bench.rules().window().last.plus(-back);
        let verdict = Verdict::Judged { month, outcome: Outcome::Yes, at: Moment::start_of(month.first_day()) };
        (0..n).for_each(|_| story.judged.tally.add(index_of("ticket_volume").unwrap(), &verdict, &[]));
        story
    };
    let months =
        |now: u64| (1..=6).fold(volume(Story::new(Bench::october()), 0, now), |story, back| volume(story, back, 100));
    let said = |now| months(now).said();
    assert!(said(49).iter().any(|(zh, _)| zh.contains("本月 49 单，前六个月中位数 100.0 单")));
    assert!(said(201).iter().any(|(zh, _)| zh.contains("201")));
    assert!(said(50).iter().chain(&said(200)).all(|(zh, _)| !zh.contains("中位数")));
}

#[test]
fn every_message_of_a_rule_is_there_in_every_language() {
    let ids = [
        "fault_report_missing",
        "fault_report_both",
        "complaint_overdue",
        "major_late",
        "major_unreported",
        "holiday_unwatched",
        "zero_tolerance",
        "red_promise",
        "red_promise_few",
        "red_rate",
        "red_rate_few",
        "control_signal",
        "control_run",
        "control_step",
        "mix_fell",
        "mix_rose",
        "mix_fell_open",
        "mix_rose_open",
        "survey_small",
        "scale_refused",
        "records_missing",
        "volume_jump",
        "rejected",
        "improvement",
        "improvement_down",
    ];
    for (tag, _) in LANGUAGES {
        let locale = Locale::builtin(tag).unwrap();
        for id in ids {
            assert!(locale.has(&format!("finding-{id}")), "{tag}: {id}");
        }
    }
}

//! The built-in regulation is whole, and a replaced one is told what contradicts itself.

use super::*;
use crate::settings::Settings;

const MINIMAL: &str = r#"
[[chapter]]
number = 1
title = { zh = "总则", en = "General" }

[role]
desk = { zh = "服务台", en = "service desk" }

[[clause]]
id = "1"
chapter = 1
title = { zh = "受理", en = "Acceptance" }
obligation = { zh = "受理请求", en = "Accept requests" }
owed_by = ["desk"]
measurable = "full"
state = "assessed"
primary = "first_response_on_time"
records = ["tickets"]

[list]
ticket_unanswered = { clause = "1", owner = "desk" }
"#;

#[test]
fn every_clause_of_both_chapters_is_there_in_order() {
    let regulation = Regulation::default();
    let ids: Vec<_> = regulation.clauses.iter().map(|clause| clause.id.as_str()).collect();
    let expected = "1.1a 1.1b 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.6 1.2.7a 1.2.7b 1.3 1.4 1.5a 1.5b 1.6 1.7a 1.7b 1.7c 1.7d \
        1.7e 1.8 1.9 1.10.1.1 1.10.1.2 1.10.1.3 1.10.2.1 1.10.2.2 1.10.2.3 1.10.3 2.1 2.2.1-2.2.6 2.3.0 2.3.1 \
        2.3.1(1)(2)(5) 2.3.1(3) 2.3.1(4) 2.3.1(6)(7) 2.3.2 2.3.3 2.3.4 2.4.1(1) 2.4.1(2) 2.4.2(1) 2.4.2(2) 2.4.2(3) \
        2.4.2(4) 2.4.2(5)";
    assert_eq!(ids, expected.split_whitespace().collect::<Vec<_>>());
    let anchors: BTreeSet<_> = regulation.clauses.iter().map(Clause::anchor).collect();
    assert_eq!(anchors.len(), ids.len());
    assert_eq!(regulation.clause("2.4.1(1)").unwrap().anchor(), "clause-2-4-1-1");
    assert_eq!(regulation.in_force(&[1]).count(), 29);
}

#[test]
fn every_metric_with_a_target_or_without_tolerance_answers_for_a_clause() {
    let regulation = Regulation::default();
    let settings = Settings::default();
    let coloured: BTreeSet<_> = regulation.clauses.iter().flat_map(Clause::coloured).collect();
    let targets = &settings.at("2026-10".parse().unwrap()).targets;
    let wanted = targets.iter().map(|(slug, _)| slug).chain(settings.zero_tolerance.metrics.iter().map(String::as_str));
    let missing: Vec<_> = wanted.filter(|slug| !coloured.contains(slug)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(regulation.clauses_of("liaison_after_fix_on_time").collect::<Vec<_>>(), ["1.2.6", "1.9"]);
}

#[test]
fn every_metric_of_the_catalogue_stands_in_a_clause_and_no_other() {
    let catalogue = "ticket_volume backlog_open first_response_on_time first_response_time resolution_on_time \
        resolution_time complaint_count complaint_ack_on_time complaint_closed_on_time \
        complaint_overdue_open first_owner_rate record_complete_rate fcr_rate reopen_rate \
        transfer_registered_rate transfer_accept_on_time major_report_on_time liaison_after_fix_on_time \
        buck_passing_upheld repeat_contact_rate hotline_resolved_rate remote_resolved_rate \
        onsite_resolved_rate remote_auth_rate departure_on_time arrival_on_time visit_on_time \
        visit_gap_watch visit_issue_closed_on_time archive_rate inspection_on_time hazard_submit_on_time \
        hazard_closed_on_time research_on_time research_led_rate suggestion_plan_on_time \
        suggestion_done_on_time proactive_on_time gift_rate demand_rate holiday_coverage holiday_checks_rate \
        holiday_issue_contact_on_time fault_count fault_mttr fault_notice_on_time fault_notice_complete \
        exec_notice_on_time fault_report_on_time fault_report_complete fault_feedback_on_time \
        action_closed_on_time survey_response_rate satisfied_rate csi low_score_followup_on_time \
        unmet_reply_on_time nps weekly_report_on_time liaison_ack_on_time liaison_reply_on_time \
        ruling_on_time ruling_executed_on_time report_on_time chat_reply_3min_rate chat_first_reply_median \
        chat_unreplied chat_conversion ship_tracked_rate logistics_notice_on_time aftersales_record_rate \
        shift_coverage empty_shift_count alternation_breaks late_rate left_post_count handover_rate \
        leave_notice_rate swap_notice_rate swap_over_limit promo_fill_rate sunday_balance shop_visit_count";
    let catalogue: BTreeSet<_> = catalogue.split_whitespace().collect();
    let regulation = Regulation::default();
    let named: BTreeSet<_> = regulation.clauses.iter().flat_map(Clause::metrics).collect();
    assert_eq!(named, catalogue);
}

#[test]
fn clauses_know_the_sections_that_they_stand_in() {
    let regulation = Regulation::default();
    let sections = |id: &str| -> Vec<_> {
        regulation.sections_of(regulation.clause(id).unwrap()).map(|section| section.title.zh.as_str()).collect()
    };
    assert_eq!(sections("1.2.7a"), ["首问制和专人负责制"]);
    assert_eq!(sections("1.10.2.3"), ["服务分类", "被动式服务"]);
    assert_eq!(sections("1.1a"), ["服务监督制度"]);
    assert_eq!(sections("2.4.2(4)"), ["工作制度", "工作纪律"]);
    assert!(sections("1.3").is_empty());
}

#[test]
fn what_cannot_be_measured_has_no_colour() {
    let regulation = Regulation::default();
    for clause in regulation.clauses.iter().filter(|it| it.measurable == Measurable::None) {
        assert_ne!(clause.state, ClauseState::Assessed, "{}", clause.id);
    }
    assert_eq!(regulation.clause("2.3.3").unwrap().duplicate_of.as_deref(), Some("2.3.1"));
    assert_eq!(regulation.clause("2.3.4").unwrap().duplicate_of.as_deref(), Some("2.3.2"));
}

#[test]
fn numbers_of_the_regulation_are_its_own_and_all_others_the_departments() {
    let regulation = Regulation::default();
    let basis = |id: &str| regulation.clause(id).unwrap().deadline.as_ref().unwrap().basis;
    for id in ["1.3", "1.4", "1.5b", "2.4.1(1)", "2.4.1(2)", "2.4.2(1)", "2.4.2(4)"] {
        assert_eq!(basis(id), Basis::Regulation, "{id}");
    }
    for id in ["1.1a", "1.2.5", "1.7a", "1.7d", "1.10.2.3", "2.3.1", "2.3.2"] {
        assert_eq!(basis(id), Basis::Department, "{id}");
    }
    for deadline in regulation.clauses.iter().filter_map(|it| it.deadline.as_ref()) {
        assert!(!deadline.en.bytes().any(|b| b.is_ascii_digit()), "a number that settings may change: {}", deadline.en);
    }
}

#[test]
fn titles_and_obligations_are_free_of_the_damage_of_the_source() {
    let bent = [
        "情景",
        "供给",
        "服务资料",
        "帮忙",
        "昆凌",
        "qq",
        "手抄报",
        "公务员",
        "淡水湖",
        "元五一",
        "尖积极",
        "不得超不",
    ];
    for word in bent {
        assert!(!BUILT_IN.contains(word), "{word}");
    }
}

#[test]
fn every_action_list_has_a_clause_and_a_position_that_acts() {
    let regulation = Regulation::default();
    assert_eq!(regulation.lists.len(), 25);
    assert_eq!(regulation.lists["ruling_pending"], ListOwner { clause: "1.6".to_owned(), owner: "office".to_owned() });
}

#[test]
fn a_role_is_called_as_the_company_calls_it() {
    let regulation = Regulation::default();
    let settings = Settings::parse("[org]\ncare_dept = \"客户关怀中心\"\n", "report.toml").unwrap();
    assert_eq!(regulation.role_name("care_dept", &settings.org, "zh-CN"), "客户关怀中心");
    assert_eq!(regulation.role_name("care_dept", &settings.org, "en"), "customer-service department");
    assert_eq!(regulation.role_name("service_head", &settings.org, "zh-CN"), "技术服务部主管");
    let reported = &regulation.clause("1.10.1.1").unwrap().obligation;
    assert_eq!(
        reported.of("zh-CN", &settings.org),
        "项目经理定期全面巡检各项目，问题和隐患当场分析并及时交客户关怀中心"
    );
    for clause in &regulation.clauses {
        assert!(!clause.obligation.of("zh", &settings.org).contains('{'), "{}", clause.id);
    }
    for role in regulation.roles.keys() {
        assert!(!regulation.role_name(role, &settings.org, "zh").contains('{'), "{role}");
    }
}

#[test]
fn another_regulation_may_stand_in_the_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Regulation::load(folder.path()).unwrap(), Regulation::default());
    std::fs::write(folder.path().join("regulation.toml"), MINIMAL).unwrap();
    let regulation = Regulation::load(folder.path()).unwrap();
    assert_eq!(regulation.clauses.len(), 1);
    regulation.validate(&["first_response_on_time"], &["tickets"]).unwrap();
    insta::assert_snapshot!(regulation_error(&regulation.validate(&["first_response_time"], &["ticket"])), @r#"
    error: clause 1: there is no metric `first_response_on_time`
      --> regulation.toml:17:11
       |
    17 | primary = "first_response_on_time"
       |           ^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: did you mean `first_response_time`?

    error: clause 1: there is no kind of records `tickets`
      --> regulation.toml:18:12
       |
    18 | records = ["tickets"]
       |            ^^^^^^^^^
       |
       = help: did you mean `ticket`?
    "#);
}

#[test]
fn a_regulation_that_contradicts_itself_is_refused() {
    let twice = MINIMAL.replace(
        "[list]",
        r#"
[[clause]]
id = "1"
chapter = 3
title = { zh = "受理", en = "Acceptance" }
obligation = { zh = "受理请求", en = "Accept requests" }
owed_to = ["guest"]
deadline = { zh = "及时", en = "Promptly", basis = "department", limits = ["limits.nothing"] }
measurable = "full"
state = "assessed"

[[clause]]
id = "2"
chapter = 1
title = { zh = "受理", en = "Acceptance" }
obligation = { zh = "受理请求", en = "Accept requests" }
measurable = "none"
state = "duplicate"
duplicate_of = "9"

[list]
visit_overdue = { clause = "7", owner = "nobody" }"#,
    );
    insta::assert_snapshot!(Regulation::parse(&twice, "data/regulation.toml").unwrap_err(), @r#"
    error: clause 1 is there twice
      --> data/regulation.toml:22:6
       |
    22 | id = "1"
       |      ^^^

    error: clause 1 stands in chapter 3, which is not there
      --> data/regulation.toml:22:6
       |
    22 | id = "1"
       |      ^^^

    error: clause 1 is assessed without a metric
      --> data/regulation.toml:22:6
       |
    22 | id = "1"
       |      ^^^

    error: clause 1: there is no role `guest`
      --> data/regulation.toml:26:12
       |
    26 | owed_to = ["guest"]
       |            ^^^^^^^

    error: clause 1: there is no setting `limits.nothing`
      --> data/regulation.toml:27:74
       |
    27 | deadline = { zh = "及时", en = "Promptly", basis = "department", limits = ["limits.nothing"] }
       |                                                                            ^^^^^^^^^^^^^^^^

    error: clause 2 is a duplicate of no other clause: name it in `duplicate_of`
      --> data/regulation.toml:32:6
       |
    32 | id = "2"
       |      ^^^

    error: the list visit_overdue: there is no clause `7`
      --> data/regulation.toml:41:17
       |
    41 | visit_overdue = { clause = "7", owner = "nobody" }
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown name

    error: the list visit_overdue: there is no role `nobody`
      --> data/regulation.toml:41:17
       |
    41 | visit_overdue = { clause = "7", owner = "nobody" }
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown name
    "#);
    let stateless = MINIMAL.replace("state = \"assessed\"\n", "");
    insta::assert_snapshot!(Regulation::parse(&stateless, "data/regulation.toml").unwrap_err(), @r#"
    error: missing field `state`
     --> data/regulation.toml:9:1
      |
    9 | [[clause]]
      | ^^^^^^^^^^
    "#);
    let unknown = MINIMAL.replace("primary =", "primry =");
    insta::assert_snapshot!(Regulation::parse(&unknown, "data/regulation.toml").unwrap_err(), @r#"
    error: unknown field `primry`
      --> data/regulation.toml:17:1
       |
    17 | primry = "first_response_on_time"
       | ^^^^^^ expected one of `id`, `chapter`, `title`, `obligation`, `owed_by`, `owed_to`, `deadline`, `measurable`, `state`, `duplicate_of`, `primary`, `secondary`, `information`, `records`
       |
       = help: did you mean `primary`?
    "#);
}

/// The text of an error without the folder in which the test ran.
fn regulation_error(result: &Result<(), SettingsError>) -> String {
    let text = result.as_ref().unwrap_err().to_string();
    let names = text.lines().map(|line| match line.find("--> ") {
        Some(at) => format!("{}{}", &line[..at + 4], line.rsplit('/').next().unwrap()),
        None => line.to_owned(),
    });
    names.collect::<Vec<_>>().join("\n")
}

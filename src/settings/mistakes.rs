//! What a mistaken settings file is told.

use super::*;

fn fault_text(text: &str) -> String {
    Settings::parse(text, "data/report.toml").unwrap_err().to_string()
}

#[test]
fn a_misspelt_key_is_refused_with_the_nearest_known_name() {
    insta::assert_snapshot!(fault_text("[stats]\nsmal_n = 12\n"), @r#"
    error: `smal_n` is not a setting of [stats]
     --> data/report.toml:2:1
      |
    2 | smal_n = 12
      | ^^^^^^ unknown key
      |
      = help: did you mean `small_n`?
    "#);
    insta::assert_snapshot!(fault_text("[ingest]\nheadr_scan = 12\n[calender]\nworkdays = []\n"), @r#"
    error: `headr_scan` is not a setting of [ingest]
     --> data/report.toml:2:1
      |
    2 | headr_scan = 12
      | ^^^^^^^^^^ unknown key
      |
      = help: did you mean `header_scan`?

    error: `calender` is not a setting of report.toml
     --> data/report.toml:3:2
      |
    3 | [calender]
      |  ^^^^^^^^ unknown key
      |
      = help: did you mean `calendar`?
    "#);
    insta::assert_snapshot!(fault_text("company = \"某某公司\"\n"), @r#"
    error: `company` is not a setting of report.toml
     --> data/report.toml:1:1
      |
    1 | company = "某某公司"
      | ^^^^^^^ unknown key
      |
      = help: `company` belongs to `[org]`
    "#);
}

#[test]
fn a_value_of_the_wrong_form_is_told_what_is_expected() {
    insta::assert_snapshot!(fault_text("[stats]\nsmall_n = \"ten\"\n"), @r#"
    error: `stats.small_n`: invalid type: string "ten"
     --> data/report.toml:2:11
      |
    2 | small_n = "ten"
      |           ^^^^^ expected a whole number, not negative
    "#);
    insta::assert_snapshot!(fault_text("[display]\ntheme = \"drak\"\n[period]\nreport_due_time = \"6pm\"\n"), @r#"
    error: `display.theme`: `drak` is not one of its values
     --> data/report.toml:2:9
      |
    2 | theme = "drak"
      |         ^^^^^^ expected one of `light`, `dark`, `auto`
      |
      = help: did you mean `dark`?

    error: `period.report_due_time`: `6pm` is not a time of day; write it like "18:00", up to "24:00"
     --> data/report.toml:4:19
      |
    4 | report_due_time = "6pm"
      |                   ^^^^^
    "#);
    insta::assert_snapshot!(fault_text("[targets]\ncsi = 80\n"), @r#"
    error: `targets.csi`: invalid type: integer `80`
     --> data/report.toml:2:7
      |
    2 | csi = 80
      |       ^^ expected [target, floor]
    "#);
    insta::assert_snapshot!(fault_text("since = 3\n"), @r#"
    error: `since` is not a table
     --> data/report.toml:1:9
      |
    1 | since = 3
      |         ^ expected a table like [since."2026-11".targets]
    "#);
    insta::assert_snapshot!(fault_text("[limits.response]\np2 = { minutes = -5 }\n[targets]\nnps = [3, 2, 1]\n"), @r#"
    error: `limits.response.p2.minutes`: invalid value: integer `-5`
     --> data/report.toml:2:18
      |
    2 | p2 = { minutes = -5 }
      |                  ^^ expected a whole number, not negative

    error: `targets.nps`: invalid length 3
     --> data/report.toml:4:7
      |
    4 | nps = [3, 2, 1]
      |       ^^^^^^^^^ expected [target, floor]
    "#);
    insta::assert_snapshot!(fault_text("[since.\"2026-13\".targets]\ncsi = [85, 75]\n"), @r#"
    error: `2026-13` is not a setting of [since]
     --> data/report.toml:1:8
      |
    1 | [since."2026-13".targets]
      |        ^^^^^^^^^ expected a month like "2026-11"
    "#);
}

#[test]
fn what_is_no_toml_is_shown_where_it_breaks() {
    insta::assert_snapshot!(fault_text("[org]\ncompany = 某某公司\n"), @r#"
    error: string values must be quoted, expected literal string
     --> data/report.toml:2:11
      |
    2 | company = 某某公司
      |           ^^^^^^^^ this is not TOML
      |
      = help: text stands in quotes, lists in [ ], names with Chinese characters in quotes
    "#);
    insta::assert_snapshot!(fault_text("[org]\ncompany = \"甲\"\n[org]\noffice = \"乙\"\n"), @r#"
    error: duplicate key
     --> data/report.toml:3:2
      |
    3 | [org]
      |  ^^^ this is not TOML
      |
      = help: write each key and each table once; join the two
    "#);
}

#[test]
fn all_contradictions_are_told_at_once() {
    insta::assert_snapshot!(fault_text(r##"
[publish]
engineers = "named"
[display]
accent = "red;} body{display:none"
[calendar]
intervals = ["09:00-12:00", "11:00-18:00"]
[calendar.2026]
off = [{ name = "国庆节", from = "2026-10-01", to = "2026-10-07" }]
work = ["2026-10-12", "2028-01-02", "2026-10-03"]
[survey.weights]
training = 0
[[survey.scale]]
id = "X"
labels = ["满意", "一般", "不满意"]
[survey.questions]
overall = "Q"
[score.weights]
csi = -1
"##), @r##"
    error: engineers are named without a stated basis
     --> data/report.toml:3:13
      |
    3 | engineers = "named"
      |             ^^^^^^^ needs `named_basis`
      |
      = help: say in `publish.named_basis` on what ground, or write `engineers = "coded"`

    error: `display.accent` is out of its range
     --> data/report.toml:5:10
      |
    5 | accent = "red;} body{display:none"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^ expected a colour like "#1f5fa8"

    error: the working hours 09:00-12:00 and 11:00-18:00 overlap
     --> data/report.toml:7:13
      |
    7 | intervals = ["09:00-12:00", "11:00-18:00"]
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected spans that do not overlap

    error: 2026-10-12 is a working day (Mon) anyway
      --> data/report.toml:10:9
       |
    10 | work = ["2026-10-12", "2028-01-02", "2026-10-03"]
       |         ^^^^^^^^^^^^ expected a day off of the week
       |
       = help: `work` lists make-up days: days of the weekend on which is worked

    error: 2028-01-02 does not belong to 2026
      --> data/report.toml:10:23
       |
    10 | work = ["2026-10-12", "2028-01-02", "2026-10-03"]
       |                       ^^^^^^^^^^^^ expected a day of 2026

    error: 2026-10-03 is both a make-up day and a day of 国庆节
      --> data/report.toml:10:37
       |
    10 | work = ["2026-10-12", "2028-01-02", "2026-10-03"]
       |                                     ^^^^^^^^^^^^ expected a day outside every span of `off`

    error: `survey.weights.training` is out of its range
      --> data/report.toml:12:12
       |
    12 | training = 0
       |            ^ expected a weight above 0

    error: the scales C and X have the same labels
      --> data/report.toml:13:1
       |
    13 | [[survey.scale]]
       | ^^^^^^^^^^^^^^^^ answers could not be told apart
       |
       = help: give it the id "C" to replace that scale

    error: there is no scale `Q`
      --> data/report.toml:17:11
       |
    17 | overall = "Q"
       |           ^^^ expected one of A, B, C, D, E, X

    error: `score.weights.csi` is out of its range
      --> data/report.toml:19:7
       |
    19 | csi = -1
       |       ^^ expected a weight above 0; leave the line out instead
    "##);
}

#[test]
fn names_and_directions_are_checked_against_what_exists() {
    let known = Known {
        metrics: vec![
            KnownMetric { slug: "first_response_on_time", better: Better::Higher },
            KnownMetric { slug: "repeat_contact_rate", better: Better::Lower },
            KnownMetric { slug: "nps", better: Better::Neither },
        ],
        kinds: vec![KnownKind {
            name: "tickets",
            columns: vec!["ticket_id", "opened_at", "priority"],
            words: BTreeMap::from([("priority", vec![KnownWord { slug: "p1", synonyms: &["紧急"] }])]),
        }],
    };
    Settings::default().validate(&known).unwrap();
    let text = r#"
[targets]
frist_response_on_time = [95, 85]
repeat_contact_rate = [10, 5]
nps = [50, 30]
[zero_tolerance]
metrics = ["first_response_ontime"]
[ingest]
fill_down = ["tickets.custommer", "tickets"]
[ingest.ticket]
date_order = "mdy"
[aliases.tickets]
open_at = ["客户来电时间"]
[values.surveys.channel]
"1" = "phone"
[values.tickets.priority]
"1" = "P1"
"2" = "p9"
[constant.tickets]
priority = "急"
[since."2026-11".targets]
first_response_on_time = [85, 95]
"#;
    let settings = Settings::parse(text, "data/report.toml").unwrap();
    insta::assert_snapshot!(settings.validate(&known).unwrap_err(), @r#"
    error: there is no metric `frist_response_on_time`
     --> data/report.toml:3:1
      |
    3 | frist_response_on_time = [95, 85]
      | ^^^^^^^^^^^^^^^^^^^^^^ unknown name
      |
      = help: did you mean `first_response_on_time`?

    error: `repeat_contact_rate` cannot have this target
     --> data/report.toml:4:23
      |
    4 | repeat_contact_rate = [10, 5]
      |                       ^^^^^^^ [target, floor]: lower is better, so the target is not above the floor
      |
      = help: write `repeat_contact_rate = [5, 10]`

    error: `nps` cannot have this target
     --> data/report.toml:5:7
      |
    5 | nps = [50, 30]
      |       ^^^^^^^^ [target, floor]: it is shown for information and never coloured
      |
      = help: take the line out

    error: there is no metric `first_response_ontime`
     --> data/report.toml:7:12
      |
    7 | metrics = ["first_response_ontime"]
      |            ^^^^^^^^^^^^^^^^^^^^^^^ unknown name
      |
      = help: did you mean `first_response_on_time`?

    error: tickets have no column `custommer`
     --> data/report.toml:9:14
      |
    9 | fill_down = ["tickets.custommer", "tickets"]
      |              ^^^^^^^^^^^^^^^^^^^ unknown name
      |
      = help: `jiandu schema tickets` lists its columns

    error: `tickets` is not a column of a kind
     --> data/report.toml:9:35
      |
    9 | fill_down = ["tickets.custommer", "tickets"]
      |                                   ^^^^^^^^^ unknown name
      |
      = help: write kind and column like "tickets.customer"

    error: there is no kind of records `ticket`
      --> data/report.toml:10:9
       |
    10 | [ingest.ticket]
       |         ^^^^^^ unknown name
       |
       = help: did you mean `tickets`?

    error: tickets have no column `open_at`
      --> data/report.toml:13:1
       |
    13 | open_at = ["客户来电时间"]
       | ^^^^^^^ unknown name
       |
       = help: did you mean `opened_at`?

    error: there is no kind of records `surveys`
      --> data/report.toml:14:9
       |
    14 | [values.surveys.channel]
       |         ^^^^^^^ unknown name
       |
       = help: kinds are tickets

    error: `p9` is no word of `priority`
      --> data/report.toml:18:7
       |
    18 | "2" = "p9"
       |       ^^^^ expected one of p1

    error: `急` is no word of `priority`
      --> data/report.toml:20:12
       |
    20 | priority = "急"
       |            ^^^^ expected one of p1

    error: `first_response_on_time` cannot have this target
      --> data/report.toml:22:26
       |
    22 | first_response_on_time = [85, 95]
       |                          ^^^^^^^^ [target, floor]: higher is better, so the target is not below the floor
       |
       = help: write `first_response_on_time = [95, 85]`
    "#);
}

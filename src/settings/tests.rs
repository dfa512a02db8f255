//! How settings behave as a whole: defaults, merging, months, the starter file.

use super::*;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn target(settings: &Settings, at: &str, metric: &str) -> String {
    let target = settings.at(month(at)).targets.get(metric).unwrap();
    format!("{}/{}", target.target(), target.floor())
}

#[test]
fn nothing_written_means_the_defaults() {
    let settings = Settings::default();
    let now = settings.at(month("2026-10"));
    assert_eq!(settings.org.supervisor, "业务部");
    assert_eq!(now.limits.response.p1, Limit { minutes: 15, clock: Clock::Wall });
    assert_eq!(now.limits.followup.hazard_close_days["重大"], 3);
    assert_eq!(now.hours.intervals.len(), 2);
    assert_eq!(target(&settings, "2026-10", "first_response_on_time"), "95/85");
    assert_eq!(target(&settings, "2026-10", "chat_first_reply_median"), "30/60");
    assert_eq!(now.targets.iter().count(), 55);
    assert_eq!(settings.zero_tolerance.metrics.len(), 8);
    assert_eq!(settings.survey.weights.as_written()[3].to_string(), "0.3");
    assert!((settings.survey.weights.normalised().iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(settings.inputs.is_empty() && settings.names.is_empty() && settings.calendar.years.is_empty());
}

#[test]
fn a_table_may_be_written_in_part() {
    let settings = Settings::parse(
        r#"
        [org]
        company = "某某公司"
        [limits.response]
        p2 = { minutes = 45 }
        [limits.zones]
        island = { depart = 60, arrive = 600 }
        [shop.evening]
        to = "23:00"
        [targets]
        csi = [82.5, 70]
        "#,
        "report.toml",
    )
    .unwrap();
    let now = settings.at(month("2026-10"));
    assert_eq!(settings.org.company, "某某公司");
    assert_eq!(settings.org.office, "办公室");
    assert_eq!(now.limits.response.p2, Limit { minutes: 45, clock: Clock::Working });
    assert_eq!(now.limits.zones.len(), 6);
    assert_eq!(settings.shop.evening.from.to_string(), "18:30");
    assert_eq!(settings.shop.evening.to.to_string(), "23:00");
    assert_eq!(target(&settings, "2026-10", "csi"), "82.5/70");
    assert_eq!(target(&settings, "2026-10", "satisfied_rate"), "90/80");
}

#[test]
fn score_weights_are_replaced_as_a_whole_and_scales_joined_by_id() {
    let settings = Settings::parse(
        r#"
        [score.weights]
        csi = 2
        [[survey.scale]]
        id = "C"
        labels = ["差", "中", "好"]
        [[survey.scale]]
        id = "F"
        numeric = { min = 0, max = 4 }
        "#,
        "report.toml",
    )
    .unwrap();
    assert_eq!(settings.score.weights.keys().collect::<Vec<_>>(), ["csi"]);
    let ids: Vec<_> = settings.survey.scale.iter().map(|scale| scale.id.as_str()).collect();
    assert_eq!(ids, ["A", "B", "D", "E", "C", "F"]);
    assert_eq!(settings.survey.scale[4].labels, ["差", "中", "好"]);
}

#[test]
fn a_new_rule_leaves_the_months_before_it_as_they_were() {
    let settings = Settings::parse(
        r#"
        [targets]
        csi = [82, 72]
        [since."2026-11".targets]
        csi = [85, 75]
        [since."2026-11".limits.response]
        p3 = { minutes = 60 }
        [since."2027-01".targets]
        satisfied_rate = [92, 82]
        [since."2027-01".calendar]
        intervals = ["14:00-17:30", "08:30-12:00"]
        "#,
        "report.toml",
    )
    .unwrap();
    assert_eq!(target(&settings, "2026-10", "csi"), "82/72");
    assert_eq!(target(&settings, "2026-11", "csi"), "85/75");
    assert_eq!(target(&settings, "2027-02", "csi"), "85/75");
    assert_eq!(target(&settings, "2026-12", "satisfied_rate"), "90/80");
    assert_eq!(target(&settings, "2027-01", "satisfied_rate"), "92/82");
    let p3 = |at| settings.at(month(at)).limits.response.p3;
    assert_eq!(p3("2026-10"), Limit { minutes: 120, clock: Clock::Working });
    assert_eq!(p3("2026-11"), Limit { minutes: 60, clock: Clock::Working });
    assert_eq!(settings.at(month("2026-12")).hours.intervals[0].to_string(), "09:00-12:00");
    assert_eq!(settings.at(month("2027-01")).hours.intervals[0].to_string(), "08:30-12:00");
    assert_eq!(settings.changes().map(|it| it.to_string()).collect::<Vec<_>>(), ["2026-11", "2027-01"]);
}

#[test]
fn a_missing_file_gives_the_defaults_and_a_wrong_one_names_itself() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Settings::load(folder.path()).unwrap(), Settings::default());
    std::fs::write(folder.path().join("report.toml"), "\u{feff}[org]\r\ncompany = \"某某公司\"\r\n").unwrap();
    assert_eq!(Settings::load(folder.path()).unwrap().org.company, "某某公司");
    std::fs::write(folder.path().join("report.toml"), b"[org]\ncompany = \"\xb9\xab\xcb\xbe\"\n").unwrap();
    let error = Settings::load(folder.path()).unwrap_err().to_string();
    assert!(error.ends_with("report.toml cannot be read: it is not UTF-8; save it as UTF-8 in the editor"), "{error}");
}

#[test]
fn every_default_that_the_starter_shows_is_the_default() {
    let (defaults, examples) = STARTER.split_once("例子 Examples").unwrap();
    let value = |text: &str| {
        let settings = Settings::parse(text, "starter.toml").unwrap_or_else(|error| panic!("{error}"));
        toml::Value::try_from(settings).unwrap()
    };
    assert_eq!(value(STARTER), value(""));
    assert_eq!(value(&uncommented(defaults)), value(""));
    assert_ne!(value(&uncommented(examples)), value(""));
    value(&uncommented(STARTER));
    assert!(defaults.lines().filter(|line| line.starts_with("# ")).count() > 60);
}

/// The starter with its settings switched on: they stand behind `# `, prose stands behind `##`.
fn uncommented(text: &str) -> String {
    let on = text.lines().skip(1).map(|line| line.strip_prefix("# ").unwrap_or(line));
    on.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_read_or_refused_and_never_breaks_the_program() {
    let examples = STARTER.split_once("例子 Examples").unwrap().1;
    let whole = format!("{}\n{DEFAULTS}", uncommented(examples));
    let mut refused = 0;
    for (at, _) in whole.char_indices().step_by(7) {
        if let Err(error) = Settings::parse(&whole[..at], "report.toml") {
            assert!(error.render(crate::said::Tongue::English, true).contains("report.toml:"), "{error}");
            refused += 1;
        }
    }
    assert!(refused > 100);
}

#[test]
fn a_value_of_another_form_is_refused_at_every_key() {
    for row in reference::rows().iter().filter(|row| row.default.is_some()) {
        let (table, key) = row.path.rsplit_once('.').unwrap();
        // A date and time is the one form that no setting has.
        let text = format!("[{table}]\n{} = {{ wrong = 2026-10-01T00:00:00 }}\n", format_key(key));
        let error = Settings::parse(&text, "report.toml").expect_err(&row.path).to_string();
        assert!(error.contains(" --> report.toml:2:"), "{}: {error}", row.path);
    }
}

fn format_key(key: &str) -> String {
    if key.is_ascii() { key.to_owned() } else { format!("\"{key}\"") }
}

//! A third language from one file, and a pseudo-language that shows every word of a page that no file holds.
//!
//! The pseudo-language puts ⟪ ⟫ around each English message. It is laid over a starter folder whose own words are made
//! Greek, so that whatever stands outside the marks in Chinese or Latin letters was written into the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use fluent_syntax::ast::{Entry, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};
use jiandu::ingest::discover::kind_of;
use jiandu::ingest::{Kind, Type};
use jiandu::locale::template;
use jiandu::pipeline::{Department, Order, Publication, Unwatched, Writing, run, write};
use jiandu::records::columns;
use jiandu::settings::{DEFAULTS, NAMES, Regulation};
use jiandu::site::html::tags;
use tempfile::TempDir;

const TAG: &str = "en-XA";

fn jiandu(arguments: &[&str], folder: &Path) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
    let output = command.env("JIANDU_LANGUAGE", "en").args(arguments).arg(folder).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().expect("a code"), said)
}

fn starter(settings: &str) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(jiandu(&["init", "--quiet"], dir.path()).0, 0);
    fs::write(dir.path().join("data/report.toml"), settings).expect("written");
    fs::create_dir(dir.path().join("languages")).expect("made");
    dir
}

/// The whole English language with marks around each message.
fn pseudo() -> String {
    let mut resource: Resource<String> = parser::parse(template(&Regulation::default())).expect("Fluent");
    let wrap = |pattern: &mut Pattern<String>| {
        pattern.elements.insert(0, PatternElement::TextElement { value: "⟪".to_owned() });
        pattern.elements.push(PatternElement::TextElement { value: "⟫".to_owned() });
    };
    for entry in &mut resource.body {
        let Entry::Message(message) = entry else { continue };
        message.value.iter_mut().for_each(wrap);
        message.attributes.iter_mut().for_each(|attribute| wrap(&mut attribute.value));
    }
    serializer::serialize(&resource)
}

/// Greek letters for every Chinese and Latin one; everything else, and so every date and number, stays.
fn greek(text: &str) -> String {
    let letter = |n: u32| char::from_u32(0x3b1 + n % 17).expect("a Greek letter");
    text.chars()
        .flat_map(|c| match c {
            _ if is_word(c) => vec![letter(c as u32), letter(c as u32 / 17)],
            _ => vec![c],
        })
        .collect()
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Makes the words of a table Greek and leaves what the program must understand: headers, choices, dates, numbers.
fn table_in_greek(kind: Kind, text: &str) -> String {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headers).expect("written");
    for row in reader.records() {
        let row = row.expect("a row");
        let cells = row.iter().zip(&headers).map(|(cell, header)| {
            let column = columns(kind).iter().find(|it| it.name == header || it.aliases.contains(&header));
            match column.expect("a known column").ty {
                Type::Text | Type::Content | Type::Staff | Type::Dept => greek(cell),
                _ => cell.to_owned(),
            }
        });
        writer.write_record(cells).expect("written");
    }
    String::from_utf8(writer.into_inner().expect("flushed")).expect("text")
}

/// What stands in the text and the spoken attributes of a page outside the marks.
fn unmarked(page: &str) -> Vec<String> {
    const SPOKEN: [&str; 6] = ["title", "alt", "aria-label", "aria-description", "placeholder", "content"];
    let (mut depth, mut from, mut quoted) = (0_i32, page.find("<html").unwrap_or(0), 0_i32);
    let mut found = Vec::new();
    let mut opened = 0;
    for tag in tags(page) {
        if depth == 0 {
            opened = from;
        }
        let is_text = !tag.closing || !(tag.is("style") || tag.is("script"));
        if quoted == 0 && is_text {
            found.push(outside(&page[from..tag.range.start], &mut depth));
        }
        // A chart shortens a label that has no room, its closing mark with it.
        if tag.closing && tag.is("text") && page[from..tag.range.start].ends_with('…') {
            depth = 0;
        }
        from = tag.range.end;
        // A document, an example of a file and a code are quoted as they are.
        if ["pre", "code"].iter().any(|name| tag.is(name)) {
            quoted += if tag.closing { -1 } else { 1 };
        }
        // An attribute of machines: what made the page, how wide it is.
        let machine = tag.attribute("name").is_some_and(|name| name == "generator" || name == "viewport");
        for attribute in tag.attributes().filter(|it| SPOKEN.contains(&it.name) && !machine) {
            found.push(outside(attribute.value, &mut 0));
        }
    }
    let cut: String = page[opened..].chars().take(400).collect();
    assert_eq!(depth, 0, "a sentence is cut in two: {cut}");
    found
}

fn outside(text: &str, depth: &mut i32) -> String {
    let kept = text.chars().map(|c| {
        *depth += i32::from(c == '⟪') - i32::from(c == '⟫');
        if *depth == 0 && c != '⟫' { c } else { ' ' }
    });
    kept.collect()
}

#[test]
fn a_language_with_holes_is_refused_with_the_ids_that_it_lacks() {
    let dir = starter("[display]\nlanguages = [\"en\", \"fr\"]\n");
    let (code, said) = jiandu(&["check"], dir.path());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("there is no language `fr`") && said.contains("languages/fr.ftl"), "{said}");

    let whole = template(&Regulation::default()).replace("status-green = ", "status-green = atteint ");
    fs::write(dir.path().join("languages/fr.ftl"), &whole).expect("written");
    let (code, said) = jiandu(&["build", "--language", "en", "--language", "fr"], dir.path());
    assert_eq!(code, 0, "{said}");
    let site = dir.path().join("site/2026-10.draft");
    let site = if site.exists() { site } else { dir.path().join("site/2026-10") };
    let page = fs::read_to_string(site.join("fr/index.html")).expect("a page");
    assert!(page.contains("<html lang=\"fr\">") && page.contains("atteint"), "{page}");
    let english = fs::read_to_string(site.join("index.html")).expect("a page");
    assert!(english.contains("hreflang=\"fr\"") && !english.contains("atteint"));

    let holes = whole.replace("status-green = ", "other-green = ").replace("ui-months = ", "other-months = ");
    fs::write(dir.path().join("languages/fr.ftl"), holes).expect("written");
    for command in ["check", "build", "explain"] {
        let arguments = if command == "explain" { vec![command, "csi"] } else { vec![command] };
        let (code, said) = jiandu(&arguments, dir.path());
        assert_eq!(code, 2, "{command}: {said}");
        assert!(said.contains("languages/fr.ftl lacks messages (2): status-green, ui-months"), "{command}: {said}");
    }

    fs::write(dir.path().join("languages/fr.ftl"), "status-green = atteint\n\nstatus-red = { $\n").expect("written");
    let (code, said) = jiandu(&["check"], dir.path());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("languages/fr.ftl:3") && said.contains("help:"), "{said}");
}

#[test]
fn a_preview_shows_the_hole_where_a_message_is_missing() {
    let dir = starter("[display]\nlanguages = [\"fr\"]\n");
    let holes = template(&Regulation::default()).replace("ui-months = ", "other-months = ");
    fs::write(dir.path().join("languages/fr.ftl"), holes.replace("status-green = ", "other-green = "))
        .expect("written");
    let data = dir.path().join("data");
    let department = Department::of(dir.path()).expect("settings");
    assert!(department.must_speak().is_err());
    let outcome = run(&data, &department, &Order::default(), &Publication::default(), &Unwatched).expect("a report");
    let writing = Writing {
        folder: dir.path().to_owned(),
        site: dir.path().join("preview"),
        issue: "2026-10".to_owned(),
        single_file: None,
        zip: None,
        changes: Vec::new(),
    };
    let written = write(&outcome, &department, &writing, &Unwatched).expect("a site");
    let page = fs::read_to_string(written.folder.join("index.html")).expect("a page");
    // The first stands in a template, the second is asked for by the code.
    assert!(page.contains("⟦ui-months⟧") && page.contains("⟦status-green⟧"), "{page}");
}

#[test]
fn every_word_of_a_page_comes_from_a_language_file_or_the_data() {
    let names = NAMES.iter().chain(&["company", "regulation"]).map(|key| format!("{key} = \"{}\"\n", greek(key)));
    let names: String = names.collect();
    let dir = starter(&format!("[org]\n{names}[display]\nlanguages = [\"{TAG}\"]\n"));
    fs::write(dir.path().join(format!("languages/{TAG}.ftl")), pseudo()).expect("written");
    let files: Vec<_> = walkdir::WalkDir::new(dir.path().join("data")).into_iter().filter_map(Result::ok).collect();
    for file in files.iter().filter(|file| file.path().extension().is_some_and(|ending| ending == "csv")) {
        let name = file.path().strip_prefix(dir.path().join("data")).expect("inside");
        let kind = kind_of(&name.to_string_lossy().replace('\\', "/")).expect("an export");
        let text = fs::read_to_string(file.path()).expect("text");
        fs::write(file.path(), table_in_greek(kind, &text)).expect("written");
    }
    let owned = |text: &str| words(text).map(str::to_owned).collect::<BTreeSet<_>>();
    let documents: BTreeSet<String> = ["faults/F-2026-001.md", "research/DY-2026-01.md"]
        .iter()
        .flat_map(|path| owned(&fs::read_to_string(dir.path().join("data").join(path)).expect("text")))
        .collect();
    let settings = owned(&DEFAULTS.replace(['.', '"', '_'], " "));
    let columns = Kind::ALL.iter().flat_map(|kind| columns(*kind));
    let headers: BTreeSet<String> = columns
        .flat_map(|column| std::iter::once(&column.name).chain(column.aliases))
        .flat_map(|it| owned(it))
        .collect();
    // A month that was published, and is different now, has more to say.
    let (code, said) = jiandu(&["publish", "--month", "2026-10", "--issued-at", "2026-11-04"], dir.path());
    assert_eq!(code, 0, "{said}");
    for (name, before, after) in [
        ("tickets/2026-10.csv", "2026-10-12 15:10", "2026-10-12 14:50"),
        ("visits/2026.csv", "2026-10-12 10:20", "2026-11-02 10:20"),
    ] {
        let path = dir.path().join("data").join(name);
        let text = fs::read_to_string(&path).expect("text");
        assert!(text.contains(before), "{text}");
        fs::write(&path, text.replacen(before, after, 1)).expect("written");
    }
    let (code, said) = jiandu(&["build", "--as-of", "2026-11-03"], dir.path());
    assert_eq!(code, 0, "{said}");
    let mut seen = BTreeSet::new();
    let site = walkdir::WalkDir::new(dir.path().join("site")).into_iter().filter_map(Result::ok);
    let pages = site.filter(|file| file.path().extension().is_some_and(|ending| ending == "html"));
    let mut count = 0;
    for file in pages {
        count += 1;
        let page = fs::read_to_string(file.path()).expect("text");
        let name = file.path().strip_prefix(dir.path().join("site")).expect("inside").to_string_lossy().into_owned();
        assert!(!page.contains('⟦'), "{name} lacks a message");
        // What a page quotes: headers of exports, values of settings, documents.
        let quoted = match name.rsplit(['/', '\\']).next() {
            Some("quality.html") => &headers,
            Some("methods.html") => &settings,
            _ => &documents,
        };
        for text in unmarked(&page) {
            let unknown = words(&text).filter(|word| !quoted.contains(*word));
            seen.extend(unknown.map(|word| format!("{name}: `{word}` in `{}`", text.trim())));
        }
    }
    assert!(count > 20, "the starter folder has all pages");
    assert!(seen.is_empty(), "words that no language file holds: {seen:#?}");
}

/// The words of a text: neither the name of the program, nor symbols such as n, nor codes, paths and names of keys.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let tokens = text.split(|c: char| c.is_whitespace() || "，、；：（）,;:()·…|".contains(c));
    let is_code = |token: &&str| token.is_ascii() && token.contains(|c: char| c.is_ascii_digit() || "._/".contains(c));
    let words = tokens.filter(move |token| !is_code(token)).flat_map(|token| token.split(|c| !is_word(c)));
    words
        .filter(|word| word.chars().count() > 1 || !word.is_ascii())
        .filter(|word| !word.is_empty() && *word != "jiandu")
}

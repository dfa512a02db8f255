//! What the readers must do with any bytes whatever. Shared by the fuzz targets and by the seeded tests.

use std::sync::Arc;

use jiandu::ingest::dates::{DateOrder, DateRules, parse_ascii_stamp, parse_stamp, parse_time_of_day, parse_week};
use jiandu::ingest::{Document, ReadOptions, durations, read_bytes};
use jiandu::records::surveys::Survey;
use jiandu::records::tickets::Ticket;
use jiandu::site::markdown::{Placement, render};

/// Tables: reading ends, and every row is accounted for.
pub(crate) fn table(bytes: &[u8]) {
    let options = ReadOptions::default();
    for name in ["x.csv", "x.xlsx"] {
        let name: Arc<str> = name.into();
        if let Ok(read) = read_bytes::<Ticket>(bytes, &name, &options) {
            assert!(read.file.counts.add_up(), "rows are unaccounted for: {:?}", read.file.counts);
            assert_eq!(read.file.counts.kept, read.records.len() as u64, "records are not the kept rows");
        }
        if let Ok(read) = read_bytes::<Survey>(bytes, &name, &options) {
            assert!(read.file.counts.add_up(), "rows are unaccounted for: {:?}", read.file.counts);
        }
    }
}

/// Dates: an answer or a fault; the short way for plain digits never says otherwise than the long one.
pub(crate) fn date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for order in [DateOrder::Unknown, DateOrder::Dmy, DateOrder::Mdy] {
        let rules = DateRules { order, ..DateRules::default() };
        let long = parse_stamp(&text, rules, None);
        if let Some(short) = parse_ascii_stamp(text.as_bytes()) {
            let long = long.map(|parsed| parsed.stamp);
            assert_eq!(Ok(short), long, "{text:?} is read in two ways");
        }
    }
    let _ = parse_time_of_day(&text);
    let _ = parse_week(&text, DateRules::default(), None);
    let _ = durations::parse_duration(&text, None);
}

/// Markdown: analyses are taken apart, and none of their markup is passed on.
pub(crate) fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Document::parse(&text);
    let placement = Placement { prefix: "x-", level: 2, masker: None, resolves: &|_| true };
    let html = render(&text, placement).html.to_ascii_lowercase();
    // Between tags the same words are text: there `<` is written out.
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let element = ["script", "style", "iframe", "svg"].iter().any(|name| tag.starts_with(name));
        let attribute = ["href=\"javascript", "src=\"http"].iter().any(|markup| tag.contains(markup));
        assert!(!element && !attribute, "<{tag}> of the analysis reached the page: {html}");
    }
}

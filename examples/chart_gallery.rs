//! Writes one page with every chart in every case, both layouts, to look at after a change:
//! `cargo run --example chart_gallery -- gallery.html`

use std::fmt::Write;
use std::{env, fs, io};

use jiandu::charts::{ALL, CSS, Case, draw_both};

fn main() -> io::Result<()> {
    let path = env::args().nth(1).ok_or_else(|| io::Error::other("say where to write the page"))?;
    let mut page = format!(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>charts</title><style>{CSS}\nhtml{{color-scheme:light dark;background:var(--c-bg);color:var(--c-text)}}\
         body{{margin:16px;font:14px sans-serif}}figure{{margin:0 0 28px}}</style>"
    );
    for kind in ALL {
        let _ = write!(page, "<h2>{}</h2><p>{}", kind.slug, kind.question);
        for case in Case::ALL {
            let chart = (kind.sample)(case);
            let id = format!("{}-{case:?}", kind.slug);
            let picture = draw_both(chart.as_ref(), &id);
            let title = &chart.head().title;
            let _ = write!(page, "<figure id='{id}'><figcaption>{case:?}: {title}</figcaption>{picture}</figure>");
        }
    }
    fs::write(path, page)
}

//! Whether a folder can be reported on, and if not, which of the usual mistakes it is.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Blame, Error};
use crate::ingest::discover::kind_of;
use crate::problem::Problem;
use crate::said::{Said, said};

/// So many names of files are told.
const TOLD: usize = 3;

/// Refuses what is no report folder, before anything of it is read.
///
/// # Errors
/// There is no such folder, or it has no `data/` in it; the help says what is probably meant.
pub fn must_be_report(folder: &Path) -> Result<(), Error> {
    if folder.join("data").is_dir() {
        return Ok(());
    }
    let shown = folder.display();
    let wrong = |message| Error::new(Blame::User, message);
    if folder.is_file() {
        let above = folder.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let above = if above.ends_with("data") { above.parent().unwrap_or(above) } else { above };
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above }.display();
        return Err(wrong(said!("{shown} is a file, not a report folder", "{shown} 是文件，不是报告文件夹")).help(
            said!(
                "name the folder whose data/ holds the exports, perhaps `{above}`",
                "请给出报告文件夹（它的 data/ 里放着导出文件），可能是 `{above}`"
            ),
        ));
    }
    if !folder.is_dir() {
        return Err(wrong(said!("there is no folder {shown}", "没有文件夹 {shown}")).help(said!(
            "`jiandu init {shown}` writes a starter folder there",
            "`jiandu init {shown}` 会在那里生成起步文件夹"
        )));
    }
    let error = wrong(said!("{shown} is no report folder: it has no data/", "{shown} 不是报告文件夹：里面没有 data/"));
    let parent =
        folder.canonicalize().ok().filter(|it| it.ends_with("data")).and_then(|it| Some(it.parent()?.to_owned()));
    if let Some(parent) = parent.filter(|_| folder.join("report.toml").is_file() || holds_exports(folder)) {
        let parent = parent.display();
        return Err(error.help(said!(
            "this is the data folder itself; name the folder above it: `{parent}`",
            "这就是 data 文件夹本身，请给出它上一层：`{parent}`"
        )));
    }
    if holds_exports(folder) {
        return Err(error
            .help(said!("move the exports into a folder named data in it", "把导出文件移到其中名为 data 的文件夹里")));
    }
    Err(error.help(said!(
        "name the folder whose data/ holds the exports, or let `jiandu init` write a starter folder",
        "请给出报告文件夹（它的 data/ 里放着导出文件），或用 `jiandu init` 生成起步文件夹"
    )))
}

fn holds_exports(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| kind_of(&name).is_some())
}

/// What keeps files from being read, by their ending.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    OldWorkbook,
    Archive,
    Document,
    Other,
    NameTellsNothing,
}

impl Reason {
    fn of(name: &str) -> Self {
        match name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase().as_str() {
            "xls" | "et" | "ods" | "numbers" | "xlsb" | "xlsm" => Self::OldWorkbook,
            "zip" | "rar" | "7z" | "gz" | "tar" => Self::Archive,
            "pdf" | "doc" | "docx" | "wps" | "ppt" | "pptx" | "png" | "jpg" | "jpeg" => Self::Document,
            "csv" | "tsv" | "txt" | "xlsx" | "md" | "markdown" => Self::NameTellsNothing,
            _ => Self::Other,
        }
    }

    fn advice(self) -> Said {
        match self {
            Self::OldWorkbook => said!(
                "open old workbooks (.xls) and save them as .xlsx or as CSV UTF-8",
                "打开 .xls 等旧格式工作簿，另存为 .xlsx 或 CSV UTF-8"
            ),
            Self::Archive => said!("unpack archives into data/", "把压缩包解压到 data/"),
            Self::Document => said!(
                "PDF, Word and pictures cannot be read; export tables as CSV or XLSX, write analyses in Markdown",
                "PDF、Word 和图片读不了；表格请导出为 CSV 或 XLSX，分析报告请写成 Markdown"
            ),
            Self::Other => said!("CSV, TSV, XLSX and Markdown are read", "能读的是 CSV、TSV、XLSX 和 Markdown"),
            Self::NameTellsNothing => said!(
                "name a file or its folder after what it holds, like 工单2026-10.csv or tickets/2026-10.csv; `jiandu schema` lists the names",
                "用内容给文件或它所在的文件夹命名，如 工单2026-10.csv 或 tickets/2026-10.csv；`jiandu schema` 列出可用的名字"
            ),
        }
    }
}

/// The error of a data folder in which nothing can be read, by what is in it instead.
pub(super) fn no_export(data: &Path, not_read: &[Problem]) -> Error {
    let shown = data.display();
    let mut reasons: BTreeMap<Reason, Vec<&str>> = BTreeMap::new();
    for problem in not_read {
        reasons.entry(Reason::of(&problem.place.path)).or_default().push(&problem.place.path);
    }
    if reasons.is_empty() {
        let error = Error::new(Blame::User, said!("{shown} holds no export", "{shown} 里没有导出文件"));
        return error.help(said!(
            "put files like tickets/2026-10.csv or 工单2026-10.xlsx there; `jiandu init` in a new folder shows one of each kind",
            "放入 tickets/2026-10.csv 或 工单2026-10.xlsx 这样的文件；在新文件夹里用 `jiandu init` 可看到每一类的样子"
        ));
    }
    let names: Vec<&str> = reasons.values().flatten().copied().collect();
    let (n, told) = (names.len(), names[..names.len().min(TOLD)].join(", "));
    let more = if n > TOLD { format!(", … +{}", n - TOLD) } else { String::new() };
    let message = said!(
        "{shown} holds no export that can be read, only {told}{more}",
        "{shown} 里没有能读的导出文件，只有 {told}{more}"
    );
    let advice: Vec<Said> = reasons.keys().map(|reason| reason.advice()).collect();
    let join = |of: fn(&Said) -> &str| advice.iter().map(of).collect::<Vec<_>>().join("\n        ");
    Error::new(Blame::User, message).help(Said { en: join(|it| &it.en).into(), zh: join(|it| &it.zh).into() })
}

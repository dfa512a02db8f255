//! A file that is not what its ending says: a workbook that was renamed and not saved anew.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Blame, Error};
use crate::said::said;

/// The first bytes of the workbooks of old office programs.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The first bytes of an archive, and so of a workbook.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// The error of a text file that is a workbook in truth; none of one that is something else.
pub(super) fn error(data: &Path, path: &str) -> Option<Error> {
    let mut start = [0; 8];
    let read = File::open(data.join(path)).ok()?.read(&mut start).ok()?;
    let start = &start[..read];
    if start.starts_with(WORKBOOK) {
        let message = said!(
            "{path} is no text but a workbook (.xlsx) under another name",
            "{path} 不是文本，是改了扩展名的 Excel 工作簿（.xlsx）"
        );
        return Some(Error::new(Blame::Report, message).help(said!(
            "give it the ending .xlsx again, and it is read as it is",
            "把扩展名改回 .xlsx，就能直接读取"
        )));
    }
    if start.starts_with(OLD_WORKBOOK) {
        let message = said!(
            "{path} is no text but an old workbook (.xls) under another name",
            "{path} 不是文本，是改了扩展名的旧 Excel 工作簿（.xls）"
        );
        return Some(Error::new(Blame::Report, message).help(said!(
            "open it in the spreadsheet program and save it as .xlsx or CSV UTF-8; a new name alone changes nothing inside",
            "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV UTF-8；只改名字，里面的格式不变"
        )));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::Tongue;

    #[test]
    fn a_renamed_workbook_is_told_from_a_text_in_an_unknown_encoding() {
        let dir = tempfile::tempdir().expect("a folder");
        let told = |bytes: &[u8]| {
            std::fs::write(dir.path().join("a.csv"), bytes).expect("written");
            error(dir.path(), "a.csv").map(|error| error.told(Tongue::Chinese))
        };
        assert!(told(&[OLD_WORKBOOK, b"rest"].concat()).is_some_and(|text| text.contains("另存为 .xlsx")));
        assert!(told(&[WORKBOOK, b"rest"].concat()).is_some_and(|text| text.contains("改回 .xlsx")));
        assert_eq!(told(b"\xff\xff\xff"), None);
        assert_eq!(error(dir.path(), "missing.csv").map(|error| error.told(Tongue::English)), None);
    }
}

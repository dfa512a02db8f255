//! The sections of an analysis: which heading opens which, and whether anything real stands there.

use crate::ingest::text::clean;
use crate::ingest::{Document, MarkdownTable};

/// What the sections of an analysis hold: the paragraphs, list items and table cells of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// 故障影响: what it meant to the customer.
    pub impact: Vec<String>,
    /// 处理情况: what was done at once; D3.
    pub handling: Vec<String>,
    /// 原因分析: why it happened; D4.
    pub cause: Vec<String>,
    /// 纠正预防措施: what is done about it, of both kinds; D5 to D7.
    pub measures: Vec<String>,
    /// 纠正措施, where it is a section of its own.
    pub corrective: Vec<String>,
    /// 预防措施, where it is a section of its own.
    pub preventive: Vec<String>,
    /// D2: what was seen.
    pub phenomenon: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Impact,
    Handling,
    Cause,
    Measures,
    Corrective,
    Preventive,
    Phenomenon,
}

const HEADINGS: &[(Part, &[&str])] = &[
    (Part::Impact, &["故障影响", "影响", "影响范围"]),
    (Part::Handling, &["处理情况", "处理过程", "应急措施", "临时措施"]),
    (Part::Cause, &["原因分析", "根本原因", "根因"]),
    (Part::Measures, &["纠正预防措施", "整改措施"]),
    (Part::Corrective, &["纠正措施"]),
    (Part::Preventive, &["预防措施"]),
];

impl Sections {
    /// Takes the sections out of a document. A heading below a known one that is not known itself belongs to it.
    pub(super) fn of(document: &Document) -> Self {
        let mut sections = Self::default();
        let mut open: Option<(Part, u8)> = None;
        for section in &document.sections {
            open = match part_of(&section.heading) {
                Some(part) => Some((part, section.level)),
                None => open.filter(|(_, level)| section.level > *level),
            };
            if let Some((part, _)) = open {
                sections.part(part).extend(content(&section.pieces, &section.tables));
            }
        }
        sections
    }

    /// Whether impact, handling, cause and measures really say something: at least `least` characters beside the
    /// paragraphs, list items and cells that are nothing but a placeholder.
    #[must_use]
    pub fn real(&self, placeholders: &[String], least: usize) -> [bool; 4] {
        let real = |pieces: &[String]| is_real(pieces, placeholders, least);
        [
            real(&self.impact),
            real(&self.handling),
            real(&self.cause),
            real(&self.measures) || (real(&self.corrective) && real(&self.preventive)),
        ]
    }

    fn part(&mut self, part: Part) -> &mut Vec<String> {
        match part {
            Part::Impact => &mut self.impact,
            Part::Handling => &mut self.handling,
            Part::Cause => &mut self.cause,
            Part::Measures => &mut self.measures,
            Part::Corrective => &mut self.corrective,
            Part::Preventive => &mut self.preventive,
            Part::Phenomenon => &mut self.phenomenon,
        }
    }
}

/// The texts of a section without the headers of its tables, which stand in every empty form.
fn content(pieces: &[String], tables: &[MarkdownTable]) -> Vec<String> {
    let mut headers: Vec<&str> = tables.iter().flat_map(|table| &table.header).map(String::as_str).collect();
    let mut is_header = |piece: &String| {
        let at = headers.iter().position(|header| *header == piece);
        at.map(|at| headers.swap_remove(at)).is_some()
    };
    pieces.iter().filter(|piece| !is_header(piece)).cloned().collect()
}

fn is_real(pieces: &[String], placeholders: &[String], least: usize) -> bool {
    let marks = |c: char| c.is_whitespace() || matches!(c, '。' | '.' | ';' | '；' | ',' | '，');
    let placeholder = |piece: &str| {
        let bare = piece.trim_matches(marks);
        placeholders.iter().any(|word| word.eq_ignore_ascii_case(bare))
    };
    let said = pieces.iter().filter(|piece| !placeholder(piece));
    let characters = said.flat_map(|piece| piece.chars()).filter(|c| !c.is_whitespace() && !matches!(c, '|' | '-'));
    characters.take(least).count() >= least
}

/// The part that a heading opens: by its words, or by the label of an 8D report.
fn part_of(heading: &str) -> Option<Part> {
    let text: String = clean(heading.as_bytes()).chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_uppercase();
    let text = without_number(&text);
    let mut letters = text.chars();
    if letters.next() == Some('D')
        && let Some(digit) = letters.next()
        && !letters.next().is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return match digit {
            '2' => Some(Part::Phenomenon),
            '3' => Some(Part::Handling),
            '4' => Some(Part::Cause),
            '5'..='7' => Some(Part::Measures),
            _ => None,
        };
    }
    let text = text.trim_end_matches([':', '：', '。']);
    HEADINGS.iter().find(|(_, names)| names.contains(&text)).map(|(part, _)| *part)
}

/// The heading without `一、`, `3.`, `(二)` before it.
fn without_number(text: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let inside = text.strip_prefix('(').unwrap_or(text);
    let after = inside.trim_start_matches(is_number);
    if after.len() == inside.len() {
        return text;
    }
    let title = after.trim_start_matches(['、', '.', ')', ':', '．', '）']);
    // `1.2 影响` has a number within its number.
    if title.len() < after.len() { without_number(title) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Sections {
        Sections::of(&Document::parse(text))
    }

    fn real(text: &str) -> [bool; 4] {
        sections(text).real(&["待补充".to_owned(), "无".to_owned()], 10)
    }

    #[test]
    fn headings_are_known_by_words_numbers_and_labels() {
        let text = "## 一、故障影响\n全部门店两小时不能下单。\n## 3. 处理过程\n切换到备用环境并核对数据。\n\
                    ## D4 根本原因\n连接池配置在升级时被覆盖。\n## D5：永久措施\n配置纳入版本管理并复核。\n## D2\n白屏\n";
        assert_eq!(real(text), [true; 4]);
        assert_eq!(sections(text).phenomenon, ["白屏"]);
    }

    #[test]
    fn an_empty_form_says_nothing() {
        let text = "## 故障影响\n待补充\n## 处理情况\n- 无\n- 待补充\n## 原因分析\n## 纠正预防措施\n\
                    | 序号 | 措施 | 类型 | 责任人 | 完成期限 | 完成日期 |\n|---|---|---|---|---|---|\n| 1 | | | | | |\n";
        assert_eq!(real(text), [false; 4]);
    }

    #[test]
    fn corrective_and_preventive_measures_are_owed_both() {
        let one = "## 纠正措施\n更换全部同批次的控制器。\n";
        assert!(!real(one)[3]);
        assert!(real(&format!("{one}## 预防措施\n每季度检查一次固件版本。\n"))[3]);
    }

    #[test]
    fn deeper_headings_belong_to_the_section_and_equal_ones_end_it() {
        let text = "## 影响\n### 范围\n全部门店两小时不能下单。\n## 附件\n其他内容\n";
        assert_eq!(sections(text).impact, ["全部门店两小时不能下单。"]);
    }

    #[test]
    fn a_placeholder_inside_a_sentence_is_content() {
        assert!(real("## 影响\n影响范围待补充后再行确认，目前已知两家门店。\n")[0]);
    }
}

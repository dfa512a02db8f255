//! The weekday that some exports write beside the date.

use std::borrow::Cow;

const CHINESE: [&str; 4] = ["星期", "礼拜", "周", "週"];
const CHINESE_DAYS: [(char, usize); 8] =
    [('一', 0), ('二', 1), ('三', 2), ('四', 3), ('五', 4), ('六', 5), ('日', 6), ('天', 6)];
const ENGLISH: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('【', '】')];

/// Takes the weekday (Monday 0) out of a text, with the brackets around it; a space is left in its place.
pub(super) fn take_weekday(text: &str) -> (Cow<'_, str>, Option<usize>) {
    // Few cells name a weekday: one look at the letters spares the search in the others.
    if !text
        .chars()
        .any(|c| matches!(c, '星' | '礼' | '周' | '週' | 'n' | 'N' | 'u' | 'U' | 'e' | 'E' | 'r' | 'R' | 's' | 'S'))
    {
        return (Cow::Borrowed(text), None);
    }
    let Some((start, end, weekday)) = chinese(text).or_else(|| english(text)) else {
        return (Cow::Borrowed(text), None);
    };
    let (mut before, mut after) = (text[..start].trim_end(), text[end..].trim_start());
    for (open, close) in BRACKETS {
        if let (Some(outside), Some(rest)) = (before.strip_suffix(open), after.strip_prefix(close)) {
            (before, after) = (outside, rest);
            break;
        }
    }
    let after = after.strip_prefix(',').unwrap_or(after);
    let text = format!("{} {}", before.trim_end(), after.trim_start()).trim().to_owned();
    (Cow::Owned(text), Some(weekday))
}

fn chinese(text: &str) -> Option<(usize, usize, usize)> {
    CHINESE.iter().find_map(|prefix| {
        let start = text.find(prefix)?;
        let day = text[start + prefix.len()..].chars().next()?;
        let (_, weekday) = CHINESE_DAYS.iter().find(|(name, _)| *name == day)?;
        Some((start, start + prefix.len() + day.len_utf8(), *weekday))
    })
}

fn english(text: &str) -> Option<(usize, usize, usize)> {
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_alphabetic()).map(|at| rest + at) {
        let length = text[start..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len() - start);
        let word = text[start..start + length].to_ascii_lowercase();
        if let Some(weekday) = ENGLISH.iter().position(|name| word == *name || word == name[..3]) {
            return Some((start, start + length, weekday));
        }
        rest = start + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekday_is_taken_out_wherever_it_stands() {
        let taken = |text| {
            let (text, weekday) = take_weekday(text);
            (text.into_owned(), weekday)
        };
        assert_eq!(taken("2026-10-05(周一) 14:30"), ("2026-10-05 14:30".to_owned(), Some(0)));
        assert_eq!(taken("2026年10月5日 星期一"), ("2026年10月5日".to_owned(), Some(0)));
        assert_eq!(taken("2026-10-11 [星期天] 9:00"), ("2026-10-11 9:00".to_owned(), Some(6)));
        assert_eq!(taken("Mon, 2026-10-05"), ("2026-10-05".to_owned(), Some(0)));
        assert_eq!(taken("2026-10-05 Monday 9:00"), ("2026-10-05 9:00".to_owned(), Some(0)));
        assert_eq!(taken("2026-10-05 PM 9:00"), ("2026-10-05 PM 9:00".to_owned(), None));
        assert_eq!(taken("第42周"), ("第42周".to_owned(), None));
    }
}

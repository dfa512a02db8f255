//! Numbers in cells.

/// A plain ASCII integer, the way most exports write them.
#[inline]
pub(crate) fn plain_integer(raw: &[u8]) -> Option<i64> {
    if raw.is_empty() || raw.len() > 9 {
        return None;
    }
    raw.iter().try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
}

/// The clean text without separators of thousands, signs of money, `%` and counting words.
fn bare(text: &str) -> String {
    let text = text.trim_start_matches(['¥', '￥']).trim_end_matches(['%', '元', '次', '份', '件', '个', '分']);
    let grouped =
        text.contains(',') && text.split(',').skip(1).all(|group| group.split('.').next().map(str::len) == Some(3));
    if grouped { text.replace(',', "").trim().to_owned() } else { text.trim().to_owned() }
}

/// A whole number; `12.0` is one.
pub(crate) fn integer(text: &str) -> Option<i64> {
    let text = bare(text);
    let whole = text.split_once('.').map_or(&*text, |(whole, rest)| {
        if !rest.is_empty() && rest.bytes().all(|b| b == b'0') { whole } else { &text }
    });
    whole.parse().ok()
}

/// A number in tenths: `4.5` is 45. More digits than that are no answer on a scale.
pub(crate) fn tenths(text: &str) -> Option<i32> {
    let text = bare(text);
    let (negative, text) = text.strip_prefix('-').map_or((false, &*text), |rest| (true, rest));
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let rest = rest.trim_end_matches('0');
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || rest.len() > 1 || !digits(whole) || !digits(rest) {
        return None;
    }
    let value = whole.parse::<i32>().ok()? * 10 + rest.parse::<i32>().unwrap_or(0);
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_what_people_write_around_them() {
        for (text, number) in [("1,234", 1234), ("￥1,234.00", 1234), ("30元", 30), ("2次", 2), ("-1", -1), ("5%", 5)]
        {
            assert_eq!(integer(text), Some(number), "{text}");
        }
        for text in ["", "1.5", "1,2", "abc", "1e3"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }

    #[test]
    fn answers_are_read_in_tenths() {
        assert_eq!(
            (tenths("4.5"), tenths("5"), tenths("5分"), tenths("-1"), tenths("4.50")),
            (Some(45), Some(50), Some(50), Some(-10), Some(45))
        );
        assert_eq!((tenths("满意"), tenths("4.55"), tenths("5.0.1")), (None, None, None));
    }
}

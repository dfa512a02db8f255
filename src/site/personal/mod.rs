//! Finds what looks like personal data in text: phones, ID numbers, e-mails, plates, bank cards.
//!
//! One pass over the bytes, no pattern engine: the loop stops at digits, at `@` and at a province sign before a
//! letter, and looks closer only there. Full-width forms count as their plain twins, and digits may be set apart by
//! blanks, hyphens, brackets or inline tags. A number counts only where no letter touches it, so that
//! `GD13812345678` and the hexadecimal of a digest are left alone, but Chinese text may touch it.

mod email;
mod money;
mod number;
mod plate;
mod sign;

use std::ops::Range;

use email::email;
use money::money;
use number::Number;
use plate::plate;
use sign::wide;

/// What kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 16 to 19 digits with a right check digit, as on a bank card.
    BankCard,
    /// A contact value that was dropped when the exports were read.
    Contact,
    /// The name of a customer that goes by a code.
    Customer,
    /// An e-mail address.
    Email,
    /// An 18-digit ID number.
    IdCard,
    /// A fixed-line number with its area code.
    Landline,
    /// A mobile number.
    Mobile,
    /// An amount of money.
    Money,
    /// A name of the roster.
    Name,
    /// The number plate of a car.
    Plate,
}

impl Kind {
    /// The name of the kind in messages and message files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::BankCard => "bank_card",
            Self::Contact => "contact",
            Self::Customer => "customer",
            Self::Email => "email",
            Self::IdCard => "id_card",
            Self::Landline => "landline",
            Self::Mobile => "mobile",
            Self::Money => "money",
            Self::Name => "name",
            Self::Plate => "plate",
        }
    }
}

/// Where something was found, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its first byte and the one after its last.
    pub range: Range<usize>,
}

/// Which kinds are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// Mobile numbers and landlines.
    pub phone: bool,
    /// E-mail addresses.
    pub email: bool,
    /// ID numbers.
    pub id_card: bool,
    /// Number plates.
    pub plate: bool,
    /// Bank cards; off unless asked for, as one order number in ten looks like one.
    pub bank_card: bool,
    /// Amounts in yuan; off unless asked for.
    pub money: bool,
}

impl Kinds {
    /// What must never be published.
    pub const USUAL: Self =
        Self { phone: true, email: true, id_card: true, plate: true, bank_card: false, money: false };
    /// Nothing.
    pub const NONE: Self =
        Self { phone: false, email: false, id_card: false, plate: false, bank_card: false, money: false };

    /// The kinds by the names that `[publish] mask` knows; the first unknown name is the error.
    ///
    /// # Errors
    /// A name that is not one of phone, email, id_card, plate, bank_card, money.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, &'a str> {
        let mut kinds = Self::NONE;
        for name in names {
            match name {
                "phone" => kinds.phone = true,
                "email" => kinds.email = true,
                "id_card" => kinds.id_card = true,
                "plate" => kinds.plate = true,
                "bank_card" => kinds.bank_card = true,
                "money" => kinds.money = true,
                unknown => return Err(unknown),
            }
        }
        Ok(kinds)
    }
}

/// Adds every hit in the text, ordered by where it begins within each kind of search; hits may overlap.
pub fn find(text: &[u8], kinds: Kinds, hits: &mut Vec<Hit>) {
    let mut number = Number::default();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at = match STOPS[usize::from(byte)] {
            Stop::None => at + 1,
            Stop::Digit => number.read(text, at, kinds, hits),
            Stop::At => {
                email(text, at, 1, kinds, hits);
                at + 1
            }
            Stop::Wide => match wide(text, at) {
                Some(b'0'..=b'9') => number.read(text, at, kinds, hits),
                Some(b'@') => {
                    email(text, at, 3, kinds, hits);
                    at + 3
                }
                _ => at + 3,
            },
            // Nearly every Chinese sign is followed by another one; only before a letter can it begin a plate.
            Stop::Sign => match text.get(at + 3) {
                Some(b'A'..=b'Z' | 0xEF) if kinds.plate => plate(text, at, hits).unwrap_or(at + 3),
                _ => at + 3,
            },
        };
    }
    if kinds.money {
        money(text, hits);
    }
}

#[derive(Clone, Copy)]
enum Stop {
    None,
    Digit,
    At,
    Wide,
    Sign,
}

const STOPS: [Stop; 256] = {
    let mut stops = [Stop::None; 256];
    let mut byte = 0;
    while byte < 256 {
        stops[byte] = match byte as u8 {
            b'0'..=b'9' => Stop::Digit,
            b'@' => Stop::At,
            0xE4..=0xE9 => Stop::Sign,
            0xEF => Stop::Wide,
            _ => Stop::None,
        };
        byte += 1;
    }
    stops
};

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn kinds_in(text: &str) -> Vec<Kind> {
        let mut hits = Vec::new();
        find(text.as_bytes(), Kinds { bank_card: false, money: false, ..Kinds::USUAL }, &mut hits);
        hits.iter().map(|hit| hit.kind).collect()
    }

    pub(super) fn found(text: &str) -> Vec<&str> {
        let mut hits = Vec::new();
        find(text.as_bytes(), Kinds::USUAL, &mut hits);
        hits.into_iter().map(|hit| &text[hit.range]).collect()
    }

    #[test]
    fn bank_cards_and_money_are_found_where_asked() {
        let mut hits = Vec::new();
        let text = "卡6222 0212 3456 7894 扣20元，￥1,500.00，三千元，元旦";
        find(text.as_bytes(), Kinds { bank_card: true, money: true, ..Kinds::NONE }, &mut hits);
        let mut seen: Vec<_> = hits.iter().map(|hit| (hit.kind, &text[hit.range.clone()])).collect();
        seen.retain(|(kind, _)| *kind == Kind::Money);
        assert_eq!(seen, [(Kind::Money, "20元"), (Kind::Money, "三千元"), (Kind::Money, "￥1,500.00")]);
        let mut cards = Vec::new();
        find(b"4111 1111 1111 1111", Kinds { bank_card: true, ..Kinds::NONE }, &mut cards);
        assert_eq!(cards.len(), 1);
    }

    #[test]
    fn mask_names_of_the_settings_are_understood() {
        assert_eq!(Kinds::from_names(["phone", "email", "id_card", "plate"]), Ok(Kinds::USUAL));
        assert_eq!(Kinds::from_names(["phone", "fax"]), Err("fax"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_scanned_and_hits_fall_between_signs(text in "[\\PC0-9@京A-Z ＠０-９<>&#.-]{0,80}") {
            let mut hits = Vec::new();
            find(text.as_bytes(), Kinds { bank_card: true, money: true, ..Kinds::USUAL }, &mut hits);
            for hit in hits {
                proptest::prop_assert!(text.get(hit.range).is_some());
            }
        }
    }
}

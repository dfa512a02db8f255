//! A stamp in four bytes, for the millions.

use std::num::NonZeroU32;

use super::{Moment, Stamp};

/// The stamp of a record: 1980 to 2048 to the second, with its precision. `Option<Packed>` is four bytes too.
///
/// Packed stamps compare like the stamps they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Packed(NonZeroU32);

/// 1980-01-01 00:00:00, less the one second that keeps zero free.
const EPOCH: i64 = 315_532_799;

impl Packed {
    /// Packs a stamp; none outside 1980 to 2047, where no record of a department lies.
    #[must_use]
    pub fn new(stamp: Stamp) -> Option<Self> {
        let seconds = u32::try_from(stamp.at.seconds() - EPOCH).ok().filter(|seconds| *seconds < 1 << 31)?;
        NonZeroU32::new(seconds << 1 | u32::from(stamp.date_only)).map(Self)
    }

    /// The stamp.
    #[must_use]
    pub const fn stamp(self) -> Stamp {
        Stamp { at: self.at(), date_only: self.0.get() & 1 == 1 }
    }

    /// The moment, or the start of the date.
    #[must_use]
    pub const fn at(self) -> Moment {
        Moment::from_seconds((self.0.get() >> 1) as i64 + EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_packed_stamp_is_the_stamp_again() {
        for date_only in [false, true] {
            for seconds in [315_532_800, 1_791_945_000, 2_461_449_600] {
                let stamp = Stamp { at: Moment::from_seconds(seconds), date_only };
                assert_eq!(Packed::new(stamp).map(Packed::stamp), Some(stamp));
            }
        }
        assert_eq!(Packed::new(Stamp::date(NaiveDate::from_ymd_opt(1979, 12, 31).unwrap())), None);
        assert_eq!(Packed::new(Stamp::date(NaiveDate::from_ymd_opt(2048, 2, 1).unwrap())), None);
    }
}

//! Moments with the clock of where they were, and the days of a student, which begin in the small hours.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan, Unit};
use std::fmt;
use std::str::FromStr;

/// A second, with what the clocks there showed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Since the beginning of 1970, UTC.
    pub seconds: i64,
    /// How far local time is ahead of UTC, in seconds.
    pub offset: i32,
}

impl Moment {
    /// The day on which it lies, where days begin at the hour `starts`.
    pub fn day(self, starts: u8) -> Day {
        const HOUR: i64 = 60 * 60;
        Day((self.seconds + i64::from(self.offset) - i64::from(starts) * HOUR).div_euclid(24 * HOUR))
    }
}

/// As RFC 3339 has it: `2026-11-28T20:02:11+01:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = Timestamp::from_second(self.seconds).map_err(|_range| fmt::Error)?;
        let offset = Offset::from_seconds(self.offset).map_err(|_range| fmt::Error)?;
        write!(f, "{}", time.display_with_offset(offset))
    }
}

impl FromStr for Moment {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let pieces = Pieces::parse(text)?;
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        let local = pieces.date().to_datetime(pieces.time().unwrap_or_default());
        Ok(Self { seconds: offset.to_timestamp(local)?.as_second(), offset: offset.seconds() })
    }
}

/// A day, counted from the first of 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this one; none where the clock was set back meanwhile.
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).max(0)
    }

    /// Days since Monday.
    pub fn weekday(self) -> i64 {
        // The first of 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7)
    }

    /// Its date, if the calendar reaches so far.
    pub fn date(self) -> Option<Date> {
        EPOCH.checked_add(self.0.days()).ok()
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

/// As ISO 8601 has it: `2026-11-28`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().ok_or(fmt::Error)?)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let span = text.parse::<Date>()?.since((Unit::Day, EPOCH))?;
        Ok(Self(span.get_days().into()))
    }
}

/// A day that need not be: in files without one it is empty, since what is kept is only written over.
pub(super) mod day_or_none {
    use super::Day;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::borrow::Cow;

    #[expect(clippy::ref_option, reason = "serde gives it so")]
    pub(in crate::study) fn serialize<S: Serializer>(
        day: &Option<Day>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&day.map(|day| day.to_string()).unwrap_or_default())
    }

    pub(in crate::study) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Day>, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_its_offset_and_read_again() {
        let moment: Moment = "2026-11-28T20:02:11+01:00".parse().unwrap();
        assert_eq!(moment, Moment { seconds: 1_795_892_531, offset: 3600 });
        assert_eq!(moment.to_string(), "2026-11-28T20:02:11+01:00");
        assert_eq!("2026-11-28T19:02:11Z".parse::<Moment>().unwrap().offset, 0);
        assert!("yesterday".parse::<Moment>().is_err());
    }

    #[test]
    fn a_day_begins_at_four_where_one_is() {
        let day = |text: &str| text.parse::<Moment>().unwrap().day(4).to_string();
        assert_eq!(day("2026-11-28T03:59:59+01:00"), "2026-11-27");
        assert_eq!(day("2026-11-28T04:00:00+01:00"), "2026-11-28");
        // The same second elsewhere is another day.
        assert_eq!(day("2026-11-27T19:00:00-08:00"), "2026-11-27");
        assert_eq!("1970-01-02".parse::<Day>().unwrap(), Day(1));
        // A Monday and the Sunday before.
        assert_eq!((Day(4).weekday(), Day(3).weekday(), Day(-4).weekday()), (0, 6, 6));
        assert_eq!("2026-11-28".parse::<Day>().unwrap().to_string(), "2026-11-28");
    }
}

//! `format: time` as `chrono` has it.

use chrono::{FixedOffset, NaiveTime};

use crate::runtime::chrono_clock;
use crate::runtime::clock_text::Clock;
use crate::runtime::day_time::{self, LibraryTime};

/// A time of day, with its offset if it was written with one.
pub type TimeOfDay = day_time::TimeOfDay<NaiveTime, FixedOffset>;

impl LibraryTime for NaiveTime {
    type Offset = FixedOffset;

    fn of(clock: Clock) -> Option<Self> {
        chrono_clock::time(clock)
    }

    fn numbers(self) -> Clock {
        chrono_clock::clock(self)
    }

    fn offset(seconds: i32) -> Option<FixedOffset> {
        chrono_clock::offset(seconds)
    }

    fn seconds(offset: FixedOffset) -> i32 {
        offset.local_minus_utc()
    }
}

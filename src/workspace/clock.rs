//! The only place that reads the clock; everything else is handed a day.

use crate::plant::Date;

/// The day of a machine whose clock stands outside of any calendar.
const DAY_ONE: Date = Date {
    year: 1,
    month: 1,
    day: 1,
};

/// Today in the local calendar.
pub fn today() -> Date {
    let today = jiff::Zoned::now().date();
    let (month, day) = (today.month().unsigned_abs(), today.day().unsigned_abs());
    let year = u16::try_from(today.year()).ok();
    year.and_then(|year| Date::new(year, month, day))
        .unwrap_or(DAY_ONE)
}

//! The one place that reads the clock.
//!
//! It knows no time zone but the shopper's own: a card expires at the end of the month where the
//! shopper is.

use payseal_core::card::YearMonth;
use payseal_core::flow::Now;

use super::{DomError, window};

/// The time now: milliseconds since the frame was opened, and the shopper's month.
///
/// # Errors
/// When the browser has no clock, or one that shows no month.
pub fn now() -> Result<Now, DomError> {
    let clock = window()?.performance().ok_or(DomError("clock"))?;
    let date = js_sys::Date::new_0();
    let year = u16::try_from(date.get_full_year()).ok();
    let month = u8::try_from(date.get_month() + 1).ok();
    let today = year
        .zip(month)
        .and_then(|(year, month)| YearMonth::new(year, month))
        .ok_or(DomError("date"))?;
    Ok(Now {
        millis: clock.now() as u64,
        today,
    })
}

//! The one place that reads the clock.
//!
//! Which clock is believed is [`Today`]'s knowledge; here is only what each shows.

use std::cell::Cell;

use payseal_core::card::Today;
use payseal_core::flow::Now;

use super::{DomError, window};

/// What the gateway's clock showed when it was heard last.
#[derive(Clone, Copy, Debug)]
struct Heard {
    /// In milliseconds since 1970.
    gateway: u64,
    /// In milliseconds since the frame was opened.
    at: u64,
}

thread_local! {
    static HEARD: Cell<Option<Heard>> = const { Cell::new(None) };
}

/// Milliseconds since the frame was opened, on a clock that never goes back.
fn millis() -> Result<u64, DomError> {
    let clock = window()?.performance().ok_or(DomError("clock"))?;
    Ok(clock.now() as u64)
}

/// What the device's clock shows, in milliseconds since 1970.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "this is the one place")]
pub fn device() -> u64 {
    js_sys::Date::now() as u64
}

/// Notes the `date` header of an answer that the gateway has just given.
pub fn hear(header: &str) {
    let gateway = js_sys::Date::parse(header);
    if let Ok(at) = millis()
        && gateway > 0.0
    {
        let gateway = gateway as u64;
        HEARD.set(Some(Heard { gateway, at }));
    }
}

/// The time now: milliseconds since the frame was opened, and the month.
///
/// # Errors
/// When the browser has no clock.
pub fn now() -> Result<Now, DomError> {
    let millis = millis()?;
    let heard = HEARD.get();
    let gateway = heard.map(|heard| heard.gateway + millis.saturating_sub(heard.at));
    Ok(Now {
        millis,
        today: Today::of_clocks(gateway, device()),
    })
}

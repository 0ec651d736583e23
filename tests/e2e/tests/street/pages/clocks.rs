//! Devices whose clock or zone is another one than the gateway's.

use crate::page::Page;

/// A clock that says what `MOMENT` (milliseconds, may use `now`) was when the page was opened, `EAST` minutes
/// east of Greenwich. What is computed from a given time is left as it is.
macro_rules! clock {
    ($moment:expr, $east:expr) => {
        concat!(
            "(() => {
  const Native = Date;
  const now = Native.now();
  const shift = (",
            $moment,
            ") - now;
  const east = ",
            $east,
            ";
  class Shifted extends Native {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Native.now() + shift);
    }
    static now() { return Native.now() + shift; }
    getTimezoneOffset() { return -east; }
  }
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes']) {
    Shifted.prototype[`get${part}`] = function () {
      return new Native(this.getTime() + east * 60000)[`getUTC${part}`]();
    };
  }
  globalThis.Date = Shifted;
})();"
        )
    };
}

/// The last day of this month, by which it is the next one already in Kiritimati.
const MONTH_END: &str = clock!(
    "((d) => Native.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0, 10, 30))(new Native())",
    "840"
);

pub(crate) fn pages() -> Vec<Page> {
    vec![
        Page::new("kiritimati-at-month-end")
            .everywhere(MONTH_END)
            .card_ends_in_months(0),
        Page::new("device-in-2031")
            .everywhere(clock!("Native.UTC(2031, 5, 1)", "0"))
            .card_ends_in_months(14),
        Page::new("device-in-1970").everywhere(clock!("Native.UTC(1970, 0, 1, 0, 5)", "0")),
    ]
}

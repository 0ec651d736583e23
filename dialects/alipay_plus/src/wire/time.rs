//! Moments as the messages have them: ISO 8601 with an offset, or milliseconds.

use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Reads `2026-11-20T15:36:25+00:00`, with `Z` or any offset and with or without fractions, or
/// milliseconds since 1970.
#[must_use]
pub fn read(text: &str) -> Option<Moment> {
    if !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Moment::from_millis);
    }
    let date = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    Some(Moment::from_millis(date.unix_timestamp() * 1000))
}

/// Whether a text says when a request was made: as [`read`] takes it, or in nanoseconds, as the vendor's client for Go
/// writes it. When that was, nobody asks.
#[must_use]
pub fn is_of_request(text: &str) -> bool {
    let is_nanoseconds = text.len() == 19 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_nanoseconds || read(text).is_some()
}

/// Writes a moment, such as `2026-11-20T15:36:25+00:00`.
#[must_use]
pub fn write(moment: Moment) -> String {
    format!("{}+00:00", Date::of(moment).iso())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_clients_write() {
        for text in [
            "1795189025000",
            "2026-11-20T15:37:05+00:00",
            "2026-11-20T15:37:05Z",
            "2026-11-20T15:37:05.123456Z",
            "2026-11-20T23:37:05+08:00",
            "2026-11-20T11:07:05-04:30",
        ] {
            assert_eq!(
                read(text).map(Moment::millis),
                Some(1_795_189_025_000),
                "{text}"
            );
        }
        for text in [
            "",
            "-5",
            "1795189025000000000",
            "2026-11-20T15:37:05",
            "2026-11-20T15:37:05.Z",
            "2026-11-20T15:37:05+8:00",
            "2026-11-20T15:37:05+24:00",
            "2026-11-20T15:37:05é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_is_read_as_it_is_written(seconds in 0_i64..200_000_000_000) {
            let moment = Moment::from_millis(seconds * 1000);
            prop_assert_eq!(read(&write(moment)), Some(moment));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}

//! `Stripe-Version`: a date and a release's name. Only what changed since the versions that the
//! sandbox speaks is told apart.

use super::error::ApiError;

/// The version of a call that names none, and of events: the sandbox's choice. The published guide's
/// calls, which name none, are of the time before `payment_method_types` was taken out.
pub const DEFAULT: &str = "2026-08-26.dahlia";

/// The oldest that is spoken.
const OLDEST: &str = "2024-04-10";

/// From this one on `payment_method_types` is refused.
const NO_METHOD_TYPES: &str = "2026-09-30";

/// The version that a call is answered in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version(String);

impl Version {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is no version of the interface, or one from before those that are spoken.
    pub fn read(header: Option<&str>) -> Result<Self, ApiError> {
        let Some(text) = header else {
            return Ok(Self(DEFAULT.to_owned()));
        };
        let date = text.get(..OLDEST.len()).unwrap_or_default();
        let name = text.get(OLDEST.len()..).unwrap_or_default();
        if !is_date(date) || !is_name(name) || date < OLDEST {
            return Err(ApiError::invalid(format!(
                "Invalid Stripe API version: {}. The sandbox speaks {OLDEST} and later.",
                super::error::told(text)
            )));
        }
        Ok(Self(text.to_owned()))
    }

    /// As it is told in the answer's header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether intents may still name their `payment_method_types`.
    #[must_use]
    pub fn takes_method_types(&self) -> bool {
        self.0.get(..OLDEST.len()).unwrap_or_default() < NO_METHOD_TYPES
    }
}

fn is_date(text: &str) -> bool {
    text.len() == OLDEST.len()
        && text
            .bytes()
            .zip(OLDEST.bytes())
            .all(|(byte, model)| match model {
                b'-' => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
}

/// Nothing, or `.name`, or `.name` and previews: `.preview`, `;feature=v1`.
fn is_name(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-=; ".contains(&b);
    text.is_empty()
        || (text.len() <= 100 && text.starts_with(['.', ';']) && text.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn method_types_end_with_the_release_that_took_them_out() {
        for (header, takes) in [
            (None, true),
            (Some("2024-04-10"), true),
            (Some("2025-09-30.clover"), true),
            (Some("2026-08-26.dahlia"), true),
            (Some("2026-09-29.dahlia"), true),
            (Some("2026-09-30.endive"), false),
            (Some("2026-10-28.endive"), false),
            (Some("2026-10-28.preview"), false),
        ] {
            assert_eq!(
                Version::read(header).unwrap().takes_method_types(),
                takes,
                "{header:?}"
            );
        }
    }

    #[test]
    fn what_is_no_version_is_refused() {
        for header in [
            "",
            "latest",
            "2026-10",
            "2026-10-28endive",
            "2019-01-01",
            "2026-10-28.<b>",
            "2026/10/28",
        ] {
            let error = Version::read(Some(header)).unwrap_err();
            assert_eq!((error.status, error.code), (400, None), "{header}");
        }
    }
}

//! Reads the look that the host page asks for, out of one of its messages.

use super::members::{maybe, only};
use super::options::RawAppearance;
use crate::json::Json;

/// Nothing, where a member is not known or not of its type.
pub(super) fn read_appearance<J: Json>(value: &J) -> Option<RawAppearance> {
    only(
        value,
        &[
            "theme",
            "accent",
            "accentDark",
            "background",
            "text",
            "radius",
        ],
    )?;
    Some(RawAppearance {
        theme: maybe(value, "theme", Json::text)?,
        accent: maybe(value, "accent", Json::text)?,
        accent_dark: maybe(value, "accentDark", Json::text)?,
        background: maybe(value, "background", Json::text)?,
        text: maybe(value, "text", Json::text)?,
        radius: maybe(value, "radius", Json::whole)?,
    })
}

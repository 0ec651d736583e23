//! Card numbers in JSON: each text, name and number of it is looked at by itself. What stands beside each
//! other is no number, and an escape hides none.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::card_in_text;

/// Whether JSON has a card number in it. What is no JSON is a text.
#[must_use]
pub(crate) fn mentioned_in(json: &str) -> bool {
    match serde_json::from_str(json) {
        Ok(Mentioned(is_in)) => is_in,
        Err(_) => card_in_text::mentioned_in(json),
    }
}

/// Whether a value has one in it: read as it is written, since of two members of one name a map would
/// keep the last only.
struct Mentioned(bool);

impl<'de> Deserialize<'de> for Mentioned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Search).map(Self)
    }
}

struct Search;

impl<'de> Visitor<'de> for Search {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, number: u64) -> Result<bool, E> {
        Ok(card_in_text::mentioned_in(&number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<bool, E> {
        Ok(card_in_text::mentioned_in(&number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<bool, E> {
        // What was read of it is not to the digit: one with as many digits as a card's is taken for it.
        Ok(number.abs() >= 1e11)
    }

    fn visit_str<E>(self, text: &str) -> Result<bool, E> {
        Ok(card_in_text::mentioned_in(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<bool, A::Error> {
        let mut is_in = false;
        while let Some(Mentioned(here)) = values.next_element()? {
            is_in |= here;
        }
        Ok(is_in)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let mut is_in = false;
        while let Some((Mentioned(name), Mentioned(value))) = members.next_entry()? {
            is_in |= name || value;
        }
        Ok(is_in)
    }
}

#[cfg(test)]
mod tests {
    use super::mentioned_in;

    #[test]
    fn finds_a_number_wherever_it_stands() {
        for json in [
            r#"{"a":{"b":["x","4242 4242 4242 4242"]}}"#,
            r#"{"4242424242424242":1}"#,
            r#"[4242424242424242]"#,
            r#"["41111111\u0031111\u0031111"]"#,
            r#""my card: 4111-1111-1111-1111""#,
            r#"{"a":"4242424242424242","a":1}"#,
            "[4242424242424242.0]",
            // No JSON.
            "card=4242424242424242",
        ] {
            assert!(mentioned_in(json), "{json}");
        }
    }

    #[test]
    fn what_stands_beside_each_other_is_no_number() {
        for json in [
            "",
            "{}",
            "[4242,4242,4242,4242]",
            r#"{"exp":[12,2030],"last4":"4242","created":1796038800}"#,
            r#"{"id":"pm_4111111111111111"}"#,
            "[12345678.25]",
        ] {
            assert!(!mentioned_in(json), "{json}");
        }
    }
}

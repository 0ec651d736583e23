//! The messages: what is signed and how, every member that is read or written, and every code. It
//! decides nothing and knows no HTTP server.

pub mod amount;
pub mod cancel;
pub mod capture;
pub mod card;
pub mod codes;
pub mod consult;
pub mod endpoint;
pub mod inquiry;
pub mod keys;
mod lenient;
pub mod notification;
pub mod pay;
pub mod precedence;
pub mod refund;
pub mod result;
pub mod signature;
pub mod text;
pub mod time;
pub mod vaulting;

use serde::de::DeserializeOwned;

pub use result::{Outcome, Refused};

use codes::Code;

/// Reads the body of a call. What is wrong with it is said by name of the member at most: serde's own
/// sentences repeat what they found, and that may be a card number.
///
/// # Errors
/// With `PARAM_ILLEGAL` when it is not JSON, a member that must be there is not, or one has a value
/// that it cannot have.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(body).map_err(|error| {
        if !error.is_data() {
            return Refused::because(Code::ParamIllegal, "the body is not JSON");
        }
        let said = error.to_string();
        let missing = said
            .strip_prefix("missing field `")
            .and_then(|rest| rest.split_once('`'));
        match missing {
            Some((name, _)) => Refused::because(Code::ParamIllegal, format!("{name} is missing")),
            None => Refused::because(
                Code::ParamIllegal,
                "a member has a value that it cannot have",
            ),
        }
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code, reason = "only what is said of a wrong one is looked at")]
    struct Card {
        card_no: String,
        cvv: u8,
    }

    #[test]
    fn says_which_member_is_missing_and_repeats_no_value() {
        for (body, said) in [
            ("", "the body is not JSON"),
            ("{\"cardNo\"", "the body is not JSON"),
            ("{}", "cardNo is missing"),
            (
                "{\"cardNo\":4242424242424242,\"cvv\":1}",
                "a member has a value that it cannot have",
            ),
            (
                "{\"cardNo\":\"\",\"cvv\":\"4242424242424242\"}",
                "a member has a value that it cannot have",
            ),
        ] {
            let refused = read::<Card>(body.as_bytes()).unwrap_err();
            assert_eq!(refused.code, Code::ParamIllegal);
            assert_eq!(refused.message, said, "{body}");
        }
    }
}

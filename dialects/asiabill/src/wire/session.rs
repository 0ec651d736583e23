//! `sessionToken`: what a merchant's server asks for and hands to its page.
//!
//! It does not say how long a token lasts; the vendor's documentation does.

use core::fmt;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};
use zeroize::Zeroizing;

use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::SessionToken;

/// `POST /V2022-03/sessionToken`, with no body at all.
#[derive(Clone, Copy, Debug)]
pub struct CreateSession;

impl Endpoint for CreateSession {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/sessionToken";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Session;
}

/// The answer: a new token.
///
/// It is serialised, against the habit of secrets, because handing it on is all it is for.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The token.
    #[serde(serialize_with = "write", deserialize_with = "read")]
    pub session_token: SessionToken,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session(..)")
    }
}

fn write<S: Serializer>(token: &SessionToken, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(token.expose_token())
}

fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SessionToken, D::Error> {
    let text = Zeroizing::new(String::deserialize(deserializer)?);
    SessionToken::parse(&text).map_err(D::Error::custom)
}

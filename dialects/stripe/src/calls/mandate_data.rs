//! `mandate_data`: how the shopper agreed to be debited; and mandates, which are read only.

use serde_json::{Value as Json, json};

use crate::call::{Answer, Call, Caller, Done};
use crate::desk::kinds;
use crate::mandates;
use crate::wire::error::ApiError;
use crate::wire::params::Params;

/// How the shopper agrees to be debited where an intent is confirmed.
pub(super) struct Agreement {
    said: Option<Json>,
    /// Whether he agrees by confirming.
    pub(super) by_confirming: bool,
}

impl Agreement {
    pub(super) fn read(params: &mut Params, caller: Caller) -> Result<Self, ApiError> {
        Ok(Self {
            said: read(params)?,
            by_confirming: caller == Caller::Page,
        })
    }

    /// Whether nobody has agreed.
    pub(super) const fn is_missing(&self) -> bool {
        !self.by_confirming && self.said.is_none()
    }

    /// How it was accepted; none where it was not.
    pub(super) fn acceptance(&self, now: i64) -> Option<Json> {
        let by_confirming = || self.by_confirming.then(|| mandates::by_confirming(now));
        self.said.clone().or_else(by_confirming)
    }
}

/// Reads the acceptance in `mandate_data`.
pub(super) fn read(params: &mut Params) -> Result<Option<Json>, ApiError> {
    params.hash("mandate_data", |data| {
        let acceptance = data.hash("customer_acceptance", |acceptance| {
            let kind = acceptance.one_of("type", &["offline", "online"])?;
            let kind = kind.ok_or_else(|| acceptance.missing("type"))?;
            let accepted_at = acceptance.integer("accepted_at")?;
            let online = acceptance.hash("online", |online| {
                online.ignore(&["infer_from_client"]);
                Ok(json!({
                    "ip_address": online.text("ip_address")?,
                    "user_agent": online.text("user_agent")?,
                }))
            })?;
            acceptance.ignore(&["offline"]);
            let mut told = json!({ "accepted_at": accepted_at, "type": kind });
            if let Json::Object(fields) = &mut told {
                let (name, value) = match kind {
                    "online" => (
                        "online",
                        online.ok_or_else(|| acceptance.missing("online"))?,
                    ),
                    _ => ("offline", json!({})),
                };
                fields.insert(name.to_owned(), value);
            }
            Ok(told)
        })?;
        acceptance.ok_or_else(|| data.missing("customer_acceptance"))
    })
}

/// Finds a mandate.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let found = call.desk.find(kinds::MANDATE, id)?;
    let kept = found.ok_or_else(|| ApiError::no_such_in_path("mandate", id, "mandate"))?;
    Ok(Answer::of(kept.object))
}

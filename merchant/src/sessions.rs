//! A session token with a purpose: whose cards it may touch, on which pages it works, and what is
//! paid. The members are Payseal's own; AsiaBill's gateway reads none.

use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
use payseal_core::wire::brand;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::session::{CreateSession, Session};
use serde::{Serialize, Serializer};

/// Whether the security code of a saved card is asked for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CvcRule {
    /// It is not.
    #[default]
    Never,
    /// At every payment.
    Always,
}

/// Whether a card is kept only when the shopper agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentRule {
    /// The merchant asked elsewhere.
    #[default]
    None,
    /// The form asks, and without a yes the card is not kept.
    Required,
}

/// What a token is for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRequest {
    /// The one customer whose cards it may touch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Whether the code is asked for again.
    pub cvc: CvcRule,
    /// Of which brands a card needs no security code; `{"maestro": "optional"}` on the wire. What is not said
    /// is as the account has it.
    #[serde(serialize_with = "by_brand", skip_serializing_if = "says_nothing")]
    pub cvc_policy: CvcPolicies,
    /// Whether consent is needed.
    pub consent: ConsentRule,
    /// The pages on which it works; all of the account's when there are none.
    pub origins: Vec<String>,
    /// What is paid, as a decimal; a token without it only saves cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// In what; an amount needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// Nothing is said of a brand that requires its code.
fn says_nothing(policies: &CvcPolicies) -> bool {
    *policies == CvcPolicies::default()
}

fn by_brand<S: Serializer>(policies: &CvcPolicies, serializer: S) -> Result<S::Ok, S::Error> {
    let said = Brand::ALL.into_iter().filter_map(|it| {
        let policy = policies.of(Some(it));
        (policy != CvcPolicy::Required).then(|| (brand::name(it), policy.word()))
    });
    serializer.collect_map(said)
}

/// The vendor's call, with a body.
pub(crate) struct CreateSessionFor;

impl Endpoint for CreateSessionFor {
    const METHOD: Method = CreateSession::METHOD;
    const ROUTE: &'static str = CreateSession::ROUTE;
    const SUCCESS: &'static str = CreateSession::SUCCESS;
    type Params = ();
    type Request = SessionRequest;
    type Answer = Session;
}

#[cfg(test)]
mod tests {
    use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
    use serde_json::json;

    use super::SessionRequest;

    #[test]
    fn cvc_policy_is_written_by_brand_and_only_when_something_is_said() {
        let plain = serde_json::to_value(SessionRequest::default()).unwrap();
        assert_eq!(plain.get("cvcPolicy"), None);
        let cvc_policy = CvcPolicies::default()
            .with(Brand::Maestro, CvcPolicy::Hidden)
            .with(Brand::UnionPay, CvcPolicy::Optional);
        let wish = SessionRequest {
            cvc_policy,
            ..SessionRequest::default()
        };
        let written = serde_json::to_value(wish).unwrap();
        assert_eq!(
            written.get("cvcPolicy"),
            Some(&json!({ "maestro": "hidden", "unionPay": "optional" }))
        );
    }
}

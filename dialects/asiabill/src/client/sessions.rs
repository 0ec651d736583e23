//! A limited session token: whose cards it can use, on which pages it works, and what is
//! paid. The members are Payseal's own; AsiaBill's gateway ignores them.

use crate::wire::session::{CreateSession, Session};
use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
use payseal_core::wire::brand;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::CustomerId;
use serde::{Serialize, Serializer};

/// Whether a saved card's security code is asked for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CvcRule {
    /// Never.
    #[default]
    Never,
    /// At every payment.
    Always,
}

/// Whether a card is saved only if the shopper agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentRule {
    /// The merchant asks elsewhere.
    #[default]
    None,
    /// The form asks, and without agreement the card is not saved.
    Required,
}

/// What a session token is limited to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRequest {
    /// The one customer whose cards it can use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Whether the security code is asked for again.
    pub cvc: CvcRule,
    /// The brands that need no security code; `{"maestro": "optional"}` on the wire. The default is the
    /// account's.
    #[serde(serialize_with = "by_brand", skip_serializing_if = "says_nothing")]
    pub cvc_policy: CvcPolicies,
    /// Whether consent is required.
    pub consent: ConsentRule,
    /// The origins on which it works; all of the account's if there are none.
    pub origins: Vec<String>,
    /// The amount to pay, as a decimal; a token without it only saves cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The currency; required with an amount.
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

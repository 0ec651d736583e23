//! `payment_method`.

use serde_json::{Value as Json, json};

use super::bank::Bank;

/// An address with each of its six parts, or null.
#[must_use]
pub fn address(parts: &Json) -> Json {
    if !parts.is_object() {
        return Json::Null;
    }
    let part = |name: &str| parts.get(name).cloned().unwrap_or_default();
    json!({
        "city": part("city"),
        "country": part("country"),
        "line1": part("line1"),
        "line2": part("line2"),
        "postal_code": part("postal_code"),
        "state": part("state"),
    })
}

/// Whom a payment method is billed to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BillingDetails {
    /// An e-mail address.
    pub email: Option<String>,
    /// The whole name.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// The address, or null.
    pub address: Json,
}

impl BillingDetails {
    /// The object. An address that nobody gave has six nulls.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let none = json!({});
        let whole = address(if self.address.is_object() {
            &self.address
        } else {
            &none
        });
        json!({
            "address": whole,
            "email": self.email,
            "name": self.name,
            "phone": self.phone,
            "tax_id": null,
        })
    }
}

/// What is told of a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardFace {
    /// The brand's word, such as `visa`.
    pub brand: String,
    /// `credit`, `debit`, `prepaid`.
    pub funding: String,
    /// The country of the issuer.
    pub country: String,
    /// The month of its expiry.
    pub exp_month: u8,
    /// The year of its expiry.
    pub exp_year: u16,
    /// The last four digits.
    pub last4: String,
    /// A keyed hash, by which the same card is known again.
    pub fingerprint: String,
    /// `pass`, `fail` or `unchecked`; none when no code was given.
    pub cvc_check: Option<&'static str>,
    /// The networks it can be charged over.
    pub networks: Vec<String>,
    /// Which of them the shopper, or the merchant, chose.
    pub preferred: Option<&'static str>,
}

impl CardFace {
    /// The brand as it is shown.
    #[must_use]
    pub fn display_brand(&self) -> String {
        shown_as(self.preferred.unwrap_or(&self.brand)).to_owned()
    }

    fn checks(&self, has_address: bool) -> Json {
        json!({
            "address_line1_check": if has_address { Json::from("pass") } else { Json::Null },
            "address_postal_code_check": if has_address { Json::from("pass") } else { Json::Null },
            "cvc_check": self.cvc_check,
        })
    }

    fn to_json(&self) -> Json {
        json!({
            "brand": self.brand,
            "checks": self.checks(false),
            "country": self.country,
            "display_brand": self.display_brand(),
            "exp_month": self.exp_month,
            "exp_year": self.exp_year,
            "fingerprint": self.fingerprint,
            "funding": self.funding,
            "generated_from": null,
            "last4": self.last4,
            "networks": { "available": self.networks, "preferred": self.preferred },
            "regulated_status": "unregulated",
            "three_d_secure_usage": { "supported": true },
            "wallet": null,
        })
    }

    /// `payment_method_details.card` of a charge.
    #[must_use]
    pub fn of_charge(
        &self,
        amount_authorized: u64,
        capture_before: Option<i64>,
        challenged: bool,
    ) -> Json {
        let mut card = json!({
            "amount_authorized": amount_authorized,
            "authorization_code": null,
            "brand": self.brand,
            "checks": self.checks(false),
            "country": self.country,
            "electronic_commerce_indicator": null,
            "exp_month": self.exp_month,
            "exp_year": self.exp_year,
            "extended_authorization": { "status": "disabled" },
            "fingerprint": self.fingerprint,
            "funding": self.funding,
            "incremental_authorization": { "status": "unavailable" },
            "installments": null,
            "last4": self.last4,
            "mandate": null,
            "multicapture": { "status": "unavailable" },
            "network": self.brand,
            "network_token": { "used": false },
            "network_transaction_id": null,
            "overcapture": { "maximum_amount_capturable": amount_authorized, "status": "unavailable" },
            "regulated_status": "unregulated",
            "three_d_secure": three_d_secure(challenged),
            "transaction_link_id": null,
            "wallet": null,
        });
        if let (Some(at), Json::Object(card)) = (capture_before, &mut card) {
            card.insert("capture_before".to_owned(), Json::from(at));
        }
        card
    }
}

/// Writes into the card of a payment method which network is chosen, and shows it by that.
pub fn prefer_network(card: &mut Json, network: &'static str) {
    if let Some(Json::Object(networks)) = card.get_mut("networks") {
        networks.insert("preferred".to_owned(), network.into());
    }
    if let Json::Object(card) = card {
        card.insert("display_brand".to_owned(), shown_as(network).into());
    }
}

/// The word by which a brand is shown.
fn shown_as(brand: &str) -> &str {
    match brand {
        "amex" => "american_express",
        "diners" => "diners_club",
        "unionpay" => "union_pay",
        other => other,
    }
}

fn three_d_secure(challenged: bool) -> Json {
    if !challenged {
        return Json::Null;
    }
    json!({
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": null,
        "result": "authenticated",
        "result_reason": null,
        "transaction_id": null,
        "version": "2.2.0",
    })
}

/// A payment method.
#[derive(Clone, PartialEq, Debug)]
pub struct PaymentMethod {
    /// `pm_…`
    pub id: String,
    /// `always`, `limited`, `unspecified`.
    pub allow_redisplay: &'static str,
    /// Whom it is billed to.
    pub billing_details: BillingDetails,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The customer it is attached to.
    pub customer: Option<String>,
    /// The account that is that customer.
    pub customer_account: Option<String>,
    /// The merchant's texts.
    pub metadata: Json,
    /// What it is.
    pub what: Result<CardFace, Bank>,
}

impl PaymentMethod {
    /// The word of its type.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.what.as_ref().map_or_else(Bank::word, |_| "card")
    }

    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let inside = self
            .what
            .as_ref()
            .map_or_else(Bank::to_json, CardFace::to_json);
        let mut method = json!({
            "id": self.id,
            "object": "payment_method",
            "allow_redisplay": self.allow_redisplay,
            "billing_details": self.billing_details.to_json(),
            "created": self.created,
            "customer": self.customer,
            "customer_account": self.customer_account,
            "livemode": false,
            "metadata": self.metadata,
            "type": self.kind(),
        });
        if let Json::Object(method) = &mut method {
            method.insert(self.kind().to_owned(), inside);
        }
        method
    }
}

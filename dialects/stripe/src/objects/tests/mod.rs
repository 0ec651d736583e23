//! Every object has every field that the published types of Stripe's clients always have, none is
//! null that may not be, and none is there that they do not know.

mod catalogue;
mod published_types;

use serde_json::{Map, Value as Json, json};

use super::*;
use crate::wire::decline::Decline;
use payseal_engine::store::DeclineReason;
use published_types::*;

fn face() -> CardFace {
    CardFace {
        brand: "visa".to_owned(),
        funding: "credit".to_owned(),
        country: "US".to_owned(),
        exp_month: 4,
        exp_year: 2034,
        last4: "4242".to_owned(),
        fingerprint: "f".to_owned(),
        cvc_check: Some("unchecked"),
        networks: vec!["visa".to_owned()],
        preferred: None,
    }
}

fn method(what: Result<CardFace, Bank>) -> PaymentMethod {
    PaymentMethod {
        id: "pm_1".to_owned(),
        allow_redisplay: "unspecified",
        billing_details: BillingDetails::default(),
        created: 1,
        customer: None,
        customer_account: None,
        metadata: json!({}),
        what,
    }
}

fn intent() -> PaymentIntent {
    PaymentIntent {
        id: "pi_1".to_owned(),
        amount: 1099,
        amount_capturable: 0,
        amount_received: 1099,
        currency: "usd".to_owned(),
        capture_method: "automatic_async".to_owned(),
        client_secret: "pi_1_secret_2".to_owned(),
        created: 1,
        canceled_at: None,
        cancellation_reason: None,
        customer: Some("cus_1".to_owned()),
        customer_account: None,
        last_payment_error: Json::Null,
        latest_charge: None,
        next_action: Json::Null,
        payment_method: None,
        payment_method_types: vec!["card".to_owned()],
        status: "requires_payment_method",
        told_back: Map::new(),
    }
}

fn charge(outcome: Outcome) -> Charge {
    Charge {
        id: "ch_1".to_owned(),
        amount: 1099,
        amount_captured: 1099,
        amount_refunded: 0,
        billing_details: BillingDetails::default(),
        created: 1,
        currency: "usd".to_owned(),
        customer: None,
        disputed: false,
        outcome,
        risk_level: "normal",
        payment_intent: "pi_1".to_owned(),
        payment_method: "pm_1".to_owned(),
        details: ("card", face().of_charge(1099, Some(9), true)),
        told_back: Map::new(),
    }
}

#[test]
fn money_objects_have_their_fields() {
    assert_fields(&intent().to_json(), PAYMENT_INTENT);
    let charge_of = |outcome| charge(outcome).to_json();
    for outcome in [
        Outcome::Authorized,
        Outcome::Pending,
        Outcome::Declined(Decline::of(DeclineReason::Generic)),
        Outcome::Blocked(Decline::of(DeclineReason::Generic)),
    ] {
        let charge = charge_of(outcome);
        assert_fields(&charge, CHARGE);
        assert_fields(&charge["outcome"], OUTCOME);
        assert_fields(&charge["payment_method_details"]["card"], CHARGE_CARD);
    }
    let failed = charge_of(Outcome::Declined(Decline::of(DeclineReason::LostCard)));
    assert_eq!(failed["status"], "failed");
    assert_eq!(failed["outcome"]["reason"], "lost_card");
    assert_eq!(failed["outcome"]["type"], "issuer_declined");
    assert_eq!(failed["paid"], false);
    let refund = Refund {
        id: "re_1".to_owned(),
        amount: 1,
        charge: "ch_1".to_owned(),
        created: 1,
        currency: "usd".to_owned(),
        customer: None,
        failure_reason: None,
        metadata: json!({}),
        payment_intent: "pi_1".to_owned(),
        payment_method: "pm_1".to_owned(),
        reason: None,
        status: "succeeded",
    };
    assert_fields(&refund.to_json(), REFUND);
    let dispute = Dispute {
        id: "du_1".to_owned(),
        amount: 1,
        charge: "ch_1".to_owned(),
        created: 1,
        currency: "usd".to_owned(),
        payment_intent: "pi_1".to_owned(),
        brand: "visa".to_owned(),
        reason: "fraudulent",
        status: "needs_response",
        evidence: Map::new(),
        submission_count: 0,
        metadata: json!({}),
    };
    assert_fields(&dispute.to_json(), DISPUTE);
    // 27 texts, and the enhanced evidence.
    assert_eq!(dispute.to_json()["evidence"].as_object().unwrap().len(), 28);
}

#[test]
fn setup_intents_have_their_fields() {
    let setup = SetupIntent {
        id: "seti_1".to_owned(),
        cancellation_reason: None,
        client_secret: "seti_1_secret_2".to_owned(),
        created: 1,
        customer: None,
        customer_account: None,
        last_setup_error: Json::Null,
        latest_attempt: None,
        mandate: None,
        next_action: Json::Null,
        payment_method: None,
        payment_method_types: vec!["card".to_owned()],
        status: "requires_payment_method",
        usage: "off_session".to_owned(),
        told_back: Map::new(),
    };
    assert_fields(&setup.to_json(), SETUP_INTENT);
    assert!(told_to_page(setup.to_json()).get("metadata").is_none());
}

#[test]
fn payment_methods_have_one_hash_under_the_name_of_their_type() {
    let card = method(Ok(face())).to_json();
    assert_fields(&card, PAYMENT_METHOD);
    assert_fields(&card["card"], CARD);
    assert_eq!(
        card["billing_details"]["address"]
            .as_object()
            .unwrap()
            .len(),
        6
    );
    for bank in [
        Bank::SepaDebit {
            last4: "3204".to_owned(),
            country: "AT".to_owned(),
            fingerprint: "abc".to_owned(),
            generated_from: Some("py_1".to_owned()),
        },
        Bank::AuBecsDebit {
            bsb_number: "000000".to_owned(),
            last4: "3456".to_owned(),
            fingerprint: "abc".to_owned(),
        },
        Bank::Bancontact,
        Bank::Ideal,
        Bank::Giropay,
    ] {
        let word = bank.word();
        let rendered = method(Err(bank)).to_json();
        assert_fields(&rendered, PAYMENT_METHOD);
        assert_eq!(rendered["type"], word);
        assert!(rendered[word].is_object() && rendered.get("card").is_none());
    }
}

#[test]
fn customers_and_their_sessions_have_their_fields() {
    let customer = Customer {
        id: "cus_1".to_owned(),
        metadata: json!({}),
        address: json!({"city": "Graz"}),
        ..Customer::default()
    };
    assert_fields(&customer.to_json(), CUSTOMER);
    let parts = &customer.to_json()["address"];
    assert_eq!(
        (parts.as_object().unwrap().len(), &parts["city"]),
        (6, &json!("Graz"))
    );
    assert_eq!(
        deleted("cus_1", "customer"),
        json!({"id": "cus_1", "object": "customer", "deleted": true})
    );
    let session = CustomerSession {
        client_secret: "cuss_secret_1".to_owned(),
        created: 1,
        expires_at: 2,
        customer: "cus_1".to_owned(),
        customer_account: None,
        payment_element: json!({}),
    };
    assert_fields(&session.to_json(), CUSTOMER_SESSION);
    assert_fields(&session.to_json()["components"], COMPONENTS);
}

#[test]
fn events_and_endpoints_have_their_fields() {
    let event = Event {
        id: "evt_1".to_owned(),
        api_version: "2026-08-26.dahlia".to_owned(),
        created: 1,
        object: intent().to_json(),
        previous_attributes: Some(json!({"amount": 1})),
        pending_webhooks: 1,
        request: (None, None),
        kind: "payment_intent.succeeded".to_owned(),
    };
    assert_fields(&event.to_json(), EVENT);
    assert_eq!(event.to_json()["data"]["previous_attributes"]["amount"], 1);
    let endpoint = WebhookEndpoint {
        id: "we_1".to_owned(),
        api_version: None,
        created: 1,
        description: None,
        enabled_events: vec!["charge.succeeded".to_owned()],
        disabled: false,
        metadata: json!({}),
        url: "http://localhost/".to_owned(),
    };
    assert_fields(&endpoint.to_json(), ENDPOINT);
    assert!(endpoint.hears("charge.succeeded") && !endpoint.hears("charge.failed"));
}

#[test]
fn a_page_learns_neither_customer_nor_metadata() {
    let told = told_to_page(intent().to_json());
    assert_eq!(told["status"], "requires_payment_method");
    for name in ["customer", "customer_account", "metadata", "latest_charge"] {
        assert!(told.get(name).is_none(), "{name}");
    }
}

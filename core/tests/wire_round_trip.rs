//! Every shape that travels both ways, there and back, from arbitrary values.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use core::fmt::Debug;

use payseal_core::card::Brand;
use payseal_core::wire::Envelope;
use payseal_core::wire::ids::{CustomerId, GatewayNo, OrderNo, PaymentMethodId};
use payseal_core::wire::payment_method::{Address, BillingDetail, CardFace, PaymentMethod};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("writes");
    let back: T = serde_json::from_str(&text).expect("reads what it wrote");
    assert_eq!(&back, value, "{text}");
}

/// A text of a member that may be absent; an empty one would be read as absent.
fn some_text() -> impl Strategy<Value = Option<String>> {
    of("\\PC{1,12}")
}

fn customer_id() -> impl Strategy<Value = CustomerId> {
    "cus_[0-9]{19}".prop_map(|t| CustomerId::parse(&t).expect("an id"))
}

fn payment_method_id() -> impl Strategy<Value = PaymentMethodId> {
    "pm_[0-9]{19}".prop_map(|t| PaymentMethodId::parse(&t).expect("an id"))
}

prop_compose! {
    fn address()(
        city in some_text(), country in some_text(), line1 in some_text(),
        line2 in some_text(), postal_code in some_text(), state in some_text(),
    ) -> Address {
        Address { city, country, line1, line2, postal_code, state }
    }
}

prop_compose! {
    fn billing()(
        address in address(), email in some_text(), first_name in some_text(),
        last_name in some_text(), phone in some_text(),
    ) -> BillingDetail {
        BillingDetail { address, email, first_name, last_name, phone }
    }
}

prop_compose! {
    fn saved()(
        payment_method in payment_method_id(), billing_detail in billing(),
        brand in select(Brand::ALL.to_vec()), last4 in "[0-9]{4}",
        month in of("(0[1-9]|1[0-2])"), year in of("20[2-5][0-9]"), issuing_bank in some_text(),
        customer in of(customer_id()), created in of(any::<u64>()),
    ) -> PaymentMethod {
        let card = CardFace { brand: Some(brand), last4, month, year, issuing_bank, brands: Default::default(), preferred_brand: None };
        PaymentMethod { payment_method, billing_detail, card, customer, created }
    }
}

proptest! {
    #[test]
    fn saved_cards(one in saved()) {
        there_and_back(&one);
        there_and_back(&Envelope { code: "0".to_owned(), message: String::new(), data: Some(vec![one]) });
    }

    #[test]
    fn ids(text in "\\PC{0,40}") {
        if let Ok(id) = CustomerId::parse(&text) {
            there_and_back(&id);
        }
        if let Ok(id) = GatewayNo::parse(&text) {
            there_and_back(&id);
        }
        let quoted = serde_json::to_string(&text).expect("writes");
        prop_assert_eq!(
            serde_json::from_str::<OrderNo>(&quoted).ok(),
            OrderNo::parse(&text).ok()
        );
    }
}

//! Every shape of AsiaBill's that travels both ways between servers, there and back, from arbitrary values.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use core::fmt::Debug;

use payseal_asiabill::wire::charge::{
    ChallengeWish, Charge, ChargeRequest, Device, Goods, OrderStatus, Recurrence, Shipping,
};
use payseal_asiabill::wire::customer::{Customer, CustomerFields, DeletedCustomer, Listing, Page};
use payseal_asiabill::wire::payment_methods::{ExpiryFields, UpdateRequest};
use payseal_core::wire::ids::{CustomerId, OrderNo, PaymentMethodId, TradeNo};
use payseal_core::wire::payment_method::{Address, BillingDetail};
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

fn order_no() -> impl Strategy<Value = OrderNo> {
    "[!-~]{1,50}".prop_map(|t| OrderNo::parse(&t).expect("a number"))
}

fn trade_no() -> impl Strategy<Value = TradeNo> {
    "[0-9]{22}".prop_map(|t| TradeNo::parse(&t).expect("a number"))
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
    fn customer_fields()(
        customer in of(customer_id()), description in some_text(), email in some_text(),
        first_name in some_text(), last_name in some_text(), phone in some_text(),
    ) -> CustomerFields {
        CustomerFields { customer, description, email, first_name, last_name, phone }
    }
}

prop_compose! {
    fn request_base()(
        payment_method in payment_method_id(), customer in of(customer_id()),
        order_no in order_no(), amount in "[0-9]{1,6}\\.[0-9]{2}", currency in "[A-Z]{3}",
    ) -> ChargeRequest {
        ChargeRequest::of_saved_card(payment_method, customer, order_no, amount, currency)
    }
}

prop_compose! {
    fn charge_request()(
        base in request_base(),
        texts in prop::collection::vec(some_text(), 6),
        device in select(vec![Device::Web, Device::PhoneWeb, Device::App, Device::MiniApp]),
        token_type in select(vec![Recurrence::Once, Recurrence::First, Recurrence::Later]),
        challenge in of(select(vec![ChallengeWish::Any, ChallengeWish::Automatic])),
        titles in prop::collection::vec("[a-z]{1,9}", 0..3),
        shipping in of((address(), some_text())),
    ) -> ChargeRequest {
        let mut texts = texts.into_iter().flatten();
        ChargeRequest {
            callback_url: texts.next(), customer_ip: texts.next(), platform: texts.next(),
            remark: texts.next(), return_url: texts.next(), web_site: texts.next(),
            device, token_type, challenge,
            goods_details: titles.into_iter().map(|title| Goods {
                count: "1".to_owned(), price: "2.50".to_owned(), title, url: None,
            }).collect(),
            shipping: shipping.map(|(address, email)| Shipping {
                address, email, ..Shipping::default()
            }),
            ..base
        }
    }
}

prop_compose! {
    fn charge()(
        redirect_url in some_text(), remark in some_text(), info in "[A-Za-z0-9_ ]{0,20}",
        status in select(vec![OrderStatus::Success, OrderStatus::Fail, OrderStatus::Pending]),
        trade_no in of(trade_no()), order_no in order_no(), amount in "[0-9]{1,6}\\.[0-9]{2}",
        currency in "[A-Z]{3}", mask_card_no in of("[0-9]{6}\\*\\*\\*[0-9]{4}"),
    ) -> Charge {
        Charge {
            redirect_url, status, info, remark, trade_no, order_no, amount, currency, mask_card_no,
        }
    }
}

proptest! {
    #[test]
    fn updates(
        payment_method in payment_method_id(), billing_detail in of(billing()),
        month in of("[0-9]{2}"), year in of("[0-9]{4}"),
    ) {
        let card = Some(ExpiryFields { month, year });
        there_and_back(&UpdateRequest { payment_method, billing_detail, card });
    }

    #[test]
    fn customers(fields in customer_fields(), id in customer_id(), total in any::<u64>()) {
        there_and_back(&fields);
        there_and_back(&DeletedCustomer { customer: id.clone() });
        let customer = Customer {
            customer: id, email: fields.email, first_name: fields.first_name,
            last_name: fields.last_name, phone: fields.phone, description: fields.description,
            created: Some(total),
        };
        let page = Page { total, page_size: 10, page_index: 1 };
        there_and_back(&Listing { page, list: vec![customer] });
    }

    #[test]
    fn charges(request in charge_request(), answer in charge()) {
        there_and_back(&request);
        there_and_back(&answer);
    }

}

//! The merchant's crate against the gateway: what its calls say is what the books have.

use std::time::Duration;

use payseal_asiabill::client::{Account, AuthType, CallError, Client, RefundRequest, RefundType};
use payseal_asiabill::wire::charge::{ChargeRequest, OrderStatus};
use payseal_asiabill::wire::customer::CustomerFields;
use payseal_core::wire::ids::{OrderNo, PaymentMethodId};
use serde_json::json;

use crate::world::World;

fn client(world: &World, signkey: &str) -> Client {
    Client::new(&world.url(), Account::new("12246002", signkey)).unwrap()
}

fn charge(method: &str, order: &str) -> ChargeRequest {
    serde_json::from_value(json!({
        "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": order
    }))
    .unwrap()
}

#[tokio::test]
async fn a_card_is_kept_charged_and_given_back() {
    let world = World::new().await;
    let client = client(&world, "12H4567r");
    client.create_session().await.unwrap();
    let fields = CustomerFields {
        email: Some("ada@shop.example".to_owned()),
        ..CustomerFields::default()
    };
    let customer = client.create_customer(&fields).await.unwrap().customer;
    assert_eq!(
        client.get_customer(&customer).await.unwrap().customer,
        customer
    );
    assert_eq!(client.list_customers(1, 10).await.unwrap().page.total, 1);
    let id = world.merchant.save("4242424242424242").await;
    let id = PaymentMethodId::parse(&id).unwrap();
    client.attach_payment_method(&customer, &id).await.unwrap();
    let kept = client.list_payment_methods(&customer).await.unwrap();
    assert_eq!(kept.len(), 1);
    let method = client.query_payment_method(&id).await.unwrap();
    assert_eq!(method.customer.as_ref(), Some(&customer));

    let paid = client
        .confirm_charge(&charge(id.as_str(), "o1"))
        .await
        .unwrap();
    assert_eq!(paid.status, OrderStatus::Success);
    let trade_no = paid.trade_no.unwrap();
    let found = client.find_transaction(&trade_no).await.unwrap();
    let order_no = OrderNo::parse("o1").unwrap();
    assert!(found.pays(&order_no, "7.00", "USD"));
    let list = client.list_transactions(&order_no).await.unwrap().list;
    assert_eq!(list, [found]);

    let wish = RefundRequest {
        trade_no: trade_no.to_string(),
        refund_amount: "2.00".to_owned(),
        refund_type: RefundType::Partial,
        refund_reason: "one cup was cold".to_owned(),
        mer_track_no: "r1".to_owned(),
    };
    let begun = client.refund(&wish).await.unwrap();
    assert_eq!(begun.refund_status, OrderStatus::Pending);
    // The same number is the same refund, however often it is asked for.
    assert_eq!(client.refund(&wish).await.unwrap(), begun);
    world.sandbox.clock().advance(Duration::from_secs(61));
    let made = client.find_refund(&begun.batch_no).await.unwrap();
    assert_eq!(made.refund_status, OrderStatus::Success);
    assert_eq!(made.refund_amount.as_deref(), Some("2.00"));

    let nothing_held = client
        .authorize(&trade_no, AuthType::Capture, "")
        .await
        .unwrap();
    assert_eq!(nothing_held.order_status, OrderStatus::Fail);
    assert!(nothing_held.order_info.starts_with("A0007_"));

    client.detach_payment_method(&id).await.unwrap();
    client.delete_customer(&customer).await.unwrap();
    let gone = client.get_customer(&customer).await;
    assert!(matches!(gone, Err(CallError::Refused { .. })), "{gone:?}");
}

#[tokio::test]
async fn an_answer_that_is_not_signed_with_the_key_is_not_read() {
    let world = World::new().await;
    let wrong = client(&world, "another");
    // It was refused, but nobody who has another key can know that.
    assert_eq!(
        wrong.create_session().await.unwrap_err(),
        CallError::Unanswered
    );
    let nobody = Client::new("http://127.0.0.1:1", Account::new("12246002", "k")).unwrap();
    assert_eq!(
        nobody.create_session().await.unwrap_err(),
        CallError::Unreachable
    );
}

#[tokio::test]
async fn a_clock_that_is_behind_is_set_by_the_gateway() {
    let world = World::new().await;
    let client = client(&world, "12H4567r");
    world.sandbox.clock().advance(Duration::from_secs(3600));
    let before = client.now();
    client.create_session().await.unwrap();
    assert!(client.now() - before >= 3_500_000);
    world.sandbox.clock().advance(Duration::from_secs(3600));
    client.set_clock().await.unwrap();
    assert!(client.now() - before >= 7_000_000);
}

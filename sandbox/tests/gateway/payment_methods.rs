//! Payment methods, as servers see them.

use reqwest::Method;
use serde_json::json;

use crate::merchant::{card, refused, success, text};
use crate::world::World;

const BASE: &str = "/V2022-03/payment_methods";
const QUERY: &str = "/V2022-03/payment_methods/{customerPaymentMethodId}";
const LIST: &str = "/V2022-03/payment_methods/list/{customerId}";
const DETACH: &str = "/V2022-03/payment_methods/{customerPaymentMethodId}/detach";
const ATTACH: &str = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
const METHOD: &str = "customerPaymentMethodId";
const CUSTOMER: &str = "customerId";

#[tokio::test]
async fn a_card_is_kept_without_its_number() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let mut body = card("4242424242424242");
    body[CUSTOMER] = customer.clone().into();
    body["billingDetail"]["Address"] = json!({"city": "London", "zip": "SW1A 1AA"});
    let envelope = world.merchant.post(BASE, body).await;
    let data = success(&envelope, "00000");
    let id = text(data, METHOD);
    assert!(id.len() == 22 && id.starts_with("pm_"), "{id}");
    assert_eq!(data["card"]["brand"], "visa");
    assert_eq!(data["card"]["last4"], "4242");
    assert_eq!(data["card"]["cardExpireMonth"], "12");
    assert_eq!(data["card"]["cardExpireYear"], "2040");
    assert_eq!(data["billingDetail"]["address"]["postalCode"], "SW1A 1AA");
    assert_eq!(data["billingDetail"]["phone"], "");
    assert_eq!(data[CUSTOMER], customer.as_str());
    // Any three digits may stand in an id or a time.
    let shown = envelope.to_string().replace(id, "");
    let shown = shown
        .replace(&customer, "")
        .replace(&data["created"].to_string(), "");
    assert!(!shown.contains("424242424242") && !shown.contains("907"));

    let found = world.merchant.get(QUERY, &[(METHOD, id)]).await;
    assert_eq!(success(&found, "00000"), data);
    let list = world.merchant.get(LIST, &[(CUSTOMER, &customer)]).await;
    assert_eq!(success(&list, "00000"), &json!([data]));
}

#[tokio::test]
async fn every_published_card_has_its_brand() {
    let world = World::new().await;
    for (number, brand) in [
        ("4000056655665556", "visa"),
        ("2223003122003222", "master"),
        ("378282246310005", "ae"),
        ("6011111111111117", "discover"),
        ("36227206271667", "diner"),
        ("3566002020360505", "jcb"),
        ("6205500000000000004", "unionPay"),
    ] {
        let envelope = world.merchant.post(BASE, card(number)).await;
        assert_eq!(success(&envelope, "00000")["card"]["brand"], brand);
    }
}

#[tokio::test]
async fn an_update_changes_billing_or_expiry() {
    let world = World::new().await;
    let id = world.merchant.save("5555555555554444").await;
    let path = "/V2022-03/payment_methods/update";
    let body = json!({METHOD: id, "card": {"cardExpireMonth": 3, "cardExpireYear": "2041"}});
    let envelope = world.merchant.post(path, body).await;
    let data = success(&envelope, "00000");
    assert_eq!(data["card"]["cardExpireMonth"], "03");
    assert_eq!(data["card"]["cardExpireYear"], "2041");
    assert_eq!(data["billingDetail"]["firstName"], "Ada");

    let body = json!({METHOD: id, "billingDetail": {"firstName": "Grace"}});
    let envelope = world.merchant.post(path, body).await;
    let data = success(&envelope, "00000");
    assert_eq!(data["billingDetail"]["firstName"], "Grace");
    assert_eq!(data["card"]["cardExpireYear"], "2041");

    let body = json!({METHOD: id, "card": {"cardExpireMonth": "12", "cardExpireYear": "2020"}});
    let envelope = world.merchant.post(path, body).await;
    assert!(refused(&envelope, "P0002").starts_with("I0036_"));
    let body = json!({METHOD: "pm_1", "billingDetail": {}});
    refused(&world.merchant.post(path, body).await, "P0002");
}

#[tokio::test]
async fn a_card_is_bound_to_one_customer_by_get_or_by_post() {
    let world = World::new().await;
    for method in [Method::GET, Method::POST] {
        let customer = world.merchant.customer().await;
        let id = world.merchant.save("4242424242424242").await;
        let pair = [(METHOD, id.as_str()), (CUSTOMER, customer.as_str())];
        for _ in 0..2 {
            let call = world.merchant.call(method.clone(), ATTACH, "");
            let envelope = world.merchant.envelope(&call.with_path(&pair)).await;
            assert_eq!(success(&envelope, "00000")[CUSTOMER], customer.as_str());
        }
        let other = world.merchant.customer().await;
        let envelope = world
            .merchant
            .get(ATTACH, &[(METHOD, &id), (CUSTOMER, &other)])
            .await;
        assert!(refused(&envelope, "P0002").contains("another customer"));
        let envelope = world
            .merchant
            .get(ATTACH, &[(METHOD, &id), (CUSTOMER, "cus_1")])
            .await;
        refused(&envelope, "P0002");

        let call = world.merchant.call(method, DETACH, "");
        let envelope = world.merchant.envelope(&call.with_path(&pair[..1])).await;
        assert_eq!(success(&envelope, "00000")[METHOD], id.as_str());
        let list = world.merchant.get(LIST, &pair[1..]).await;
        assert_eq!(success(&list, "00000"), &json!([]));
        refused(&world.merchant.get(QUERY, &pair[..1]).await, "P0002");
    }
}

#[tokio::test]
async fn a_slash_in_an_id_reaches_no_other_route() {
    let world = World::new().await;
    let call = world.merchant.call(Method::GET, QUERY, "");
    let mut call = call.with_path(&[(METHOD, "pm_1%2Fdetach")]);
    call.path_values = vec![(METHOD, "pm_1/detach".to_owned())];
    refused(&world.merchant.envelope(&call).await, "P0002");
}

//! The addresses that a merchant gives.

use serde_json::json;

use crate::challenges::press;
use crate::merchant::{refused, success, text};
use crate::world::World;

/// What cannot be gone to is refused when it comes, and not once the shopper has answered his bank.
#[tokio::test]
async fn an_address_that_leads_nowhere_is_refused_before_anything_is_charged() {
    let world = World::in_a_file().await;
    let method = world.merchant.save("4000000000003220").await;
    let (checkout, local) = ("/V2022-03/checkout/payment", "/V2022-03/local_payment");
    for (path, more) in [
        (
            "/V2022-03/confirmCharge",
            json!({"customerPaymentMethodId": method}),
        ),
        (checkout, json!({})),
        (local, json!({"paymentMethod": "Alipay"})),
    ] {
        for member in ["returnUrl", "callbackUrl"] {
            for address in [
                "http://shop.localhost/\r\nset-cookie: a=b",
                "http://shop.localhost/a\nb",
                "http://shop.localhost/a b",
                "http://me:secret@shop.localhost/",
                "shop.localhost/back",
                "nonsense",
            ] {
                let mut body = json!({
                    "orderNo": "o1", "orderAmount": "7.00", "orderCurrency": "USD",
                    "returnUrl": "http://shop.localhost/back", "goodsDetails": []
                });
                body.as_object_mut()
                    .unwrap()
                    .extend(more.as_object().unwrap().clone());
                body[member] = address.into();
                let envelope = world.merchant.post(path, body).await;
                let message = refused(&envelope, "P0002");
                assert!(message.contains(member), "{path} {address:?}: {message}");
                assert!(!message.contains("secret"), "{message}");
            }
        }
    }
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let payments = database.query_row("SELECT count(*) FROM payments", [], |row| row.get(0));
    assert_eq!(payments, Ok(0));
}

#[tokio::test]
async fn an_address_in_any_script_is_gone_to_and_an_old_one_that_cannot_be_is_said() {
    let world = World::in_a_file().await;
    let method = world.merchant.save("4000000000003220").await;
    let body = json!({
        "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": "o1", "returnUrl": "http://shop.localhost/订单?名=1"
    });
    let envelope = world.merchant.post("/V2022-03/confirmCharge", body).await;
    let address = text(success(&envelope, "00000"), "redirectUrl").to_owned();
    let back = press(&world, &address, "complete").await;
    assert_eq!(back.status(), 303);
    let location = back.headers()["location"].to_str().unwrap();
    let expected = "http://shop.localhost/%E8%AE%A2%E5%8D%95?%E5%90%8D=1&code=0000&";
    assert!(location.starts_with(expected), "{location}");

    // Of a payment that began before addresses were looked at.
    let data = world.merchant.charge("o2", "7.00", &method).await;
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let changed = database.execute(
        "UPDATE payments SET return_url = 'http://shop.localhost/' || char(13, 10) || 'x: y'
         WHERE intent = (SELECT id FROM intents WHERE reference = 'o2')",
        [],
    );
    assert_eq!(changed.unwrap(), 1);
    let page = press(&world, text(&data, "redirectUrl"), "complete").await;
    assert_eq!(page.status(), 200);
    let html = page.text().await.unwrap();
    assert!(html.contains("<h1>Back to the shop</h1>"), "{html}");
}

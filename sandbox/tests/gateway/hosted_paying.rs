//! Paying on the gateway's own page, and leaving it: once, with a signed result, or not at all.

use reqwest::Method;
use serde_json::json;

use crate::frame::Frame;
use crate::hosted_page::{OPEN, location, member, open, order, refreshed, signed};
use crate::merchant::{card, success, text};
use crate::receiver::Receiver;
use crate::world::World;

#[tokio::test]
async fn a_card_pays_once_and_leads_back_with_a_signed_result() {
    let world = World::new().await;
    let mut receiver = Receiver::start("success").await;
    let mut body = order("o1");
    body["callbackUrl"] = receiver.url.clone().into();
    let page = open(&world, body.clone()).await;
    let declined = page.card("4000000000000002").await;
    let told = page.pay("a1", &declined).await;
    assert_eq!(
        (told["status"].as_str(), told["decline"].as_str()),
        (Some("declined"), Some("Decline"))
    );
    let visa = page.card("4242424242424242").await;
    let told = page.pay("a2", &visa).await;
    assert_eq!(told["status"], "succeeded", "{told}");
    let pairs = signed(&world, text(&told, "next"));
    assert_eq!(member(&pairs, "orderStatus"), "success");
    assert_eq!(member(&pairs, "maskCardNo"), "424242***4242");
    // Whatever is pressed again, and under whatever name, it is the same payment.
    for attempt in ["a2", "a3"] {
        assert_eq!(page.pay(attempt, &visa).await["next"], told["next"]);
    }
    assert_eq!(page.ask("a4").await["next"], told["next"]);
    // The first press was declined, and stays so.
    assert_eq!(page.ask("a1").await["status"], "declined");
    assert_eq!(page.payments("o1").await.len(), 2);
    for expected in ["transaction.fail", "transaction.success"] {
        assert_eq!(receiver.next().await.gist().0, expected);
    }
    let html = page.html().await;
    assert!(html.contains("This order has been paid") && !html.contains("payseal.js"));
    let again = world.merchant.post(OPEN, body).await;
    let data = success(&again, "0000");
    assert_eq!(
        (text(data, "redirectUrl"), text(data, "orderStatus")),
        ("", "fail")
    );
    assert_eq!(page.post("session", "").await.status(), 410);
}

/// The page is a browser's: whoever knows an id must not pay with somebody else's card.
#[tokio::test]
async fn a_press_pays_with_no_card_of_another_customer() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let (ada, bob) = (merchant.customer().await, merchant.customer().await);
    let bound = merchant.save("4242424242424242").await;
    let path = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
    let ids = [("customerPaymentMethodId", &*bound), ("customerId", &*ada)];
    success(&merchant.get(path, &ids).await, "00000");
    // Kept with her consent while she pays, and not bound to her yet.
    let pays = json!({
        "customerId": ada, "consent": "required", "amount": "7.00", "currency": "EUR"
    });
    let frame = Frame::open(merchant, pays).await;
    let mut hers = card("4242424242424242");
    hers["consent"] = json!({"textVersion": "en-1", "redisplay": "always"});
    let kept = frame.post("payment_methods", hers).await;
    let kept = text(success(&kept, "0"), "customerPaymentMethodId").to_owned();
    for (number, owner) in [("o1", None), ("o2", Some(&bob))] {
        let mut body = order(number);
        if let Some(owner) = owner {
            body["customerId"] = owner.as_str().into();
        }
        let page = open(&world, body).await;
        for (attempt, id) in [("a1", &*bound), ("a2", &*kept), ("a3", "pm_1")] {
            let press = json!({"attempt": attempt, "customerPaymentMethodId": id});
            let answer = page.post("charge", &press.to_string()).await;
            assert_eq!(answer.status(), 422, "{number} {attempt}");
        }
        assert!(page.payments(number).await.is_empty());
        let own = page.card("4242424242424242").await;
        assert_eq!(page.pay("a4", &own).await["status"], "succeeded");
    }
    let mut body = order("o3");
    body["customerId"] = ada.as_str().into();
    let page = open(&world, body).await;
    assert_eq!(page.pay("a1", &bound).await["status"], "succeeded");
}

#[tokio::test]
async fn a_press_that_was_asked_about_first_never_charges() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    let visa = page.card("4242424242424242").await;
    assert_eq!(page.ask("late").await["decline"], "processing_error");
    assert_eq!(page.pay("late", &visa).await["decline"], "processing_error");
    assert!(page.payments("o1").await.is_empty());
    assert_eq!(page.pay("next", &visa).await["status"], "succeeded");
}

#[tokio::test]
async fn the_banks_question_can_be_found_again_until_it_is_answered() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    let asks = page.card("4000000000003220").await;
    let told = page.pay("a1", &asks).await;
    assert_eq!(told["status"], "challenge");
    assert_eq!(page.ask("a1").await, told);
    let back = page.at_bank(text(&told, "redirectUrl"), "complete").await;
    let (bank, _) = back.split_once('?').unwrap();
    let there = page.get(&back).await;
    let policy = there.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.ends_with("frame-ancestors 'self'"), "{policy}");
    assert_eq!(page.ask("a1").await["status"], "succeeded");
    let whole = page.get(bank.strip_suffix("/card").unwrap()).await;
    assert_eq!(
        member(&signed(&world, &refreshed(whole).await), "orderStatus"),
        "success"
    );
}

#[tokio::test]
async fn a_provider_leads_back_to_another_choice_or_to_the_merchant() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    let sent = page.post("provider", "method=ideal").await;
    let cookie = sent.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    let (cookie, rest) = cookie.split_once(';').unwrap();
    assert!(rest.contains("Path=/back/"), "{rest}");
    let back = page.at_bank(&location(&sent), "fail").await;
    let again = page
        .request(Method::GET, &back)
        .header("cookie", cookie)
        .send()
        .await
        .unwrap();
    assert_eq!(location(&again), page.path);
    let html = page.html().await;
    assert!(html.contains("Your iDEAL payment didn’t go through"));
    assert!(html.contains("value=\"ideal\" checked"));
    // Another browser's way back is the merchant's page.
    let elsewhere = refreshed(page.get(&back).await).await;
    assert_eq!(member(&signed(&world, &elsewhere), "orderStatus"), "fail");

    let sent = page.post("provider", "method=klarna").await;
    let back = page.at_bank(&location(&sent), "complete").await;
    let paid = page
        .request(Method::GET, &back)
        .header("cookie", cookie)
        .send()
        .await
        .unwrap();
    let pairs = signed(&world, &refreshed(paid).await);
    assert_eq!(member(&pairs, "orderStatus"), "success");
    assert_eq!(member(&pairs, "orderAmount"), "7.00");
    let twice = page.post("provider", "method=ideal").await;
    assert!(location(&twice).starts_with("/back/"));
    assert_eq!(page.payments("o1").await.len(), 2);
}

#[tokio::test]
async fn whoever_leaves_has_paid_nothing_and_the_merchant_hears_of_it() {
    let world = World::new().await;
    let mut receiver = Receiver::start("success").await;
    let mut body = order("o1");
    body["callbackUrl"] = receiver.url.clone().into();
    let page = open(&world, body).await;
    let asks = page.card("4000000000003220").await;
    let told = page.pay("a1", &asks).await;
    assert_eq!(receiver.next().await.gist().0, "transaction.pending");
    let pairs = signed(&world, &location(&page.post("cancel", "").await));
    assert_eq!(member(&pairs, "orderStatus"), "fail");
    assert_eq!(
        member(&pairs, "orderInfo"),
        "E0008_cancelled by the shopper"
    );
    assert_eq!(receiver.next().await.gist().0, "transaction.fail");
    // The bank's page is still open somewhere: its answer comes too late.
    page.at_bank(text(&told, "redirectUrl"), "complete").await;
    assert_eq!(page.ask("a1").await["status"], "declined");
    assert!(page.html().await.contains("Payment cancelled"));
    // Again, it is the same leave.
    page.post("cancel", "").await;
    assert_eq!(page.payments("o1").await.len(), 1);
    assert_eq!(page.pay("a2", &asks).await["decline"], "processing_error");
}

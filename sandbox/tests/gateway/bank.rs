//! The bank's own addresses: one for each challenge, beside the one that the vendor's clients know.

use reqwest::Client;
use reqwest::redirect::Policy;

use crate::challenges::open;
use crate::hosted_page::location;
use crate::merchant::text;
use crate::world::World;

#[tokio::test]
async fn a_challenge_is_answered_at_the_banks_own_address() {
    let world = World::new().await;
    let method = world.merchant.save("4000000000003220").await;
    let data = world.merchant.charge("bank", "7.00", &method).await;
    let bank = world.sandbox.bank_origin();
    let secret = text(&data, "redirectUrl").split(['=', '&']).nth(1).unwrap();
    let own = format!("{bank}/sandbox/bank/{secret}");
    let html = open(&world, &own).await.text().await.unwrap();
    let form = format!("action=\"/sandbox/bank/{secret}\"><button");
    assert!(html.contains(&form), "{html}");
    // It is no other party's.
    let elsewhere = own.replace(bank, &world.url());
    let elsewhere = world.merchant.http.get(elsewhere).send().await.unwrap();
    assert_eq!(elsewhere.status(), 404);
    let (url, name) = world.at_bank(&own);
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let answered = client
        .post(url)
        .header("host", name)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("answer=complete")
        .send()
        .await
        .unwrap();
    let back = location(&answered);
    assert!(back.contains("orderStatus=success"), "{back}");
    assert!(back.contains("signInfo="), "{back}");
}

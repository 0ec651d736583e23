//! A shopper at the bank that an intent leads to.

use serde_json::Value;

use crate::world::World;

/// Answers there, and returns the address of the merchant's that the browser is sent to.
pub(crate) async fn answer(world: &World, intent: &Value, answer: &str) -> String {
    let url = intent["next_action"]["redirect_to_url"]["url"].as_str();
    let bank = world.sandbox.bank_origin();
    let path = url.unwrap().strip_prefix(bank).unwrap();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let answered = client
        .post(format!("{}{path}", world.url()))
        .header("host", bank.strip_prefix("http://").unwrap())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("answer={answer}"))
        .send()
        .await
        .unwrap();
    assert!(answered.status().is_redirection(), "{answered:?}");
    answered.headers()["location"].to_str().unwrap().to_owned()
}

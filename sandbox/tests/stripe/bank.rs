//! A shopper at the bank that an intent leads to.

use serde_json::Value;

use crate::world::World;

/// Answers there, and returns the address of the merchant's that the browser is sent to.
pub(crate) async fn answer(world: &World, intent: &Value, answer: &str) -> String {
    let answered = send(world, intent, Some(answer)).await;
    assert!(answered.status().is_redirection(), "{answered:?}");
    answered.headers()["location"].to_str().unwrap().to_owned()
}

/// The names of the page's buttons.
pub(crate) async fn buttons(world: &World, intent: &Value) -> Vec<String> {
    let page = send(world, intent, None).await.text().await.unwrap();
    let all = page.split("data-testid=\"challenge-").skip(1);
    all.map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

/// Opens the page, or presses a button of it.
pub(crate) async fn send(world: &World, intent: &Value, answer: Option<&str>) -> reqwest::Response {
    let url = intent["next_action"]["redirect_to_url"]["url"].as_str();
    let bank = world.sandbox.bank_origin();
    let path = url.unwrap().strip_prefix(bank).unwrap();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let url = format!("{}{path}", world.url());
    let request = match answer {
        None => client.get(url),
        Some(answer) => client.post(url).body(format!("answer={answer}")),
    };
    let request = request
        .header("host", bank.strip_prefix("http://").unwrap())
        .header("content-type", "application/x-www-form-urlencoded");
    request.send().await.unwrap()
}

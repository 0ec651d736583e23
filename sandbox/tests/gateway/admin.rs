//! The clock's remote control.

use payseal_engine::clock::Moment;
use serde_json::{Value, json};

use crate::world::World;

#[tokio::test]
async fn the_clock_moves_for_who_knows_the_token() {
    let world = World::with(|config| config.admin_token = Some("secret".to_owned())).await;
    let url = format!("{}/sandbox/clock", world.url());
    let http = &world.merchant.http;
    for token in ["", "Secret", "secret2"] {
        let request = http.get(&url).header("x-sandbox-token", token);
        assert_eq!(request.send().await.unwrap().status(), 403);
        let request = http.post(&url).header("x-sandbox-token", token);
        let request = request.json(&json!({"advanceSeconds": 60}));
        assert_eq!(request.send().await.unwrap().status(), 403);
    }
    let read = async || -> i64 {
        let request = http.get(&url).header("x-sandbox-token", "secret");
        let shown: Value = request.send().await.unwrap().json().await.unwrap();
        shown["now"].as_i64().unwrap()
    };
    let before = read().await;
    let request = http.post(&url).header("x-sandbox-token", "secret");
    let request = request.json(&json!({"advanceSeconds": 604_800}));
    assert_eq!(request.send().await.unwrap().status(), 200);
    assert!(read().await >= before + 604_800_000);
    assert!(world.sandbox.clock().now() >= Moment::from_millis(before + 604_800_000));
    let request = http.post(&url).header("x-sandbox-token", "secret");
    let request = request.json(&json!({"advanceSeconds": u64::MAX}));
    assert_eq!(request.send().await.unwrap().status(), 400);
}

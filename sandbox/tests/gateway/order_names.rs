//! Order numbers of any characters, as the payment page and the providers' pages take them.

use payseal_engine::store::CaptureMode;
use payseal_sandbox::Config;
use reqwest::Method;
use serde_json::json;

use crate::hosted_page::{open, order};
use crate::merchant::{refused, success, text};
use crate::world::World;

const NAMES: [&str; 2] = ["Order 7", "订单7"];

#[tokio::test]
async fn an_order_of_any_name_is_read_back_listed_and_captured() {
    let hold = |config: &mut Config| config.accounts[0].capture = CaptureMode::Manual;
    let world = World::with(hold).await;
    for name in NAMES {
        let page = open(&world, order(name)).await;
        let card = page.card("4242424242424242").await;
        page.pay("a1", &card).await;
        let list = "/openApi/V2022-03/transactions";
        let call = world.merchant.call(Method::GET, list, "");
        let envelope = world.merchant.envelope(&call).await;
        let newest = &success(&envelope, "00000")["list"][0];
        assert_eq!(newest["orderNo"], name);
        let trade_no = text(newest, "tradeNo");
        let found = "/openApi/V2022-03/orderInfo/{tradeNo}";
        let envelope = world.merchant.get(found, &[("tradeNo", trade_no)]).await;
        assert_eq!(success(&envelope, "00000")["orderNo"], name);
        let body = json!({"authType": "1", "tradeNo": trade_no});
        let capture = "/V2022-03/AuthorizeInterface";
        let envelope = world.merchant.post(capture, body).await;
        let captured = success(&envelope, "00000");
        assert_eq!(captured["orderNo"], name);
        assert_eq!(captured["orderStatus"], "success");
    }
}

#[tokio::test]
async fn a_moment_that_does_not_exist_bounds_no_list_and_is_refused() {
    let world = World::new().await;
    let list = "/openApi/V2022-03/transactions";
    for (name, value) in [
        ("endTime", "2026-11-31T23:59:59"),
        ("startTime", "2026-02-29T00:00:00"),
        ("startTime", "yesterday"),
    ] {
        let call = world.merchant.call(Method::GET, list, "");
        let call = call.with_query(&[(name, value)]);
        let envelope = world.merchant.envelope(&call).await;
        assert!(refused(&envelope, "P0002").contains(name), "{envelope}");
    }
}

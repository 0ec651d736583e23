//! `/v1/customer_sessions`.

use serde_json::{Value, json};

use crate::world::World;

/// The guide's own call.
const GUIDE: &str = "components[payment_element][enabled]=true\
    &components[payment_element][features][payment_method_redisplay]=enabled\
    &components[payment_element][features][payment_method_save]=enabled\
    &components[payment_element][features][payment_method_save_usage]=off_session\
    &components[payment_element][features][payment_method_remove]=enabled";

fn features(session: &Value) -> &Value {
    &session["components"]["payment_element"]["features"]
}

#[tokio::test]
async fn a_session_of_a_customer_has_the_features_that_were_asked_for() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("customer={customer}&{GUIDE}");
    let made = world.post("/v1/customer_sessions", &body).await.ok();
    assert_eq!(
        (&made["object"], &made["customer"], made.get("id")),
        (&json!("customer_session"), &json!(customer), None)
    );
    let secret = made["client_secret"].as_str().unwrap();
    assert!(secret.starts_with("cuss_secret_"), "{secret}");
    let lasts = made["expires_at"].as_i64().unwrap() - made["created"].as_i64().unwrap();
    assert_eq!(lasts, 30 * 60);
    assert_eq!(
        features(&made),
        &json!({
            "payment_method_allow_redisplay_filters": ["always"],
            "payment_method_redisplay": "enabled",
            "payment_method_redisplay_limit": 3,
            "payment_method_remove": "enabled",
            "payment_method_save": "enabled",
            "payment_method_save_usage": "off_session",
        })
    );
    assert_eq!(
        made["components"]["buy_button"],
        json!({ "enabled": false })
    );
    // Without features there are the defaults.
    let body = format!("customer={customer}&components[payment_element][enabled]=true");
    let bare = world.post("/v1/customer_sessions", &body).await.ok();
    assert_eq!(features(&bare)["payment_method_save"], "disabled");
    assert_eq!(features(&bare)["payment_method_save_usage"], Value::Null);
    assert_ne!(bare["client_secret"], made["client_secret"]);
}

#[tokio::test]
async fn a_session_of_nobody_or_for_nothing_is_refused() {
    let world = World::new().await;
    let customer = world.customer().await;
    let element = "components[payment_element]";
    let limit = format!("{element}[features][payment_method_redisplay_limit]");
    let filters = format!("{element}[features][payment_method_allow_redisplay_filters]");
    for (body, code, param) in [
        (GUIDE.to_owned(), "parameter_missing", "customer"),
        (
            format!("customer=cus_none&{GUIDE}"),
            "resource_missing",
            "customer",
        ),
        (
            format!("customer_account=acct_none&{GUIDE}"),
            "resource_missing",
            "customer_account",
        ),
        (
            format!("customer={customer}"),
            "parameter_missing",
            "components",
        ),
        (
            format!("customer={customer}&{element}[enabled]=false"),
            "",
            element,
        ),
        (
            format!("customer={customer}&components[buy_button][enabled]=true"),
            "",
            "components[buy_button]",
        ),
        (
            format!("customer={customer}&{GUIDE}&{limit}=11"),
            "parameter_invalid_integer",
            &limit,
        ),
        (
            format!("customer={customer}&{GUIDE}&{filters}[]=never"),
            "",
            &format!("{filters}[0]"),
        ),
    ] {
        let refused = world.post("/v1/customer_sessions", &body).await;
        assert_eq!(refused.refused(), (400, code, param), "{body}");
    }
    let page = world.page("POST", "/v1/customer_sessions", GUIDE).await;
    assert_eq!(page.refused(), (403, "secret_key_required", ""));
}

//! `/v2/core/accounts`: accounts that are customers.

use serde_json::{Value, json};

use crate::payments::pay;
use crate::world::{World, id};

const PATH: &str = "/v2/core/accounts";

/// An account that is a customer.
async fn account(world: &World, email: &str) -> String {
    let body = json!({ "contact_email": email, "configuration": { "customer": {} } });
    id(&world.second("POST", PATH, &body).await.ok())
}

#[tokio::test]
async fn an_account_is_made_changed_listed_and_closed() {
    let world = World::new().await;
    let body = json!({
        "contact_email": "ada@shop.example",
        "display_name": "Ada",
        "configuration": { "customer": { "capabilities": {} } },
        "identity": { "country": "us" },
        "include": ["configuration.customer"],
        "metadata": { "a": "1", "b": "2" },
    });
    let made = world.second("POST", PATH, &body).await.ok();
    assert_eq!(
        (
            &made["object"],
            &made["applied_configurations"],
            &made["contact_email"],
            &made["configuration"]["customer"]["applied"],
        ),
        (
            &json!("v2.core.account"),
            &json!(["customer"]),
            &json!("ada@shop.example"),
            &json!(true),
        )
    );
    let created = made["created"].as_str().unwrap();
    assert!(created.contains('T') && created.ends_with('Z'), "{created}");
    let path = format!("{PATH}/{}", id(&made));
    let body = json!({ "display_name": null, "metadata": { "a": null } });
    let changed = world.second("POST", &path, &body).await.ok();
    assert_eq!(
        (&changed["display_name"], &changed["metadata"]),
        (&Value::Null, &json!({ "b": "2" }))
    );
    // What is not asked for is not told.
    let found = world.second("GET", &path, &Value::Null).await.ok();
    assert_eq!(found["configuration"], Value::Null);
    let query = format!("{path}?include[0]=configuration.customer");
    let found = world.second("GET", &query, &Value::Null).await.ok();
    assert_eq!(found["configuration"]["customer"]["applied"], true);
    let other = account(&world, "bob@shop.example").await;
    let query = format!("{PATH}?limit=1");
    let page = world.second("GET", &query, &Value::Null).await.ok();
    assert_eq!(
        (page.get("object"), &page["data"][0]["id"]),
        (None, &json!(other))
    );
    let next = page["next_page_url"].as_str().unwrap();
    let page = world.second("GET", next, &Value::Null).await.ok();
    assert_eq!(
        (&page["data"][0]["id"], &page["next_page_url"]),
        (&made["id"], &Value::Null)
    );
    let plain = id(&world.second("POST", PATH, &json!({})).await.ok());
    let listed = async |query: &str| {
        let path = format!("{PATH}?{query}");
        let page = world.second("GET", &path, &Value::Null).await.ok();
        let ids = page["data"].as_array().unwrap().iter().map(id);
        ids.collect::<Vec<_>>()
    };
    let customers = listed("applied_configurations[0]=customer").await;
    assert_eq!(customers, [other, id(&made)]);
    let close = format!("{path}/close");
    let closed = world.second("POST", &close, &json!({})).await.ok();
    assert_eq!(
        (&closed["closed"], &closed["applied_configurations"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(listed("closed=true").await, [id(&made)]);
    assert!(listed("closed=false").await.contains(&plain));
    let body = json!({ "display_name": "Eve" });
    let refused = world.second("POST", &path, &body).await;
    assert_eq!(refused.refused(), (400, "account_closed", ""));
}

#[tokio::test]
async fn an_account_is_named_wherever_a_customer_is() {
    let world = World::new().await;
    let account = account(&world, "ada@shop.example").await;
    let own = format!("customer_account={account}");
    let rest = format!("&{own}&setup_future_usage=off_session");
    let paid = pay(&world, "pm_card_visa", &rest).await.ok();
    let customer = paid["customer"].as_str().unwrap();
    assert_eq!(
        (&paid["status"], &paid["customer_account"]),
        (&json!("succeeded"), &json!(account))
    );
    let attach = "/v1/payment_methods/pm_card_mastercard/attach";
    let attached = world.post(attach, &own).await.ok();
    assert_eq!(
        (&attached["customer"], &attached["customer_account"]),
        (&json!(customer), &json!(account))
    );
    let list = world.get(&format!("/v1/payment_methods?{own}")).await.ok();
    let all = list["data"].as_array().unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|one| one["customer_account"] == account));
    let method = id(&all[1]);
    let rest = format!("&{own}&off_session=true");
    assert_eq!(
        pay(&world, &method, &rest).await.ok()["status"],
        "succeeded"
    );
    let list = world.get(&format!("/v1/payment_intents?{own}")).await.ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 2);
    let element = "components[payment_element][enabled]=true";
    let body = format!("{own}&{element}");
    let session = world.post("/v1/customer_sessions", &body).await.ok();
    assert_eq!(
        (&session["customer"], &session["customer_account"]),
        (&json!(customer), &json!(account))
    );
    let setup = world.post("/v1/setup_intents", &own).await.ok();
    assert_eq!(
        (&setup["customer"], &setup["customer_account"]),
        (&json!(customer), &json!(account))
    );
    let found = world.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!(
        (&found["customer_account"], &found["email"]),
        (&json!(account), &json!("ada@shop.example"))
    );
    // Both names are of one; two names are not.
    let body = format!("{own}&customer={customer}");
    world.post("/v1/setup_intents", &body).await.ok();
    let body = format!("{own}&customer={}", world.customer().await);
    let both = world.post("/v1/setup_intents", &body).await;
    let expected = (400, "parameters_exclusive", "customer_account");
    assert_eq!(both.refused(), expected);
}

#[tokio::test]
async fn what_an_account_cannot_be_is_refused() {
    let world = World::new().await;
    for (body, code, param) in [
        (json!({ "what": 1 }), "parameter_unknown", "what"),
        (json!({ "include": ["all"] }), "", "include[0]"),
        (
            json!({ "configuration": { "merchant": {} } }),
            "",
            "configuration[merchant]",
        ),
        (json!([]), "", ""),
    ] {
        let refused = world.second("POST", PATH, &body).await;
        assert_eq!(refused.refused(), (400, code, param), "{body}");
    }
    let form = world.post(PATH, "contact_email=ada@shop.example").await;
    assert_eq!(form.refused(), (400, "", ""));
    let none = format!("{PATH}/acct_none");
    let none = world.second("GET", &none, &Value::Null).await;
    assert_eq!(none.refused(), (404, "not_found", "id"));
    let page = world.page("GET", PATH, "").await;
    assert_eq!(page.refused(), (403, "secret_key_required", ""));
    // An account is no customer before it is configured as one.
    let body = json!({ "display_name": "Ada" });
    let plain = id(&world.second("POST", PATH, &body).await.ok());
    let own = format!("customer_account={plain}");
    let refused = world.post("/v1/setup_intents", &own).await;
    assert_eq!(refused.refused(), (400, "", "customer_account"));
    let body = json!({ "configuration": { "customer": {} } });
    let path = format!("{PATH}/{plain}");
    world.second("POST", &path, &body).await.ok();
    world.post("/v1/setup_intents", &own).await.ok();
    let body = json!({});
    world
        .second("POST", &format!("{path}/close"), &body)
        .await
        .ok();
    let refused = world.post("/v1/setup_intents", &own).await;
    assert_eq!(refused.refused(), (400, "", "customer_account"));
}

#[tokio::test]
async fn the_next_page_of_accounts_is_of_the_same_ones() {
    let world = World::new().await;
    let first = account(&world, "ada@shop.example").await;
    world.second("POST", PATH, &json!({})).await.ok();
    let last = account(&world, "bob@shop.example").await;
    let mut next = format!("{PATH}?applied_configurations[0]=customer&closed=false&limit=1");
    let mut met = Vec::new();
    loop {
        let page = world.second("GET", &next, &Value::Null).await.ok();
        met.extend(page["data"].as_array().unwrap().iter().map(id));
        match page["next_page_url"].as_str() {
            Some(url) => next = url.to_owned(),
            None => break,
        }
    }
    assert_eq!(met, [last, first]);
    assert!(next.contains("closed=false"), "{next}");
}

#[tokio::test]
async fn an_account_follows_and_outlives_its_customer() {
    let world = World::new().await;
    let account = account(&world, "ada@shop.example").await;
    let path = format!("{PATH}/{account}");
    let own = format!("customer_account={account}");
    let customer = async || {
        let setup = world.post("/v1/setup_intents", &own).await.ok();
        let customer = setup["customer"].as_str().unwrap();
        format!("/v1/customers/{customer}")
    };
    let first = customer().await;
    // What is said of the account says nothing of what was changed there.
    world.post(&first, "email=new@shop.example").await.ok();
    let body = json!({ "display_name": "Ada" });
    world.second("POST", &path, &body).await.ok();
    let found = world.get(&first).await.ok();
    assert_eq!(
        (&found["email"], &found["name"]),
        (&json!("new@shop.example"), &json!("Ada"))
    );
    let told = world.events("customer.updated").await;
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[0]["data"]["previous_attributes"],
        json!({ "name": null })
    );
    let attach = "/v1/payment_methods/pm_card_visa/attach";
    let method = id(&world.post(attach, &own).await.ok());
    world.call("DELETE", &first, "").await.ok();
    let method = format!("/v1/payment_methods/{method}");
    let method = world.get(&method).await.ok();
    assert_eq!(
        (&method["customer"], &method["customer_account"]),
        (&Value::Null, &Value::Null)
    );
    let body = json!({ "display_name": "Eve", "include": ["configuration.customer"] });
    let alone = world.second("POST", &path, &body).await.ok();
    assert_eq!(
        (
            &alone["applied_configurations"],
            &alone["configuration"]["customer"]
        ),
        (&json!([]), &Value::Null)
    );
    // It can be another customer, and be closed without one.
    let body = json!({ "configuration": { "customer": {} } });
    world.second("POST", &path, &body).await.ok();
    let second = customer().await;
    assert_ne!(second, first);
    world.call("DELETE", &second, "").await.ok();
    let close = format!("{path}/close");
    let closed = world.second("POST", &close, &json!({})).await.ok();
    assert_eq!(closed["closed"], true);
}

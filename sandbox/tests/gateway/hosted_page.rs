//! A browser on the gateway's own payment page, as far as HTTP shows it.

use payseal_asiabill::client::{Account, Client};
use reqwest::{Method, Response, redirect};
use serde_json::{Value, json};

use crate::merchant::{card, success, text};
use crate::world::World;

pub(crate) const OPEN: &str = "/V2022-03/checkout/payment";
const BACK: &str = "http://shop.localhost/back?basket=7";

/// A browser on the payment page of one order.
pub(crate) struct Page<'a> {
    pub(crate) world: &'a World,
    pub(crate) path: String,
    pub(crate) http: reqwest::Client,
}

pub(crate) fn order(order_no: &str) -> Value {
    json!({
        "orderNo": order_no, "orderAmount": "7.00", "orderCurrency": "EUR", "returnUrl": BACK,
        "customerIp": "127.0.0.1", "isMobile": 0, "webSite": "shop.localhost",
        "goodsDetails": [
            {"goodsTitle": "<b>Tea</b>", "goodsCount": 2, "goodsPrice": "3.50"},
            {"goodsTitle": "", "goodsCount": "1", "goodsPrice": "1"},
        ],
        "billingAddress": {"country": "NL", "city": "Delft"}, "paymentMethod": ""
    })
}

pub(crate) async fn open<'a>(world: &'a World, body: Value) -> Page<'a> {
    let envelope = world.merchant.post(OPEN, body).await;
    let address = text(success(&envelope, "0000"), "redirectUrl");
    let path = address.strip_prefix(world.sandbox.checkout_origin());
    Page {
        world,
        path: path.unwrap().to_owned(),
        http: reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .build()
            .unwrap(),
    }
}

impl Page<'_> {
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let origin = self.world.sandbox.checkout_origin();
        let name = origin.strip_prefix("http://").unwrap();
        self.http
            .request(method, format!("{}{path}", self.world.url()))
            .header("host", name)
            .header("origin", origin)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn html(&self) -> String {
        self.get(&self.path).await.text().await.unwrap()
    }

    pub(crate) async fn post(&self, action: &str, body: &str) -> Response {
        let kind = if body.starts_with('{') {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        self.request(Method::POST, &format!("{}/{action}", self.path))
            .header("content-type", kind)
            .body(body.to_owned())
            .send()
            .await
            .unwrap()
    }

    /// Keeps a card as the frame on this page does, and returns its id.
    pub(crate) async fn card(&self, number: &str) -> String {
        let token: Value = self.post("session", "").await.json().await.unwrap();
        assert_eq!(token["expiresIn"], 1800);
        let answer = self
            .http
            .post(format!("{}/services/v3/payment_methods", self.world.url()))
            .header("sessionToken", text(&token, "sessionToken"))
            .header("x-payseal-host", self.world.sandbox.checkout_origin())
            .header("content-type", "application/json")
            .body(card(number).to_string())
            .send()
            .await
            .unwrap();
        let envelope: Value = answer.json().await.unwrap();
        text(success(&envelope, "0"), "customerPaymentMethodId").to_owned()
    }

    pub(crate) async fn pay(&self, attempt: &str, card: &str) -> Value {
        let body = json!({"attempt": attempt, "customerPaymentMethodId": card});
        let answer = self.post("charge", &body.to_string()).await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }

    pub(crate) async fn ask(&self, attempt: &str) -> Value {
        let body = json!({"attempt": attempt, "settle": true});
        let answer = self.post("charge", &body.to_string()).await;
        answer.json().await.unwrap()
    }

    /// Presses a button of the bank's or a provider's page.
    pub(crate) async fn at_bank(&self, address: &str, answer: &str) -> String {
        let (url, name) = self.world.at_bank(address);
        let response = self
            .http
            .post(url)
            .header("host", name)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("answer={answer}"))
            .send()
            .await
            .unwrap();
        let back = location(&response);
        let path = back.strip_prefix(self.world.sandbox.checkout_origin());
        path.unwrap().to_owned()
    }

    pub(crate) async fn payments(&self, order_no: &str) -> Vec<(String, String)> {
        let call = self
            .world
            .merchant
            .call(Method::GET, "/openApi/V2022-03/transactions", "")
            .with_query(&[("orderNo", order_no)]);
        let envelope = self.world.merchant.envelope(&call).await;
        let list = success(&envelope, "00000")["list"]
            .as_array()
            .unwrap()
            .clone();
        list.iter()
            .map(|one| {
                (
                    text(one, "tradeStatus").to_owned(),
                    text(one, "tradeInfo").to_owned(),
                )
            })
            .collect()
    }
}

pub(crate) fn location(response: &Response) -> String {
    assert_eq!(response.status(), 303);
    response.headers()["location"].to_str().unwrap().to_owned()
}

/// Where a page leads by itself.
pub(crate) async fn refreshed(response: Response) -> String {
    assert_eq!(response.status(), 200);
    let html = response.text().await.unwrap();
    let (_, rest) = html.split_once("content=\"0; url=").unwrap();
    let (address, _) = rest.split_once('"').unwrap();
    address.replace("&amp;", "&")
}

/// The query of a merchant's address, and that the gateway signed it.
pub(crate) fn signed(world: &World, address: &str) -> Vec<(String, String)> {
    assert!(address.starts_with(&format!("{BACK}&")), "{address}");
    let url = reqwest::Url::parse(address).unwrap();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let account = Account::new("12246002", "12H4567r");
    let query: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let client = Client::new(&world.url(), account).unwrap();
    client.returned(&query).unwrap();
    pairs
}

pub(crate) fn member<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    let found = pairs.iter().find(|(other, _)| other == name);
    found.map(|(_, value)| value.as_str()).unwrap()
}

//! What the form, the bank and the gateway send to an example, and what the gateway then has.

use std::io::Write as _;
use std::net::TcpStream;

use payseal_asiabill::wire::signature::{SignedHeaders, hmac, message_string};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::server::{GATEWAY_NO, SIGNKEY, Server};
use payseal_asiabill::client::Transaction;

impl Server {
    /// What the form does before it pays: a session token of the shop, then the card to the gateway.
    pub(crate) async fn card(&self, number: &str) -> String {
        let token = self
            .http
            .post(format!("{}/api/session-token", self.site))
            .send()
            .await
            .unwrap();
        assert_eq!(token.status(), 200);
        let token: Value = token.json().await.unwrap();
        let card = json!({ "card": {
            "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2031",
            "cardSecurityCode": "123",
        }});
        let made = self
            .http
            .post(format!("{}/services/v3/payment_methods", self.gateway()))
            .header("sessionToken", token["sessionToken"].as_str().unwrap())
            .header("x-payseal-host", &self.site)
            .json(&card)
            .send()
            .await
            .unwrap();
        let made: Value = made.json().await.unwrap();
        made["data"]["customerPaymentMethodId"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    /// What the form sends to `/api/charge`.
    pub(crate) async fn charge(&self, body: &Value) -> (StatusCode, Value) {
        let address = format!("{}/api/charge", self.site);
        let answer = self.http.post(address).json(body).send().await.unwrap();
        let status = answer.status();
        (status, answer.json().await.unwrap())
    }

    /// What somebody sends to `/api/charge` who is no form of ours.
    pub(crate) async fn charge_as(&self, kind: &str, body: &str) -> StatusCode {
        let address = format!("{}/api/charge", self.site);
        let request = self.http.post(address).header("content-type", kind);
        let answer = request.body(body.to_owned()).send().await.unwrap();
        answer.status()
    }

    /// The payments that the gateway has under a number.
    pub(crate) async fn payments(&self, order_no: &str) -> Vec<Value> {
        let list = self.transactions(order_no).await;
        list.iter()
            .map(|it| json!([it.trade_status, it.trade_amount]))
            .collect()
    }

    /// The gateway's own numbers of these payments, and how each stands.
    pub(crate) async fn trades(&self, order_no: &str) -> Vec<(String, String)> {
        let list = self.transactions(order_no).await;
        list.iter()
            .map(|it| {
                let status = json!(it.trade_status).as_str().unwrap().to_owned();
                (it.trade_no.as_str().to_owned(), status)
            })
            .collect()
    }

    async fn transactions(&self, order_no: &str) -> Vec<Transaction> {
        let account = payseal_asiabill::client::Account::new(GATEWAY_NO, SIGNKEY);
        let client = payseal_asiabill::client::Client::new(self.gateway(), account).unwrap();
        let order_no = payseal_core::wire::ids::OrderNo::parse(order_no).unwrap();
        client.list_transactions(&order_no).await.unwrap().list
    }

    /// Presses a button on the bank's page; gives what the shopper then sees at the shop.
    pub(crate) async fn answer_bank(&self, url: &str, button: &str) -> String {
        let (page, query) = url.split_once('?').unwrap();
        let secret = query.split('&').find(|it| it.starts_with("threeDsParam="));
        let (_, path) = page.split_once("/services/").unwrap();
        let (host, _) = page
            .strip_prefix("http://")
            .unwrap()
            .split_once('/')
            .unwrap();
        let answer = self
            .http
            .post(format!("{}/services/{path}", self.gateway()))
            .header("host", host)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("{}&answer={button}", secret.unwrap()))
            .send()
            .await
            .unwrap();
        let address = answer.headers()["location"].to_str().unwrap();
        let path = address.strip_prefix(self.public_site());
        format!("{}{}", self.site, path.expect("an address of the shop"))
    }

    pub(crate) async fn get(&self, address: &str) -> (StatusCode, Value) {
        let answer = self.http.get(address).send().await.unwrap();
        let status = answer.status();
        (status, answer.json().await.unwrap())
    }

    /// A webhook, signed with this key.
    pub(crate) async fn report(
        &self,
        order_no: &str,
        order_status: &str,
        key: &str,
    ) -> (StatusCode, String) {
        let data = json!({"orderNo": order_no, "orderStatus": order_status, "orderInfo": "from the webhook"});
        self.report_of(&data, key).await
    }

    /// A webhook with this data, signed with this key.
    pub(crate) async fn report_of(&self, data: &Value, key: &str) -> (StatusCode, String) {
        let kind = format!("transaction.{}", data["orderStatus"].as_str().unwrap());
        let body = json!({"type": kind, "data": data}).to_string();
        let time = self.clock().now().millis().to_string();
        let string = message_string(
            &SignedHeaders {
                gateway_no: GATEWAY_NO,
                id: "id1",
                time: &time,
                version: Some("V2022-03"),
            },
            &[],
            &[],
            body.as_bytes(),
        );
        let signature = hmac::sign(key.as_bytes(), &string).to_upper_hex();
        self.webhook(body, &time, signature.as_bytes()).await
    }

    /// A webhook with this signature.
    pub(crate) async fn webhook(
        &self,
        body: String,
        time: &str,
        signature: &[u8],
    ) -> (StatusCode, String) {
        let request = self
            .http
            .post(format!("{}/api/webhook", self.site))
            .header("content-type", "application/json")
            .header("request-id", "id1")
            .header("request-time", time)
            .header("version", "V2022-03")
            .header("sign-info", signature);
        let answer = request.body(body).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    /// A press that breaks off in the middle.
    pub(crate) async fn break_off(&self) {
        let address = self.site.strip_prefix("http://").unwrap();
        let mut connection = TcpStream::connect(address).unwrap();
        let head = format!(
            "POST /api/charge HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
             content-length: 100\r\n\r\n{{\"order\":"
        );
        connection.write_all(head.as_bytes()).unwrap();
    }
}

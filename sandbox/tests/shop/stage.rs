//! A sandbox that runs, and a shopper with a cookie who talks to its shop.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use payseal_asiabill::AsiaBill;
use payseal_gateway::dialect::Dialect as _;
use payseal_gateway::merchant::GatewayAddress;
use payseal_sandbox::{Config, Sandbox, shop};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};

pub(crate) const OK: StatusCode = StatusCode::OK;

pub(crate) const VISA: &str = "4242424242424242";
pub(crate) const DECLINED: &str = "4000000000000002";
pub(crate) const CHALLENGED: &str = "4000000000003220";

/// A sandbox with a frame of one empty document; removed at the end.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    frame: PathBuf,
}

impl Stage {
    pub(crate) async fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "payseal-shop-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let frame = std::env::temp_dir().join(name);
        for (file, content) in [
            (
                "en/index.html",
                "<i>{{account}} {{origins}} {{gateway}} {{mode}}</i>",
            ),
            ("pay/en/index.html", "<i>{{merchant}}</i>"),
            ("loader/payseal.js", "'use strict';"),
            ("loader/AsiabillPayment.min.js", "'use strict';"),
            ("assets/frame.css", "i{}"),
        ] {
            let path = frame.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        let sandbox = Sandbox::start(Config {
            shop_port: 0,
            gateway_port: 0,
            frame_dir: Some(frame.clone()),
            ..Config::demo()
        })
        .await
        .unwrap();
        Self { sandbox, frame }
    }

    /// A new visitor of the sandbox's shop.
    pub(crate) fn shopper(&self) -> Shopper {
        Shopper::at(here(self.sandbox.shop_origin()))
    }

    /// The gateway, reached as a program reaches it.
    pub(crate) fn gateway(&self) -> String {
        here(self.sandbox.gateway_origin())
    }

    /// What the sealed form does: a session token of the shop, then the card to the gateway.
    pub(crate) async fn tokenise(&self, shopper: &mut Shopper, number: &str) -> String {
        let token = shopper
            .post("/api/session-token", json!({}))
            .await
            .told(StatusCode::OK)
            .await;
        let card = json!({ "card": {
            "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2031",
            "cardSecurityCode": "123",
        }});
        let made: Value = Client::new()
            .post(format!("{}/services/v3/payment_methods", self.gateway()))
            .header("sessionToken", token["sessionToken"].as_str().unwrap())
            .header("x-payseal-host", &shopper.base)
            .json(&card)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        made["data"]["customerPaymentMethodId"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    /// What the save page does: makes an id of a card and has the shop keep it.
    pub(crate) async fn save(&self, shopper: &mut Shopper, number: &str) -> String {
        let id = self.tokenise(shopper, number).await;
        let kept = shopper
            .post("/api/cards", json!({ "customerPaymentMethodId": id }))
            .await;
        assert_eq!(kept.told(OK).await["customerPaymentMethodId"], json!(id));
        id
    }

    /// Presses a button on the bank's page; gives the query of the address it leads back to.
    pub(crate) async fn answer_challenge(&self, url: &str, button: &str) -> String {
        let (path, param) = url.split_once('?').unwrap();
        let secret = param
            .split('&')
            .find(|pair| pair.starts_with("threeDsParam="))
            .unwrap();
        let bank = self.sandbox.bank_origin();
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let answer = client
            .post(path.replace(bank, &self.gateway()))
            .header("host", bank.trim_start_matches("http://"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("{secret}&answer={button}"))
            .send()
            .await
            .unwrap();
        let address = answer.headers()["location"].to_str().unwrap();
        let (page, query) = address.split_once('?').unwrap();
        assert!(page.ends_with("/cards"), "{page}");
        query.to_owned()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // A temporary folder that stays behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.frame);
    }
}

/// `http://127.0.0.1:PORT` of `http://name.localhost:PORT`, which only browsers resolve.
fn here(origin: &str) -> String {
    let (_, port) = origin.rsplit_once(':').unwrap();
    format!("http://127.0.0.1:{port}")
}

/// A shop of its own beside the sandbox's, such as one that was started again.
pub(crate) async fn another_shop(gateway_url: &str, gateway_origin: &str) -> Shopper {
    let mut account = Config::demo().accounts.remove(0);
    account.hold(payseal_asiabill::credentials("12246002", "12H4567r".to_owned()).unwrap());
    let way = GatewayAddress {
        url: gateway_url,
        host: gateway_origin.split_once("://").unwrap().1,
    };
    let router = shop::router(shop::Config {
        gateway: AsiaBill.merchant(&account, way).unwrap().unwrap(),
        dialect: AsiaBill.name(),
        gateway_origin: gateway_origin.to_owned(),
        bank_origin: gateway_origin.replace("//pay.", "//bank."),
        account: "12246002".to_owned(),
        pages: shop::Pages::Folder(Config::demo().shop_dir.unwrap()),
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Shopper::at(format!("http://127.0.0.1:{port}"))
}

/// Someone with a browser's cookie.
pub(crate) struct Shopper {
    client: Client,
    base: String,
    pub(crate) cookie: Option<String>,
}

impl Shopper {
    fn at(base: String) -> Self {
        Self {
            client: Client::new(),
            base,
            cookie: None,
        }
    }

    /// The shop as this visitor calls it: an origin.
    pub(crate) fn site(&self) -> &str {
        &self.base
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, None, &[]).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path, Some(body), &[]).await
    }

    pub(crate) async fn delete(&mut self, path: &str) -> Answer {
        self.ask(Method::DELETE, path, None, &[]).await
    }

    pub(crate) async fn charge(&mut self, id: &str, amount: &str, attempt: &str) -> Value {
        let order = json!({ "customerPaymentMethodId": id, "amount": amount, "attempt": attempt });
        self.post("/api/charges", order).await.told(OK).await
    }

    pub(crate) async fn ask(
        &mut self,
        method: Method,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", format!("harbour={cookie}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let set = response.headers().get_all("set-cookie").iter();
        for line in set.filter_map(|line| line.to_str().ok()) {
            if let Some(rest) = line.strip_prefix("harbour=") {
                assert!(
                    line.contains("; HttpOnly") && line.contains("; SameSite=Lax"),
                    "{line}"
                );
                self.cookie = rest.split(';').next().map(str::to_owned);
            }
        }
        Answer(response)
    }
}

/// What the shop answered.
pub(crate) struct Answer(pub(crate) Response);

impl Answer {
    /// The JSON of an answer with this status.
    pub(crate) async fn told(self, status: StatusCode) -> Value {
        let came = self.0.status();
        let text = self.0.text().await.unwrap();
        assert_eq!(came, status, "{text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The error's code of an answer with this status.
    pub(crate) async fn error(self, status: StatusCode) -> String {
        let told = self.told(status).await;
        assert!(
            told["error"]["message"]
                .as_str()
                .is_some_and(|text| text.len() > 20),
            "{told}"
        );
        told["error"]["code"].as_str().expect("a code").to_owned()
    }
}

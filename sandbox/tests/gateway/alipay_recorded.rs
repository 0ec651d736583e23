//! Alipay+: a merchant who sends the bodies that the vendor's client for Python 1.7.1 wrote, as they were recorded,
//! with ids of their own. `alipay_official` checks that the client still writes them.

use std::collections::BTreeMap;
use std::path::Path;

use payseal_sandbox::Config;
use serde::Deserialize;
use serde_json::Value;

use crate::alipay::{ACKNOWLEDGED, Alipay, code};
use crate::receiver::Receiver;
use crate::world::World;

/// What `plan.py --record` wrote.
pub(crate) const RECORDED: &str =
    include_str!("../../../dialects/alipay_plus/tests/official/recorded.json");

/// The merchants of `plan.py` beside the demo account.
pub(crate) fn merchants(config: &mut Config) {
    let file = "../dialects/alipay_plus/tests/official/accounts.toml";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    config.read_accounts(&file).unwrap();
}

#[derive(Deserialize)]
struct Recorded {
    path: String,
    body: String,
}

/// A merchant with the recorded requests at hand.
pub(crate) struct Plan {
    pub(crate) world: World,
    pub(crate) alipay: Alipay,
    pub(crate) receiver: Receiver,
    recorded: BTreeMap<String, Recorded>,
}

/// Of the merchants beside the demo account, the one who captures in parts.
pub(crate) const IN_PARTS: &str = "SANDBOX_IN_PARTS";

impl Plan {
    pub(crate) async fn new() -> Self {
        let world = World::with(merchants).await;
        Self {
            alipay: Alipay::of(&world).await,
            world,
            receiver: Receiver::start(ACKNOWLEDGED).await,
            recorded: serde_json::from_str(RECORDED).unwrap(),
        }
    }

    /// The same merchant under another of their accounts.
    pub(crate) async fn under(self, client_id: &str) -> Self {
        let alipay = Alipay::named(&self.world.url(), self.alipay.clock.clone(), client_id).await;
        Self { alipay, ..self }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.recorded.keys().map(String::as_str)
    }

    /// The body of a name, with these texts in place of others.
    pub(crate) fn body(&self, name: &str, changes: &[(&str, &str)]) -> (&str, String) {
        let recorded = &self.recorded[name];
        let mut body = recorded.body.replace("@notify@", &self.receiver.url);
        for (from, to) in changes {
            assert!(body.contains(from), "{from} in {name}");
            body = body.replace(from, to);
        }
        assert!(!body.contains('@'), "{body}");
        (&recorded.path, body)
    }

    pub(crate) async fn send(&self, name: &str, changes: &[(&str, &str)]) -> Value {
        let (path, body) = self.body(name, changes);
        self.alipay.call_text(path, body).await
    }

    pub(crate) async fn code(&self, name: &str, changes: &[(&str, &str)]) -> String {
        code(&self.send(name, changes).await)
    }

    pub(crate) async fn hear(&mut self) -> Value {
        self.alipay.hear(&mut self.receiver).await
    }

    /// What is told of a payment and of its capture, in this order.
    pub(crate) async fn hear_both(&mut self) -> [Value; 2] {
        let mut told = [self.hear().await, self.hear().await];
        told.sort_by_key(|told| told["notifyType"] != "PAYMENT_RESULT");
        told
    }

    /// Of a body that holds what differs each time, with something in place of it.
    pub(crate) async fn code_of_first(&self, name: &str) -> String {
        let own = "@paymentRequestId@";
        let is_own = self.recorded[name].body.contains(own);
        let changes: &[(&str, &str)] = if is_own { &[(own, "first")] } else { &[] };
        self.code(name, changes).await
    }

    /// A payment whose money is held, and told of.
    pub(crate) async fn held(&mut self, id: &str) -> String {
        let paid = self.send("pay", &[("@paymentRequestId@", id)]).await;
        assert_eq!(code(&paid), "SUCCESS", "{paid}");
        self.hear().await;
        paid["paymentId"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn capture(&self, id: &str, payment: &str, value: &str) -> Value {
        let value = format!("\"{value}\"");
        let ids = [
            ("@captureRequestId@", id),
            ("@paymentId@", payment),
            ("\"4200\"", value.as_str()),
        ];
        self.send("capture", &ids).await
    }

    pub(crate) async fn refund(&self, id: &str, payment: &str, value: &str) -> Value {
        let value = format!("\"{value}\"");
        let ids = [
            ("@refundRequestId@", id),
            ("@paymentId@", payment),
            ("\"1000\"", value.as_str()),
        ];
        self.send("refund", &ids).await
    }

    pub(crate) async fn cancel(&self, payment: &str) -> String {
        self.code("cancel", &[("@paymentId@", payment)]).await
    }

    pub(crate) async fn stands(&self, id: &str) -> Value {
        self.send("inquiryPayment", &[("@paymentRequestId@", id)])
            .await
    }
}

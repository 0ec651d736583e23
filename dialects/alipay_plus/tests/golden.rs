//! Signatures that others computed: the vendor's client for Python 1.7.1 and a second library signed
//! these messages with the same keys, and got the same bytes.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers too"
)]

use payseal_alipay_plus::wire::keys::{PrivateKey, PublicKey};
use payseal_alipay_plus::wire::pay::{CaptureMode, PayRequest};
use payseal_alipay_plus::wire::read;
use payseal_alipay_plus::wire::signature::{Content, Signature};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vector {
    what: String,
    key: String,
    method: String,
    path: String,
    client_id: String,
    time: String,
    body: String,
    signature: String,
}

fn vectors() -> Vec<Vector> {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("golden/signatures.json")).unwrap();
    assert_eq!(vectors.len(), 5);
    vectors
}

impl Vector {
    fn keys(&self) -> (PrivateKey, PublicKey) {
        let (private, public) = match self.key.as_str() {
            "merchant" => (
                include_str!("golden/merchant.pem"),
                include_str!("golden/merchant.pub.pem"),
            ),
            _ => (
                include_str!("golden/gateway.pem"),
                include_str!("golden/gateway.pub.pem"),
            ),
        };
        (
            PrivateKey::parse(private).unwrap(),
            PublicKey::parse(public).unwrap(),
        )
    }

    fn content(&self) -> Content<'_> {
        Content {
            method: &self.method,
            path: &self.path,
            client_id: &self.client_id,
            time: &self.time,
            body: self.body.as_bytes(),
        }
    }
}

#[test]
fn every_vector_is_signed_as_others_sign_it() {
    for vector in vectors() {
        let (private, _) = vector.keys();
        let signed = vector.content().sign(&private).unwrap();
        assert_eq!(signed, vector.signature, "{}", vector.what);
    }
}

#[test]
fn every_vector_holds_and_nothing_that_differs_from_it_does() {
    for vector in vectors() {
        let (_, public) = vector.keys();
        let signature = Signature::parse(&vector.signature).unwrap();
        let content = vector.content();
        assert!(content.is_signed(&signature, &public), "{}", vector.what);
        let body = format!("{} ", vector.body);
        for other in [
            Content {
                method: "GET",
                ..content
            },
            Content {
                path: "/ams/api/v1/payments/refund",
                ..content
            },
            Content {
                client_id: "other",
                ..content
            },
            Content {
                time: "1",
                ..content
            },
            Content {
                body: body.as_bytes(),
                ..content
            },
        ] {
            assert!(!other.is_signed(&signature, &public), "{}", vector.what);
        }
    }
}

#[test]
fn keys_are_written_as_they_were_read() {
    let vectors = vectors();
    let (private, public) = vectors[0].keys();
    assert_eq!(
        *private.expose_pem().unwrap(),
        include_str!("golden/merchant.pem")
    );
    assert_eq!(
        public.to_pem().unwrap(),
        include_str!("golden/merchant.pub.pem")
    );
    assert_eq!(private.public(), public);
}

#[test]
fn the_body_that_the_vendors_client_writes_is_read() {
    let vectors = vectors();
    let request: PayRequest = read(vectors[0].body.as_bytes()).unwrap();
    assert_eq!(request.capture_mode(), CaptureMode::Manual);
    assert_eq!(request.order.order_description.as_str(), "Kopi, teh & 咖啡");
    assert!(request.payment_method.is_card());
}

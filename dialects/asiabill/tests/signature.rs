//! The signature against the published and reproduced vectors of the V2022-03 interface.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use payseal_asiabill::wire::payment_methods::{AttachPaymentMethod, OfCustomer};
use payseal_asiabill::wire::signature::hmac::{sign, verify};
use payseal_asiabill::wire::signature::{SignedHeaders, message_string, return_string};
use payseal_core::wire::Endpoint;
use payseal_core::wire::ids::{CustomerId, PaymentMethodId};
use proptest::prelude::*;

const DEMO_KEY: &[u8] = b"12H4567r";

const DEMO: SignedHeaders<'static> = SignedHeaders {
    gateway_no: "12246002",
    id: "68E79DD3-5C5A-09F1-7C81-6AD56019B798",
    time: "1795189030141",
    version: None,
};

fn demo_signature(path: &[(&str, &str)], query: &[(&str, &str)], body: &[u8]) -> String {
    sign(DEMO_KEY, &message_string(&DEMO, path, query, body)).to_lower_hex()
}

#[test]
fn a_call_without_parameters_or_body_signs_its_headers_alone() {
    assert_eq!(
        demo_signature(&[], &[], b""),
        "e29ebc933e5f820b3f1e41824848035131e0b73d887fac0b54d955a1ec9278c6"
    );
}

#[test]
fn path_parameters_are_signed_in_the_order_of_their_names() {
    let params = OfCustomer {
        customer: CustomerId::parse("cus_1420997690607206400").expect("an id"),
        payment_method: PaymentMethodId::parse("pm_1420997693836820480").expect("an id"),
    };
    let expected = "8a00b397c2f2ca07adb8c5901890c5b7d8e61489ac658804b3b82e7d47affab4";
    let mut pairs = payseal_core::wire::endpoint::Params::pairs(&params);
    assert_eq!(demo_signature(&pairs, &[], b""), expected);
    pairs.reverse();
    assert_eq!(demo_signature(&pairs, &[], b""), expected);
    assert_eq!(
        AttachPaymentMethod::path(&params),
        "/V2022-03/payment_methods/pm_1420997693836820480/cus_1420997690607206400/attach"
    );
}

#[test]
fn query_values_are_signed_decoded_and_in_the_order_of_their_names() {
    let query = [
        ("tradeNo", "2022"),
        ("startTime", "2022-03-26T00:00:00"),
        ("orderNo", ""),
        ("endTime", "2022-03-26T23:59:59"),
    ];
    assert_eq!(
        demo_signature(&[], &query, b""),
        "6bf5134ec271bff6d5cb203c99419b4c24aafa5e243f1720f88aac981edd5ffb"
    );
}

#[test]
fn the_body_is_signed_as_it_was_sent() {
    let body = br#"{"callbackUrl":"http:\/\/shop\/cb","customerPaymentMethodId":"pm_1","orderAmount":"7.00","orderCurrency":"USD","orderNo":"o1","isMobile":0,"tokenType":""}"#;
    assert_eq!(
        demo_signature(&[], &[], body),
        "fdbe08aaf79da862dd627f7e4e2cf3d6b2f9871c5168edcc7fd206355b8e239e"
    );
    let re_serialised = String::from_utf8_lossy(body).replace("\\/", "/");
    assert_ne!(
        demo_signature(&[], &[], re_serialised.as_bytes()),
        "fdbe08aaf79da862dd627f7e4e2cf3d6b2f9871c5168edcc7fd206355b8e239e"
    );
}

#[test]
fn a_webhook_signs_its_version_too_and_in_upper_case() {
    let headers = SignedHeaders {
        gateway_no: "12261003",
        id: "id1",
        time: "1651888520935",
        version: Some("V2022-03"),
    };
    let body = br#"{"data":{"transactionType":"Sale","orderAmount":"63.65","orderNo":"N1","tradeNo":"2022051811043674149462","orderCurrency":"EUR","orderInfo":"Transaction Approved","orderStatus":"success","remark":"TEST"},"type":"transaction.success"}"#;
    assert_eq!(
        sign(b"12345678", &message_string(&headers, &[], &[], body)).to_upper_hex(),
        "CA0086FE4925710857E5268165CB8BF52289143CEAAB0E963FC36A19B077FE41"
    );
}

/// The vendor's own example, with a merchant's parameter and the signature itself beside it.
const RETURN: [(&str, &str); 13] = [
    ("mine", "kept out"),
    ("signInfo", "kept out too"),
    ("tradeNo", "2022041810092544882449"),
    ("orderNo", "NEW_API1474187659537"),
    ("orderAmount", "358.70"),
    ("code", "0000"),
    ("merNo", "12261"),
    ("gatewayNo", "12261003"),
    ("orderCurrency", "EUR"),
    ("orderInfo", "Transaction Approved"),
    ("orderStatus", "success"),
    ("maskCardNo", "400000***3155"),
    ("message", "Success"),
];

#[test]
fn a_redirect_signs_its_own_members_and_no_headers() {
    let string = return_string(&RETURN);
    assert_eq!(
        String::from_utf8_lossy(&string),
        "000012261003400000***315512261Success358.70EURTransaction ApprovedNEW_API1474187659537success2022041810092544882449"
    );
    assert_eq!(
        sign(b"12345678", &string).to_upper_hex(),
        "B6F455BBFEB9338D8E2E75E08E0545F3C9AA1A009AACBA0585FEF3827FE34D22"
    );
}

#[test]
fn either_case_verifies_and_nothing_else_does() {
    let string = return_string(&RETURN);
    let signature = sign(b"12345678", &string);
    assert!(verify(b"12345678", &string, &signature.to_upper_hex()));
    assert!(verify(b"12345678", &string, &signature.to_lower_hex()));
    assert!(!verify(b"12345679", &string, &signature.to_lower_hex()));
    assert!(!verify(b"12345678", b"other", &signature.to_lower_hex()));
    let hex = signature.to_lower_hex();
    for wrong in ["", "00", &hex[1..], &format!("{hex}00"), &"g".repeat(64)] {
        assert!(!verify(b"12345678", &string, wrong), "{wrong}");
    }
}

#[test]
fn keys_around_the_block_size_give_the_textbook_hmac() {
    // RFC 4231, test cases 2 (a short key) and 6 (a key longer than the block).
    assert_eq!(
        sign(b"Jefe", b"what do ya want for nothing?").to_lower_hex(),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
    assert_eq!(
        sign(
            &[0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First"
        )
        .to_lower_hex(),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    );
}

proptest! {
    #[test]
    fn the_order_of_a_query_does_not_matter(
        mut query in prop::collection::btree_map("[a-zA-Z]{1,8}", "\\PC{0,12}", 0..8)
            .prop_map(|map| map.into_iter().collect::<Vec<_>>()),
        turn in 0usize..8,
    ) {
        let pairs = |query: &[(String, String)]| -> Vec<u8> {
            let pairs: Vec<_> = query.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            message_string(&DEMO, &[], &pairs, b"")
        };
        let before = pairs(&query);
        let len = query.len().max(1);
        query.rotate_left(turn % len);
        prop_assert_eq!(before, pairs(&query));
    }
}

//! Which JavaScript values are messages, and which are not.

use payseal::dom::value::Value;
use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::read::read;
use payseal_core::wire::browser::{CreateFromBrowser, Created, open};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::js;

#[wasm_bindgen_test]
fn reads_every_message_that_serde_json_reads() {
    for json in [
        "\"clear\"",
        "\"close\"",
        r#"{"submit":{"call":7}}"#,
        r#"{"focus":{"field":null}}"#,
        r#"{"focus":{"field":"cvc"}}"#,
        r#"{"focus":{}}"#,
        r#"{"token":{"request":1,"token":"t","expiresIn":60}}"#,
        r#"{"token":{"request":1,"token":null}}"#,
        r#"{"open":{}}"#,
        r##"{"open":{"holder":"always","customerId":"cus_1","locale":"zh-CN","appearance":{"theme":"dark","accent":"#0b57d0","radius":4},"billingDetails":{"firstName":"R","postalCode":"1"}}}"##,
        r#"{"update":{"locale":"en"}}"#,
        r##"{"surface":{"tone":"dark","paper":"#12161c"}}"##,
        r#"{"surface":{"tone":"light"}}"#,
        r#"{"confirm":{"call":7}}"#,
        r#"{"select":{"id":"pm_1"}}"#,
        r#"{"charged":{"request":1,"answer":{"told":{"status":"succeeded"}}}}"#,
        r#"{"cards":{"request":1,"cards":[{"customerPaymentMethodId":"pm_1","last4":"4242","brand":"visa"}]}}"#,
    ] {
        let expected: ToFrame = serde_json::from_str(json).expect(json);
        assert!(read(&Value(js(json))) == Some(expected), "{json}");
    }
}

#[wasm_bindgen_test]
fn refuses_everything_else() {
    for json in [
        "null",
        "3",
        "true",
        "[]",
        "{}",
        "\"shout\"",
        "\"submit\"",
        r#"{"submit":null}"#,
        r#"{"submit":{}}"#,
        r#"{"submit":{"call":-1}}"#,
        r#"{"submit":{"call":1.5}}"#,
        r#"{"submit":{"call":4294967296}}"#,
        r#"{"submit":{"call":"1"}}"#,
        r#"{"submit":[1]}"#,
        r#"{"submit":{"call":1},"clear":null}"#,
        r#"{"clear":{"call":1}}"#,
        r#"{"open":{"surprise":1}}"#,
        r#"{"surface":{"tone":"grey"}}"#,
        r#"{"surface":{"paper":"red"}}"#,
        r#"{"open":{"holder":"sometimes"}}"#,
        r#"{"__proto__":{"submit":{"call":1}}}"#,
    ] {
        assert!(read(&Value(js(json))).is_none(), "{json}");
    }
}

#[wasm_bindgen_test]
fn reads_the_gateways_answers() {
    for (json, id) in [
        (
            r#"{"code":"0","message":"success","data":{"customerPaymentMethodId":"pm_1","card":{"brand":"visa","last4":"4242"},"billingDetail":{"address":{}}}}"#,
            Some("pm_1"),
        ),
        (
            r#"{"code":"0","data":{"customerPaymentMethodId":"pm_1","tags":[1,[2]],"card":{}}}"#,
            Some("pm_1"),
        ),
        (
            r#"{"code":"L0005","message":"check sign info error","data":null}"#,
            None,
        ),
        (r#"{"code":"P0002"}"#, None),
        ("[]", None),
        ("{}", None),
        (r#"{"code":0}"#, None),
        (r#"{"code":"0","data":{}}"#, None),
    ] {
        let data = open::<CreateFromBrowser, _>(&Value(js(json))).ok();
        let created = data.and_then(|data| Created::read(&data));
        let found = created.as_ref().map(|it| it.payment_method.as_str());
        assert_eq!(found, id, "{json}");
    }
}

#[wasm_bindgen_test]
fn a_value_that_holds_itself_ends() {
    let call = js(r#"{"call":1}"#);
    js_sys::Reflect::set(&call, &"itself".into(), &call).expect("set");
    let endless = js_sys::Object::new();
    js_sys::Reflect::set(&endless, &"submit".into(), &call).expect("set");
    assert!(read(&Value(endless.into())).is_none());
}

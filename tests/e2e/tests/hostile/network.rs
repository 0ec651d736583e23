//! A gateway that answers anything: pages, floods, redirects, wrong types, nothing at all. Each ends in
//! a typed failure, with the card still in the form.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    runner::Scenario,
    scenario,
    stage::Stage,
    tap::{Canned, Sent},
};
use serde_json::{Value, json};

use crate::page::{CARD, open};

pub(crate) fn scenarios() -> Vec<Scenario> {
    // The browser says on its console that an answer broke off, and that it followed no redirect.
    vec![
        scenario!(answers_that_are_none_end_in_a_typed_failure).loud(),
        scenario!(half_a_body_is_no_answer).loud(),
    ]
}

const CREATE: &str = "/services/v3/payment_methods";
const GOOD: &str =
    r#"{"code":"0","message":"success","data":{"customerPaymentMethodId":"pm_evil"}}"#;

fn canned(status: u16, kind: &str, body: &str) -> Canned {
    Canned {
        status,
        headers: vec![("content-type", kind.to_owned())],
        body: body.to_owned(),
        sent: Sent::Whole,
    }
}

async fn answers_that_are_none_end_in_a_typed_failure(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let form = host.form();
    form.fill(&CARD).await?;
    let json_type = "application/json";
    let flood = format!(
        r#"{{"code":"0","data":{{"x":"{}"}}}}"#,
        "x".repeat(10 << 20)
    );
    let broken = Canned {
        sent: Sent::Nothing,
        ..canned(200, json_type, GOOD)
    };
    let mut moved = canned(302, json_type, GOOD);
    moved
        .headers
        .push(("location", format!("{}/elsewhere", stage.gateway())));
    let mut abroad = canned(307, json_type, GOOD);
    abroad
        .headers
        .push(("location", "http://stranger.localhost:4999/take".to_owned()));
    for (what, answer) in [
        ("a page", canned(200, "text/html", "<h1>hello</h1>")),
        (
            "a good answer called a page",
            canned(200, "text/html", GOOD),
        ),
        (
            "a good answer without a type",
            canned(200, "application/octet-stream", GOOD),
        ),
        ("ten megabytes", canned(200, json_type, &flood)),
        ("a connection that breaks off", broken),
        ("a redirect", moved),
        ("a redirect abroad", abroad),
        ("no JSON", canned(200, json_type, "{code:0}")),
        ("nothing", canned(200, json_type, "")),
        ("a list", canned(200, json_type, "[]")),
        (
            "a yes without an id",
            canned(200, json_type, r#"{"code":"0","data":{}}"#),
        ),
        (
            "an id that is markup",
            canned(
                200,
                json_type,
                r#"{"code":"0","data":{"customerPaymentMethodId":"<b>"}}"#,
            ),
        ),
        ("a wrong status", canned(500, json_type, GOOD)),
        (
            "too many",
            canned(429, json_type, r#"{"code":"S0001","message":"slow down"}"#),
        ),
    ] {
        stage.tap.answer(CREATE, answer);
        host.press_pay().await?;
        let result = host.result().await?;
        let code = result.pointer("/error/code").and_then(Value::as_str);
        ensure!(
            matches!(code, Some("gateway_unreachable" | "gateway_answer_invalid")),
            "{what} gave {result}"
        );
        form.see_card(&CARD).await?;
        stage.tap.answer_nothing();
    }
    ensure!(
        stage
            .tap
            .requests_to("http://stranger.localhost:4999", "/")
            .is_empty(),
        "a card followed a redirect abroad"
    );
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// What has arrived may be a good answer by itself: it is not the answer that was sent.
///
/// A body in pieces that lacks the last one is a whole body to WebKit, which no page can find out;
/// then what has arrived is judged as it is.
async fn half_a_body_is_no_answer(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let form = host.form();
    form.fill(&CARD).await?;
    let cut = r#"{"code":"0","da"#;
    for (body, sent, codes) in [
        (cut, Sent::TooLittle, &["gateway_unreachable"][..]),
        (GOOD, Sent::TooLittle, &["gateway_unreachable"]),
        (
            cut,
            Sent::NoEnd,
            &["gateway_unreachable", "gateway_answer_invalid"],
        ),
    ] {
        let half = Canned {
            sent,
            ..canned(200, "application/json", body)
        };
        stage.tap.answer(CREATE, half);
        host.press_pay().await?;
        let result = host.result().await?;
        let code = result.pointer("/error/code").and_then(Value::as_str);
        ensure!(
            code.is_some_and(|code| codes.contains(&code)),
            "{body} and {sent:?} gave {result}"
        );
        form.see_card(&CARD).await?;
        stage.tap.answer_nothing();
    }
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

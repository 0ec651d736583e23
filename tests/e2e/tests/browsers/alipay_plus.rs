//! Paying with Alipay+ from the sealed form: the merchant's server opens it with a vaulting session, what
//! it makes is a card token, and the guide's payments are made with that.

use anyhow::{Context as _, ensure};
use payseal_core::card::{Brand, BrandSet, Detail, Field, Reason};
use payseal_e2e::{
    Outcome,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

use crate::alipay_merchant::{Merchant, code};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_that_is_kept_without_a_payment_is_paid_with),
        scenario!(a_first_payment_is_confirmed_at_the_bank_and_the_next_is_made_with_the_kept_card),
        scenario!(money_is_held_and_captured_by_hand_or_given_back),
        scenario!(a_declined_card_makes_room_for_another),
        scenario!(the_marks_of_the_form_are_those_of_the_session),
    ]
}

/// Opens the merchant's page and waits for the form.
async fn visit(stage: &Stage, place: &str) -> Outcome<Host> {
    let host = Host::new(stage);
    stage
        .open(&format!("{}/?{place}", stage.merchant()))
        .await?;
    host.form().await_ready().await?;
    Ok(host)
}

/// Demands how the call that the page made ended.
async fn see(host: &Host, status: &str) -> Outcome<Value> {
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!(status)),
        "not {status}: {result}"
    );
    Ok(result)
}

fn see_code(told: &Value, expected: &str) -> Outcome {
    ensure!(code(told) == expected, "not {expected}: {told}");
    Ok(())
}

fn text<'a>(told: &'a Value, path: &str) -> Outcome<&'a str> {
    let found = told.pointer(path).and_then(Value::as_str);
    found.with_context(|| format!("no {path} in {told}"))
}

async fn a_card_that_is_kept_without_a_payment_is_paid_with(stage: Stage) -> Outcome {
    let merchant = Merchant::open(&stage).await?;
    let host = visit(&stage, "mode=setup").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let token = host.saved_id().await?;
    let kept = merchant.hears(&stage, "VAULTING_RESULT", "vault-2").await?;
    see_code(&kept, "SUCCESS")?;
    let card = kept
        .pointer("/paymentMethodDetail/card")
        .context("a card")?;
    ensure!(
        (
            text(card, "/cardToken")?,
            text(card, "/brand")?,
            text(card, "/maskedCardNo")?
        ) == (&*token, "VISA", "************4242"),
        "the merchant is told {card}, the page {token}"
    );
    let paid = merchant.pay("later-1", &token, "AUTOMATIC").await?;
    see_code(&paid, "SUCCESS")?;
    for kind in ["PAYMENT_RESULT", "CAPTURE_RESULT"] {
        let id = if kind == "PAYMENT_RESULT" {
            "later-1".to_owned()
        } else {
            captured_of(&merchant, "later-1").await?
        };
        see_code(&merchant.hears(&stage, kind, &id).await?, "SUCCESS")?;
    }
    Ok(())
}

/// The id of the capture that the gateway made of a payment by itself.
async fn captured_of(merchant: &Merchant, order: &str) -> Outcome<String> {
    let stands = json!({ "paymentRequestId": order });
    let stands = merchant.call("/payments/inquiryPayment", stands).await?;
    Ok(text(&stands, "/transactions/0/transactionId")?.to_owned())
}

async fn a_first_payment_is_confirmed_at_the_bank_and_the_next_is_made_with_the_kept_card(
    stage: Stage,
) -> Outcome {
    let merchant = Merchant::open(&stage).await?;
    let bank = Bank::new(&stage);
    let host = visit(&stage, "mode=payment&capture=AUTOMATIC&order=first").await?;
    let form = host.form();
    form.fill(&TestCard::CHALLENGE).await?;
    form.press_hook("consent").await?;
    host.press_pay().await?;
    bank.press("complete").await?;
    let first = see(&host, "succeeded").await?;
    bank.see_gone().await?;
    form.see_sentence("finished_paid_amount", &[("amount", "SGD\u{a0}42.00")])
        .await?;
    let told = merchant.hears(&stage, "PAYMENT_RESULT", "first").await?;
    see_code(&told, "SUCCESS")?;

    // The shopper comes back: mark, brand and the last digits stand in the frame's list, also where only the
    // session says who they are.
    let host = visit(
        &stage,
        "mode=payment&capture=AUTOMATIC&order=second&unnamed=true",
    )
    .await?;
    let form = host.form();
    let token = text(&first, "/customerPaymentMethodId")?;
    ensure!(
        form.see_saved(1).await? == [token],
        "another card is listed"
    );
    let shown = "const card = document.querySelector('[data-testid=saved-card]');
        return [card.ariaLabel, card.closest('label').querySelector('use').getAttribute('href')]";
    let shown = form.run(shown, vec![]).await?;
    let expected = json!(["Visa ending 3220, expires December 2034", "#ps-visa"]);
    ensure!(shown == expected, "the list shows {shown}");
    host.press_pay().await?;
    bank.press("complete").await?;
    let second = see(&host, "succeeded").await?;
    ensure!(
        text(&second, "/customerPaymentMethodId")? == token,
        "paid with another card: {second}"
    );
    let told = merchant.hears(&stage, "PAYMENT_RESULT", "second").await?;
    see_code(&told, "SUCCESS")
}

async fn money_is_held_and_captured_by_hand_or_given_back(stage: Stage) -> Outcome {
    let merchant = Merchant::open(&stage).await?;
    for order in ["taken", "given-back"] {
        let host = visit(
            &stage,
            &format!("mode=payment&capture=MANUAL&order={order}"),
        )
        .await?;
        host.form().fill(&TestCard::VISA).await?;
        host.press_pay().await?;
        see(&host, "succeeded").await?;
        let told = merchant.hears(&stage, "PAYMENT_RESULT", order).await?;
        see_code(&told, "SUCCESS")?;
        let id = text(&told, "/paymentId")?;
        let capture = json!({
            "captureRequestId": format!("capture-{order}"), "paymentId": id,
            "captureAmount": { "currency": "SGD", "value": "4200" },
        });
        let cancel = json!({ "paymentId": id });
        if order == "taken" {
            let captured = merchant.call("/payments/capture", capture).await?;
            see_code(&captured, "SUCCESS")?;
            let told = merchant
                .hears(&stage, "CAPTURE_RESULT", "capture-taken")
                .await?;
            see_code(&told, "SUCCESS")?;
            let refused = merchant.call("/payments/cancel", cancel).await?;
            see_code(&refused, "ORDER_STATUS_INVALID")?;
        } else {
            let canceled = merchant.call("/payments/cancel", cancel).await?;
            see_code(&canceled, "SUCCESS")?;
            let refused = merchant.call("/payments/capture", capture).await?;
            see_code(&refused, "AUTH_CANCELLED")?;
        }
    }
    Ok(())
}

async fn a_declined_card_makes_room_for_another(stage: Stage) -> Outcome {
    let merchant = Merchant::open(&stage).await?;
    let host = visit(&stage, "mode=payment&capture=AUTOMATIC&order=basket").await?;
    let form = host.form();
    form.fill(&TestCard::NO_FUNDS).await?;
    host.press_pay().await?;
    let declined = see(&host, "declined").await?;
    ensure!(
        declined.pointer("/charge/decline") == Some(&json!("USER_BALANCE_NOT_ENOUGH")),
        "declined because {declined}"
    );
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::VISA.number).await?;
    host.press_pay().await?;
    see(&host, "succeeded").await?;
    let told = merchant.hears(&stage, "PAYMENT_RESULT", "basket-2").await?;
    see_code(&told, "SUCCESS")
}

async fn the_marks_of_the_form_are_those_of_the_session(stage: Stage) -> Outcome {
    let _merchant = Merchant::open(&stage).await?;
    for (place, brands) in [
        (
            "currency=SGD",
            "visa mastercard amex discover diners jcb unionpay maestro",
        ),
        (
            "currency=BRL&region=BR",
            "visa mastercard amex diners elo hipercard",
        ),
    ] {
        let host = visit(&stage, &format!("mode=payment&order=marks&{place}")).await?;
        let form = host.form();
        wait::until_true("the session's marks", || async {
            let shown =
                "return [...document.querySelectorAll('.ps-marks')[0].querySelectorAll('use')]
                .map((it) => it.getAttribute('href').slice(4)).join(' ')";
            Ok(form.run(shown, vec![]).await? == json!(brands))
        })
        .await?;
        form.type_into(Field::Number, "4242").await?;
        let shown = "return document.querySelectorAll('.ps-marks')[0].innerHTML
            .match(/#ps-\\w+/g).join(' ')";
        let shown = form.run(shown, vec![]).await?;
        ensure!(
            shown == json!("#ps-visa"),
            "a Visa card is shown as {shown}"
        );
    }
    // UnionPay is taken everywhere else, and not with Brazil's own cards.
    let host = Host::new(&stage);
    let form = host.form();
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::UNIONPAY.number)
        .await?;
    form.press_on(Field::Expiry).await?;
    let taken: BrandSet = [
        Brand::Visa,
        Brand::Mastercard,
        Brand::Amex,
        Brand::Diners,
        Brand::Elo,
        Brand::Hipercard,
    ]
    .into_iter()
    .collect();
    let detail = Detail::of(Reason::NumberBrand, TestCard::UNIONPAY.number, taken);
    form.see_detail(Field::Number, detail.context("a brand by name")?)
        .await?;
    form.type_into(Field::Expiry, TestCard::UNIONPAY.expiry)
        .await?;
    form.type_into(Field::Cvc, TestCard::UNIONPAY.cvc).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.pointer("/error/code") == Some(&json!(Reason::NumberBrand.code())),
        "not refused: {result}"
    );
    ensure!(stage.tokenisations() == 0, "the card travelled");
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::VISA.number).await?;
    form.see_no_reason(Field::Number).await?;
    // One of a brand that the form does not know, Korea's HYUNDAI, is for the gateway to judge: it is let through.
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, "9490220011669217").await?;
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!("declined")),
        "not the gateway's to judge: {result}"
    );
    ensure!(stage.tokenisations() == 1, "the card did not travel");
    Ok(())
}

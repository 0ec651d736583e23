//! Every reason a field can be refused for: told at the field, in words, and gone once corrected.

use anyhow::{Context as _, ensure};
use payseal_core::card::{BrandSet, Detail, Field, Reason};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{CardForm, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_field_that_is_left_wrong_says_why),
        scenario!(empty_fields_are_told_when_the_form_is_submitted),
        scenario!(a_field_that_the_gateway_refuses_says_so),
        scenario!(the_shopper_is_told_more_than_the_page),
    ]
}

/// How a shopper gets to see a reason.
enum Way {
    /// By typing this and leaving the field.
    Left(&'static str),
    /// By pasting this and leaving the field.
    Pasted(&'static str),
    /// By typing a four-digit code before the number of a card that has three.
    CodeThenNumber,
    /// By submitting the field empty.
    Submitted,
    /// By a card that the session does not take: `alipay_plus` meets it.
    Elsewhere,
    /// By the gateway's answer to this card.
    Refused(TestCard),
}

/// A new reason does not compile until it is known how a shopper meets it.
fn way(reason: Reason) -> Way {
    match reason {
        Reason::NumberIncomplete => Way::Left("4242"),
        Reason::NumberTypo => Way::Left("4242424242424241"),
        Reason::NumberTooLong => Way::Pasted("42424242424242424242"),
        Reason::ExpiryIncomplete => Way::Left("12"),
        Reason::ExpiryMonth => Way::Left("0034"),
        Reason::ExpiryPast => Way::Left("0120"),
        Reason::ExpiryTooFar => Way::Left("1299"),
        Reason::CvcIncomplete => Way::Left("12"),
        Reason::CvcTooLong => Way::CodeThenNumber,
        Reason::HolderLooksLikeNumber => Way::Left("4242424242424242"),
        Reason::HolderTooLong => Way::Pasted(
            "Ada Augusta Byron King Countess of Lovelace and of many more names than fit",
        ),
        Reason::NumberMissing
        | Reason::ExpiryMissing
        | Reason::CvcMissing
        | Reason::HolderMissing => Way::Submitted,
        Reason::NumberBrand => Way::Elsewhere,
        Reason::NumberRefused => Way::Refused(TestCard::AMEX_UNLISTED),
        Reason::ExpiryRefused => Way::Refused(TestCard::EXPIRED),
        Reason::CvcRefused => Way::Refused(TestCard::BAD_CODE),
    }
}

/// What corrects a field.
fn right(field: Field) -> &'static str {
    match field {
        Field::Number | Field::Expiry | Field::Cvc => TestCard::VISA.typed(field),
        Field::Holder => "Ada Lovelace",
    }
}

const THREE: &[(&str, &str)] = &[("count", "3")];

async fn a_field_that_is_left_wrong_says_why(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "holder": "always" })).await?;
    host.event("ready").await?;
    let form = host.form();
    for reason in Reason::ALL.iter().copied() {
        let field = reason.field();
        let mut detail = None;
        match way(reason) {
            Way::Left(text) => {
                form.type_into(field, text).await?;
                detail = Detail::of(reason, text, BrandSet::NONE);
            }
            Way::Pasted(text) => {
                form.paste(field, text).await?;
                detail = Detail::of(reason, text, BrandSet::NONE);
            }
            Way::CodeThenNumber => {
                form.type_into(Field::Cvc, "1234").await?;
                form.type_into(Field::Number, TestCard::VISA.number).await?;
                form.press_on(Field::Cvc).await?;
            }
            Way::Submitted | Way::Elsewhere | Way::Refused(_) => continue,
        }
        // Nothing is said while a field is being typed in; only leaving it is an answer.
        form.press(Key::Tab).await?;
        match detail {
            Some(detail) => form.see_detail(field, detail).await?,
            None => form.see_reason(reason, THREE).await?,
        }
        correct(&form, field).await?;
        form.empty(field).await?;
        if field == Field::Cvc {
            form.empty(Field::Number).await?;
        }
    }
    Ok(())
}

async fn correct(form: &CardForm, field: Field) -> Outcome {
    form.empty(field).await?;
    form.type_into(field, right(field)).await?;
    form.see_no_reason(field).await
}

async fn empty_fields_are_told_when_the_form_is_submitted(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "holder": "always" })).await?;
    host.event("ready").await?;
    let form = host.form();
    host.press_pay().await?;
    for field in Field::ALL {
        form.see_reason(Reason::missing(field), &[]).await?;
    }
    let result = host.result().await?;
    ensure!(
        result.pointer("/error/field").is_some(),
        "no field in {result}"
    );
    ensure!(
        result.pointer("/error/retryable") == Some(&json!(false)),
        "{result}"
    );
    // WebKit gives a frame no focus after a button of the page was pressed, whoever asks for it.
    if stage.engine != Engine::WebKit {
        wait::until_true("the focus in the first wrong field", || async {
            Ok(form.focused().await? == "card-number")
        })
        .await?;
    }
    ensure!(stage.tokenisations() == 0, "an empty card travelled");
    for field in Field::ALL {
        form.type_into(field, right(field)).await?;
        form.see_no_reason(field).await?;
    }
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn the_shopper_is_told_more_than_the_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let text = Locale::En.text();
    for (field, typed, reason) in [
        (Field::Number, "42424242424242", Reason::NumberIncomplete),
        (Field::Number, "378282246310", Reason::NumberIncomplete),
        (Field::Expiry, "0324", Reason::ExpiryPast),
        (Field::Expiry, "1299", Reason::ExpiryTooFar),
    ] {
        host.open_bench(&json!({})).await?;
        host.event("ready").await?;
        let form = host.form();
        form.fill(&TestCard::VISA).await?;
        form.empty(field).await?;
        form.type_into(field, typed).await?;
        host.press_pay().await?;
        let detail = Detail::of(reason, typed, BrandSet::NONE).context("nothing more to tell")?;
        form.see_detail(field, detail).await?;
        let error = host.result().await?;
        ensure!(
            error.pointer("/error/code") == Some(&json!(reason.code()))
                && error.pointer("/error/message") == Some(&json!(text.reason(reason))),
            "the page was told {error}"
        );
    }
    Ok(())
}

async fn a_field_that_the_gateway_refuses_says_so(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for reason in Reason::ALL.iter().copied() {
        let Way::Refused(card) = way(reason) else {
            continue;
        };
        host.open_bench(&json!({})).await?;
        let form = host.form();
        form.fill(&card).await?;
        host.press_pay().await?;
        host.see_error("card_refused", None).await?;
        let field = host.result().await?.pointer("/error/field").cloned();
        ensure!(
            field == Some(json!(reason.field().name())),
            "the page was told of {field:?}"
        );
        form.see_reason(reason, THREE).await?;
        form.see_card(&card).await?;
        // Another card in the same form is welcome.
        for field in [Field::Number, Field::Expiry, Field::Cvc] {
            correct(&form, field).await?;
        }
        host.press_pay().await?;
        host.saved_id().await?;
    }
    Ok(())
}

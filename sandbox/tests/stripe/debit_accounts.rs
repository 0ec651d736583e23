//! The published test accounts, and what of an account or its debit is refused.

use serde_json::json;

use crate::debits::{ACCEPTED, IBAN, debit, found, mandate};
use crate::world::{World, id};

#[tokio::test]
async fn each_published_account_does_what_its_table_says() {
    let world = World::new().await;
    let attempt_failed = "payment_intent_payment_attempt_failed";
    for (token, wait, code, mandates) in [
        ("pm_sepaDebit_success_at", 15, "", "active"),
        ("pm_sepaDebit_successDelayed_at", 180, "", "active"),
        ("pm_sepaDebit_failed_at", 15, attempt_failed, "active"),
        (
            "pm_sepaDebit_failedDelayed_at",
            180,
            attempt_failed,
            "active",
        ),
        (
            "pm_sepaDebit_insufficientFunds_at",
            15,
            "insufficient_funds",
            "active",
        ),
        (
            "pm_sepaDebit_exceedsWeeklyVolumeLimit_at",
            15,
            "charge_exceeds_source_limit",
            "active",
        ),
        (
            "pm_sepaDebit_exceedsWeeklyTransactionLimit_at",
            15,
            "charge_exceeds_weekly_limit",
            "active",
        ),
        ("pm_auBecsDebit_success", 15, "", "active"),
        ("pm_auBecsDebit_successDelayed", 180, "", "active"),
        (
            "pm_auBecsDebit_accountClosed",
            15,
            "account_closed",
            "inactive",
        ),
        ("pm_auBecsDebit_noAccount", 15, "no_account", "inactive"),
        (
            "pm_auBecsDebit_referToCustomer",
            15,
            "refer_to_customer",
            "active",
        ),
        (
            "pm_auBecsDebit_referToCustomerDelayed",
            180,
            "refer_to_customer",
            "active",
        ),
        (
            "pm_auBecsDebit_debitNotAuthorized",
            15,
            "debit_not_authorized",
            "inactive",
        ),
        (
            "pm_auBecsDebit_exceedsTransactionLimit",
            15,
            "charge_exceeds_transaction_limit",
            "active",
        ),
    ] {
        let (currency, kind) = if token.contains("sepa") {
            ("eur", "sepa_debit")
        } else {
            ("aud", "au_becs_debit")
        };
        let rest = format!("payment_method={token}");
        let made = debit(&world, currency, kind, &rest).await.ok();
        assert_eq!(made["status"], "processing", "{token}");
        world.wait(wait - 1);
        assert_eq!(
            found(&world, &made).await["status"],
            "processing",
            "{token}"
        );
        world.wait(2);
        let over = found(&world, &made).await;
        let charge = &over["latest_charge"];
        if code.is_empty() {
            assert_eq!(over["status"], "succeeded", "{token}");
        } else {
            let error = &over["last_payment_error"];
            assert_eq!(
                (
                    &over["status"],
                    &error["code"],
                    &error["payment_method_type"]
                ),
                (
                    &json!("requires_payment_method"),
                    &json!(code),
                    &json!(kind)
                ),
                "{token}"
            );
            let failed = world.events("charge.failed").await;
            let told = &failed[0]["data"]["object"];
            assert_eq!(told["id"], charge["id"]);
            if code == attempt_failed {
                assert_eq!(told["failure_code"], "incorrect_account_holder_name");
            } else {
                assert_eq!(told["failure_code"], code);
            }
        }
        assert_eq!(mandate(&world, charge).await["status"], mandates, "{token}");
    }
    let ended = world.events("mandate.updated").await;
    assert_eq!(ended.len(), 3);
}

#[tokio::test]
async fn a_debit_is_disputed_at_once_where_its_account_says_so() {
    let world = World::new().await;
    for (token, currency, kind) in [
        ("pm_sepaDebit_disputed_at", "eur", "sepa_debit"),
        ("pm_auBecsDebit_dispute", "aud", "au_becs_debit"),
    ] {
        let rest = format!("payment_method={token}");
        let made = debit(&world, currency, kind, &rest).await.ok();
        world.wait(16);
        let over = found(&world, &made).await;
        assert_eq!(
            (&over["status"], &over["latest_charge"]["disputed"]),
            (&json!("succeeded"), &json!(true))
        );
        let disputes = world.events("charge.dispute.created").await;
        let dispute = &disputes[0]["data"]["object"];
        assert_eq!(dispute["charge"], over["latest_charge"]["id"]);
        assert_eq!(dispute.get("payment_method_details"), None);
    }
}

#[tokio::test]
async fn what_an_account_or_its_debit_cannot_be_is_refused() {
    let world = World::new().await;
    let create = |kind: &str, inside: &str| {
        format!(
            "type={kind}&{inside}&billing_details[name]=Ada&billing_details[email]=ada@shop.example"
        )
    };
    let becs = |bsb: &str, number: &str| {
        create(
            "au_becs_debit",
            &format!("au_becs_debit[bsb_number]={bsb}&au_becs_debit[account_number]={number}"),
        )
    };
    let sepa = |iban: &str| create("sepa_debit", &format!("sepa_debit[iban]={iban}"));
    for (body, code, param) in [
        (
            sepa("AT611904300234573202"),
            "invalid_bank_account_iban",
            "sepa_debit[iban]",
        ),
        (sepa("NL91ABNA0417164300"), "", "sepa_debit[iban]"),
        (
            sepa("AT271904300000055555"),
            "sepa_debit_bank_not_supported",
            "sepa_debit[iban]",
        ),
        (
            sepa("AT511904300000066666"),
            "sepa_debit_debits_not_supported",
            "sepa_debit[iban]",
        ),
        (becs("00", "000123456"), "", "au_becs_debit[bsb_number]"),
        (becs("000000", "1"), "", "au_becs_debit[account_number]"),
        (
            becs("123456", "000123456"),
            "",
            "au_becs_debit[account_number]",
        ),
        (
            format!("type=sepa_debit&sepa_debit[iban]={IBAN}&billing_details[name]=Ada"),
            "parameter_missing",
            "billing_details[email]",
        ),
        (
            "type=sepa_debit".to_owned(),
            "parameter_missing",
            "sepa_debit",
        ),
    ] {
        let refused = world.post("/v1/payment_methods", &body).await;
        assert_eq!(refused.refused(), (400, code, param), "{body}");
        assert!(
            !refused.body.to_string().contains("123456"),
            "{}",
            refused.body
        );
    }
    let bare = "amount=1099&currency=eur&confirm=true&payment_method_types[]=sepa_debit\
                &payment_method=pm_sepaDebit_success_at";
    let refused = world.post("/v1/payment_intents", bare).await;
    assert_eq!(
        refused.refused(),
        (400, "parameter_missing", "mandate_data")
    );
    // The intent that was made stays, and is confirmed with what was missing.
    let left = &refused.body["error"]["payment_intent"];
    assert_eq!(left["status"], "requires_confirmation");
    let path = format!("/v1/payment_intents/{}", id(left));
    assert_eq!(world.get(&path).await.ok()["status"], left["status"]);
    let path = format!("{path}/confirm");
    assert_eq!(
        world.post(&path, ACCEPTED).await.ok()["status"],
        "processing"
    );
    let bare = "confirm=true&payment_method_types[]=sepa_debit\
                &payment_method=pm_sepaDebit_success_at";
    let refused = world.post("/v1/setup_intents", bare).await;
    assert_eq!(
        refused.refused(),
        (400, "parameter_missing", "mandate_data")
    );
    let left = &refused.body["error"]["setup_intent"];
    let path = format!("/v1/setup_intents/{}/confirm", id(left));
    assert_eq!(
        world.post(&path, ACCEPTED).await.ok()["status"],
        "succeeded"
    );
    let dollars = debit(&world, "usd", "au_becs_debit", "").await;
    assert_eq!(dollars.refused(), (400, "", "payment_method_types"));
}

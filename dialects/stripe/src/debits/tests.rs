use super::*;

#[test]
fn every_published_account_is_a_number_and_has_a_token() {
    for one in ACCOUNTS.iter().filter(|one| !one.number.is_empty()) {
        let (account, prefix) = match one.kind {
            SepaDebit => {
                let iban = Iban::check(one.number).valid().unwrap();
                (BankAccount::Sepa(iban), "pm_sepaDebit_")
            }
            AuBecsDebit => {
                let bsb = Bsb::check("000-000").valid().unwrap();
                let number = AccountNumber::check(one.number).valid().unwrap();
                (BankAccount::Becs(bsb, number), "pm_auBecsDebit_")
            }
        };
        assert_eq!(published(&account).unwrap().name, one.name);
        let found = of_token(&format!("{prefix}{}", one.name)).unwrap();
        assert_eq!(found.number, one.number);
        assert_eq!(one.fate.pays(), one.failure.is_empty(), "{}", one.name);
    }
}

#[test]
fn what_is_no_published_account_is_none() {
    let iban = |iban: &str| BankAccount::Sepa(Iban::check(iban).valid().unwrap());
    let becs = |bsb: &str, number: &str| {
        let number = AccountNumber::check(number).valid().unwrap();
        BankAccount::Becs(Bsb::check(bsb).valid().unwrap(), number)
    };
    for (account, why) in [
        (iban("NL91ABNA0417164300"), NotDebited::Unpublished),
        (iban("AT271904300000055555"), NotDebited::Bank),
        (iban("AT511904300000066666"), NotDebited::Account),
        (becs("000000", "123456"), NotDebited::Unpublished),
        (becs("012345", "000123456"), NotDebited::Unpublished),
    ] {
        assert_eq!(published(&account).err(), Some(why));
    }
    for token in [
        "pm_sepaDebit_",
        "pm_sepaDebit_success",
        "pm_card_visa",
        "pm_1",
    ] {
        assert!(of_token(token).is_none(), "{token}");
    }
}

#[test]
fn the_email_address_picks_the_fate_of_a_generated_debit() {
    for (email, name) in [
        (None, "generatedSepaDebitIntentsSucceed"),
        (Some("ada@shop.example"), "generatedSepaDebitIntentsSucceed"),
        (
            Some("generatedSepaDebitIntentsFailDelayed@example.com"),
            "generatedSepaDebitIntentsFailDelayed",
        ),
        (
            Some("test_1_generatedSepaDebitIntentsFail@example.com"),
            "generatedSepaDebitIntentsFail",
        ),
        (
            Some("xgeneratedSepaDebitIntentsFail@example.com"),
            "generatedSepaDebitIntentsSucceed",
        ),
    ] {
        assert_eq!(behind_redirect(email), name, "{email:?}");
    }
    assert_eq!(
        redirect_of_token("pm_ideal_generatedSepaDebitIntentsFail"),
        Some((
            "ideal",
            "generatedSepaDebitIntentsFail@example.com".to_owned()
        ))
    );
    assert_eq!(redirect_of_token("pm_ideal_success_at"), None);
}

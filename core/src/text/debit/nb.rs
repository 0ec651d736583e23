//! Norwegian (Bokmål).

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Sikkert bankkontoskjema",
    secured_by: "Sikret av {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testmodus: Bare testkontoer godtas, og ingen penger trekkes",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Kontonummer",
    account_number_placeholder: "000123456",
    holder_label: "Kontoeiers navn",
    email_label: "E-postadresse",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Skriv inn IBAN.",
    reason_iban_incomplete: "Dette IBAN-nummeret er ufullstendig.",
    reason_iban_country: "Kontoer i dette landet kan ikke belastes.",
    reason_iban_too_long: "Dette IBAN-nummeret er for langt.",
    reason_iban_typo: "Sjekk IBAN: En bokstav eller et siffer er feil.",
    reason_iban_refused: "Kontoen ble ikke godtatt.",
    reason_bsb_missing: "Skriv inn BSB-nummeret.",
    reason_bsb_incomplete: "BSB-nummeret har 6 sifre.",
    reason_bsb_too_long: "BSB-nummeret har bare 6 sifre.",
    reason_account_number_missing: "Skriv inn kontonummeret.",
    reason_account_number_incomplete: "Skriv inn minst 5 sifre.",
    reason_account_number_too_long: "Skriv inn høyst 9 sifre.",
    reason_account_number_refused: "Kontoen ble ikke godtatt.",
    reason_holder_missing: "Skriv inn kontoeiers navn.",
    reason_holder_looks_like_number: "Skriv inn et navn her, ikke et nummer.",
    reason_holder_too_long: "Skriv inn navnet slik banken har det.",
    reason_email_missing: "Skriv inn e-postadressen din.",
    reason_email_incomplete: "E-postadressen er ufullstendig.",

    notice_offline: "Du er frakoblet. Det du har skrevet, er fortsatt her. Prøv igjen når du er på nett.",
    notice_timeout: "Dette tar for lang tid. Det du har skrevet, er fortsatt her. Prøv igjen om litt.",
    notice_unavailable: "Vi får ikke kontakt med betalingstjenesten akkurat nå. Det du har skrevet, er fortsatt her. Prøv igjen om litt.",
    notice_session: "Økten din har utløpt. Det du har skrevet, er fortsatt her. Prøv igjen, eller last inn siden på nytt hvis det ikke hjelper.",
    notice_refused: "Kontoen ble ikke godtatt. Sjekk opplysningene eller velg en annen måte å betale på.",
    notice_cancelled: "Dette ble avbrutt før det var ferdig.",
    notice_unexpected: "Noe gikk galt hos oss. Det du har skrevet, er fortsatt her. Prøv igjen om litt.",
    notice_forgotten: "Du har vært borte en stund. Skriv inn kontoopplysningene på nytt for å beskytte kontoen din.",
    busy: "Sender kontoopplysningene dine\u{a0}…",

    mandate_sepa_debit: "Ved å fortsette gir du (A) {merchant} fullmakt til å sende instrukser til banken din om å belaste kontoen din, og (B) banken din fullmakt til å belaste kontoen din i samsvar med instruksene fra {merchant}. Du har rett til tilbakebetaling fra banken din i henhold til vilkårene i avtalen du har med den. Tilbakebetaling må kreves innen 8 uker fra den datoen kontoen din ble belastet. Du godtar å få varsel om en belastning senest 2 dager i forveien.",
    mandate_sepa_debit_version: "sepa-nb-1",
    mandate_au_becs_debit: "Ved å fortsette ber du om direkte belastning: Du gir {merchant} og betalingsleverandøren deres rett til å belaste kontoen din gjennom det australske systemet BECS (Bulk Electronic Clearing System) for beløpene som {merchant} varsler deg om særskilt. Du bekrefter at du er kontoeier eller har fullmakt til å signere for kontoen.",
    mandate_au_becs_debit_version: "becs-nb-1",

    stopped_wasm: "Nettleseren blokkerer WebAssembly, som skjemaet trenger for å beskytte kontoen din. Tillat det eller bruk en annen nettleser.",
    stopped_crash: "Bankkontoskjemaet har sluttet å virke. Last inn siden på nytt og skriv inn kontoopplysningene igjen.",
    stopped_alone: "Bankkontoskjemaet er ikke koblet til butikkens side. Last inn siden på nytt for å bruke det.",
};

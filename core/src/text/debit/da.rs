//! Danish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Sikker bankkontoformular",
    secured_by: "Beskyttet af {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testtilstand: Kun testkonti godtages, og der trækkes ingen penge",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Kontonummer",
    account_number_placeholder: "000123456",
    holder_label: "Kontohavers navn",
    email_label: "E-mailadresse",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Indtast dit IBAN.",
    reason_iban_incomplete: "IBAN-nummeret er ikke fuldstændigt.",
    reason_iban_country: "Der kan ikke trækkes på konti i dette land.",
    reason_iban_too_long: "IBAN-nummeret er for langt.",
    reason_iban_typo: "Tjek IBAN: Et bogstav eller ciffer er forkert.",
    reason_iban_refused: "Kontoen blev ikke godkendt.",
    reason_bsb_missing: "Indtast BSB-nummeret.",
    reason_bsb_incomplete: "BSB-nummeret har 6 cifre.",
    reason_bsb_too_long: "BSB-nummeret har kun 6 cifre.",
    reason_account_number_missing: "Indtast kontonummeret.",
    reason_account_number_incomplete: "Indtast mindst 5 cifre.",
    reason_account_number_too_long: "Indtast højst 9 cifre.",
    reason_account_number_refused: "Kontoen blev ikke godkendt.",
    reason_holder_missing: "Indtast kontohavers navn.",
    reason_holder_looks_like_number: "Indtast et navn her, ikke et nummer.",
    reason_holder_too_long: "Indtast samme navn som i banken.",
    reason_email_missing: "Indtast din e-mailadresse.",
    reason_email_incomplete: "E-mailadressen er ikke fuldstændig.",

    notice_offline: "Du er offline. Det, du har indtastet, er her stadig. Prøv igen, når du er online.",
    notice_timeout: "Det tager for lang tid. Det, du har indtastet, er her stadig. Prøv igen om lidt.",
    notice_unavailable: "Vi kan ikke få forbindelse til betalingstjenesten lige nu. Det, du har indtastet, er her stadig. Prøv igen om lidt.",
    notice_session: "Din session er udløbet. Det, du har indtastet, er her stadig. Prøv igen, eller genindlæs siden, hvis det ikke hjælper.",
    notice_refused: "Kontoen blev ikke godkendt. Tjek oplysningerne, eller vælg en anden måde at betale på.",
    notice_cancelled: "Handlingen blev afbrudt, før den var færdig.",
    notice_unexpected: "Der gik noget galt hos os. Det, du har indtastet, er her stadig. Prøv igen om lidt.",
    notice_forgotten: "Du har været væk et stykke tid. Indtast kontooplysningerne igen for at beskytte din konto.",
    busy: "Sender dine kontooplysninger\u{a0}…",

    mandate_sepa_debit: "Ved at fortsætte giver du (A) {merchant} fuldmagt til at sende instrukser til din bank om at debitere din konto og (B) din bank fuldmagt til at debitere din konto i overensstemmelse med instrukserne fra {merchant}. Du har ret til tilbagebetaling fra din bank i henhold til vilkårene i din aftale med banken. Tilbagebetaling skal kræves inden 8 uger fra den dato, hvor din konto blev debiteret. Du accepterer at få besked om en debitering senest 2 dage i forvejen.",
    mandate_sepa_debit_version: "sepa-da-1",
    mandate_au_becs_debit: "Ved at fortsætte giver du en anmodning om direkte debitering: Du giver {merchant} og dennes betalingsudbyder ret til at debitere din konto via det australske system BECS (Bulk Electronic Clearing System) for de beløb, som {merchant} oplyser dig om særskilt. Du bekræfter, at du er kontohaver eller har ret til at tegne kontoen.",
    mandate_au_becs_debit_version: "becs-da-1",

    stopped_wasm: "Browseren blokerer WebAssembly, som formularen skal bruge for at beskytte din konto. Tillad det, eller brug en anden browser.",
    stopped_crash: "Bankkontoformularen er holdt op med at virke. Genindlæs siden, og indtast dine kontooplysninger igen.",
    stopped_alone: "Bankkontoformularen er ikke forbundet med butikkens side. Genindlæs siden for at bruge den.",
};

//! Swedish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Säkert bankkontoformulär",
    secured_by: "Skyddas av {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testläge: bara testkonton godtas och inga pengar dras",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Kontonummer",
    account_number_placeholder: "000123456",
    holder_label: "Kontoinnehavarens namn",
    email_label: "E-postadress",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Ange ditt IBAN.",
    reason_iban_incomplete: "Det här IBAN-numret är ofullständigt.",
    reason_iban_country: "Konton i det här landet kan inte debiteras.",
    reason_iban_too_long: "Det här IBAN-numret är för långt.",
    reason_iban_typo: "Kontrollera IBAN: en bokstav eller siffra är fel.",
    reason_iban_refused: "Kontot godkändes inte.",
    reason_bsb_missing: "Ange BSB-numret.",
    reason_bsb_incomplete: "BSB-numret har 6 siffror.",
    reason_bsb_too_long: "BSB-numret har bara 6 siffror.",
    reason_account_number_missing: "Ange kontonumret.",
    reason_account_number_incomplete: "Ange minst 5 siffror.",
    reason_account_number_too_long: "Ange högst 9 siffror.",
    reason_account_number_refused: "Kontot godkändes inte.",
    reason_holder_missing: "Ange kontoinnehavarens namn.",
    reason_holder_looks_like_number: "Ange ett namn här, inte ett nummer.",
    reason_holder_too_long: "Ange samma namn som hos banken.",
    reason_email_missing: "Ange din e-postadress.",
    reason_email_incomplete: "E-postadressen är ofullständig.",

    notice_offline: "Du är offline. Det du har skrivit finns kvar. Försök igen när du är online.",
    notice_timeout: "Det här tar för lång tid. Det du har skrivit finns kvar. Försök igen om en stund.",
    notice_unavailable: "Vi når inte betaltjänsten just nu. Det du har skrivit finns kvar. Försök igen om en stund.",
    notice_session: "Din session har gått ut. Det du har skrivit finns kvar. Försök igen, eller ladda om sidan om det inte hjälper.",
    notice_refused: "Kontot godkändes inte. Kontrollera uppgifterna eller välj ett annat sätt att betala.",
    notice_cancelled: "Det här avbröts innan det var klart.",
    notice_unexpected: "Något gick fel hos oss. Det du har skrivit finns kvar. Försök igen om en stund.",
    notice_forgotten: "Du var borta ett tag. Ange kontouppgifterna igen för att skydda ditt konto.",
    busy: "Dina kontouppgifter skickas\u{a0}…",

    mandate_sepa_debit: "Genom att fortsätta medger du (A) att {merchant} skickar instruktioner till din bank om att debitera ditt konto och (B) att din bank debiterar ditt konto i enlighet med instruktionerna från {merchant}. Du har rätt till återbetalning från din bank enligt villkoren i ditt avtal med banken. Återbetalning måste begäras inom 8 veckor från den dag då ditt konto debiterades. Du godtar att få besked om en debitering senast 2 dagar i förväg.",
    mandate_sepa_debit_version: "sepa-sv-1",
    mandate_au_becs_debit: "Genom att fortsätta lämnar du ett autogiromedgivande: du ger {merchant} och dess betaltjänstleverantör rätt att via det australiska systemet BECS (Bulk Electronic Clearing System) debitera ditt konto de belopp som {merchant} meddelar dig separat. Du bekräftar att du är kontoinnehavare eller har teckningsrätt för kontot.",
    mandate_au_becs_debit_version: "becs-sv-1",

    stopped_wasm: "Webbläsaren blockerar WebAssembly, som formuläret behöver för att skydda ditt konto. Tillåt det eller använd en annan webbläsare.",
    stopped_crash: "Bankkontoformuläret har slutat fungera. Ladda om sidan och ange kontouppgifterna igen.",
    stopped_alone: "Bankkontoformuläret är inte kopplat till butikens sida. Ladda om sidan för att använda det.",
};

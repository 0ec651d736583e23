//! Estonian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Turvaline pangakonto vorm",
    secured_by: "Turvab {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testrežiim: vastu võetakse ainult testkontosid ja midagi ei debiteerita",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Kontonumber",
    account_number_placeholder: "000123456",
    holder_label: "Kontoomaniku nimi",
    email_label: "E-posti aadress",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Sisestage oma IBAN.",
    reason_iban_incomplete: "See IBAN on puudulik.",
    reason_iban_country: "Selle riigi kontot ei saa debiteerida.",
    reason_iban_too_long: "See IBAN on liiga pikk.",
    reason_iban_typo: "Kontrollige IBANi: mõni täht või number on vale.",
    reason_iban_refused: "Seda kontot ei aktsepteeritud.",
    reason_bsb_missing: "Sisestage BSB-kood.",
    reason_bsb_incomplete: "BSB-koodis on 6 numbrit.",
    reason_bsb_too_long: "BSB-koodis on ainult 6 numbrit.",
    reason_account_number_missing: "Sisestage kontonumber.",
    reason_account_number_incomplete: "Sisestage vähemalt 5 numbrit.",
    reason_account_number_too_long: "Sisestage kuni 9 numbrit.",
    reason_account_number_refused: "Seda kontot ei aktsepteeritud.",
    reason_holder_missing: "Sisestage kontoomaniku nimi.",
    reason_holder_looks_like_number: "Siia sisestage nimi, mitte number.",
    reason_holder_too_long: "Sisestage nimi nii, nagu see on pangas.",
    reason_email_missing: "Sisestage oma e-posti aadress.",
    reason_email_incomplete: "See e-posti aadress on puudulik.",

    notice_offline: "Internetiühendus puudub. Sisestatud andmed on alles. Proovige uuesti, kui ühendus taastub.",
    notice_timeout: "See võtab liiga kaua aega. Sisestatud andmed on alles. Proovige mõne hetke pärast uuesti.",
    notice_unavailable: "Makseteenusega ei saa praegu ühendust. Sisestatud andmed on alles. Proovige mõne hetke pärast uuesti.",
    notice_session: "Teie seanss on aegunud. Sisestatud andmed on alles. Proovige uuesti või, kui see ei aita, laadige leht uuesti.",
    notice_refused: "Seda kontot ei aktsepteeritud. Kontrollige andmeid või valige teine makseviis.",
    notice_cancelled: "Toiming katkestati enne selle lõppu.",
    notice_unexpected: "Meie poolel tekkis tõrge. Sisestatud andmed on alles. Proovige mõne hetke pärast uuesti.",
    notice_forgotten: "Olite mõnda aega eemal. Konto turvalisuse huvides sisestage selle andmed uuesti.",
    busy: "Konto andmete saatmine…",

    mandate_sepa_debit: "Jätkates volitate (A) saajat {merchant} saatma teie pangale korraldusi teie konto debiteerimiseks ja (B) oma panka teie kontot nende korralduste kohaselt debiteerima. Teil on õigus saada oma pangalt tagasimakse temaga sõlmitud lepingu tingimuste kohaselt. Tagasimakset tuleb nõuda 8 nädala jooksul alates teie konto debiteerimise kuupäevast. Nõustute, et debiteerimisest teatatakse teile hiljemalt 2 päeva ette.",
    mandate_sepa_debit_version: "sepa-et-1",
    mandate_au_becs_debit: "Jätkates esitate otsedebiteerimise taotluse: volitate saajat {merchant} ja tema makseteenuse pakkujat debiteerima teie kontot Austraalia süsteemi BECS (Bulk Electronic Clearing System) kaudu summades, millest saaja teile eraldi teatab. Kinnitate, et olete konto omanik või selle allkirjaõiguslik kasutaja.",
    mandate_au_becs_debit_version: "becs-et-1",

    stopped_wasm: "See brauser blokeerib WebAssembly tehnoloogia, mida vorm vajab teie konto kaitsmiseks. Lubage see või kasutage teist brauserit.",
    stopped_crash: "Pangakonto vorm lakkas töötamast. Laadige leht uuesti ja sisestage konto andmed veel kord.",
    stopped_alone: "See pangakonto vorm ei ole poe lehega ühendatud. Selle kasutamiseks laadige leht uuesti.",
};

//! Lithuanian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Saugi banko sąskaitos forma",
    secured_by: "Saugo {gateway}",
    test_badge: "BANDYMAS",
    test_badge_hint: "Bandomasis režimas: priimamos tik bandomosios sąskaitos, pinigai nenuskaitomi",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Sąskaitos numeris",
    account_number_placeholder: "000123456",
    holder_label: "Sąskaitos turėtojo vardas",
    email_label: "El. pašto adresas",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Įveskite IBAN.",
    reason_iban_incomplete: "Šis IBAN neišsamus.",
    reason_iban_country: "Iš šios šalies sąskaitos nuskaityti negalima.",
    reason_iban_too_long: "Šis IBAN per ilgas.",
    reason_iban_typo: "Patikrinkite IBAN: neteisinga raidė ar skaitmuo.",
    reason_iban_refused: "Ši sąskaita nepriimta.",
    reason_bsb_missing: "Įveskite BSB kodą.",
    reason_bsb_incomplete: "BSB kodą sudaro 6 skaitmenys.",
    reason_bsb_too_long: "BSB kode yra tik 6 skaitmenys.",
    reason_account_number_missing: "Įveskite sąskaitos numerį.",
    reason_account_number_incomplete: "Įveskite bent 5 skaitmenis.",
    reason_account_number_too_long: "Įveskite iki 9 skaitmenų.",
    reason_account_number_refused: "Ši sąskaita nepriimta.",
    reason_holder_missing: "Įveskite sąskaitos turėtojo vardą ir pavardę.",
    reason_holder_looks_like_number: "Čia įveskite vardą, o ne numerį.",
    reason_holder_too_long: "Įveskite vardą taip, kaip jis nurodytas banke.",
    reason_email_missing: "Įveskite el. pašto adresą.",
    reason_email_incomplete: "Šis el. pašto adresas neišsamus.",

    notice_offline: "Nėra interneto ryšio. Įvesti duomenys vis dar čia. Bandykite dar kartą, kai ryšys atsiras.",
    notice_timeout: "Tai trunka per ilgai. Įvesti duomenys vis dar čia. Po akimirkos bandykite dar kartą.",
    notice_unavailable: "Šiuo metu nepavyksta susisiekti su mokėjimo paslauga. Įvesti duomenys vis dar čia. Po akimirkos bandykite dar kartą.",
    notice_session: "Jūsų sesija baigėsi. Įvesti duomenys vis dar čia. Bandykite dar kartą, o jei nepadės, įkelkite puslapį iš naujo.",
    notice_refused: "Ši sąskaita nepriimta. Patikrinkite duomenis arba pasirinkite kitą mokėjimo būdą.",
    notice_cancelled: "Veiksmas atšauktas jam nepasibaigus.",
    notice_unexpected: "Įvyko klaida mūsų sistemoje. Įvesti duomenys vis dar čia. Po akimirkos bandykite dar kartą.",
    notice_forgotten: "Kurį laiką jūsų nebuvo. Kad sąskaita būtų saugi, dar kartą įveskite jos duomenis.",
    busy: "Siunčiami sąskaitos duomenys…",

    mandate_sepa_debit: "Tęsdami jūs įgaliojate (A) „{merchant}“ siųsti nurodymus jūsų bankui nurašyti lėšas iš jūsų sąskaitos ir (B) savo banką nurašyti lėšas iš jūsų sąskaitos pagal šiuos nurodymus. Jūs turite teisę į lėšų grąžinimą iš savo banko pagal sutarties su banku sąlygas. Grąžinti lėšas reikia prašyti per 8 savaites nuo dienos, kurią lėšos buvo nurašytos iš jūsų sąskaitos. Jūs sutinkate, kad apie nurašymą būtų pranešta vėliausiai prieš 2 dienas.",
    mandate_sepa_debit_version: "sepa-lt-1",
    mandate_au_becs_debit: "Tęsdami jūs pateikiate tiesioginio debeto prašymą: įgaliojate „{merchant}“ ir jos mokėjimo paslaugų teikėją per Australijos sistemą BECS („Bulk Electronic Clearing System“) nurašyti iš jūsų sąskaitos sumas, kurias „{merchant}“ jums praneša atskirai. Jūs patvirtinate, kad esate sąskaitos turėtojas arba turite teisę už ją pasirašyti.",
    mandate_au_becs_debit_version: "becs-lt-1",

    stopped_wasm: "Ši naršyklė blokuoja „WebAssembly“, kurios formai reikia jūsų sąskaitai apsaugoti. Leiskite ją naudoti arba naudokite kitą naršyklę.",
    stopped_crash: "Banko sąskaitos forma nustojo veikti. Įkelkite puslapį iš naujo ir dar kartą įveskite sąskaitos duomenis.",
    stopped_alone: "Ši banko sąskaitos forma nesusieta su parduotuvės puslapiu. Kad galėtumėte ja naudotis, įkelkite puslapį iš naujo.",
};

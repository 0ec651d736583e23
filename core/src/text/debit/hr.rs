//! Croatian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Sigurni obrazac za bankovni račun",
    secured_by: "Zaštićuje {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testni način: prihvaćaju se samo testni računi i nema stvarne naplate",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Broj računa",
    account_number_placeholder: "000123456",
    holder_label: "Ime vlasnika računa",
    email_label: "E-adresa",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Unesite svoj IBAN.",
    reason_iban_incomplete: "Ovaj IBAN nije potpun.",
    reason_iban_country: "Račun u ovoj zemlji ne može se teretiti.",
    reason_iban_too_long: "Ovaj je IBAN predugačak.",
    reason_iban_typo: "Provjerite IBAN: neko slovo ili znamenka nije točna.",
    reason_iban_refused: "Ovaj račun nije prihvaćen.",
    reason_bsb_missing: "Unesite BSB broj.",
    reason_bsb_incomplete: "BSB ima 6 znamenki.",
    reason_bsb_too_long: "BSB ima samo 6 znamenki.",
    reason_account_number_missing: "Unesite broj računa.",
    reason_account_number_incomplete: "Unesite barem 5 znamenki.",
    reason_account_number_too_long: "Unesite najviše 9 znamenki.",
    reason_account_number_refused: "Ovaj račun nije prihvaćen.",
    reason_holder_missing: "Unesite ime vlasnika računa.",
    reason_holder_looks_like_number: "Ovdje unesite ime, a ne broj.",
    reason_holder_too_long: "Unesite ime kako ga vodi vaša banka.",
    reason_email_missing: "Unesite svoju e-adresu.",
    reason_email_incomplete: "Ova e-adresa nije potpuna.",

    notice_offline: "Niste povezani s internetom. Ono što ste unijeli i dalje je ovdje. Pokušajte ponovno kad se veza uspostavi.",
    notice_timeout: "Ovo predugo traje. Ono što ste unijeli i dalje je ovdje. Pokušajte ponovno za koji trenutak.",
    notice_unavailable: "Usluga plaćanja trenutačno nije dostupna. Ono što ste unijeli i dalje je ovdje. Pokušajte ponovno za koji trenutak.",
    notice_session: "Vaša je sesija istekla. Ono što ste unijeli i dalje je ovdje. Pokušajte ponovno, a ako to ne pomogne, ponovno učitajte stranicu.",
    notice_refused: "Ovaj račun nije prihvaćen. Provjerite podatke ili odaberite drugi način plaćanja.",
    notice_cancelled: "Postupak je otkazan prije završetka.",
    notice_unexpected: "Došlo je do pogreške na našoj strani. Ono što ste unijeli i dalje je ovdje. Pokušajte ponovno za koji trenutak.",
    notice_forgotten: "Neko vrijeme niste bili ovdje. Radi sigurnosti računa ponovno unesite njegove podatke.",
    busy: "Šaljemo podatke o računu…",

    mandate_sepa_debit: "Nastavkom ovlašćujete (A) primatelja {merchant} da vašoj banci šalje naloge za terećenje vašeg računa i (B) svoju banku da tereti vaš račun u skladu s nalozima tog primatelja. Imate pravo na povrat od svoje banke prema uvjetima ugovora sklopljenog s njom. Povrat se mora zatražiti u roku od 8 tjedana od datuma terećenja vašeg računa. Pristajete na to da vas se o terećenju obavijesti najkasnije 2 dana prije njega.",
    mandate_sepa_debit_version: "sepa-hr-1",
    mandate_au_becs_debit: "Nastavkom podnosite zahtjev za izravno terećenje: ovlašćujete primatelja {merchant} i njegova pružatelja usluga plaćanja da preko australskog sustava BECS (Bulk Electronic Clearing System) tereti vaš račun za iznose koje vam primatelj zasebno priopći. Potvrđujete da ste vlasnik računa ili osoba ovlaštena za potpisivanje.",
    mandate_au_becs_debit_version: "becs-hr-1",

    stopped_wasm: "Ovaj preglednik blokira WebAssembly, koji je obrascu potreban za zaštitu vašeg računa. Dopustite ga ili upotrijebite drugi preglednik.",
    stopped_crash: "Obrazac za bankovni račun prestao je raditi. Ponovno učitajte stranicu i još jednom unesite podatke o računu.",
    stopped_alone: "Ovaj obrazac za bankovni račun nije povezan sa stranicom trgovine. Da biste ga upotrijebili, ponovno učitajte stranicu.",
};

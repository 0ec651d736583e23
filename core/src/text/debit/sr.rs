//! Serbian, in Latin letters.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Bezbedan obrazac za bankovni račun",
    secured_by: "Zaštitu pruža {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Probni režim: prihvataju se samo probni računi i nema stvarne naplate",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Broj računa",
    account_number_placeholder: "000123456",
    holder_label: "Ime vlasnika računa",
    email_label: "Imejl adresa",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Unesite svoj IBAN.",
    reason_iban_incomplete: "Ovaj IBAN nije potpun.",
    reason_iban_country: "Račun u ovoj zemlji ne može da se zaduži.",
    reason_iban_too_long: "Ovaj IBAN je predugačak.",
    reason_iban_typo: "Proverite IBAN: neko slovo ili cifra nije tačna.",
    reason_iban_refused: "Ovaj račun nije prihvaćen.",
    reason_bsb_missing: "Unesite BSB broj.",
    reason_bsb_incomplete: "BSB ima 6 cifara.",
    reason_bsb_too_long: "BSB ima samo 6 cifara.",
    reason_account_number_missing: "Unesite broj računa.",
    reason_account_number_incomplete: "Unesite bar 5 cifara.",
    reason_account_number_too_long: "Unesite najviše 9 cifara.",
    reason_account_number_refused: "Ovaj račun nije prihvaćen.",
    reason_holder_missing: "Unesite ime vlasnika računa.",
    reason_holder_looks_like_number: "Ovde unesite ime, a ne broj.",
    reason_holder_too_long: "Unesite ime onako kako ga vodi banka.",
    reason_email_missing: "Unesite svoju imejl adresu.",
    reason_email_incomplete: "Ova imejl adresa nije potpuna.",

    notice_offline: "Niste povezani na internet. Ono što ste uneli i dalje je ovde. Pokušajte ponovo kada se veza uspostavi.",
    notice_timeout: "Ovo traje predugo. Ono što ste uneli i dalje je ovde. Pokušajte ponovo za koji trenutak.",
    notice_unavailable: "Usluga plaćanja trenutno nije dostupna. Ono što ste uneli i dalje je ovde. Pokušajte ponovo za koji trenutak.",
    notice_session: "Vaša sesija je istekla. Ono što ste uneli i dalje je ovde. Pokušajte ponovo, a ako to ne pomogne, ponovo učitajte stranicu.",
    notice_refused: "Ovaj račun nije prihvaćen. Proverite podatke ili izaberite drugi način plaćanja.",
    notice_cancelled: "Postupak je otkazan pre završetka.",
    notice_unexpected: "Došlo je do greške na našoj strani. Ono što ste uneli i dalje je ovde. Pokušajte ponovo za koji trenutak.",
    notice_forgotten: "Neko vreme niste bili ovde. Radi bezbednosti računa ponovo unesite njegove podatke.",
    busy: "Šaljemo podatke o računu…",

    mandate_sepa_debit: "Nastavkom ovlašćujete (A) primaoca {merchant} da vašoj banci šalje naloge za zaduženje vašeg računa i (B) svoju banku da zadužuje vaš račun u skladu sa nalozima tog primaoca. Imate pravo na povraćaj od svoje banke prema uslovima ugovora zaključenog sa njom. Povraćaj se mora zatražiti u roku od 8 nedelja od datuma zaduženja vašeg računa. Saglasni ste da o zaduženju budete obavešteni najkasnije 2 dana pre njega.",
    mandate_sepa_debit_version: "sepa-sr-Latn-1",
    mandate_au_becs_debit: "Nastavkom podnosite zahtev za direktno zaduženje: ovlašćujete primaoca {merchant} i njegovog pružaoca platnih usluga da preko australijskog sistema BECS (Bulk Electronic Clearing System) zadužuje vaš račun za iznose koje vam primalac posebno saopšti. Potvrđujete da ste vlasnik računa ili lice ovlašćeno za potpisivanje.",
    mandate_au_becs_debit_version: "becs-sr-Latn-1",

    stopped_wasm: "Ovaj pregledač blokira WebAssembly, koji je obrascu potreban da zaštiti vaš račun. Dozvolite ga ili koristite drugi pregledač.",
    stopped_crash: "Obrazac za bankovni račun je prestao da radi. Ponovo učitajte stranicu i još jednom unesite podatke o računu.",
    stopped_alone: "Ovaj obrazac za bankovni račun nije povezan sa stranicom prodavnice. Da biste ga koristili, ponovo učitajte stranicu.",
};

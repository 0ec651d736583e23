//! Finnish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Suojattu pankkitililomake",
    secured_by: "Suojaus: {gateway}",
    test_badge: "TESTI",
    test_badge_hint: "Testitila: vain testitilit hyväksytään, eikä mitään veloiteta",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Tilinumero",
    account_number_placeholder: "000123456",
    holder_label: "Tilinomistajan nimi",
    email_label: "Sähköpostiosoite",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Anna IBAN-tilinumero.",
    reason_iban_incomplete: "IBAN-tilinumero on vajaa.",
    reason_iban_country: "Tämän maan tileiltä ei voi veloittaa.",
    reason_iban_too_long: "IBAN-tilinumero on liian pitkä.",
    reason_iban_typo: "Tarkista IBAN: jokin kirjain tai numero on väärin.",
    reason_iban_refused: "Tiliä ei hyväksytty.",
    reason_bsb_missing: "Anna BSB-tunnus.",
    reason_bsb_incomplete: "BSB-tunnuksessa on 6 numeroa.",
    reason_bsb_too_long: "BSB-tunnuksessa on vain 6 numeroa.",
    reason_account_number_missing: "Anna tilinumero.",
    reason_account_number_incomplete: "Anna vähintään 5 numeroa.",
    reason_account_number_too_long: "Anna enintään 9 numeroa.",
    reason_account_number_refused: "Tiliä ei hyväksytty.",
    reason_holder_missing: "Anna tilinomistajan nimi.",
    reason_holder_looks_like_number: "Anna tähän nimi, ei numeroa.",
    reason_holder_too_long: "Anna nimi niin kuin se on pankissasi.",
    reason_email_missing: "Anna sähköpostiosoitteesi.",
    reason_email_incomplete: "Sähköpostiosoite on vajaa.",

    notice_offline: "Sinulla ei ole verkkoyhteyttä. Antamasi tiedot ovat yhä tässä. Yritä uudelleen, kun yhteys toimii taas.",
    notice_timeout: "Tämä kestää liian kauan. Antamasi tiedot ovat yhä tässä. Yritä hetken kuluttua uudelleen.",
    notice_unavailable: "Maksupalveluun ei juuri nyt saada yhteyttä. Antamasi tiedot ovat yhä tässä. Yritä hetken kuluttua uudelleen.",
    notice_session: "Istunto on vanhentunut. Antamasi tiedot ovat yhä tässä. Yritä uudelleen tai lataa sivu uudelleen, jos se ei auta.",
    notice_refused: "Tiliä ei hyväksytty. Tarkista tiedot tai valitse toinen maksutapa.",
    notice_cancelled: "Toiminto keskeytettiin ennen kuin se valmistui.",
    notice_unexpected: "Meillä tapahtui virhe. Antamasi tiedot ovat yhä tässä. Yritä hetken kuluttua uudelleen.",
    notice_forgotten: "Olit jonkin aikaa poissa. Anna tilin tiedot tilisi suojaamiseksi uudelleen.",
    busy: "Tilin tietoja lähetetään…",

    mandate_sepa_debit: "Jatkamalla annat suostumuksen siihen, että (A) {merchant} lähettää pankillesi määräyksiä veloittaa tiliäsi ja (B) pankkisi veloittaa tiliäsi näiden määräysten mukaisesti. Sinulla on oikeus palautukseen pankiltasi sen sopimuksen ehtojen mukaisesti, jonka olet tehnyt pankkisi kanssa. Palautusta on haettava 8 viikon kuluessa siitä päivästä, jolloin tiliäsi veloitettiin. Hyväksyt, että veloituksesta ilmoitetaan viimeistään 2 päivää ennen sitä.",
    mandate_sepa_debit_version: "sepa-fi-1",
    mandate_au_becs_debit: "Jatkamalla teet suoraveloituspyynnön: sallit, että {merchant} ja sen maksupalveluntarjoaja veloittavat tililtäsi Australian BECS-järjestelmän (Bulk Electronic Clearing System) kautta summat, jotka {merchant} ilmoittaa sinulle erikseen. Vahvistat, että olet tilin omistaja tai että sinulla on tiliin käyttöoikeus.",
    mandate_au_becs_debit_version: "becs-fi-1",

    stopped_wasm: "Tämä selain estää WebAssemblyn, jota lomake tarvitsee tilisi suojaamiseen. Salli se tai käytä toista selainta.",
    stopped_crash: "Pankkitililomake lakkasi toimimasta. Lataa sivu uudelleen ja anna tilin tiedot uudelleen.",
    stopped_alone: "Pankkitililomake ei ole yhteydessä kaupan sivuun. Lataa sivu uudelleen, jotta voit käyttää sitä.",
};

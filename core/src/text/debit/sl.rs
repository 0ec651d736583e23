//! Slovenian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Varen obrazec za bančni račun",
    secured_by: "Varuje {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Preizkusni način: sprejeti so le preizkusni računi, brez resničnih bremenitev",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Številka računa",
    account_number_placeholder: "000123456",
    holder_label: "Ime imetnika računa",
    email_label: "E-poštni naslov",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Vnesite svoj IBAN.",
    reason_iban_incomplete: "Ta IBAN ni popoln.",
    reason_iban_country: "Računa v tej državi ni mogoče bremeniti.",
    reason_iban_too_long: "Ta IBAN je predolg.",
    reason_iban_typo: "Preverite IBAN: neka črka ali števka ni prava.",
    reason_iban_refused: "Ta račun ni bil sprejet.",
    reason_bsb_missing: "Vnesite številko BSB.",
    reason_bsb_incomplete: "BSB ima 6 števk.",
    reason_bsb_too_long: "BSB ima samo 6 števk.",
    reason_account_number_missing: "Vnesite številko računa.",
    reason_account_number_incomplete: "Vnesite vsaj 5 števk.",
    reason_account_number_too_long: "Vnesite največ 9 števk.",
    reason_account_number_refused: "Ta račun ni bil sprejet.",
    reason_holder_missing: "Vnesite ime imetnika računa.",
    reason_holder_looks_like_number: "Sem vnesite ime, ne številke.",
    reason_holder_too_long: "Vnesite ime, kot ga vodi vaša banka.",
    reason_email_missing: "Vnesite svoj e-poštni naslov.",
    reason_email_incomplete: "Ta e-poštni naslov ni popoln.",

    notice_offline: "Nimate internetne povezave. Vneseni podatki so še vedno tu. Poskusite znova, ko bo povezava spet vzpostavljena.",
    notice_timeout: "To traja predolgo. Vneseni podatki so še vedno tu. Poskusite znova čez nekaj trenutkov.",
    notice_unavailable: "Plačilna storitev trenutno ni dosegljiva. Vneseni podatki so še vedno tu. Poskusite znova čez nekaj trenutkov.",
    notice_session: "Vaša seja je potekla. Vneseni podatki so še vedno tu. Poskusite znova, če to ne pomaga, pa znova naložite stran.",
    notice_refused: "Ta račun ni bil sprejet. Preverite podatke ali izberite drug način plačila.",
    notice_cancelled: "Postopek je bil preklican, preden se je končal.",
    notice_unexpected: "Pri nas je prišlo do napake. Vneseni podatki so še vedno tu. Poskusite znova čez nekaj trenutkov.",
    notice_forgotten: "Nekaj časa vas ni bilo. Zaradi varnosti računa znova vnesite njegove podatke.",
    busy: "Pošiljamo podatke o računu…",

    mandate_sepa_debit: "Z nadaljevanjem pooblaščate (A) prejemnika {merchant}, da posreduje navodila vaši banki za obremenitev vašega plačilnega računa, in (B) svojo banko, da obremeni vaš plačilni račun v skladu z navodili, ki jih posreduje ta prejemnik. Vaše pravice vključujejo pravico do povračila denarnih sredstev s strani vaše banke v skladu s splošnimi pogoji, ki jih določi vaša banka. Povračilo denarnih sredstev morate zahtevati v 8 tednih od datuma obremenitve vašega plačilnega računa. Soglašate, da ste o obremenitvi obveščeni najpozneje 2 dni vnaprej.",
    mandate_sepa_debit_version: "sepa-sl-1",
    mandate_au_becs_debit: "Z nadaljevanjem dajete zahtevo za direktno obremenitev: pooblaščate prejemnika {merchant} in njegovega ponudnika plačilnih storitev, da prek avstralskega sistema BECS (Bulk Electronic Clearing System) bremenita vaš račun za zneske, ki vam jih prejemnik sporoči ločeno. Potrjujete, da ste imetnik računa ali da imate na njem pravico podpisovanja.",
    mandate_au_becs_debit_version: "becs-sl-1",

    stopped_wasm: "Ta brskalnik blokira WebAssembly, ki ga obrazec potrebuje za zaščito vašega računa. Omogočite ga ali uporabite drug brskalnik.",
    stopped_crash: "Obrazec za bančni račun je prenehal delovati. Znova naložite stran in še enkrat vnesite podatke o računu.",
    stopped_alone: "Ta obrazec za bančni račun ni povezan s stranjo trgovine. Če ga želite uporabiti, znova naložite stran.",
};

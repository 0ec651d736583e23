//! Catalan.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulari segur de compte bancari",
    secured_by: "Protegit per {gateway}",
    test_badge: "PROVA",
    test_badge_hint: "Mode de prova: només s’accepten comptes de prova i no es cobra res",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Número de compte",
    account_number_placeholder: "000123456",
    holder_label: "Titular del compte",
    email_label: "Correu electrònic",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Introduïu l’IBAN.",
    reason_iban_incomplete: "Aquest IBAN és incomplet.",
    reason_iban_country: "No es pot cobrar d’un compte d’aquest país.",
    reason_iban_too_long: "Aquest IBAN és massa llarg.",
    reason_iban_typo: "Reviseu l’IBAN: hi ha una lletra o xifra errònia.",
    reason_iban_refused: "Aquest compte no s’ha acceptat.",
    reason_bsb_missing: "Introduïu el codi BSB.",
    reason_bsb_incomplete: "Un BSB té 6 xifres.",
    reason_bsb_too_long: "Un BSB només té 6 xifres.",
    reason_account_number_missing: "Introduïu el número de compte.",
    reason_account_number_incomplete: "Introduïu almenys 5 xifres.",
    reason_account_number_too_long: "Introduïu com a màxim 9 xifres.",
    reason_account_number_refused: "Aquest compte no s’ha acceptat.",
    reason_holder_missing: "Introduïu el nom del titular del compte.",
    reason_holder_looks_like_number: "Introduïu aquí un nom, no un número.",
    reason_holder_too_long: "Introduïu el nom tal com consta al banc.",
    reason_email_missing: "Introduïu el correu electrònic.",
    reason_email_incomplete: "Aquesta adreça electrònica és incompleta.",

    notice_offline: "No teniu connexió. El que heu escrit continua aquí. Torneu-ho a provar quan la recupereu.",
    notice_timeout: "Està trigant massa. El que heu escrit continua aquí. Torneu-ho a provar d’aquí a un moment.",
    notice_unavailable: "No podem connectar amb el servei de pagament. El que heu escrit continua aquí. Torneu-ho a provar d’aquí a un moment.",
    notice_session: "La sessió ha caducat. El que heu escrit continua aquí. Torneu-ho a provar o torneu a carregar la pàgina.",
    notice_refused: "Aquest compte no s’ha acceptat. Reviseu les dades o trieu una altra forma de pagament.",
    notice_cancelled: "L’operació s’ha cancel·lat abans d’acabar.",
    notice_unexpected: "S’ha produït un error per part nostra. El que heu escrit continua aquí. Torneu-ho a provar d’aquí a un moment.",
    notice_forgotten: "Heu estat una estona fora d’aquesta pàgina. Per protegir el compte, torneu a introduir-ne les dades.",
    busy: "S’estan enviant les dades del compte…",

    mandate_sepa_debit: "En continuar, autoritzeu (A) {merchant} a enviar instruccions a la vostra entitat per carregar el vostre compte i (B) la vostra entitat a efectuar els càrrecs al vostre compte seguint les instruccions de {merchant}. Com a part dels vostres drets, teniu dret al reemborsament per part de la vostra entitat en els termes i les condicions del contracte subscrit amb ella. La sol·licitud de reemborsament s’ha de fer dins de les 8 setmanes següents a la data del càrrec en compte. Accepteu que se us avisi d’un càrrec com a molt tard 2 dies abans.",
    mandate_sepa_debit_version: "sepa-ca-1",
    mandate_au_becs_debit: "En continuar, feu una sol·licitud de domiciliació bancària: autoritzeu {merchant} i el seu proveïdor de pagaments a carregar al vostre compte, mitjançant el sistema australià BECS (Bulk Electronic Clearing System), els imports que {merchant} us comuniqui per separat. Confirmeu que sou titular del compte o que hi teniu signatura autoritzada.",
    mandate_au_becs_debit_version: "becs-ca-1",

    stopped_wasm: "Aquest navegador bloqueja WebAssembly, que aquest formulari necessita per protegir el compte. Permeteu-lo o feu servir un altre navegador.",
    stopped_crash: "El formulari de compte bancari ha deixat de funcionar. Torneu a carregar la pàgina i introduïu les dades del compte una altra vegada.",
    stopped_alone: "Aquest formulari de compte bancari no està connectat amb la pàgina de la botiga. Torneu a carregar la pàgina per fer-lo servir.",
};

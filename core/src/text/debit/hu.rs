//! Hungarian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Biztonságos bankszámlaűrlap",
    secured_by: "Biztonság: {gateway}",
    test_badge: "TESZT",
    test_badge_hint: "Tesztmód: csak tesztszámlák fogadhatók el, valódi terhelés nem történik",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Számlaszám",
    account_number_placeholder: "000123456",
    holder_label: "Számlatulajdonos neve",
    email_label: "E-mail-cím",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Adja meg az IBAN-számát.",
    reason_iban_incomplete: "Ez az IBAN hiányos.",
    reason_iban_country: "Ebben az országban vezetett számla nem terhelhető.",
    reason_iban_too_long: "Ez az IBAN túl hosszú.",
    reason_iban_typo: "Ellenőrizze az IBAN-t: egy betű vagy számjegy hibás.",
    reason_iban_refused: "Ezt a számlát nem fogadták el.",
    reason_bsb_missing: "Adja meg a BSB-kódot.",
    reason_bsb_incomplete: "A BSB-kód 6 számjegyű.",
    reason_bsb_too_long: "A BSB-kód csak 6 számjegyű.",
    reason_account_number_missing: "Adja meg a számlaszámot.",
    reason_account_number_incomplete: "Legalább 5 számjegyet írjon be.",
    reason_account_number_too_long: "Legfeljebb 9 számjegyet írjon be.",
    reason_account_number_refused: "Ezt a számlát nem fogadták el.",
    reason_holder_missing: "Adja meg a számlatulajdonos nevét.",
    reason_holder_looks_like_number: "Ide nevet írjon, ne számot.",
    reason_holder_too_long: "Írja a nevet úgy, ahogy a bankja ismeri.",
    reason_email_missing: "Adja meg az e-mail-címét.",
    reason_email_incomplete: "Ez az e-mail-cím hiányos.",

    notice_offline: "Nincs internetkapcsolat. A beírt adatok megmaradtak. Próbálja újra, ha helyreállt a kapcsolat.",
    notice_timeout: "Ez túl sokáig tart. A beírt adatok megmaradtak. Kis idő múlva próbálja újra.",
    notice_unavailable: "A fizetési szolgáltatás jelenleg nem érhető el. A beírt adatok megmaradtak. Kis idő múlva próbálja újra.",
    notice_session: "A munkamenet lejárt. A beírt adatok megmaradtak. Próbálja újra, vagy ha ez nem segít, töltse újra az oldalt.",
    notice_refused: "Ezt a számlát nem fogadták el. Ellenőrizze az adatokat, vagy válasszon más fizetési módot.",
    notice_cancelled: "A művelet a befejezése előtt megszakadt.",
    notice_unexpected: "Hiba történt a rendszerünkben. A beírt adatok megmaradtak. Kis idő múlva próbálja újra.",
    notice_forgotten: "Hosszabb ideig távol volt. Számlája biztonsága érdekében adja meg újra a számlaadatokat.",
    busy: "Számlaadatok küldése…",

    mandate_sepa_debit: "A folytatással Ön felhatalmazza (A) a(z) {merchant} kereskedőt, hogy megbízásokat küldjön az Ön bankjának számlája megterhelésére, és (B) bankját, hogy a kereskedő megbízásainak megfelelően terhelje meg számláját. Ön a bankjával kötött szerződés feltételei szerint jogosult a bankjától visszatérítést kapni. A visszatérítést a számla megterhelésének napjától számított 8 héten belül kell kérni. Ön elfogadja, hogy a terhelésről legkésőbb 2 nappal előtte értesítik.",
    mandate_sepa_debit_version: "sepa-hu-1",
    mandate_au_becs_debit: "A folytatással Ön beszedési megbízást ad: felhatalmazza a(z) {merchant} kereskedőt és annak pénzforgalmi szolgáltatóját, hogy az ausztrál BECS (Bulk Electronic Clearing System) rendszeren keresztül megterhelje számláját azokkal az összegekkel, amelyeket a kereskedő külön közöl Önnel. Ön megerősíti, hogy a számla tulajdonosa vagy aláírásra jogosult felette.",
    mandate_au_becs_debit_version: "becs-hu-1",

    stopped_wasm: "Ez a böngésző blokkolja a WebAssembly használatát, amely az űrlapnak a számlája védelméhez szükséges. Engedélyezze, vagy használjon másik böngészőt.",
    stopped_crash: "A bankszámlaűrlap működése leállt. Töltse újra az oldalt, és adja meg újra a számlaadatokat.",
    stopped_alone: "Ez a bankszámlaűrlap nem kapcsolódik az üzlet oldalához. A használatához töltse újra az oldalt.",
};

//! Icelandic.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Öruggt eyðublað fyrir bankareikning",
    secured_by: "Öryggi: {gateway}",
    test_badge: "PRÓFUN",
    test_badge_hint: "Prófunarhamur: aðeins prófunarreikningar eru samþykktir og ekkert er skuldfært",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Reikningsnúmer",
    account_number_placeholder: "000123456",
    holder_label: "Nafn reikningseiganda",
    email_label: "Netfang",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Sláðu inn IBAN-númerið.",
    reason_iban_incomplete: "Þetta IBAN-númer er ekki heilt.",
    reason_iban_country: "Ekki er hægt að skuldfæra reikning í þessu landi.",
    reason_iban_too_long: "Þetta IBAN-númer er of langt.",
    reason_iban_typo: "Athugaðu IBAN: stafur eða tala er röng.",
    reason_iban_refused: "Reikningurinn var ekki samþykktur.",
    reason_bsb_missing: "Sláðu inn BSB-númerið.",
    reason_bsb_incomplete: "BSB-númer er 6 tölustafir.",
    reason_bsb_too_long: "BSB-númer er aðeins 6 tölustafir.",
    reason_account_number_missing: "Sláðu inn reikningsnúmerið.",
    reason_account_number_incomplete: "Sláðu inn minnst 5 tölustafi.",
    reason_account_number_too_long: "Sláðu inn mest 9 tölustafi.",
    reason_account_number_refused: "Reikningurinn var ekki samþykktur.",
    reason_holder_missing: "Sláðu inn nafn reikningseiganda.",
    reason_holder_looks_like_number: "Sláðu inn nafn hér, ekki númer.",
    reason_holder_too_long: "Sláðu inn nafnið eins og það er í bankanum.",
    reason_email_missing: "Sláðu inn netfangið þitt.",
    reason_email_incomplete: "Þetta netfang er ekki heilt.",

    notice_offline: "Þú ert ekki með netsamband. Það sem þú slóst inn er enn hér. Reyndu aftur þegar sambandið kemst á.",
    notice_timeout: "Þetta tekur of langan tíma. Það sem þú slóst inn er enn hér. Reyndu aftur eftir smástund.",
    notice_unavailable: "Ekki næst samband við greiðsluþjónustuna. Það sem þú slóst inn er enn hér. Reyndu aftur eftir smástund.",
    notice_session: "Lotan þín er útrunnin. Það sem þú slóst inn er enn hér. Reyndu aftur eða endurhladdu síðuna ef það dugar ekki.",
    notice_refused: "Reikningurinn var ekki samþykktur. Athugaðu upplýsingarnar eða veldu annan greiðslumáta.",
    notice_cancelled: "Hætt var við áður en aðgerðinni lauk.",
    notice_unexpected: "Villa kom upp hjá okkur. Það sem þú slóst inn er enn hér. Reyndu aftur eftir smástund.",
    notice_forgotten: "Þú varst í burtu um hríð. Sláðu reikningsupplýsingarnar inn aftur til að vernda reikninginn þinn.",
    busy: "Verið er að senda reikningsupplýsingarnar…",

    mandate_sepa_debit: "Með því að halda áfram veitir þú (A) seljandanum {merchant} heimild til að senda bankanum þínum fyrirmæli um að skuldfæra reikninginn þinn og (B) bankanum þínum heimild til að skuldfæra reikninginn þinn í samræmi við þau fyrirmæli. Þú átt rétt á endurgreiðslu frá bankanum þínum samkvæmt skilmálum samnings þíns við hann. Endurgreiðslu þarf að krefjast innan 8 vikna frá þeim degi sem reikningurinn var skuldfærður. Þú samþykkir að fá tilkynningu um skuldfærslu í síðasta lagi 2 dögum fyrir hana.",
    mandate_sepa_debit_version: "sepa-is-1",
    mandate_au_becs_debit: "Með því að halda áfram biður þú um beingreiðslu: þú veitir seljandanum {merchant} og greiðsluþjónustu hans heimild til að skuldfæra reikninginn þinn um ástralska kerfið BECS (Bulk Electronic Clearing System) fyrir þeim fjárhæðum sem seljandinn tilkynnir þér sérstaklega. Þú staðfestir að þú eigir reikninginn eða hafir heimild til að undirrita fyrir hann.",
    mandate_au_becs_debit_version: "becs-is-1",

    stopped_wasm: "Vafrinn lokar á WebAssembly, sem eyðublaðið þarf til að vernda reikninginn þinn. Leyfðu það eða notaðu annan vafra.",
    stopped_crash: "Eyðublaðið fyrir bankareikning er hætt að virka. Endurhladdu síðuna og sláðu reikningsupplýsingarnar inn aftur.",
    stopped_alone: "Eyðublaðið fyrir bankareikning er ekki tengt síðu verslunarinnar. Endurhladdu síðuna til að nota það.",
};

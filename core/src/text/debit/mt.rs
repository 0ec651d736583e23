//! Maltese.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formola sigura tal-kont bankarju",
    secured_by: "Protetta minn {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Modalità tat-test: jiġu aċċettati biss kontijiet tat-test, u ma jittieħed xejn",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Numru tal-kont",
    account_number_placeholder: "000123456",
    holder_label: "Isem is-sid tal-kont",
    email_label: "Indirizz tal-email",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Daħħal l-IBAN tiegħek.",
    reason_iban_incomplete: "Dan l-IBAN mhux sħiħ.",
    reason_iban_country: "Kont f’dan il-pajjiż ma jistax jiġi debitat.",
    reason_iban_too_long: "Dan l-IBAN twil wisq.",
    reason_iban_typo: "Iċċekkja l-IBAN: hemm ittra jew ċifra ħażina.",
    reason_iban_refused: "Dan il-kont ma ġiex aċċettat.",
    reason_bsb_missing: "Daħħal il-BSB.",
    reason_bsb_incomplete: "BSB fih 6 ċifri.",
    reason_bsb_too_long: "BSB fih 6 ċifri biss.",
    reason_account_number_missing: "Daħħal in-numru tal-kont.",
    reason_account_number_incomplete: "Daħħal mill-inqas 5 ċifri.",
    reason_account_number_too_long: "Daħħal mhux aktar minn 9 ċifri.",
    reason_account_number_refused: "Dan il-kont ma ġiex aċċettat.",
    reason_holder_missing: "Daħħal l-isem tas-sid tal-kont.",
    reason_holder_looks_like_number: "Hawn daħħal isem, mhux numru.",
    reason_holder_too_long: "Daħħal l-isem kif jinsab għand il-bank.",
    reason_email_missing: "Daħħal l-indirizz tal-email tiegħek.",
    reason_email_incomplete: "Dan l-indirizz tal-email mhux sħiħ.",

    notice_offline: "M’hemmx konnessjoni mal-internet. Id-dettalji li daħħalt għadhom hawn. Erġa’ pprova meta terġa’ tiġi l-konnessjoni.",
    notice_timeout: "Dan qed idum wisq. Id-dettalji li daħħalt għadhom hawn. Erġa’ pprova fi ftit mumenti.",
    notice_unavailable: "Bħalissa ma nistgħux naqbdu mas-servizz tal-ħlas. Id-dettalji li daħħalt għadhom hawn. Erġa’ pprova fi ftit mumenti.",
    notice_session: "Is-sessjoni tiegħek skadiet. Id-dettalji li daħħalt għadhom hawn. Erġa’ pprova, jew jekk dan ma jgħinx, erġa’ tella’ l-paġna.",
    notice_refused: "Dan il-kont ma ġiex aċċettat. Iċċekkja d-dettalji jew agħżel mod ieħor kif tħallas.",
    notice_cancelled: "L-operazzjoni ġiet ikkanċellata qabel ma ntemmet.",
    notice_unexpected: "Kien hemm problema min-naħa tagħna. Id-dettalji li daħħalt għadhom hawn. Erġa’ pprova fi ftit mumenti.",
    notice_forgotten: "Għamilt ftit taż-żmien barra minn din il-paġna. Biex il-kont tiegħek jibqa’ sigur, erġa’ daħħal id-dettalji tiegħu.",
    busy: "Id-dettalji tal-kont qed jintbagħtu…",

    mandate_sepa_debit: "Billi tkompli, inti tawtorizza (A) lill-bejjiegħ {merchant} biex jibgħat struzzjonijiet lill-bank tiegħek biex jiddebita l-kont tiegħek u (B) lill-bank tiegħek biex jiddebita l-kont tiegħek skont dawk l-istruzzjonijiet. Inti intitolat għal rifużjoni mill-bank tiegħek skont it-termini u l-kundizzjonijiet tal-ftehim tiegħek miegħu. Rifużjoni trid tintalab fi żmien 8 ġimgħat mid-data li fiha l-kont tiegħek ġie debitat. Inti taqbel li tiġi avżat dwar debitu sa mhux aktar tard minn jumejn qabel.",
    mandate_sepa_debit_version: "sepa-mt-1",
    mandate_au_becs_debit: "Billi tkompli, inti tagħmel talba għal debitu dirett: tawtorizza lill-bejjiegħ {merchant} u lill-fornitur tal-ħlas tiegħu biex jiddebitaw il-kont tiegħek permezz tas-sistema Awstraljana BECS (Bulk Electronic Clearing System) bl-ammonti li l-bejjiegħ jgħarrfek bihom separatament. Inti tikkonferma li inti s-sid tal-kont jew firmatarju awtorizzat tiegħu.",
    mandate_au_becs_debit_version: "becs-mt-1",

    stopped_wasm: "Dan il-brawżer jimblokka l-WebAssembly, li din il-formola teħtieġ biex tipproteġi l-kont tiegħek. Ippermettih, jew uża brawżer ieħor.",
    stopped_crash: "Il-formola tal-kont bankarju waqfet taħdem. Erġa’ tella’ l-paġna u erġa’ daħħal id-dettalji tal-kont.",
    stopped_alone: "Din il-formola tal-kont bankarju mhijiex konnessa mal-paġna tal-ħanut. Erġa’ tella’ l-paġna biex tużaha.",
};

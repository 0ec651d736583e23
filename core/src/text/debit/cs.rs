//! Czech.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Zabezpečený formulář bankovního účtu",
    secured_by: "Zabezpečuje {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testovací režim: přijímají se jen testovací účty a žádné peníze se nestrhávají",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Číslo účtu",
    account_number_placeholder: "000123456",
    holder_label: "Jméno majitele účtu",
    email_label: "E-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Zadejte svůj IBAN.",
    reason_iban_incomplete: "Tento IBAN není úplný.",
    reason_iban_country: "Z účtu v této zemi nelze inkasovat.",
    reason_iban_too_long: "Tento IBAN je příliš dlouhý.",
    reason_iban_typo: "Zkontrolujte IBAN: některý znak nesouhlasí.",
    reason_iban_refused: "Tento účet nebyl přijat.",
    reason_bsb_missing: "Zadejte kód BSB.",
    reason_bsb_incomplete: "Kód BSB má 6 číslic.",
    reason_bsb_too_long: "Kód BSB má jen 6 číslic.",
    reason_account_number_missing: "Zadejte číslo účtu.",
    reason_account_number_incomplete: "Zadejte aspoň 5 číslic.",
    reason_account_number_too_long: "Zadejte nejvýše 9 číslic.",
    reason_account_number_refused: "Tento účet nebyl přijat.",
    reason_holder_missing: "Zadejte jméno majitele účtu.",
    reason_holder_looks_like_number: "Sem zadejte jméno, ne číslo.",
    reason_holder_too_long: "Zadejte jméno tak, jak je vedeno v bance.",
    reason_email_missing: "Zadejte svůj e-mail.",
    reason_email_incomplete: "Tento e-mail není úplný.",

    notice_offline: "Jste offline. Zadané údaje tu zůstaly. Zkuste to znovu, až budete zase online.",
    notice_timeout: "Trvá to příliš dlouho. Zadané údaje tu zůstaly. Zkuste to za chvíli znovu.",
    notice_unavailable: "K platební službě se teď nemůžeme připojit. Zadané údaje tu zůstaly. Zkuste to za chvíli znovu.",
    notice_session: "Platnost relace vypršela. Zadané údaje tu zůstaly. Zkuste to znovu, a pokud to nepomůže, načtěte stránku znovu.",
    notice_refused: "Tento účet nebyl přijat. Zkontrolujte údaje nebo zvolte jiný způsob platby.",
    notice_cancelled: "Operace byla zrušena před dokončením.",
    notice_unexpected: "Na naší straně došlo k chybě. Zadané údaje tu zůstaly. Zkuste to za chvíli znovu.",
    notice_forgotten: "Delší dobu jste tu nebyli. Pro bezpečí vašeho účtu zadejte jeho údaje znovu.",
    busy: "Odesíláme údaje o účtu…",

    mandate_sepa_debit: "Pokračováním opravňujete (A) příjemce {merchant} k zasílání pokynů vaší bance k inkasu z vašeho účtu a (B) svou banku k odepisování částek z vašeho účtu v souladu s pokyny tohoto příjemce. Máte nárok na vrácení peněz od své banky za podmínek smlouvy, kterou s ní máte. O vrácení je třeba požádat do 8 týdnů ode dne, kdy byla částka odepsána z vašeho účtu. Souhlasíte s tím, že vám inkaso bude oznámeno nejpozději 2 dny předem.",
    mandate_sepa_debit_version: "sepa-cs-1",
    mandate_au_becs_debit: "Pokračováním podáváte žádost o inkaso: opravňujete příjemce {merchant} a jeho poskytovatele platebních služeb, aby z vašeho účtu prostřednictvím australského systému BECS (Bulk Electronic Clearing System) strhávali částky, které vám příjemce oznámí samostatně. Potvrzujete, že jste majitelem účtu nebo k němu máte podpisové právo.",
    mandate_au_becs_debit_version: "becs-cs-1",

    stopped_wasm: "Tento prohlížeč blokuje WebAssembly, které formulář potřebuje k ochraně vašeho účtu. Povolte je, nebo použijte jiný prohlížeč.",
    stopped_crash: "Formulář bankovního účtu přestal fungovat. Načtěte stránku znovu a zadejte údaje o účtu ještě jednou.",
    stopped_alone: "Tento formulář bankovního účtu není propojen se stránkou obchodu. Abyste ho mohli použít, načtěte stránku znovu.",
};

//! Slovak.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Zabezpečený formulár bankového účtu",
    secured_by: "Zabezpečuje {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testovací režim: prijímajú sa iba testovacie účty a žiadne peniaze sa nestrhávajú",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Číslo účtu",
    account_number_placeholder: "000123456",
    holder_label: "Meno majiteľa účtu",
    email_label: "E-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Zadajte svoj IBAN.",
    reason_iban_incomplete: "Tento IBAN nie je úplný.",
    reason_iban_country: "Z účtu v tejto krajine nemožno inkasovať.",
    reason_iban_too_long: "Tento IBAN je príliš dlhý.",
    reason_iban_typo: "Skontrolujte IBAN: niektorý znak nesúhlasí.",
    reason_iban_refused: "Tento účet nebol prijatý.",
    reason_bsb_missing: "Zadajte kód BSB.",
    reason_bsb_incomplete: "Kód BSB má 6 číslic.",
    reason_bsb_too_long: "Kód BSB má iba 6 číslic.",
    reason_account_number_missing: "Zadajte číslo účtu.",
    reason_account_number_incomplete: "Zadajte aspoň 5 číslic.",
    reason_account_number_too_long: "Zadajte najviac 9 číslic.",
    reason_account_number_refused: "Tento účet nebol prijatý.",
    reason_holder_missing: "Zadajte meno majiteľa účtu.",
    reason_holder_looks_like_number: "Sem zadajte meno, nie číslo.",
    reason_holder_too_long: "Zadajte meno tak, ako ho vedie banka.",
    reason_email_missing: "Zadajte svoj e-mail.",
    reason_email_incomplete: "Tento e-mail nie je úplný.",

    notice_offline: "Ste offline. Zadané údaje tu zostali. Skúste to znova, keď budete opäť online.",
    notice_timeout: "Trvá to príliš dlho. Zadané údaje tu zostali. Skúste to o chvíľu znova.",
    notice_unavailable: "K platobnej službe sa teraz nevieme pripojiť. Zadané údaje tu zostali. Skúste to o chvíľu znova.",
    notice_session: "Platnosť relácie vypršala. Zadané údaje tu zostali. Skúste to znova, a ak to nepomôže, načítajte stránku znova.",
    notice_refused: "Tento účet nebol prijatý. Skontrolujte údaje alebo zvoľte iný spôsob platby.",
    notice_cancelled: "Operácia bola zrušená pred dokončením.",
    notice_unexpected: "Na našej strane nastala chyba. Zadané údaje tu zostali. Skúste to o chvíľu znova.",
    notice_forgotten: "Dlhší čas ste tu neboli. V záujme bezpečnosti účtu zadajte jeho údaje znova.",
    busy: "Odosielame údaje o účte…",

    mandate_sepa_debit: "Pokračovaním udeľujete (A) príjemcovi {merchant} splnomocnenie na zasielanie pokynov vašej banke na zaťaženie vášho účtu a (B) svojej banke súhlas so zaťažením vášho účtu v súlade s pokynmi tohto príjemcu. Súčasťou vašich práv je nárok na vrátenie peňazí vašou bankou v súlade s podmienkami zmluvy s vašou bankou. Vrátenie peňazí si musíte uplatniť do 8 týždňov odo dňa, keď bola suma odpísaná z vášho účtu. Súhlasíte s tým, že vám inkaso bude oznámené najneskôr 2 dni vopred.",
    mandate_sepa_debit_version: "sepa-sk-1",
    mandate_au_becs_debit: "Pokračovaním podávate žiadosť o inkaso: oprávňujete príjemcu {merchant} a jeho poskytovateľa platobných služieb, aby z vášho účtu prostredníctvom austrálskeho systému BECS (Bulk Electronic Clearing System) strhávali sumy, ktoré vám príjemca oznámi osobitne. Potvrdzujete, že ste majiteľom účtu alebo k nemu máte podpisové právo.",
    mandate_au_becs_debit_version: "becs-sk-1",

    stopped_wasm: "Tento prehliadač blokuje WebAssembly, ktoré formulár potrebuje na ochranu vášho účtu. Povoľte ho alebo použite iný prehliadač.",
    stopped_crash: "Formulár bankového účtu prestal fungovať. Načítajte stránku znova a zadajte údaje o účte ešte raz.",
    stopped_alone: "Tento formulár bankového účtu nie je prepojený so stránkou obchodu. Ak ho chcete použiť, načítajte stránku znova.",
};

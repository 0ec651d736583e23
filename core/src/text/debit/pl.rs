//! Polish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Bezpieczny formularz rachunku bankowego",
    secured_by: "Zabezpiecza {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Tryb testowy: przyjmowane są tylko rachunki testowe, a pieniądze nie są pobierane",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Numer rachunku",
    account_number_placeholder: "000123456",
    holder_label: "Imię i nazwisko posiadacza rachunku",
    email_label: "Adres e-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Wpisz numer IBAN.",
    reason_iban_incomplete: "Ten IBAN jest niepełny.",
    reason_iban_country: "Z rachunku w tym kraju nie można pobrać płatności.",
    reason_iban_too_long: "Ten IBAN jest za długi.",
    reason_iban_typo: "Sprawdź IBAN: jedna z liter lub cyfr jest błędna.",
    reason_iban_refused: "Ten rachunek nie został przyjęty.",
    reason_bsb_missing: "Wpisz kod BSB.",
    reason_bsb_incomplete: "Kod BSB ma 6 cyfr.",
    reason_bsb_too_long: "Kod BSB ma tylko 6 cyfr.",
    reason_account_number_missing: "Wpisz numer rachunku.",
    reason_account_number_incomplete: "Wpisz co najmniej 5 cyfr.",
    reason_account_number_too_long: "Wpisz najwyżej 9 cyfr.",
    reason_account_number_refused: "Ten rachunek nie został przyjęty.",
    reason_holder_missing: "Wpisz imię i nazwisko posiadacza rachunku.",
    reason_holder_looks_like_number: "Tu wpisz imię i nazwisko, a nie numer.",
    reason_holder_too_long: "Wpisz imię i nazwisko tak jak w banku.",
    reason_email_missing: "Wpisz adres e-mail.",
    reason_email_incomplete: "Ten adres e-mail jest niepełny.",

    notice_offline: "Brak połączenia z internetem. Wpisane dane nadal tu są. Spróbuj ponownie, gdy połączenie wróci.",
    notice_timeout: "To trwa zbyt długo. Wpisane dane nadal tu są. Spróbuj ponownie za chwilę.",
    notice_unavailable: "Nie możemy teraz połączyć się z systemem płatności. Wpisane dane nadal tu są. Spróbuj ponownie za chwilę.",
    notice_session: "Sesja wygasła. Wpisane dane nadal tu są. Spróbuj ponownie, a jeśli to nie pomoże, odśwież stronę.",
    notice_refused: "Ten rachunek nie został przyjęty. Sprawdź dane lub wybierz inny sposób płatności.",
    notice_cancelled: "Operację anulowano przed zakończeniem.",
    notice_unexpected: "Wystąpił błąd po naszej stronie. Wpisane dane nadal tu są. Spróbuj ponownie za chwilę.",
    notice_forgotten: "Ta strona przez dłuższy czas była nieaktywna. Dla bezpieczeństwa rachunku wpisz jego dane ponownie.",
    busy: "Przesyłanie danych rachunku…",

    mandate_sepa_debit: "Kontynuując, upoważniasz: (A) {merchant} do wysyłania do Twojego banku poleceń obciążenia Twojego rachunku oraz (B) Twój bank do obciążania Twojego rachunku zgodnie z poleceniami wysyłanymi przez {merchant}. Masz prawo do zwrotu od swojego banku zgodnie z warunkami zawartej z nim umowy. Zwrotu należy żądać w ciągu 8 tygodni od dnia obciążenia rachunku. Zgadzasz się, aby powiadomienie o obciążeniu docierało najpóźniej 2 dni przed nim.",
    mandate_sepa_debit_version: "sepa-pl-1",
    mandate_au_becs_debit: "Kontynuując, składasz zlecenie polecenia zapłaty: upoważniasz {merchant} i jego dostawcę usług płatniczych do obciążania Twojego rachunku przez australijski system BECS (Bulk Electronic Clearing System) kwotami, o których {merchant} powiadomi Cię osobno. Potwierdzasz, że jesteś posiadaczem rachunku lub osobą upoważnioną do podpisywania dyspozycji.",
    mandate_au_becs_debit_version: "becs-pl-1",

    stopped_wasm: "Ta przeglądarka blokuje WebAssembly, którego formularz potrzebuje do ochrony rachunku. Zezwól na WebAssembly lub użyj innej przeglądarki.",
    stopped_crash: "Formularz rachunku bankowego przestał działać. Odśwież stronę i wpisz dane rachunku ponownie.",
    stopped_alone: "Ten formularz rachunku bankowego nie jest połączony ze stroną sklepu. Aby z niego skorzystać, odśwież stronę.",
};

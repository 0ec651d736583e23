//! Romanian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formular securizat pentru cont bancar",
    secured_by: "Securizat de {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Mod de testare: se acceptă doar conturi de test și nu se debitează nimic",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Număr de cont",
    account_number_placeholder: "000123456",
    holder_label: "Titularul contului",
    email_label: "Adresă de e-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Introduceți IBAN-ul.",
    reason_iban_incomplete: "Acest IBAN este incomplet.",
    reason_iban_country: "Un cont din această țară nu poate fi debitat.",
    reason_iban_too_long: "Acest IBAN este prea lung.",
    reason_iban_typo: "Verificați IBAN-ul: o literă sau o cifră e greșită.",
    reason_iban_refused: "Acest cont nu a fost acceptat.",
    reason_bsb_missing: "Introduceți codul BSB.",
    reason_bsb_incomplete: "Un cod BSB are 6 cifre.",
    reason_bsb_too_long: "Un cod BSB are doar 6 cifre.",
    reason_account_number_missing: "Introduceți numărul contului.",
    reason_account_number_incomplete: "Introduceți cel puțin 5 cifre.",
    reason_account_number_too_long: "Introduceți cel mult 9 cifre.",
    reason_account_number_refused: "Acest cont nu a fost acceptat.",
    reason_holder_missing: "Introduceți numele titularului contului.",
    reason_holder_looks_like_number: "Aici se scrie un nume, nu un număr.",
    reason_holder_too_long: "Introduceți numele așa cum apare la bancă.",
    reason_email_missing: "Introduceți adresa de e-mail.",
    reason_email_incomplete: "Adresa de e-mail este incompletă.",

    notice_offline: "Nu aveți conexiune la internet. Ce ați introdus este încă aici. Încercați din nou când reveniți online.",
    notice_timeout: "Durează prea mult. Ce ați introdus este încă aici. Încercați din nou peste câteva momente.",
    notice_unavailable: "Serviciul de plată nu poate fi contactat acum. Ce ați introdus este încă aici. Încercați din nou peste câteva momente.",
    notice_session: "Sesiunea a expirat. Ce ați introdus este încă aici. Încercați din nou sau, dacă nu ajută, reîncărcați pagina.",
    notice_refused: "Acest cont nu a fost acceptat. Verificați datele sau alegeți altă metodă de plată.",
    notice_cancelled: "Operațiunea a fost anulată înainte de finalizare.",
    notice_unexpected: "A apărut o eroare la noi. Ce ați introdus este încă aici. Încercați din nou peste câteva momente.",
    notice_forgotten: "Ați lipsit o vreme. Pentru siguranța contului, introduceți din nou datele acestuia.",
    busy: "Se trimit datele contului…",

    mandate_sepa_debit: "Continuând, autorizați (A) {merchant} să trimită instrucțiuni băncii dvs. pentru debitarea contului dvs. și (B) banca dvs. să vă debiteze contul în conformitate cu instrucțiunile primite de la {merchant}. Aveți dreptul la rambursare din partea băncii dvs., în termenii și condițiile contractului încheiat cu aceasta. Rambursarea trebuie solicitată în termen de 8 săptămâni de la data la care v-a fost debitat contul. Sunteți de acord să fiți anunțat despre o debitare cel târziu cu 2 zile înainte.",
    mandate_sepa_debit_version: "sepa-ro-1",
    mandate_au_becs_debit: "Continuând, faceți o cerere de debitare directă: autorizați {merchant} și furnizorul său de servicii de plată să vă debiteze contul, prin sistemul australian BECS (Bulk Electronic Clearing System), cu sumele pe care {merchant} vi le comunică separat. Confirmați că sunteți titularul contului sau că aveți drept de semnătură asupra lui.",
    mandate_au_becs_debit_version: "becs-ro-1",

    stopped_wasm: "Acest browser blochează WebAssembly, de care formularul are nevoie pentru a vă proteja contul. Permiteți-l sau folosiți alt browser.",
    stopped_crash: "Formularul pentru cont bancar nu mai funcționează. Reîncărcați pagina și introduceți din nou datele contului.",
    stopped_alone: "Acest formular pentru cont bancar nu este conectat la pagina magazinului. Reîncărcați pagina pentru a-l folosi.",
};

//! Italian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Modulo sicuro per il conto bancario",
    secured_by: "Protetto da {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Modalità di prova: sono accettati solo conti di prova e non c’è alcun addebito reale",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Numero di conto",
    account_number_placeholder: "000123456",
    holder_label: "Intestatario del conto",
    email_label: "Indirizzo email",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Inserisci l’IBAN.",
    reason_iban_incomplete: "L’IBAN è incompleto.",
    reason_iban_country: "Non si può addebitare un conto di questo Paese.",
    reason_iban_too_long: "L’IBAN è troppo lungo.",
    reason_iban_typo: "Controlla l’IBAN: una lettera o cifra è errata.",
    reason_iban_refused: "Questo conto non è stato accettato.",
    reason_bsb_missing: "Inserisci il codice BSB.",
    reason_bsb_incomplete: "Il codice BSB ha 6 cifre.",
    reason_bsb_too_long: "Il codice BSB ha solo 6 cifre.",
    reason_account_number_missing: "Inserisci il numero di conto.",
    reason_account_number_incomplete: "Inserisci almeno 5 cifre.",
    reason_account_number_too_long: "Inserisci al massimo 9 cifre.",
    reason_account_number_refused: "Il conto non è stato accettato.",
    reason_holder_missing: "Inserisci il nome dell’intestatario del conto.",
    reason_holder_looks_like_number: "Inserisci un nome, non un numero.",
    reason_holder_too_long: "Inserisci il nome come risulta alla tua banca.",
    reason_email_missing: "Inserisci il tuo indirizzo email.",
    reason_email_incomplete: "L’indirizzo email è incompleto.",

    notice_offline: "Sei offline. I dati inseriti sono ancora qui. Riprova quando sarai di nuovo online.",
    notice_timeout: "L’operazione richiede troppo tempo. I dati inseriti sono ancora qui. Riprova tra qualche istante.",
    notice_unavailable: "Al momento non riusciamo a raggiungere il servizio di pagamento. I dati inseriti sono ancora qui. Riprova tra qualche istante.",
    notice_session: "La sessione è scaduta. I dati inseriti sono ancora qui. Riprova oppure, se non basta, ricarica la pagina.",
    notice_refused: "Questo conto non è stato accettato. Controlla i dati o scegli un altro metodo di pagamento.",
    notice_cancelled: "L’operazione è stata annullata prima del completamento.",
    notice_unexpected: "Si è verificato un problema da parte nostra. I dati inseriti sono ancora qui. Riprova tra qualche istante.",
    notice_forgotten: "Hai lasciato la pagina per un po’. Per proteggere il conto, inseriscine di nuovo i dati.",
    busy: "Invio dei dati del conto in corso…",

    mandate_sepa_debit: "Continuando, autorizzi (A) {merchant} a richiedere alla tua banca l’addebito del tuo conto e (B) la tua banca a procedere con tale addebito conformemente alle disposizioni impartite da {merchant}. Hai diritto di ottenere il rimborso dalla tua banca secondo le condizioni del contratto con questa; il rimborso deve essere richiesto nel termine di 8 settimane a decorrere dalla data di addebito in conto. Accetti di ricevere l’avviso di un addebito al più tardi 2 giorni prima.",
    mandate_sepa_debit_version: "sepa-it-1",
    mandate_au_becs_debit: "Continuando, presenti una richiesta di addebito diretto: autorizzi {merchant} e il suo fornitore di servizi di pagamento ad addebitare sul tuo conto, tramite il sistema australiano BECS (Bulk Electronic Clearing System), gli importi che {merchant} ti comunica separatamente. Confermi di essere intestatario del conto o di avere la firma autorizzata su di esso.",
    mandate_au_becs_debit_version: "becs-it-1",

    stopped_wasm: "Questo browser blocca WebAssembly, di cui il modulo ha bisogno per proteggere il tuo conto. Consentilo o usa un altro browser.",
    stopped_crash: "Il modulo per il conto bancario ha smesso di funzionare. Ricarica la pagina e inserisci di nuovo i dati del conto.",
    stopped_alone: "Questo modulo per il conto bancario non è collegato alla pagina del negozio. Ricarica la pagina per usarlo.",
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Modulo sicuro per la carta',
  failed: 'Non è stato possibile caricare il modulo della carta.',
  retry: 'Riprova',
  bank: 'Conferma con la tua banca',
  close: 'Chiudi',
  ask: 'Annullare questo pagamento?',
  stop: 'Annulla pagamento',
  go: 'Continua',
  unseen: 'Non vedi la pagina della tua banca?',
  whole: 'Aprila in questa finestra',
  errors: {
    offline: 'Sei offline. Il modulo della carta si caricherà da solo quando sarai di nuovo online.',
    gateway_unreachable: 'Al momento il servizio di pagamento non è raggiungibile. Riprova tra qualche istante.',
    not_mounted: 'Il modulo della carta non è più in questa pagina. Ricarica la pagina.',
    timeout: 'L’operazione richiede troppo tempo. Riprova.',
    busy: 'L’operazione è già in corso. Attendi qualche istante.',
    frame_replaced: 'Il modulo è stato ricaricato. Inserisci di nuovo i dati della carta.',
    frame_crashed: 'Il modulo della carta ha smesso di funzionare. Ricarica la pagina e inserisci di nuovo i dati della carta.',
    saved_cards_failed: 'Non è stato possibile caricare le carte salvate.',
    challenge_blocked: 'La pagina della tua banca non può essere mostrata qui, quindi si apre in questa finestra.',
    wasm_blocked: 'Questo browser blocca WebAssembly, di cui il modulo ha bisogno per proteggere la tua carta. Consentilo o usa un altro browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Come vuoi pagare?',
  card: 'Carta',
  provider: 'Pagherai con {name}, poi tornerai qui.',
  refused: 'Questo metodo di pagamento non è disponibile al momento. Scegline un altro o riprova.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formular securizat pentru card',
  failed: 'Formularul pentru card nu a putut fi încărcat.',
  retry: 'Încercați din nou',
  bank: 'Confirmați la bancă',
  close: 'Închideți',
  ask: 'Anulați această plată?',
  stop: 'Anulați plata',
  go: 'Continuați',
  unseen: 'Nu vedeți pagina băncii?',
  whole: 'Deschideți-o în această fereastră',
  errors: {
    offline: 'Nu aveți conexiune la internet. Formularul pentru card se va încărca singur când reveniți online.',
    gateway_unreachable: 'Serviciul de plăți nu poate fi contactat acum. Încercați din nou peste câteva momente.',
    not_mounted: 'Formularul pentru card nu mai este pe această pagină. Reîncărcați pagina.',
    timeout: 'Durează prea mult. Încercați din nou.',
    busy: 'Operațiunea este deja în curs. Vă rugăm să așteptați puțin.',
    frame_replaced: 'Formularul a fost încărcat din nou. Introduceți încă o dată datele cardului.',
    frame_crashed: 'Formularul pentru card nu mai funcționează. Reîncărcați pagina și introduceți din nou datele cardului.',
    saved_cards_failed: 'Nu am putut încărca lista cardurilor salvate.',
    challenge_blocked: 'Pagina băncii nu poate fi afișată aici, așa că se deschide în această fereastră.',
    wasm_blocked: 'Acest browser blochează WebAssembly, de care formularul are nevoie pentru a vă proteja cardul. Permiteți-l sau folosiți alt browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Cum doriți să plătiți?',
  card: 'Card bancar',
  provider: 'Veți plăti prin {name}, apoi veți reveni aici.',
  refused: 'Această metodă de plată nu este disponibilă acum. Alegeți alta sau încercați din nou.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Saugi kortelės forma',
  failed: 'Nepavyko įkelti kortelės formos.',
  retry: 'Bandyti dar kartą',
  bank: 'Patvirtinkite savo banke',
  close: 'Uždaryti',
  ask: 'Atšaukti šį mokėjimą?',
  stop: 'Atšaukti mokėjimą',
  go: 'Tęsti',
  unseen: 'Nematote savo banko puslapio?',
  whole: 'Atverti jį šiame lange',
  errors: {
    offline: 'Nėra interneto ryšio. Kortelės forma įsikels pati, kai ryšys atsiras.',
    gateway_unreachable: 'Šiuo metu nepavyksta susisiekti su mokėjimo paslauga. Po akimirkos bandykite dar kartą.',
    not_mounted: 'Šiame puslapyje kortelės formos nebėra. Įkelkite puslapį iš naujo.',
    timeout: 'Tai trunka per ilgai. Bandykite dar kartą.',
    busy: 'Veiksmas jau vykdomas. Palaukite akimirką.',
    frame_replaced: 'Forma įkelta iš naujo. Dar kartą įveskite kortelės duomenis.',
    frame_crashed: 'Kortelės forma nustojo veikti. Įkelkite puslapį iš naujo ir dar kartą įveskite kortelės duomenis.',
    saved_cards_failed: 'Nepavyko įkelti išsaugotų kortelių.',
    challenge_blocked: 'Jūsų banko puslapio čia parodyti negalima, todėl jis atveriamas šiame lange.',
    wasm_blocked: 'Ši naršyklė blokuoja „WebAssembly“, kurios formai reikia jūsų kortelei apsaugoti. Leiskite ją naudoti arba naudokite kitą naršyklę.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kaip norite mokėti?',
  card: 'Kortelė',
  provider: 'Mokėsite per „{name}“, o tada grįšite čia.',
  refused: 'Šis mokėjimo būdas dabar neprieinamas. Pasirinkite kitą arba bandykite dar kartą.',
};

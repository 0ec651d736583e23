// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Bezbedan obrazac za karticu',
  failed: 'Obrazac za karticu nije mogao da se učita.',
  retry: 'Pokušaj ponovo',
  bank: 'Potvrdite u svojoj banci',
  close: 'Zatvori',
  ask: 'Otkazati ovo plaćanje?',
  stop: 'Otkaži plaćanje',
  go: 'Nastavi',
  unseen: 'Ne vidite stranicu svoje banke?',
  whole: 'Otvori je u ovom prozoru',
  errors: {
    offline: 'Niste povezani na internet. Obrazac za karticu učitaće se sam čim se veza uspostavi.',
    gateway_unreachable: 'Usluga plaćanja trenutno nije dostupna. Pokušajte ponovo za koji trenutak.',
    not_mounted: 'Obrasca za karticu više nema na ovoj stranici. Ponovo učitajte stranicu.',
    timeout: 'Ovo traje predugo. Pokušajte ponovo.',
    busy: 'Postupak je već u toku. Sačekajte trenutak.',
    frame_replaced: 'Obrazac je ponovo učitan. Još jednom unesite podatke o kartici.',
    frame_crashed: 'Obrazac za karticu je prestao da radi. Ponovo učitajte stranicu i još jednom unesite podatke o kartici.',
    saved_cards_failed: 'Nismo uspeli da učitamo vaše sačuvane kartice.',
    challenge_blocked: 'Stranica vaše banke ne može ovde da se prikaže, pa se otvara u ovom prozoru.',
    wasm_blocked: 'Ovaj pregledač blokira WebAssembly, koji je obrascu potreban da zaštiti vašu karticu. Dozvolite ga ili koristite drugi pregledač.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kako želite da platite?',
  card: 'Kartica',
  provider: 'Platićete preko {name}, a zatim ćete se vratiti ovde.',
  refused: 'Ovaj način plaćanja trenutno nije dostupan. Izaberite drugi ili pokušajte ponovo.',
};

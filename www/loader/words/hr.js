// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Sigurni obrazac za karticu',
  failed: 'Obrazac za karticu nije se mogao učitati.',
  retry: 'Pokušaj ponovno',
  bank: 'Potvrdite u svojoj banci',
  close: 'Zatvori',
  ask: 'Otkazati ovo plaćanje?',
  stop: 'Otkaži plaćanje',
  go: 'Nastavi',
  unseen: 'Ne vidite stranicu svoje banke?',
  whole: 'Otvori je u ovom prozoru',
  errors: {
    offline: 'Niste povezani s internetom. Obrazac za karticu učitat će se sam čim se veza uspostavi.',
    gateway_unreachable: 'Usluga plaćanja trenutačno nije dostupna. Pokušajte ponovno za koji trenutak.',
    not_mounted: 'Obrasca za karticu više nema na ovoj stranici. Ponovno učitajte stranicu.',
    timeout: 'Ovo predugo traje. Pokušajte ponovno.',
    busy: 'Postupak je već u tijeku. Pričekajte trenutak.',
    frame_replaced: 'Obrazac je ponovno učitan. Još jednom unesite podatke o kartici.',
    frame_crashed: 'Obrazac za karticu prestao je raditi. Ponovno učitajte stranicu i još jednom unesite podatke o kartici.',
    saved_cards_failed: 'Nismo uspjeli učitati vaše spremljene kartice.',
    challenge_blocked: 'Stranica vaše banke ne može se prikazati ovdje pa se otvara u ovom prozoru.',
    wasm_blocked: 'Ovaj preglednik blokira WebAssembly, koji je obrascu potreban za zaštitu vaše kartice. Dopustite ga ili upotrijebite drugi preglednik.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kako želite platiti?',
  card: 'Kartica',
  provider: 'Platit ćete putem {name}, a zatim se vratiti ovamo.',
  refused: 'Ovaj način plaćanja trenutačno nije dostupan. Odaberite drugi ili pokušajte ponovno.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Biztonságos kártyaűrlap',
  failed: 'A kártyaűrlapot nem sikerült betölteni.',
  retry: 'Újra',
  bank: 'Jóváhagyás a bankjánál',
  close: 'Bezárás',
  ask: 'Megszakítja ezt a fizetést?',
  stop: 'Fizetés megszakítása',
  go: 'Folytatás',
  unseen: 'Nem látja a bankja oldalát?',
  whole: 'Megnyitás ebben az ablakban',
  errors: {
    offline: 'Nincs internetkapcsolat. A kártyaűrlap magától betöltődik, amint helyreáll a kapcsolat.',
    gateway_unreachable: 'A fizetési szolgáltatás jelenleg nem érhető el. Kis idő múlva próbálja újra.',
    not_mounted: 'A kártyaűrlap már nincs ezen az oldalon. Töltse újra az oldalt.',
    timeout: 'Ez túl sokáig tart. Próbálja újra.',
    busy: 'Ez már folyamatban van. Kis türelmet kérünk.',
    frame_replaced: 'Az űrlap újra betöltődött. Adja meg még egyszer a kártyaadatokat.',
    frame_crashed: 'A kártyaűrlap működése leállt. Töltse újra az oldalt, és adja meg újra a kártyaadatokat.',
    saved_cards_failed: 'Nem sikerült betölteni az elmentett kártyákat.',
    challenge_blocked: 'A bankja oldala itt nem jeleníthető meg, ezért ebben az ablakban nyílik meg.',
    wasm_blocked: 'Ez a böngésző blokkolja a WebAssembly használatát, amely az űrlapnak a kártyája védelméhez szükséges. Engedélyezze, vagy használjon másik böngészőt.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hogyan szeretne fizetni?',
  card: 'Kártya',
  provider: 'Ezzel fog fizetni: {name}, majd visszatér ide.',
  refused: 'Ez a fizetési mód jelenleg nem érhető el. Válasszon másikat, vagy próbálja újra.',
};

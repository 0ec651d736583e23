// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Zabezpečený formulár karty',
  failed: 'Formulár karty sa nepodarilo načítať.',
  retry: 'Skúsiť znova',
  bank: 'Potvrďte platbu v banke',
  close: 'Zavrieť',
  ask: 'Zrušiť túto platbu?',
  stop: 'Zrušiť platbu',
  go: 'Pokračovať',
  unseen: 'Nevidíte stránku svojej banky?',
  whole: 'Otvoriť ju v tomto okne',
  errors: {
    offline: 'Ste offline. Formulár karty sa načíta sám, keď budete opäť online.',
    gateway_unreachable: 'K platobnej službe sa teraz nedá pripojiť. Skúste to o chvíľu znova.',
    not_mounted: 'Formulár karty už na tejto stránke nie je. Načítajte stránku znova.',
    timeout: 'Trvá to príliš dlho. Skúste to znova.',
    busy: 'Už na tom pracujeme. Chvíľu počkajte, prosím.',
    frame_replaced: 'Formulár sa načítal znova. Zadajte údaje o karte ešte raz.',
    frame_crashed: 'Formulár karty prestal fungovať. Načítajte stránku znova a zadajte údaje o karte ešte raz.',
    saved_cards_failed: 'Uložené karty sa nepodarilo načítať.',
    challenge_blocked: 'Stránku vašej banky tu nemožno zobraziť, preto sa otvorí v tomto okne.',
    wasm_blocked: 'Tento prehliadač blokuje WebAssembly, ktoré formulár potrebuje na ochranu vašej karty. Povoľte ho alebo použite iný prehliadač.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Ako chcete zaplatiť?',
  card: 'Karta',
  provider: 'Zaplatíte cez {name} a potom sa vrátite sem.',
  refused: 'Tento spôsob platby teraz nie je dostupný. Vyberte iný alebo to skúste znova.',
};

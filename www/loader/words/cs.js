// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Zabezpečený formulář karty',
  failed: 'Formulář karty se nepodařilo načíst.',
  retry: 'Zkusit znovu',
  bank: 'Potvrďte platbu v bance',
  close: 'Zavřít',
  ask: 'Zrušit tuto platbu?',
  stop: 'Zrušit platbu',
  go: 'Pokračovat',
  unseen: 'Nevidíte stránku své banky?',
  whole: 'Otevřít ji v tomto okně',
  errors: {
    offline: 'Jste offline. Formulář karty se načte sám, jakmile budete zase online.',
    gateway_unreachable: 'K platební službě se teď nelze připojit. Zkuste to za chvíli znovu.',
    not_mounted: 'Formulář karty už na této stránce není. Načtěte stránku znovu.',
    timeout: 'Trvá to příliš dlouho. Zkuste to znovu.',
    busy: 'Už na tom pracujeme. Chvíli prosím počkejte.',
    frame_replaced: 'Formulář se načetl znovu. Zadejte údaje o kartě ještě jednou.',
    frame_crashed: 'Formulář karty přestal fungovat. Načtěte stránku znovu a zadejte údaje o kartě ještě jednou.',
    saved_cards_failed: 'Uložené karty se nepodařilo načíst.',
    challenge_blocked: 'Stránku vaší banky tu nelze zobrazit, proto se otevře v tomto okně.',
    wasm_blocked: 'Tento prohlížeč blokuje WebAssembly, které formulář potřebuje k ochraně vaší karty. Povolte je, nebo použijte jiný prohlížeč.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Jak chcete zaplatit?',
  card: 'Karta',
  provider: 'Zaplatíte přes {name} a pak se vrátíte sem.',
  refused: 'Tento způsob platby teď není dostupný. Zvolte jiný, nebo to zkuste znovu.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Turvaline kaardivorm',
  failed: 'Kaardivormi ei õnnestunud laadida.',
  retry: 'Proovi uuesti',
  bank: 'Kinnitage makse oma pangas',
  close: 'Sulge',
  ask: 'Kas tühistada see makse?',
  stop: 'Tühista makse',
  go: 'Jätka',
  unseen: 'Kas te ei näe oma panga lehte?',
  whole: 'Ava see selles aknas',
  errors: {
    offline: 'Internetiühendus puudub. Kaardivorm laaditakse automaatselt, kui ühendus taastub.',
    gateway_unreachable: 'Makseteenusega ei saa praegu ühendust. Proovige mõne hetke pärast uuesti.',
    not_mounted: 'Kaardivormi ei ole enam sellel lehel. Laadige leht uuesti.',
    timeout: 'See võtab liiga kaua aega. Proovige uuesti.',
    busy: 'Toiming juba käib. Palun oodake hetk.',
    frame_replaced: 'Vorm laaditi uuesti. Sisestage kaardi andmed veel kord.',
    frame_crashed: 'Kaardivorm lakkas töötamast. Laadige leht uuesti ja sisestage kaardi andmed veel kord.',
    saved_cards_failed: 'Teie salvestatud kaarte ei õnnestunud laadida.',
    challenge_blocked: 'Teie panga lehte ei saa siin näidata, seega avaneb see selles aknas.',
    wasm_blocked: 'See brauser blokeerib WebAssembly tehnoloogia, mida vorm vajab teie kaardi kaitsmiseks. Lubage see või kasutage teist brauserit.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kuidas soovite maksta?',
  card: 'Kaart',
  provider: 'Maksate teenuse {name} kaudu ja tulete siis siia tagasi.',
  refused: 'See makseviis ei ole praegu saadaval. Valige teine või proovige uuesti.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Säkert kortformulär',
  failed: 'Det gick inte att ladda kortformuläret.',
  retry: 'Försök igen',
  bank: 'Bekräfta hos din bank',
  close: 'Stäng',
  ask: 'Avbryta betalningen?',
  stop: 'Avbryt betalningen',
  go: 'Fortsätt',
  unseen: 'Ser du inte bankens sida?',
  whole: 'Öppna den i det här fönstret',
  errors: {
    offline: 'Du är offline. Kortformuläret laddas av sig självt när du är online igen.',
    gateway_unreachable: 'Betaltjänsten går inte att nå just nu. Försök igen om en stund.',
    not_mounted: 'Kortformuläret finns inte längre på sidan. Ladda om sidan.',
    timeout: 'Det här tar för lång tid. Försök igen.',
    busy: 'Det här pågår redan. Vänta en stund.',
    frame_replaced: 'Formuläret laddades om. Ange kortuppgifterna en gång till.',
    frame_crashed: 'Kortformuläret har slutat fungera. Ladda om sidan och ange kortuppgifterna igen.',
    saved_cards_failed: 'Det gick inte att ladda dina sparade kort.',
    challenge_blocked: 'Bankens sida kan inte visas här, så den öppnas i det här fönstret.',
    wasm_blocked: 'Webbläsaren blockerar WebAssembly, som formuläret behöver för att skydda ditt kort. Tillåt det eller använd en annan webbläsare.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hur vill du betala?',
  card: 'Kort',
  provider: 'Du betalar med {name} och kommer sedan tillbaka hit.',
  refused: 'Betalsättet är inte tillgängligt just nu. Välj ett annat eller försök igen.',
};

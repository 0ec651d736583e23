// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Sikker kortformular',
  failed: 'Kortformularen kunne ikke indlæses.',
  retry: 'Prøv igen',
  bank: 'Bekræft hos din bank',
  close: 'Luk',
  ask: 'Annuller betalingen?',
  stop: 'Annuller betaling',
  go: 'Fortsæt',
  unseen: 'Kan du ikke se bankens side?',
  whole: 'Åbn den i dette vindue',
  errors: {
    offline: 'Du er offline. Kortformularen indlæses af sig selv, når du er online igen.',
    gateway_unreachable: 'Der er ikke forbindelse til betalingstjenesten lige nu. Prøv igen om lidt.',
    not_mounted: 'Kortformularen er ikke længere på siden. Genindlæs siden.',
    timeout: 'Det tager for lang tid. Prøv igen.',
    busy: 'Handlingen er allerede i gang. Vent et øjeblik.',
    frame_replaced: 'Formularen blev indlæst igen. Indtast dine kortoplysninger en gang til.',
    frame_crashed: 'Kortformularen er holdt op med at virke. Genindlæs siden, og indtast dine kortoplysninger igen.',
    saved_cards_failed: 'Dine gemte kort kunne ikke indlæses.',
    challenge_blocked: 'Bankens side kan ikke vises her, så den åbnes i dette vindue.',
    wasm_blocked: 'Browseren blokerer WebAssembly, som formularen skal bruge for at beskytte dit kort. Tillad det, eller brug en anden browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hvordan vil du betale?',
  card: 'Kort',
  provider: 'Du betaler med {name} og kommer derefter tilbage hertil.',
  refused: 'Betalingsmetoden er ikke tilgængelig lige nu. Vælg en anden, eller prøv igen.',
};

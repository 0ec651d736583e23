// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Sikkert kortskjema',
  failed: 'Kortskjemaet kunne ikke lastes inn.',
  retry: 'Prøv igjen',
  bank: 'Bekreft hos banken din',
  close: 'Lukk',
  ask: 'Avbryte betalingen?',
  stop: 'Avbryt betalingen',
  go: 'Fortsett',
  unseen: 'Ser du ikke bankens side?',
  whole: 'Åpne den i dette vinduet',
  errors: {
    offline: 'Du er frakoblet. Kortskjemaet lastes inn av seg selv når du er på nett igjen.',
    gateway_unreachable: 'Betalingstjenesten kan ikke nås akkurat nå. Prøv igjen om litt.',
    not_mounted: 'Kortskjemaet er ikke lenger på siden. Last inn siden på nytt.',
    timeout: 'Dette tar for lang tid. Prøv igjen.',
    busy: 'Dette er allerede i gang. Vent et øyeblikk.',
    frame_replaced: 'Skjemaet ble lastet inn på nytt. Skriv inn kortopplysningene en gang til.',
    frame_crashed: 'Kortskjemaet har sluttet å virke. Last inn siden på nytt og skriv inn kortopplysningene igjen.',
    saved_cards_failed: 'Kunne ikke laste inn de lagrede kortene dine.',
    challenge_blocked: 'Bankens side kan ikke vises her, så den åpnes i dette vinduet.',
    wasm_blocked: 'Nettleseren blokkerer WebAssembly, som skjemaet trenger for å beskytte kortet ditt. Tillat det eller bruk en annen nettleser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hvordan vil du betale?',
  card: 'Kort',
  provider: 'Du betaler med {name} og kommer deretter tilbake hit.',
  refused: 'Denne betalingsmåten er ikke tilgjengelig akkurat nå. Velg en annen eller prøv igjen.',
};

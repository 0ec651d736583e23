// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Beveiligd kaartformulier',
  failed: 'Het kaartformulier kon niet worden geladen.',
  retry: 'Opnieuw proberen',
  bank: 'Bevestigen bij uw bank',
  close: 'Sluiten',
  ask: 'Deze betaling annuleren?',
  stop: 'Betaling annuleren',
  go: 'Doorgaan',
  unseen: 'Ziet u de pagina van uw bank niet?',
  whole: 'In dit venster openen',
  errors: {
    offline: 'U bent offline. Het kaartformulier wordt vanzelf geladen zodra u weer online bent.',
    gateway_unreachable: 'De betaaldienst is op dit moment niet bereikbaar. Probeer het zo meteen opnieuw.',
    not_mounted: 'Het kaartformulier staat niet meer op deze pagina. Laad de pagina opnieuw.',
    timeout: 'Dit duurt te lang. Probeer het opnieuw.',
    busy: 'Dit wordt al uitgevoerd. Een ogenblik geduld.',
    frame_replaced: 'Het formulier is opnieuw geladen. Vul uw kaartgegevens nog een keer in.',
    frame_crashed: 'Het kaartformulier werkt niet meer. Laad de pagina opnieuw en vul uw kaartgegevens nog een keer in.',
    saved_cards_failed: 'Uw opgeslagen kaarten konden niet worden geladen.',
    challenge_blocked: 'De pagina van uw bank kan hier niet worden getoond en wordt daarom in dit venster geopend.',
    wasm_blocked: 'Deze browser blokkeert WebAssembly, dat dit formulier nodig heeft om uw kaart te beschermen. Sta het toe of gebruik een andere browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hoe wilt u betalen?',
  card: 'Kaart',
  provider: 'U betaalt met {name} en komt daarna hier terug.',
  refused: 'Deze betaalmethode is op dit moment niet beschikbaar. Kies een andere of probeer het opnieuw.',
};

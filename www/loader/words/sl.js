// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Varen obrazec za kartico',
  failed: 'Obrazca za kartico ni bilo mogoče naložiti.',
  retry: 'Poskusi znova',
  bank: 'Potrdite pri svoji banki',
  close: 'Zapri',
  ask: 'Želite preklicati to plačilo?',
  stop: 'Prekliči plačilo',
  go: 'Nadaljuj',
  unseen: 'Ne vidite strani svoje banke?',
  whole: 'Odpri jo v tem oknu',
  errors: {
    offline: 'Nimate internetne povezave. Obrazec za kartico se bo naložil sam, ko bo povezava spet vzpostavljena.',
    gateway_unreachable: 'Plačilna storitev trenutno ni dosegljiva. Poskusite znova čez nekaj trenutkov.',
    not_mounted: 'Obrazca za kartico ni več na tej strani. Znova naložite stran.',
    timeout: 'To traja predolgo. Poskusite znova.',
    busy: 'Postopek že poteka. Počakajte trenutek.',
    frame_replaced: 'Obrazec se je znova naložil. Še enkrat vnesite podatke o kartici.',
    frame_crashed: 'Obrazec za kartico je prenehal delovati. Znova naložite stran in še enkrat vnesite podatke o kartici.',
    saved_cards_failed: 'Vaših shranjenih kartic ni bilo mogoče naložiti.',
    challenge_blocked: 'Strani vaše banke tu ni mogoče prikazati, zato se odpre v tem oknu.',
    wasm_blocked: 'Ta brskalnik blokira WebAssembly, ki ga obrazec potrebuje za zaščito vaše kartice. Omogočite ga ali uporabite drug brskalnik.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kako želite plačati?',
  card: 'Kartica',
  provider: 'Plačali boste prek {name}, nato se boste vrnili sem.',
  refused: 'Ta način plačila trenutno ni na voljo. Izberite drugega ali poskusite znova.',
};

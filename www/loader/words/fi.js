// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Suojattu korttilomake',
  failed: 'Korttilomaketta ei voitu ladata.',
  retry: 'Yritä uudelleen',
  bank: 'Vahvista pankissasi',
  close: 'Sulje',
  ask: 'Perutaanko tämä maksu?',
  stop: 'Peru maksu',
  go: 'Jatka',
  unseen: 'Eikö pankin sivu näy?',
  whole: 'Avaa se tässä ikkunassa',
  errors: {
    offline: 'Sinulla ei ole verkkoyhteyttä. Korttilomake latautuu itsestään, kun yhteys toimii taas.',
    gateway_unreachable: 'Maksupalveluun ei juuri nyt saada yhteyttä. Yritä hetken kuluttua uudelleen.',
    not_mounted: 'Korttilomake ei ole enää tällä sivulla. Lataa sivu uudelleen.',
    timeout: 'Tämä kestää liian kauan. Yritä uudelleen.',
    busy: 'Tämä on jo käynnissä. Odota hetki.',
    frame_replaced: 'Lomake ladattiin uudelleen. Anna kortin tiedot vielä kerran.',
    frame_crashed: 'Korttilomake lakkasi toimimasta. Lataa sivu uudelleen ja anna kortin tiedot uudelleen.',
    saved_cards_failed: 'Tallennettuja kortteja ei voitu ladata.',
    challenge_blocked: 'Pankin sivua ei voi näyttää tässä, joten se avataan tähän ikkunaan.',
    wasm_blocked: 'Tämä selain estää WebAssemblyn, jota lomake tarvitsee korttisi suojaamiseen. Salli se tai käytä toista selainta.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Miten haluat maksaa?',
  card: 'Kortti',
  provider: 'Maksat palvelussa {name} ja palaat sen jälkeen tänne.',
  refused: 'Tämä maksutapa ei ole juuri nyt käytettävissä. Valitse toinen tai yritä uudelleen.',
};

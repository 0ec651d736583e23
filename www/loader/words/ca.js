// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulari segur de targeta',
  failed: 'No s’ha pogut carregar el formulari de targeta.',
  retry: 'Torna-ho a provar',
  bank: 'Confirmeu amb el vostre banc',
  close: 'Tanca',
  ask: 'Voleu cancel·lar aquest pagament?',
  stop: 'Cancel·la el pagament',
  go: 'Continua',
  unseen: 'No veieu la pàgina del vostre banc?',
  whole: 'Obre-la en aquesta finestra',
  errors: {
    offline: 'No teniu connexió. El formulari de targeta es carregarà tot sol quan la recupereu.',
    gateway_unreachable: 'Ara mateix no es pot connectar amb el servei de pagament. Torneu-ho a provar d’aquí a un moment.',
    not_mounted: 'El formulari de targeta ja no és en aquesta pàgina. Torneu a carregar la pàgina.',
    timeout: 'Està trigant massa. Torneu-ho a provar.',
    busy: 'L’operació ja està en curs. Espereu un moment.',
    frame_replaced: 'El formulari s’ha tornat a carregar. Introduïu les dades de la targeta una altra vegada.',
    frame_crashed: 'El formulari de targeta ha deixat de funcionar. Torneu a carregar la pàgina i introduïu les dades de la targeta una altra vegada.',
    saved_cards_failed: 'No s’han pogut carregar les targetes desades.',
    challenge_blocked: 'La pàgina del vostre banc no es pot mostrar aquí i per això s’obre en aquesta finestra.',
    wasm_blocked: 'Aquest navegador bloqueja WebAssembly, que aquest formulari necessita per protegir la targeta. Permeteu-lo o feu servir un altre navegador.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Com voleu pagar?',
  card: 'Targeta',
  provider: 'Pagareu amb {name} i després tornareu aquí.',
  refused: 'Aquesta forma de pagament no està disponible ara mateix. Trieu-ne una altra o torneu-ho a provar.',
};

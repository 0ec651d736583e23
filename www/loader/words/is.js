// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Öruggt kortaeyðublað',
  failed: 'Ekki tókst að hlaða kortaeyðublaðinu.',
  retry: 'Reyna aftur',
  bank: 'Staðfestu hjá bankanum þínum',
  close: 'Loka',
  ask: 'Hætta við þessa greiðslu?',
  stop: 'Hætta við greiðslu',
  go: 'Halda áfram',
  unseen: 'Sérðu ekki síðu bankans?',
  whole: 'Opna hana í þessum glugga',
  errors: {
    offline: 'Þú ert ekki með netsamband. Kortaeyðublaðið hleðst sjálfkrafa þegar sambandið kemst á.',
    gateway_unreachable: 'Ekki næst samband við greiðsluþjónustuna eins og er. Reyndu aftur eftir smástund.',
    not_mounted: 'Kortaeyðublaðið er ekki lengur á síðunni. Endurhladdu síðuna.',
    timeout: 'Þetta tekur of langan tíma. Reyndu aftur.',
    busy: 'Þetta er þegar í gangi. Bíddu aðeins.',
    frame_replaced: 'Eyðublaðinu var hlaðið aftur. Sláðu kortaupplýsingarnar inn einu sinni enn.',
    frame_crashed: 'Kortaeyðublaðið er hætt að virka. Endurhladdu síðuna og sláðu kortaupplýsingarnar inn aftur.',
    saved_cards_failed: 'Ekki tókst að sækja vistuðu kortin þín.',
    challenge_blocked: 'Ekki er hægt að sýna síðu bankans hér og því er hún opnuð í þessum glugga.',
    wasm_blocked: 'Vafrinn lokar á WebAssembly, sem eyðublaðið þarf til að vernda kortið þitt. Leyfðu það eða notaðu annan vafra.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Hvernig viltu greiða?',
  card: 'Kort',
  provider: 'Þú greiðir með {name} og kemur svo aftur hingað.',
  refused: 'Þessi greiðslumáti er ekki í boði eins og er. Veldu annan eða reyndu aftur.',
};

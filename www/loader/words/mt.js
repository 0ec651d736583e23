// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formola sigura tal-kard',
  failed: 'Il-formola tal-kard ma setgħetx titla’.',
  retry: 'Erġa’ pprova',
  bank: 'Ikkonferma mal-bank tiegħek',
  close: 'Agħlaq',
  ask: 'Tikkanċella dan il-pagament?',
  stop: 'Ikkanċella l-pagament',
  go: 'Kompli',
  unseen: 'Mhux qed tara l-paġna tal-bank tiegħek?',
  whole: 'Iftaħha f’din it-tieqa',
  errors: {
    offline: 'M’hemmx konnessjoni mal-internet. Il-formola tal-kard titla’ waħedha meta terġa’ tiġi l-konnessjoni.',
    gateway_unreachable: 'Bħalissa ma nistgħux naqbdu mas-servizz tal-ħlas. Erġa’ pprova fi ftit mumenti.',
    not_mounted: 'Il-formola tal-kard m’għadhiex fuq din il-paġna. Erġa’ tella’ l-paġna.',
    timeout: 'Dan qed idum wisq. Erġa’ pprova.',
    busy: 'Dan diġà għaddej. Jekk jogħġbok stenna ftit.',
    frame_replaced: 'Il-formola reġgħet telgħet mill-ġdid. Daħħal id-dettalji tal-kard darba oħra.',
    frame_crashed: 'Il-formola tal-kard waqfet taħdem. Erġa’ tella’ l-paġna u erġa’ daħħal id-dettalji tal-kard.',
    saved_cards_failed: 'Ma stajniex intellgħu l-kards issejvjati tiegħek.',
    challenge_blocked: 'Il-paġna tal-bank tiegħek ma tistax tintwera hawn, għalhekk tinfetaħ f’din it-tieqa.',
    wasm_blocked: 'Dan il-brawżer jimblokka l-WebAssembly, li din il-formola teħtieġ biex tipproteġi l-kard tiegħek. Ippermettih, jew uża brawżer ieħor.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kif tixtieq tħallas?',
  card: 'Kard',
  provider: 'Tħallas permezz ta’ {name}, imbagħad terġa’ lura hawn.',
  refused: 'Dan il-mod ta’ ħlas mhux disponibbli bħalissa. Agħżel ieħor, jew erġa’ pprova.',
};

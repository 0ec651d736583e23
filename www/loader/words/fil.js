// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Ligtas na form para sa card',
  failed: 'Hindi ma-load ang form para sa card.',
  retry: 'Subukang muli',
  bank: 'Kumpirmahin sa iyong bangko',
  close: 'Isara',
  ask: 'Kanselahin ang bayad na ito?',
  stop: 'Kanselahin ang bayad',
  go: 'Magpatuloy',
  unseen: 'Hindi mo ba makita ang page ng iyong bangko?',
  whole: 'Buksan sa window na ito',
  errors: {
    offline: 'Offline ka. Kusang maglo-load ang form para sa card kapag online ka na ulit.',
    gateway_unreachable: 'Hindi maabot ang serbisyo sa pagbabayad sa ngayon. Subukang muli maya-maya.',
    not_mounted: 'Wala na sa page na ito ang form para sa card. I-reload ang page.',
    timeout: 'Masyado itong nagtatagal. Subukang muli.',
    busy: 'Isinasagawa na ito. Maghintay sandali.',
    frame_replaced: 'Na-load muli ang form. Ilagay muli ang mga detalye ng iyong card.',
    frame_crashed: 'Tumigil sa paggana ang form para sa card. I-reload ang page at ilagay muli ang mga detalye ng iyong card.',
    saved_cards_failed: 'Hindi namin ma-load ang mga naka-save mong card.',
    challenge_blocked: 'Hindi maipakita rito ang page ng iyong bangko, kaya bubuksan ito sa window na ito.',
    wasm_blocked: 'Bina-block ng browser na ito ang WebAssembly, na kailangan ng form na ito para protektahan ang iyong card. Payagan ito, o gumamit ng ibang browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Paano mo gustong magbayad?',
  card: 'Credit o debit card',
  provider: 'Magbabayad ka gamit ang {name}, saka babalik dito.',
  refused: 'Hindi available sa ngayon ang paraan ng pagbabayad na ito. Pumili ng iba, o subukang muli.',
};

// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Droša kartes veidlapa',
  failed: 'Kartes veidlapu neizdevās ielādēt.',
  retry: 'Mēģināt vēlreiz',
  bank: 'Apstipriniet savā bankā',
  close: 'Aizvērt',
  ask: 'Vai atcelt šo maksājumu?',
  stop: 'Atcelt maksājumu',
  go: 'Turpināt',
  unseen: 'Neredzat savas bankas lapu?',
  whole: 'Atvērt to šajā logā',
  errors: {
    offline: 'Nav interneta savienojuma. Kartes veidlapa ielādēsies pati, kad savienojums atjaunosies.',
    gateway_unreachable: 'Pašlaik nevar sazināties ar maksājumu pakalpojumu. Pēc brīža mēģiniet vēlreiz.',
    not_mounted: 'Kartes veidlapas šajā lapā vairs nav. Atkārtoti ielādējiet lapu.',
    timeout: 'Tas aizņem pārāk ilgu laiku. Mēģiniet vēlreiz.',
    busy: 'Darbība jau notiek. Lūdzu, brīdi uzgaidiet.',
    frame_replaced: 'Veidlapa tika ielādēta no jauna. Vēlreiz ievadiet kartes datus.',
    frame_crashed: 'Kartes veidlapa pārstāja darboties. Atkārtoti ielādējiet lapu un vēlreiz ievadiet kartes datus.',
    saved_cards_failed: 'Neizdevās ielādēt jūsu saglabātās kartes.',
    challenge_blocked: 'Jūsu bankas lapu šeit nevar parādīt, tāpēc tā tiek atvērta šajā logā.',
    wasm_blocked: 'Šī pārlūkprogramma bloķē WebAssembly, kas veidlapai nepieciešams jūsu kartes aizsardzībai. Atļaujiet to vai izmantojiet citu pārlūkprogrammu.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Kā vēlaties maksāt?',
  card: 'Karte',
  provider: 'Jūs maksāsiet ar {name} un pēc tam atgriezīsieties šeit.',
  refused: 'Šis maksājuma veids pašlaik nav pieejams. Izvēlieties citu vai mēģiniet vēlreiz.',
};

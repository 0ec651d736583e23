// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Sicheres Kartenformular',
  failed: 'Das Kartenformular konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  bank: 'Bei Ihrer Bank bestätigen',
  close: 'Schließen',
  ask: 'Diese Zahlung abbrechen?',
  stop: 'Zahlung abbrechen',
  go: 'Fortfahren',
  unseen: 'Sehen Sie die Seite Ihrer Bank nicht?',
  whole: 'In diesem Fenster öffnen',
  errors: {
    offline: 'Sie sind offline. Das Kartenformular wird automatisch geladen, sobald Sie wieder online sind.',
    gateway_unreachable: 'Der Zahlungsdienst ist gerade nicht erreichbar. Versuchen Sie es in einem Moment noch einmal.',
    not_mounted: 'Das Kartenformular ist nicht mehr auf dieser Seite. Laden Sie die Seite neu.',
    timeout: 'Das dauert zu lange. Versuchen Sie es erneut.',
    busy: 'Der Vorgang läuft bereits. Bitte warten Sie einen Moment.',
    frame_replaced: 'Das Formular wurde neu geladen. Geben Sie Ihre Kartendaten noch einmal ein.',
    frame_crashed: 'Das Kartenformular funktioniert nicht mehr. Laden Sie die Seite neu und geben Sie Ihre Kartendaten noch einmal ein.',
    saved_cards_failed: 'Ihre gespeicherten Karten konnten nicht geladen werden.',
    challenge_blocked: 'Die Seite Ihrer Bank kann hier nicht angezeigt werden und wird deshalb in diesem Fenster geöffnet.',
    wasm_blocked: 'Dieser Browser blockiert WebAssembly, das dieses Formular zum Schutz Ihrer Karte benötigt. Lassen Sie es zu oder verwenden Sie einen anderen Browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Wie möchten Sie bezahlen?',
  card: 'Karte',
  provider: 'Sie bezahlen mit {name} und kehren danach hierher zurück.',
  refused: 'Diese Zahlungsart ist gerade nicht verfügbar. Wählen Sie eine andere oder versuchen Sie es erneut.',
};

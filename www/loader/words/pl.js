// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Bezpieczny formularz karty',
  failed: 'Nie udało się wczytać formularza karty.',
  retry: 'Spróbuj ponownie',
  bank: 'Potwierdź w banku',
  close: 'Zamknij',
  ask: 'Anulować tę płatność?',
  stop: 'Anuluj płatność',
  go: 'Kontynuuj',
  unseen: 'Nie widzisz strony banku?',
  whole: 'Otwórz ją w tym oknie',
  errors: {
    offline: 'Brak połączenia z internetem. Formularz karty wczyta się sam, gdy połączenie wróci.',
    gateway_unreachable: 'Nie możemy teraz połączyć się z usługą płatniczą. Spróbuj ponownie za chwilę.',
    not_mounted: 'Na tej stronie nie ma już formularza karty. Odśwież stronę.',
    timeout: 'To trwa zbyt długo. Spróbuj ponownie.',
    busy: 'Operacja już trwa. Poczekaj chwilę.',
    frame_replaced: 'Formularz został wczytany ponownie. Wpisz dane karty jeszcze raz.',
    frame_crashed: 'Formularz karty przestał działać. Odśwież stronę i wpisz dane karty ponownie.',
    saved_cards_failed: 'Nie udało się wczytać zapisanych kart.',
    challenge_blocked: 'Strony banku nie można tu wyświetlić, dlatego otworzy się w tym oknie.',
    wasm_blocked: 'Ta przeglądarka blokuje WebAssembly, którego formularz potrzebuje do ochrony karty. Zezwól na WebAssembly lub użyj innej przeglądarki.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Jak chcesz zapłacić?',
  card: 'Karta',
  provider: 'Zapłacisz przez {name}, a potem wrócisz tutaj.',
  refused: 'Ta metoda płatności jest teraz niedostępna. Wybierz inną lub spróbuj ponownie.',
};

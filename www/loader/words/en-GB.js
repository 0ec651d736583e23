// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Secure card form',
  failed: 'The card form couldn’t be loaded.',
  retry: 'Try again',
  bank: 'Confirm with your bank',
  close: 'Close',
  ask: 'Cancel this payment?',
  stop: 'Cancel payment',
  go: 'Continue',
  unseen: 'Can’t see your bank’s page?',
  whole: 'Open it in this window',
  errors: {
    offline: 'You’re offline. The card form loads by itself once you’re back online.',
    gateway_unreachable: 'The payment service can’t be reached right now. Try again in a moment.',
    not_mounted: 'The card form isn’t on this page any more. Reload the page.',
    timeout: 'This is taking too long. Try again.',
    busy: 'This is already under way. Please wait a moment.',
    frame_replaced: 'The form was loaded again. Enter your card once more.',
    frame_crashed: 'The card form has stopped working. Reload the page and enter your card again.',
    saved_cards_failed: 'We couldn’t load your saved cards.',
    challenge_blocked: 'Your bank’s page can’t be shown here, so it opens in this window.',
    wasm_blocked: 'This browser blocks WebAssembly, which this form needs to protect your card. Allow it, or use another browser.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'How would you like to pay?',
  card: 'Card',
  provider: 'You’ll pay with {name}, then come back here.',
  refused: 'This way to pay isn’t available right now. Choose another, or try again.',
};

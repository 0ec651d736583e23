// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What is said before anything was fetched. */
export const ENGLISH = { title: 'Secure card form', failed: 'The card form couldn’t be loaded.' };

/**
 * The small print of each locale on one line, about so wide in CSS pixels: of cards that are kept without
 * a question, and of those that are asked about.
 * @type {Record<string, [mandate: number, consent: number]>}
 */
export const SMALL_PRINT = {
  en: [1008, 1144],
  'zh-Hans': [542, 620],
};

/**
 * The words of each locale but English, which the loader has; a script of the gateway's knows their hashes instead.
 * @type {Record<string, () => Promise<typeof import('./words/en.js')>>}
 */
export const FETCHED = /** @type {any} */ (globalThis).PAYSEAL_WORDS ? {} : {
  'zh-Hans': () => import('./words/zh-Hans.js'),
};

/**
 * What is asked for, and which locale answers where it is not the first of its language.
 * @type {Record<string, string>}
 */
export const ALIASES = {
};

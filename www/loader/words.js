/**
 * What the loader itself says, by locale. The first part has two English sentences, the second all of them, and every
 * other locale is a part of its own.
 */
import { tagOf } from './locale.js';
import { ALIASES, FETCHED } from './locales.js';
import { within } from './wait.js';
import { WORDS } from './words/en.js';

/** @typedef {typeof WORDS} Words */

/** The hashes of the parts, each after its tag, which a build of scripts writes in. @type {string | undefined} */
const HASHES = /** @type {any} */ (globalThis).PAYSEAL_WORDS;

/** How long a sentence waits for its language, in milliseconds. */
const LIMIT = 3000;

/** What is here already. @type {Record<string, { WORDS: Words, METHODS?: any }>} */
const known = { en: { WORDS } };

/** @type {Record<string, Promise<void>>} */
const coming = {};

/** @param {string} locale @returns {Words} what there is to say now */
export const sentences = (locale) => known[tagOf(locale, ALIASES)]?.WORDS || WORDS;

/** @param {string} locale what the list of ways to pay says, which has its own English */
export const ofMethods = (locale) => known[tagOf(locale, ALIASES)]?.METHODS;

/**
 * Has a locale's words brought.
 *
 * @param {string} locale
 * @param {(hash: string | undefined, find: () => Promise<any>) => Promise<any>} fetch a part
 * @returns {Promise<void> | undefined} nothing where they are there; it never rejects, and after a while English is said
 */
export function speak(locale, fetch) {
  const tag = tagOf(locale, ALIASES);
  if (known[tag]) return;
  const [, hash] = HASHES?.match(`(?:^| )${tag}:(\\S+)`) || [];
  const bring = async () => {
    try {
      known[tag] = await fetch(hash, /** @type {any} */ (FETCHED[tag]));
    } finally {
      delete coming[tag];
    }
  };
  return (coming[tag] ??= within(bring(), LIMIT).catch(() => {}));
}

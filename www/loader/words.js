/**
 * What the loader itself says, by locale: English is in its first part, and every other locale is a part of its own.
 */
import { ALIASES, FETCHED, SMALL_PRINT } from './locales.js';
import { fetchPart } from './parts.js';
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

/** @param {string} locale @returns {string} the one that there is: the same, else the same language, else English */
function tagOf(locale) {
  const wanted = locale.toLowerCase();
  const tags = Object.keys(SMALL_PRINT);
  /** @param {string[]} all @param {(tag: string) => string} part */
  const find = (all, part) => all.find((tag) => part(tag.toLowerCase()) === part(wanted));
  const alias = find(Object.keys(ALIASES), String);
  return find(tags, String) || (alias && ALIASES[alias]) || find(tags, (tag) => tag.split('-')[0] || '') || 'en';
}

/** @param {string} locale how wide its small print is */
export const smallPrint = (locale) => /** @type {[number, number]} */ (SMALL_PRINT[tagOf(locale)]);

/** @param {string} locale @returns {Words} what there is to say now */
export const sentences = (locale) => known[tagOf(locale)]?.WORDS || WORDS;

/** @param {string} locale what the list of ways to pay says, which has its own English */
export const ofMethods = (locale) => known[tagOf(locale)]?.METHODS;

/**
 * Has a locale's words brought.
 *
 * @param {string} locale
 * @param {string} [gateway] that has the parts
 * @returns {Promise<void> | undefined} nothing where they are there; it never rejects, and after a while English is said
 */
export function speak(locale, gateway) {
  const tag = tagOf(locale);
  if (known[tag]) return;
  const [, hash] = HASHES?.match(`(?:^| )${tag}:(\\S+)`) || [];
  const bring = async () => {
    try {
      known[tag] = await fetchPart(hash, /** @type {any} */ (FETCHED[tag]), gateway);
    } finally {
      delete coming[tag];
    }
  };
  return (coming[tag] ??= within(bring(), LIMIT).catch(() => {}));
}

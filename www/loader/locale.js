/**
 * Chooses the locale of the frame's document and the loader's own few sentences. The gateway
 * negotiates again, so a language unknown here is passed on, not corrected.
 */
import { SMALL_PRINT } from './locales.js';

/**
 * One reading for every source of a language: an option, the page, the browser. `en_US` and
 * `zh_CN.UTF-8` are how operating systems write them.
 *
 * @param {unknown} said
 * @returns {string | undefined} a language tag, or nothing when it is none, such as `C`
 */
export const readTag = (said) =>
  /^[a-z]{2,3}(-[a-z\d]{2,8}){0,4}(?=$|[.@])/i.exec(String(said).replace(/_/g, '-'))?.[0];

/**
 * @param {string | undefined} wished a checked tag
 * @returns {string} the wish, else the page's language, else the browser's, else English
 */
export const chooseLocale = (wished) =>
  readTag(wished || document.documentElement.lang || navigator.language) || readTag(navigator.language) || 'en';

/**
 * @param {string} locale
 * @param {Record<string, string>} [aliases] what is asked for, and what answers where it is not the first of its language
 * @returns {string} the one that there is: the same, else the same language, else English
 */
export function tagOf(locale, aliases = {}) {
  const wanted = locale.toLowerCase();
  const tags = Object.keys(SMALL_PRINT);
  /** @param {string[]} all @param {(tag: string) => string | undefined} part */
  const find = (all, part) => all.find((tag) => part(tag.toLowerCase()) === part(wanted));
  return (
    find(tags, String) || aliases[find(Object.keys(aliases), String) || ''] || find(tags, (tag) => tag.split('-')[0]) || 'en'
  );
}

/** @param {string} locale how wide its small print is */
export const smallPrint = (locale) => /** @type {[number, number]} */ (SMALL_PRINT[tagOf(locale)]);

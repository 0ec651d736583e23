/**
 * Chooses the locale of the frame's document and the loader's own few sentences. The gateway
 * negotiates again, so a tag unknown here is passed on, not corrected.
 */
import { TITLES } from './titles.js';

/** A BCP 47 tag that is safe as a path segment. */
export const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i;

/**
 * @param {string | undefined} wished
 * @returns {string}
 */
export function chooseLocale(wished) {
  if (wished || typeof document === 'undefined') return wished || 'en';
  const { lang } = document.documentElement;
  return [lang, navigator.language].find((tag) => TAG.test(tag)) || 'en';
}

/**
 * @param {string} locale
 * @returns {typeof TITLES.en}
 */
export function sentences(locale) {
  const wanted = locale.toLowerCase();
  const keys = /** @type {(keyof typeof TITLES)[]} */ (Object.keys(TITLES));
  const exact = keys.find((key) => key.toLowerCase() === wanted);
  const near = keys.find((key) => key.split('-')[0] === wanted.split('-')[0]);
  return TITLES[exact || near || 'en'];
}

/**
 * Chooses the locale of the frame's document and the loader's own few sentences. The gateway
 * negotiates again, so a tag unknown here is passed on, not corrected.
 */
import { TITLES } from './titles.js';

/**
 * @param {string | undefined} wished a checked tag
 * @returns {string} the wish, else the page's language, else the browser's
 */
export function chooseLocale(wished) {
  if (wished) return wished;
  const { lang } = document.documentElement;
  return /^[\w-]{2,35}$/.test(lang) ? lang : navigator.language;
}

/**
 * @param {string} locale
 * @returns {typeof TITLES.en}
 */
export function sentences(locale) {
  const keys = /** @type {(keyof typeof TITLES)[]} */ (Object.keys(TITLES));
  const [language] = locale.split('-');
  return TITLES[
    keys.find((key) => key === locale) || keys.find((key) => key.split('-')[0] === language) || 'en'
  ];
}

/**
 * Chooses the locale of the frame's document and the loader's own few sentences. The gateway
 * negotiates again, so a language unknown here is passed on, not corrected.
 */

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

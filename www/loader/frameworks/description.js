/**
 * The one description that every framework's package is made from: the options, with what a change of each asks for,
 * and the events, with the name of each as a callback.
 */

/**
 * `update` changes in place, and nothing typed is lost; `remount` needs another form.
 * @type {Record<keyof import('../index.d.ts').PaymentElementOptions, 'update' | 'remount'>}
 */
export const OPTIONS = {
  mode: 'remount',
  sessionToken: 'remount',
  savedCards: 'remount',
  challenge: 'remount',
  layout: 'remount',
  labels: 'remount',
  maskNumber: 'remount',
  customerId: 'remount',
  holder: 'remount',
  brands: 'remount',
  preferredBrands: 'remount',
  autofocus: 'remount',
  autoAdvance: 'remount',
  disabled: 'update',
  readOnly: 'update',
  locale: 'update',
  appearance: 'update',
  billingDetails: 'update',
  texts: 'update',
  placeholders: 'update',
};

/** @type {Record<keyof import('../index.d.ts').PaymentElementEvents, keyof import('./description.d.ts').Callbacks>} */
export const EVENTS = {
  ready: 'onReady',
  change: 'onChange',
  focus: 'onFocus',
  blur: 'onBlur',
  escape: 'onEscape',
  submit: 'onSubmit',
  error: 'onError',
  loaderror: 'onLoadError',
  savedcardremove: 'onSavedCardRemove',
  savedcardupdate: 'onSavedCardUpdate',
};

/**
 * A copy in plain objects: a proxy that a framework hands out changes under whoever keeps it.
 *
 * @param {any} value
 * @returns {any}
 */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (Object(value) !== value || typeof value === 'function') return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, plain(it)]));
};

/** @param {Record<string, any>} given props, of whatever framework @returns {any} the options among them */
export const optionsOf = (given) =>
  Object.fromEntries(Object.keys(OPTIONS).flatMap((name) => (given[name] === undefined ? [] : [[name, plain(given[name])]])));

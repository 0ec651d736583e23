/**
 * Checks what the page hands in, once, and says exactly what to change. It knows the shape of
 * the options, not what they are for.
 */
import { NAMES } from './events.js';
import { misuse } from './errors.js';
import { advise } from './elsewhere.js';
import { SEALED } from './sealed.js';

/** @typedef {(value: any) => string | false} Rule says what the value must be, or nothing */
/** @typedef {{ [key: string]: Rule | Members }} Members */

/**
 * @param {string} pattern of the whole value
 * @param {string} [say] what the value must be
 * @param {string} [type]
 * @returns {Rule}
 */
const is = (pattern, say = pattern, type = 'string') => (value) =>
  !(typeof value === type && RegExp(`^(${pattern})$`).test(value)) && say;

/** @param {string} what @returns {Rule} */
const server = (what) => (value) =>
  !(value && /string|function/.test(typeof value)) && `an address on your server ${what}, or a function that returns it`;

const text = is('[^]{0,256}', 'a string of at most 256 characters');
const locale = is('[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}', "a language tag such as 'zh-Hans'");

const colour = is('#[0-9A-Fa-f]{6}', "a colour such as '#0b57d0'");

/** One colour, or one for light pages and one for dark ones. @type {Rule} */
const pair = (value) =>
  Object(value) === value
    ? (Object.keys(value).sort().join() !== 'dark,light' && "a colour, or an object of the two colours light and dark") || colour(value.light) || colour(value.dark)
    : colour(value);

const truth = is('true|false', 'true or false', 'boolean');

/** @type {Rule} */
const texts = (value) =>
  (Object(value) !== value || Object.values(value).some(is('.{1,2000}'))) && 'an object of sentences of one line by their keys';

/** @type {Rule} */
const brands = (value) => !(Array.isArray(value) && value[0] && value.every((it) => /^[a-z_]+$/.test(it))) && "a list of brands such as ['visa', 'mastercard']";

/** @type {Members} */
const updatable = {
  locale,
  disabled: truth,
  readOnly: truth,
  texts,
  placeholders: Object.fromEntries(['number', 'expiry', 'cvc'].map((key) => [key, is('.{1,40}', 'one line of at most 40 characters')])),
  appearance: {
    theme: is('auto|light|dark'),
    accent: pair,
    background: pair,
    text: pair,
    radius: is('\\d|1[0-6]', 'a whole number from 0 to 16', 'number'),
  },
  billingDetails: Object.fromEntries(
    'firstName lastName email phone line1 line2 city state postalCode country'
      .split(' ')
      .map((key) => [key, text]),
  ),
};

/** @type {Members} */
const creatable = {
  mode: is('setup|payment'),
  sessionToken: server('that answers {"sessionToken": "..."}'),
  savedCards: {
    redisplay: is('always|never'),
    save: is('auto|never|always'),
    remove: truth,
    cvc: is('auto|always'),
    list: server('that answers the saved cards'),
    count: is('\\d{1,4}', 'a whole number', 'number'),
  },
  challenge: is('dialog|redirect'),
  layout: is('stack|row'),
  labels: is('above|floating|hidden'),
  maskNumber: truth,
  customerId: is('[\\w-]{1,128}', "the gateway's id of the customer"),
  holder: is('never|always'),
  autofocus: truth,
  autoAdvance: truth,
  brands,
  preferredBrands: brands,
  ...updatable,
};

/** @type {Rule} */
const fixed = () => 'left as it is; destroy() this element and create another';

/** @type {Members} */
const changeable = {
  ...Object.fromEntries(Object.keys(creatable).map((key) => [key, fixed])),
  ...updatable,
};

/** @type {Members} */
const loadable = {
  gateway: is('https?://[\\w.-]+(:\\d{1,5})?/?', "an origin such as 'https://pay.example'"),
  account: is('[\\w-]{1,64}', "your account number, a string such as '12246002'"),
  locale,
};

/** @type {(where: string, say: string, name: string) => never} */
const wrong = (where, say, name) => misuse('option_invalid', `${where}: ${say}`, name);

/**
 * @param {string} name
 * @param {string[]} names that there are
 * @param {string} [prefix] names what holds it, and ends in a dot
 */
const missing = (name, names, prefix = '') => !names.includes(name) && `there is no ${prefix}${name}; ${advise(name, names)}`;

/**
 * @param {string} where
 * @param {Members} members
 * @param {any} value
 * @param {string[]} [needed]
 * @param {string} [prefix] names the option that holds these, and ends in a dot
 * @param {[say: string, name: string][]} [faults] all that is wrong, which one error lists
 * @returns {any} a copy in plain objects, which can cross to the frame whatever proxy it came from
 */
function read(where, members, value, needed = [], prefix = '', faults = []) {
  if (Object(value) !== value) wrong(where, 'the options must be an object', '');
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const [key, given] of Object.entries(value)) {
    const name = prefix + key;
    const none = missing(key, Object.keys(members), prefix);
    if (none) faults.push([none, name]);
    if (none || given === undefined) continue;
    const rule = /** @type {Rule | Members} */ (members[key]);
    // An update takes a value back with null.
    const isBack = given === null && rule !== fixed && where === 'update()';
    const say = !isBack && (typeof rule === 'function' ? rule(given) : Object(given) !== given && 'an object');
    if (say) faults.push([`${name} must be ${say}`, name]);
    else copy[key] = isBack || typeof rule === 'function' ? given : read(where, rule, given, [], `${name}.`, faults);
  }
  if (!prefix && faults[0]) wrong(where, faults.map(([say]) => say).join('; '), faults[0][1]);
  for (const name of needed) {
    if (!(name in copy)) misuse('option_missing', `${where}: ${name} is missing`, name);
  }
  return copy;
}

/**
 * @param {string} where
 * @param {unknown} given
 * @returns {import('./index.d.ts').LoadOptions} with the gateway reduced to its origin
 */
export function readLoadOptions(where, given) {
  const copy = read(where, loadable, given, ['gateway', 'account']);
  if (!SEALED.test(copy.gateway)) {
    misuse('gateway_insecure', `${where}: gateway must begin with https:// (http:// is for localhost)`, 'gateway');
  }
  copy.gateway = new URL(copy.gateway).origin;
  return copy;
}

/**
 * Colours for light and for dark and sentences, as they cross to the frame: an accent in two members, any other pair in
 * one, and sentences in lines.
 *
 * @param {any} options
 * @returns {any}
 */
function forFrame(options) {
  const appearance = options.appearance || {};
  const { accent: given } = appearance;
  if (given !== undefined) {
    const { light, dark } = Object(given) === given ? given : { light: given, dark: given };
    Object.assign(appearance, { accent: light, accentDark: dark });
  }
  for (const name of ['background', 'text']) {
    const { light, dark } = appearance[name] || {};
    if (light) appearance[name] = `${light} ${dark}`;
  }
  for (const name of ['texts', 'placeholders']) {
    if (name in options) options[name] = Object.entries(options[name] || {}).map(([key, own]) => `${key + (name === 'texts' ? '' : '_placeholder')}=${own}`).join('\n');
  }
  return options;
}

/**
 * @param {unknown} given
 * @returns {import('./index.d.ts').PaymentElementOptions}
 */
export function readElementOptions(given) {
  const where = 'createPaymentElement()';
  const options = read(where, creatable, given, ['mode', 'sessionToken']);
  // What is for payments only is no option of an element that only saves cards.
  for (const name of options.mode === 'setup' ? Object.keys(options.savedCards || {}) : []) {
    if (name !== 'save') wrong(where, `savedCards.${name} needs mode: 'payment'`, `savedCards.${name}`);
  }
  return forFrame(options);
}

/**
 * @param {unknown} given
 * @param {boolean} pays
 * @returns {import('./index.d.ts').ConfirmOptions}
 */
export function readConfirm(given, pays) {
  if (!pays) wrong('confirm()', "the element needs mode: 'payment'", 'mode');
  const members = {
    charge: server('that charges and answers {"status": "..."}'),
    attempt: is('[\\w-]{1,48}', 'up to 48 letters, digits or hyphens, such as your order number'),
    ...cancellable,
  };
  return read('confirm()', members, given, ['charge']);
}

/** @type {Members} */
const cancellable = { signal: (value) => !(value instanceof AbortSignal) && 'an AbortSignal' };

/** @param {string} where @param {unknown} given @returns {import('./index.d.ts').CallOptions} */
export const readCall = (where, given = {}) => read(where, cancellable, given);

/** @param {unknown} id @returns {string | undefined} */
export const readSelect = (id) =>
  read('select()', { id: is('[\\w-]{1,128}', "a saved card's id, or null") }, { id: id ?? undefined }).id;

/** @param {unknown} given @returns {any} what the frame is told */
export function readUpdate(given) {
  return forFrame(read('update()', changeable, given));
}

/**
 * @param {unknown} field
 * @returns {{ field?: import('./index.d.ts').Field }}
 */
export const readFocus = (field) =>
  read('focus()', { field: is('number|expiry|cvc|holder') }, { field });

/**
 * @param {string} name of an event
 * @param {any} listener
 * @param {string} [where]
 * @returns {any} the same
 */
export function readListener(name, listener, where = 'on()') {
  const none = missing(name, NAMES.split(' '));
  if (none) wrong(where, none, name);
  if (typeof listener !== 'function') misuse('option_invalid', `${where}: the listener must be a function`);
  return listener;
}

/**
 * Checks what the page hands in, once, and says exactly what to change. It knows the shape of
 * the options, not what they are for.
 */
import { misuse } from './errors.js';
import { TAG } from './locale.js';

/** @typedef {(value: any) => string | false} Rule says what the value must be, or nothing */
/** @typedef {{ [key: string]: Rule | Members }} Members */

/** @param {string[]} values @returns {Rule} */
const oneOf = (...values) => (value) =>
  !values.includes(value) && values.map((each) => `'${each}'`).join(' or ');

/** @param {RegExp} pattern @param {string} say @returns {Rule} */
const match = (pattern, say) => (value) => !(typeof value === 'string' && pattern.test(value)) && say;

const text = match(/^[^]{0,256}$/, 'a string of at most 256 characters');
const locale = match(TAG, "a language tag such as 'zh-Hans'");

/** @type {Members} */
const updatable = {
  locale,
  appearance: {
    theme: oneOf('auto', 'light', 'dark'),
    accent: match(/^#[0-9a-f]{6}$/i, "a colour such as '#0b57d0'"),
    radius: (value) =>
      !(Number.isInteger(value) && value >= 0 && value <= 16) && 'a whole number from 0 to 16',
  },
  billingDetails: Object.fromEntries(
    'firstName lastName email phone line1 line2 city state postalCode country'
      .split(' ')
      .map((key) => [key, text]),
  ),
};

/** @type {Members} */
const creatable = {
  mode: oneOf('setup'),
  sessionToken: (value) =>
    !(value && /^(string|function)$/.test(typeof value)) &&
    'an address on your server that answers {"sessionToken": "..."}, or a function that returns the token',
  customerId: match(/^[\w-]{1,128}$/, "the gateway's id of the customer"),
  holder: oneOf('never', 'always'),
  ...updatable,
};

/** @type {Members} */
const loadable = {
  gateway: match(/./, "an origin such as 'https://pay.example'"),
  account: match(/^[\w-]{1,64}$/, "your account number, a string such as '12246002'"),
  locale,
};

/**
 * The most alike word: most letters in common, least difference in length.
 * @param {string} word
 * @param {string[]} words
 * @returns {string}
 */
export function nearest(word, words) {
  /** @param {string} other */
  const likeness = (other) =>
    [...word.toLowerCase()].filter((char) => other.toLowerCase().includes(char)).length -
    Math.abs(word.length - other.length);
  return words.reduce((best, other) => (likeness(other) > likeness(best) ? other : best));
}

/**
 * @param {string} where the call, as the developer wrote it
 * @param {Members} members
 * @param {any} value
 * @param {string} [prefix] names the option that holds these
 * @returns {any} a copy in plain objects, which can cross to the frame whatever proxy it came from
 */
function read(where, members, value, prefix = '') {
  /** @type {(say: string, field?: string) => never} */
  const wrong = (say, field) => misuse('option_invalid', `${where}: ${say}`, field);
  if (Object(value) !== value || Array.isArray(value)) {
    wrong(`${prefix || 'the options'} must be an object`);
  }
  const keys = Object.keys(members);
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const key of Object.keys(value)) {
    const name = prefix + key;
    const given = value[key];
    if (!keys.includes(key)) {
      wrong(`there is no option ${name}; did you mean ${prefix}${nearest(key, keys)}?`, name);
    }
    if (given === undefined) continue;
    const rule = /** @type {Rule | Members} */ (members[key]);
    if (typeof rule === 'function') {
      const say = rule(given);
      if (say) wrong(`${name} must be ${say}`, name);
      copy[key] = given;
    } else {
      copy[key] = read(where, rule, given, `${name}.`);
    }
  }
  for (const name of prefix ? [] : NEEDED) {
    if (members[name] && !(name in copy)) wrong(`${name} is missing`, name);
  }
  return copy;
}

const NEEDED = ['gateway', 'account', 'mode', 'sessionToken'];

/**
 * @param {string} where
 * @param {unknown} given
 * @returns {import('./index.d.ts').LoadOptions} with the gateway reduced to its origin
 */
export function readLoadOptions(where, given) {
  const copy = read(where, loadable, given);
  const gateway = copy.gateway.replace(/\/$/, '');
  if (!/^https:|^http:\/\/(localhost|[^/]+\.localhost|127\.0\.0\.1|\[::1])(:|$)/.test(gateway)) {
    misuse('gateway_insecure', `${where}: gateway must begin with https:// (http:// is for localhost only)`, 'gateway');
  }
  try {
    copy.gateway = new URL(gateway).origin;
  } catch {
    copy.gateway = '';
  }
  if (copy.gateway !== gateway) {
    misuse('option_invalid', `${where}: gateway must be an origin and nothing else, such as 'https://pay.example'`, 'gateway');
  }
  return copy;
}

/**
 * @param {unknown} given
 * @returns {import('./index.d.ts').PaymentElementOptions}
 */
export function readElementOptions(given) {
  return read('createPaymentElement()', creatable, given);
}

/**
 * @param {any} field
 * @returns {import('./index.d.ts').Field | undefined}
 */
export function readField(field) {
  const say = field !== undefined && oneOf('number', 'expiry', 'cvc', 'holder')(field);
  if (say) misuse('option_invalid', `focus(): the field must be ${say}`, 'field');
  return field;
}

/**
 * @param {any} given
 * @returns {import('./index.d.ts').UpdateOptions}
 */
export function readUpdate(given) {
  for (const key of Object.keys(given || {})) {
    if (key in creatable && !(key in updatable)) {
      misuse('option_invalid', `update(): ${key} cannot change; destroy() this element and create another`, key);
    }
  }
  return read('update()', updatable, given);
}

/**
 * Reads what `elementInit` is given, once: where the form goes, and which options of ours its
 * options are. It says exactly what to change.
 */
import { readTag } from '../locale.js';
import { readStyle } from './style.js';

/** @typedef {Omit<import('../index.d.ts').PaymentElementOptions, 'sessionToken'>} Options */
/** @typedef {{ wrapper: HTMLElement, frameId: string, shows: boolean, lists?: string, options: Options }} Init */

/** @param {string} say @returns {never} */
const wrong = (say) => {
  throw Error(`elementInit(): ${say}`);
};

/** @param {any} id @param {string} name @returns {HTMLElement} */
function find(id, name) {
  if (typeof id !== 'string' || !id) wrong(`${name} is missing`);
  return document.getElementById(id) || wrong(`no element has the ${name} '${id}'; call it when the element is in the document`);
}

/**
 * @param {unknown} type
 * @param {any} given
 * @returns {Init}
 */
export function readInit(type, given) {
  if (type !== 'payment_steps') {
    wrong(`there is no type '${type}' here; use 'payment_steps', and let your server charge the customerPaymentMethodId`);
  }
  const { formId, formWrapperId = 'card-element', frameId, customerId, needCardList, autoValidate, lang, layout = {} } = given || {};
  const form = find(formId, 'formId');
  const wrapper = find(formWrapperId, 'formWrapperId');
  if (!form.contains(wrapper)) wrong(`the element '${formWrapperId}' must be inside '${formId}'`);
  if (!frameId) wrong("frameId is missing; it becomes the frame's id");
  return {
    wrapper,
    frameId: `${frameId}`,
    shows: autoValidate !== false,
    lists: customerId && needCardList ? `${customerId}` : undefined,
    options: {
      mode: 'setup',
      // Keeping the card is the server's decision here, as it always was: it names the customer when it charges.
      savedCards: { save: 'never' },
      ...(readTag(lang) && { locale: readTag(lang) }),
      ...(layout.pageMode === 'inner' && { layout: 'row' }),
      appearance: readStyle(layout.style),
    },
  };
}

/**
 * With the customer's own cards, drawn inside the form. Only a token of that customer lists them.
 *
 * @param {Init} init
 * @param {string} [customerId] whose token it is, where that is known
 * @returns {Options}
 */
export const withList = ({ lists, options }, customerId = lists) =>
  lists && lists === customerId ? { ...options, mode: 'payment', customerId } : options;

/** Their names of an address's lines, and ours. `zip` is what older pages write. */
const LINES = { line1: 'line1', line2: 'line2', city: 'city', state: 'state', country: 'country', postalCode: 'postalCode', zip: 'postalCode' };

/**
 * @param {any} detail `trnxDetail.billingDetail`
 * @returns {Record<string, string>} what the form takes of it
 */
export function readBilling(detail) {
  const { address, ...person } = detail || {};
  /** @type {Record<string, string>} */
  const billing = {};
  /** @param {string} name @param {unknown} value */
  const keep = (name, value) => {
    if (value !== undefined && value !== null && value !== '') billing[name] = `${value}`.slice(0, 256);
  };
  for (const name of ['firstName', 'lastName', 'email', 'phone']) keep(name, person[name]);
  for (const [theirs, ours] of Object.entries(LINES)) keep(ours, (address || {})[theirs]);
  return billing;
}

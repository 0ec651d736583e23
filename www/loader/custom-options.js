/**
 * The options of the payment element as attributes and properties of `<payseal-payment>`. A property goes before the
 * attributes of the same option; nothing as its value gives them their effect back.
 */

/** @typedef {import('./index.d.ts').PaymentElementOptions} Options */

/** The address on the page's server that charges, the attempt, and every option but the mode, which follows from the first. */
export const PROPERTIES = [
  'charge', 'attempt', 'sessionToken', 'customerId', 'savedCards', 'challenge', 'layout', 'maskNumber', 'holder', 'brands', 'preferredBrands', 'readOnly', 'autoAdvance', 'locale',
  'appearance',
  'billingDetails', 'texts', 'placeholders',
];

/** Those of `billingDetails`, by its members. @type {Record<string, string>} */
const BILLING = Object.fromEntries(
  ['firstName', 'lastName', 'email', 'phone', 'line1', 'line2', 'city', 'state', 'postalCode', 'country'].map((member) => [
    member,
    `billing-${member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  ]),
);

/** Each of them changes the form when it does: in place where that is possible. */
export const ATTRIBUTES = [
  'charge', 'session-token', 'customer-id', 'save', 'redisplay', 'remove', 'cvc', 'list', 'count', 'challenge', 'layout', 'labels', 'holder', 'brands', 'preferred-brands',
  'mask-number', 'readonly', 'auto-advance', 'autofocus',
  'locale', 'theme', 'accent', 'accent-dark', 'background', 'background-dark', 'text', 'text-dark', 'radius', ...Object.values(BILLING),
];

/** @param {Record<string, unknown>} members @returns {any} those that are there; nothing, where none is */
function some(members) {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return there.length ? Object.fromEntries(there) : undefined;
}

/** @param {Element} host @param {string} name */
const text = (host, name) => host.getAttribute(name) || undefined;

/** @param {Element} host @param {string} name */
function number(host, name) {
  const value = host.getAttribute(name);
  return value === null ? undefined : Number(value);
}

/** @param {Element} host @param {string} name @returns {any} */
const list = (host, name) => text(host, name)?.trim().split(/\s+/);

/** @param {Element} host */
function savedCards(host) {
  const remove = host.getAttribute('remove');
  return some({
    save: host.getAttribute('save') ?? undefined,
    redisplay: text(host, 'redisplay'),
    remove: remove === null ? undefined : remove !== 'false',
    cvc: text(host, 'cvc'),
    list: text(host, 'list'),
    count: number(host, 'count'),
  });
}

/** @param {string | undefined} light @param {string | undefined} dark */
const pair = (light, dark) => (light && dark ? { light, dark } : light || dark);

/** @param {Element} host */
function appearance(host) {
  return some({
    theme: text(host, 'theme'),
    accent: pair(text(host, 'accent'), text(host, 'accent-dark')),
    background: pair(text(host, 'background'), text(host, 'background-dark')),
    text: pair(text(host, 'text'), text(host, 'text-dark')),
    radius: number(host, 'radius'),
  });
}

/** @param {unknown} value an attribute's, or what a framework gives for one @returns {any} */
const holder = (value) => (value === null || value === false || value === 'never' ? undefined : 'always');

/**
 * @param {Element} host
 * @param {Record<string, any>} set the properties
 * @returns {Options}
 */
export function optionsOf(host, set) {
  const billing = Object.entries(BILLING).map(([member, name]) => [member, text(host, name)]);
  return {
    mode: set.charge || host.hasAttribute('charge') ? 'payment' : 'setup',
    sessionToken: set.sessionToken ?? (host.getAttribute('session-token') || ''),
    customerId: set.customerId ?? text(host, 'customer-id'),
    savedCards: set.savedCards ?? savedCards(host),
    challenge: set.challenge ?? text(host, 'challenge'),
    layout: set.layout ?? text(host, 'layout'),
    labels: /** @type {any} */ (text(host, 'labels')),
    maskNumber: (set.maskNumber ?? host.hasAttribute('mask-number')) || undefined,
    holder: holder(set.holder ?? host.getAttribute('holder')),
    brands: set.brands ?? list(host, 'brands'),
    preferredBrands: set.preferredBrands ?? list(host, 'preferred-brands'),
    readOnly: (set.readOnly ?? host.hasAttribute('readonly')) || undefined,
    autoAdvance: (set.autoAdvance ?? host.hasAttribute('auto-advance')) || undefined,
    autofocus: host.hasAttribute('autofocus') || undefined,
    locale: set.locale ?? text(host, 'locale'),
    appearance: set.appearance ?? appearance(host),
    billingDetails: set.billingDetails ?? some(Object.fromEntries(billing)),
    texts: set.texts,
    placeholders: set.placeholders,
  };
}

/**
 * What `elements()` gives: one payment element, and the session that it needs. It asks the gateway when an element
 * is mounted, and not before: React makes groups that nobody uses.
 */
import { absent, misuse, toldOf } from './errors.js';
import { requireBilling } from './options.js';
import { createPayment } from './payment-element.js';

/** @typedef {ReturnType<typeof createPayment>} Payment */

/**
 * @typedef {{
 *   origin: string,
 *   options: any,
 *   elements: any,
 *   changed: () => void,
 *   session: () => Promise<any>,
 *   token: () => Promise<string>,
 *   here?: Payment,
 *   payment: (call: string, bill?: any) => Payment,
 * }} Group `here` is the element that was created, if one was
 */

/** The group behind each object of the page's. @type {WeakMap<object, Group>} */
const groups = new WeakMap();

/** @param {string} call @param {any} elements @returns {Group} */
export const groupOf = (call, elements) =>
  groups.get(elements) || misuse(`${call}: elements must be what stripe.elements() returned`);

/** @param {string} call @param {any} secret @returns {string} */
export const needSecret = (call, secret) =>
  new RegExp(`^${/Pay/.test(call) ? 'pi' : /Set/.test(call) ? 'seti' : '(pi|seti)'}_\\w+_secret_.`).test(secret)
    ? secret
    : misuse(`${call}: clientSecret must be pi_…_secret_… for a payment, and seti_…_secret_… for a setup`);

/** @param {any} options */
function check({ mode, clientSecret, amount, currency }) {
  if (mode && clientSecret) misuse('elements(): give clientSecret or mode, not both');
  if (clientSecret && !clientSecret.then) needSecret('elements()', clientSecret);
  if (mode && mode !== 'setup' && !(amount && currency)) misuse(`elements(): mode '${mode}' needs amount and currency`);
}

/** What a group says of a payment that there is no intent of yet. @param {any} options */
const deferred = ({ mode, amount, currency, setupFutureUsage, setup_future_usage = setupFutureUsage, paymentMethodTypes: payment_method_types }) => ({
  mode, amount, currency, setup_future_usage, payment_method_types,
});

/**
 * @param {string} origin of the gateway
 * @param {import('./gateway.js').Gateway} gateway
 * @param {any} options of `elements()`, or of a checkout session's
 * @param {() => void} [changed] told when what is typed or chosen has changed
 * @returns {Group}
 */
export function createGroup(origin, gateway, options, changed = () => {}) {
  check(options);
  /** @type {Promise<any> | undefined} what the gateway answered last */
  let session;
  /** @type {string | undefined} the token of that answer, until it is used */
  let fresh;
  let submitted = false;

  const ask = async () => {
    const { customerSessionClientSecret, clientSecret } = group.options;
    const secret = await clientSecret;
    const told = await gateway.post('payseal/sessions', {
      client_secret: secret,
      deferred: secret ? undefined : deferred(group.options),
      customer_session_client_secret: customerSessionClientSecret,
    });
    fresh = told.session_token;
    return told;
  };
  const renew = () => {
    session = ask();
    session.catch(() => {
      // Whoever asks next asks anew.
      session = undefined;
    });
    return session;
  };

  const elements = {
    /** @param {unknown} type @param {any} [given] */
    create(type, given) {
      if (type !== 'payment') absent(`element '${type}'`);
      if (!group.options.clientSecret && !group.options.mode) misuse('create(): elements() was given neither clientSecret nor mode');
      if (group.here) misuse('create(): destroy() the first payment element before another');
      group.here = createPayment(group, given);
      return group.here.element;
    },
    /** @param {unknown} type */
    getElement: (type) => (type === 'payment' && group.here?.element) || null,
    /** @param {any} changes */
    async update(changes) {
      check((group.options = { ...group.options, ...changes }));
      group.here?.element.update({});
    },
    async submit() {
      submitted = true;
      const error = await group.payment('submit()').check().catch(toldOf);
      submitted = !error;
      return error ? { error } : { selectedPaymentMethod: group.here?.type() };
    },
    fetchUpdates: () => renew().then(() => ({}), (error) => ({ error: toldOf(error) })),
  };

  /** @type {Group} */
  const group = {
    origin,
    options,
    elements,
    changed,
    session: () => session || renew(),
    async token() {
      if (!fresh) await renew();
      const token = /** @type {string} */ (fresh);
      fresh = undefined;
      return token;
    },
    payment(call, bill) {
      const { here } = group;
      if (!here?.isMounted()) return misuse(`${call}: mount a payment element first`);
      if (group.options.mode && !submitted) misuse(`${call}: call elements.submit() first`);
      requireBilling(call, here.given(), bill);
      return here;
    },
  };
  groups.set(elements, group);
  return group;
}

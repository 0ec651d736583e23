/**
 * `initCheckoutElementsSdk()`: a checkout session in the page. Everything it hands out is a plain object of
 * functions that need no `this`: React's provider spreads them.
 */
import { warnOf } from './appearance.js';
import { settle } from './challenge.js';
import { leave } from './confirm.js';
import { absent, misuse, toldOf, UNKNOWN } from './errors.js';
import { createGroup } from './group.js';
import { createListeners } from './listeners.js';
import { createTill, idOf } from './till.js';

/** Elements that a checkout has at Stripe, and not here. */
const OTHERS = 'BillingAddress ShippingAddress ExpressCheckout CurrencySelector ContactDetails TaxId Terms LinkSignup';

/** Actions that change one thing of the session, which is sent under its name. */
const CHANGES =
  'applyPromotionCode removePromotionCode updateEmail updatePhoneNumber updateIndividualName updateBusinessName updateBillingAddress updateShippingAddress updateShippingOption updateLineItemQuantity updateTaxIdInfo';

/** @param {string} name @returns {string} `phone_number` for `phoneNumber` */
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @param {any} given @returns {Record<string, unknown>} */
const snaked = (given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [snake(name), value]));

/** @param {any} told */
const failed = ({ message, code }) => ({ type: 'error', error: { message, code: /^[a-z]+[A-Z]/.test(code) ? code : null } });

/**
 * @param {string} origin of the gateway
 * @param {import('./gateway.js').Gateway} gateway
 * @param {any} options of `Stripe()`
 * @param {any} [given]
 */
export function createCheckout(origin, gateway, options, { clientSecret, elementsOptions, defaultValues = {} } = {}) {
  if (!clientSecret) misuse('initCheckoutElementsSdk(): clientSecret is missing');
  const secret = Promise.resolve(clientSecret);
  secret.catch(() => {});
  const { calls, emit } = createListeners(() => {});
  /** @type {any} what the gateway said last */
  let told;
  /** @type {any} the same as the page has it */
  let session;
  /** @type {Promise<any> | undefined} */
  let loading;

  const draw = () => {
    if (!told) return;
    const { payment_intent: _, setup_intent: __, next_action: ___, return_url: ____, ...said } = told;
    const canConfirm = said.status.type === 'open' && said.canConfirm !== false && group.here?.isComplete() !== false;
    const now = { ...said, canConfirm, savedPaymentMethods: said.savedPaymentMethods || [] };
    if (JSON.stringify(now) === JSON.stringify(session)) return;
    session = now;
    emit('change', session);
  };
  const group = createGroup(origin, gateway, { ...options, ...elementsOptions, clientSecret: secret }, draw);

  /** @param {'get' | 'post'} how @param {object} params @param {string} [what] */
  const ask = async (how, params, what = '') => {
    const known = await secret;
    const answer = await gateway[how](`payment_pages/${idOf(known)}${what}`, { client_secret: known, ...params });
    told = answer.session || answer;
    draw();
    return answer;
  };

  /** @param {() => Promise<unknown>} act @returns {Promise<any>} */
  const result = async (act) => {
    try {
      await act();
      return { type: 'success', session };
    } catch (error) {
      const { told: said = error } = /** @type {any} */ (error);
      return failed(said);
    }
  };

  const changes = CHANGES.split(' ').map((name) => [
    name,
    (/** @type {unknown} */ value = '') => result(() => ask('post', { [snake(name).replace(/^[a-z]+_/, '')]: value })),
  ]);

  const actions = {
    ...Object.fromEntries(changes),
    getSession: () => session,
    // A session for elements has no optional items.
    addOptionalLineItem: () => absent('optional line items'),
    removeOptionalLineItem: () => absent('optional line items'),

    /** @param {() => Promise<unknown>} update on the merchant's server */
    runServerUpdate: (update) =>
      result(async () => {
        await update();
        await ask('get', {});
      }),

    async validateElements() {
      const { here } = group;
      const { message } = (here ? await here.check().catch(toldOf) : { message: 'There is no element.' }) || {};
      const [code, validation_errors] = here ? ['validation_error', [{ message, element: 'payment' }]] : ['no_elements', []];
      return message ? { type: 'error', error: { code, message, validation_errors } } : { type: 'success', session };
    },

    /** @param {any} [given] */
    async confirm({ paymentMethod, redirect, expressCheckoutConfirmEvent, formConfirmEvent, onRequiresApproval, ...given } = {}) {
      if (expressCheckoutConfirmEvent || formConfirmEvent) absent('other element to confirm()');
      const till = createTill(async ({ customerPaymentMethodId: payment_method, consent, settle: asks, mandate_data }) => {
        const save_payment_method = given.savePaymentMethod ?? (consent && true);
        const answer = asks ? await ask('get', {}) : await ask('post', { ...snaked(given), payment_method, mandate_data, save_payment_method }, '/confirm');
        const redirectUrl = (answer.payment_intent || answer.setup_intent || answer).next_action?.redirect_to_url?.url;
        const waits = redirectUrl || (asks && !told.lastPaymentError);
        return { status: told.status.type === 'complete' ? 'succeeded' : waits ? 'challenge' : 'declined', redirectUrl };
      });
      const { status, error = UNKNOWN, decline = UNKNOWN, charge } = paymentMethod
        ? await settle(till, { customerPaymentMethodId: paymentMethod })
        : await group.payment('confirm()').pay(till, given.billingAddress);
      if (status === 'succeeded') {
        const back = (given.returnUrl || told.return_url)?.replace('{CHECKOUT_SESSION_ID}', session.id);
        return redirect !== 'if_required' && back ? leave(back) : { type: 'success', session };
      }
      if (status !== 'declined') return failed(till.refusal || error);
      const { message, decline_code: declineCode = null } = charge?.trouble || told.lastPaymentError || decline;
      told = { ...told, lastPaymentError: { message } };
      draw();
      return { type: 'error', error: { message, code: 'paymentFailed', paymentFailed: { declineCode } } };
    },
  };

  const load = async () => {
    const loaded = await result(async () => {
      await ask('get', {});
      // A session that is over takes none, and what the shopper has said goes before them.
      const isMissing = (/** @type {string} */ name) => (told[name] ?? told.nameCollection?.[name] ?? null) === null;
      const missing = Object.entries(defaultValues).filter(([name]) => told.status.type === 'open' && isMissing(name));
      if (missing.length) await ask('post', snaked(Object.fromEntries(missing)));
    });
    if (loaded.type === 'error') return loaded;
    if (session.status.type === 'expired') return failed({ message: 'The session has expired.' });
    return { type: 'success', actions };
  };

  const others = OTHERS.split(' ').flatMap((name) => [
    [`create${name}Element`, () => absent(`create${name}Element()`)],
    [`get${name}Element`, () => null],
  ]);

  return {
    ...Object.fromEntries(others),
    on: calls.on,
    loadActions: () => (loading ||= load()),
    /** @param {any} appearance */
    changeAppearance: (appearance) => void group.elements.update({ appearance }),
    loadFonts: () => warnOf(['fonts']),
    /** @param {any} [settings] */
    createPaymentElement: (settings) => group.elements.create('payment', settings),
    getPaymentElement: () => group.elements.getElement('payment'),
  };
}

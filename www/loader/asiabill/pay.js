/**
 * `AsiabillPay(sessionToken, options)`: the calls of AsiaBill's browser script, mapped onto our
 * element. It adds no window message listener, keeps nothing global, and any number of instances
 * can be on one page.
 */
import { createPayseal } from '../payseal.js';
import { askAccount } from './account.js';
import { readBilling, readInit, withList } from './init.js';
import { answered, initialised, notInitialised, refused } from './results.js';
import { readStyle } from './style.js';

/** Calls of the vendor's that have no place in a browser, or none here, and what to do instead. @type {Record<string, string>} */
const ABSENT = {
  confirmCharge: 'a charge is signed, and a signkey in a browser is everybody\'s: send the customerPaymentMethodId to your server, and call confirmCharge there',
  confirmPayment: "use elementInit('payment_steps') and confirmPaymentMethod(), then confirmCharge on your server",
  confirmChargeFastPayment: 'wallets are not part of this release',
  updateFastPayment: 'wallets are not part of this release',
  updateShippingOptions: 'wallets are not part of this release',
  getConfirmStatus: 'ask your server, which knows from the gateway how the payment stands',
};

/**
 * A form that is in the page, and who holds it.
 * @typedef {{ element: import('../index.d.ts').PaymentElement, token: string, brand: string | null, key: string, opened: Promise<void>, end: () => void, report: (error?: any) => void }} Form
 */

/** The form of each wrapper: whoever initialises it again takes it over, and nothing typed is lost. @type {WeakMap<HTMLElement, Form>} */
const forms = new WeakMap();

/** @param {boolean} shows whether `#card-errors` is told, or whoever listens */
function createReport(shows) {
  let last = '';
  /** @param {import('../index.d.ts').PaymentError} [error] */
  return (error) => {
    // What is wrong with a field the form itself says, beside the field.
    const message = error && !(shows && error.field) ? error.message : '';
    if (message === last) return;
    last = message;
    if (!shows) return window.dispatchEvent(new CustomEvent('getErrorMessage', { detail: { errorMessage: message } }));
    const place = document.getElementById('card-errors');
    if (place) place.textContent = message;
  };
}

/**
 * @param {{ gateway?: string, gatewayNo?: string }} home where the script came from
 * @returns {(sessionToken: string, options?: any) => any}
 */
export const createAsiabillPay = (home) => function AsiabillPay(sessionToken, options = {}) {
  if (typeof sessionToken !== 'string' || !sessionToken) {
    // As the vendor's does: pages test for it.
    queueMicrotask(() => {
      throw Error('AsiabillPay(): the sessionToken is empty; let your server get one from the gateway first');
    });
    return false;
  }
  const { gateway, gatewayNo } = { ...home, ...options };
  let token = sessionToken;
  /** @type {Form | undefined} */
  let form;
  let end = new AbortController();

  /**
   * @param {import('./init.js').Init} init
   * @param {import('./init.js').Options} given
   * @param {string} account
   * @returns {Form}
   */
  const open = ({ wrapper, frameId, shows }, given, account) => {
    const key = JSON.stringify([gateway, account, frameId, shows, given]);
    const there = forms.get(wrapper);
    if (there && there.key === key && wrapper.querySelector('iframe')) {
      there.token = token;
      return there;
    }
    if (there) there.end();
    const payseal = createPayseal('AsiabillPay()', { gateway, account });
    const element = payseal.createPaymentElement({ ...given, sessionToken: () => made.token });
    const report = createReport(shows);
    const name = () => {
      const frame = wrapper.querySelector('iframe');
      if (frame) frame.id = frameId;
    };
    let end = () => {};
    /** @type {Promise<void>} */
    const opened = new Promise((done, failed) => {
      element.on('ready', () => done());
      element.on('loaderror', ({ hint, code }) => failed(Error(hint || code)));
      end = () => {
        element.destroy();
        failed(Error('elementInit(): the form was taken away before it was ready'));
      };
    });
    /** @type {Form} */
    const made = { element, token, brand: null, key, opened, end, report };
    element.on('ready', name);
    element.on('change', ({ brand, selected }) => {
      made.brand = selected ? null : brand;
      report();
    });
    // Their pages pay by a button: Enter in the form must not submit one that has no id yet.
    element.on('submit', (event) => event.preventDefault());
    element.mount(wrapper);
    name();
    forms.set(wrapper, made);
    return made;
  };

  /** @param {string} name */
  const absent = (name) => async () => refused('unsupported', `${name}(): ${ABSENT[name]}`);

  return {
    ...Object.fromEntries(Object.keys(ABSENT).map((name) => [name, absent(name)])),

    /** @param {string} type @param {any} given */
    async elementInit(type, given) {
      try {
        if (!gateway) throw Error('AsiabillPay(): load the script from the gateway, or give its origin as the option gateway');
        const init = readInit(type, given);
        const told = gatewayNo ? { gatewayNo, customerId: init.lists } : await askAccount(gateway, token, end.signal);
        form = open(init, withList(init, told.customerId || ''), `${told.gatewayNo}`);
        await form.opened;
        return initialised();
      } catch (error) {
        throw notInitialised(/** @type {Error} */ (error).message);
      }
    },

    /** @param {any} [given] with `apikey`, the session token, and `trnxDetail` */
    async confirmPaymentMethod({ apikey, trnxDetail } = {}) {
      if (!form) return refused('not_mounted', 'confirmPaymentMethod(): call elementInit() first');
      const asked = form;
      const { element, report } = asked;
      if (apikey) asked.token = token = `${apikey}`;
      element.update({ billingDetails: readBilling((trnxDetail || {}).billingDetail) });
      const result = await element.createPaymentMethod();
      report(result.error);
      return answered(result, asked.brand);
    },

    /** @param {any} style */
    async updateStyle(style) {
      if (form) form.element.update({ appearance: readStyle(style) });
      return { code: '0000', message: 'success' };
    },

    async resetForm() {
      end.abort();
      end = new AbortController();
      if (form) form.end();
      form = undefined;
      return { code: '0000', message: 'success' };
    },
  };
};

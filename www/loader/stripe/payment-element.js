/**
 * Stripe's Payment Element, which is our element once the gateway has said what the session may. Before that it is
 * nothing but a promise: creating one asks nobody and draws nothing.
 */
import { createElement } from '../element.js';
import { warnOf } from './appearance.js';
import { createListeners } from './listeners.js';
import { settle } from './challenge.js';
import { errorOf, misuse } from './errors.js';
import { findTarget } from '../target.js';
import { readBilling, readChanges, readOptions } from './options.js';

/** A saved method as the page may know it: the rest of it the form keeps to itself. @param {string} id */
const saved = (id) => ({
  id,
  type: 'card',
  billing_details: {
    address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
    name: null, email: null, phone: null,
  },
});

/**
 * Other ways to pay are the list's, whose script comes when there are any; without it the card goes on alone.
 *
 * @param {string} origin
 * @param {...any} given the card's element, the session's types, its options and what makes a form for an account
 * @returns {Promise<any>}
 */
const withWays = (origin, ...given) =>
  // It is the gateway's, and no bundler's to find.
  import(/* webpackIgnore: true */ /* @vite-ignore */ `${origin}/payseal/v1/methods.js`).then(
    () => /** @type {any} */ (window).PaysealMethods.aroundCard(...given, origin),
    () => {
      warnOf(['payment_method_types: methods.js did not come']);
      return given[0];
    },
  );

/** @param {unknown} target @returns {Element} */
function placeOf(target) {
  try {
    return findTarget(target);
  } catch (error) {
    return misuse(/** @type {Error} */ (error).message);
  }
}

/**
 * @param {import('./group.js').Group} group
 * @param {any} [given] the options of `create()`
 */
export function createPayment(group, given = {}) {
  const { calls, emit } = createListeners(() => element);
  /** @typedef {ReturnType<typeof createElement>} Ours */
  /** @type {Ours | undefined} */
  let ours;
  /** @type {Promise<Ours> | undefined} ours to be, from the mount on */
  let opening;
  /** @type {{ here: Element } | undefined} another one at each mount, also in the same element */
  let place;
  /** @type {import('./till.js').Ask | undefined} who charged last */
  let asked;
  /** @type {any} what the gateway said of the session */
  let session = {};
  let complete = false;
  /** Which way to pay is typed or chosen. */
  let type = 'card';
  let gone = false;

  /** @param {string} name @param {object} [detail] */
  const tell = (name, detail) => emit(name, { elementType: 'payment', ...detail });

  /** @param {any} state of our element */
  const changed = ({ selected, consent, empty, way = 'card', ...state }) => {
    complete = state.complete;
    type = way;
    tell('change', {
      complete,
      empty: empty && !selected,
      collapsed: false,
      value: { type, savePaymentMethod: consent, ...(selected && { payment_method: saved(selected) }) },
    });
    group.changed();
  };

  /** @param {{ here: Element }} mine where it was mounted */
  const open = async (mine) => {
    session = await group.session();
    const options = readOptions(session, group.options, given);
    const { origin: gateway, token: sessionToken } = group;
    /** @param {string} [way] to debit an account @param {object} [own] options */
    const make = (way = '', own) => createElement({ gateway, account: session.account + way }, { ...options, ...own, sessionToken });
    let made = make();
    const { payment_method_types: types } = session;
    if (options.readOnly && /_debit/.test(types)) warnOf(['readOnly on bank accounts']);
    if (/_debit/.test(types) || (types?.[1] && options.mode === 'payment')) made = await withWays(gateway, made, types, options, make);
    if (mine !== place) misuse('mount(): it was unmounted');
    for (const name of ['ready', 'focus', 'blur', 'escape']) made.on(name, () => tell(name));
    for (const name of ['remove', 'update']) {
      made.on(`savedcard${name}`, ({ id }) => tell(`savedpaymentmethod${name}`, { success: true, payment_method: saved(id) }));
    }
    made.on('loaderror', (error) => tell('loaderror', { error: errorOf(error) }));
    made.on('change', changed);
    made.mount(mine.here);
    return (ours = made);
  };

  const close = () => {
    ours?.destroy();
    place = ours = opening = undefined;
    complete = false;
  };

  /** @param {any} [bill] @returns {Promise<Ours>} */
  const opened = async (bill) => {
    const made = await /** @type {Promise<Ours>} */ (opening);
    if (bill) made.update({ billingDetails: readBilling(bill) });
    return made;
  };

  /** @type {any} */
  const element = {
    /** @param {unknown} target */
    mount(target) {
      if (gone) misuse('mount(): this element was destroyed; create another');
      const mine = { here: placeOf(target) };
      close();
      place = mine;
      queueMicrotask(() => tell('loaderstart'));
      opening = open(mine);
      opening.catch((error) => {
        if (mine !== place) return;
        tell('loaderror', { error: error.told || { type: 'invalid_request_error', message: error.message } });
        // Misuse is for the page's own error reporting, whoever listens.
        if (!error.told) {
          queueMicrotask(() => {
            throw error;
          });
        }
      });
    },
    unmount: close,
    destroy() {
      gone = true;
      close();
      if (group.here === payment) group.here = undefined;
    },
    /** @param {any} changes */
    update(changes) {
      given = { ...given, ...changes };
      ours?.update(readChanges(group.options, given));
      return element;
    },
    focus: () => ours?.focus({}),
    blur: () => place?.here.querySelector('iframe')?.blur(),
    clear: () => ours?.clear(),
    collapse: () => element,
    ...calls,
  };

  const payment = {
    element,
    isComplete: () => complete,
    type: () => type,
    isMounted: () => opening,
    given: () => given,
    /** What a card is kept for that the shopper wants kept. @returns {string | undefined} */
    usage: () => session.features?.payment_method_save_usage,

    /** Whether what is typed or chosen would do; what would not is shown. */
    async check() {
      const made = await opened();
      const { error } = complete ? {} : await made.createPaymentMethod();
      return error && errorOf(error);
    },

    /** @param {any} [bill] */
    tokenise: async (bill) => (await opened(bill)).createPaymentMethod(),

    /**
     * @param {import('./till.js').Till} till
     * @param {any} [bill]
     * @returns {Promise<any>} how it ended, as our element says it
     */
    async pay(till, bill) {
      const made = await opened(bill);
      /** @param {any} request */
      const charge = (request) => {
        // What is still open is asked about where it was charged, whatever intent the page has made since.
        till.ask = asked = (request.settle && asked) || till.ask;
        return till.charge(request);
      };
      if (session.mode !== 'setup') return made.confirm(/** @type {any} */ ({ charge, bill }));
      const created = await made.createPaymentMethod();
      return created.error ? created : settle(till, created);
    },
  };
  return payment;
}

/**
 * Bank redirects beside the card, as rows of the list of ways to pay: an element around the card's own, with the
 * same calls. It comes with the list's script, and only where the session allows more than the card.
 */
import { createMethodList } from '../methods.js';

/** Ways that take nothing but the shopper's going there. @type {Record<string, string>} */
const NAMES = { bancontact: 'Bancontact', eps: 'EPS', giropay: 'giropay', ideal: 'iDEAL', p24: 'Przelewy24', sofort: 'Sofort' };

/**
 * @param {any} card our element, not mounted
 * @param {string[]} types that the session allows
 * @param {string} [locale]
 * @param {Record<string, any>} [forms] of ways that are typed, by their types
 * @returns {any} an element of the same calls, or the card's own where there is nothing to choose
 */
export function aroundCard(card, types, locale, forms = {}) {
  const methods = types.flatMap((type) =>
    type in forms ? forms[type] : type in NAMES ? { paymentMethod: type, name: NAMES[type] } : []);
  if (!methods.length) return card;
  /** @type {(request: any) => any} */
  let charge;
  /** @type {any} */
  let state = { complete: false, empty: true, consent: false };
  /** @type {((state: any) => void)[]} */
  const followers = [];
  const list = createMethodList(card, {
    methods: /** @type {any} */ (methods),
    charge: (request) => charge(request),
    ...(locale && { locale }),
  });
  /** @returns {any} the row that is chosen, when it is not the card's */
  const chosen = () => methods.some(({ paymentMethod }) => paymentMethod === list.method) && list.method;
  const tell = () => {
    const way = chosen();
    const { state: typed } = forms[way] || {};
    for (const hear of followers) hear(typed ? { ...typed, way } : way ? { complete: true, empty: false, consent: false, selected: null, way } : state);
  };
  card.on('change', (/** @type {any} */ now) => {
    state = now;
    tell();
  });
  for (const form of Object.values(forms)) form.follow(tell);
  list.on(() => {
    forms[chosen()]?.open();
    tell();
  });
  return {
    ...card,
    mount: list.mount,
    destroy: list.destroy,
    on: (/** @type {string} */ name, /** @type {any} */ listener) =>
      name === 'change' ? followers.push(listener) : card.on(name, listener),
    async confirm(/** @type {any} */ { charge: given, bill }) {
      const type = chosen();
      if (forms[type]) return forms[type].confirm(given);
      charge = (request) => given(type ? { data: { type, billing_details: bill } } : request);
      const result = /** @type {any} */ (await list.confirm());
      // The page is on its way: nobody waits for what comes after it.
      return result.status === 'leaving' ? new Promise(() => {}) : result;
    },
    createPaymentMethod: async () =>
      forms[chosen()] ? forms[chosen()].createPaymentMethod() : chosen() ? { error: { code: 'card_only', message: 'Choose the card, or confirm the payment.' } } : card.createPaymentMethod(),
  };
}

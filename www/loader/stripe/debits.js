/**
 * Debits by account number beside the card in the Stripe drop-in: rows whose forms are sealed frames of their own. It comes
 * only where the session allows one.
 */

/** The ways to debit, by what their schemes are called. @type {Record<string, string>} */
const NAMES = { sepa_debit: 'SEPA Direct Debit', au_becs_debit: 'BECS Direct Debit' };

/** What its form has: as high as number, name and small print. */
const OPTIONS = { mode: 'setup', holder: 'always', savedCards: { save: 'always' } };

/** The shopper has read the mandate in the form and goes on: the gateway knows from where. */
const mandate_data = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };

/**
 * @param {string} type
 * @param {(way: string, own: object) => any} make an element
 */
function createForm(type, make) {
  const element = make(`/${type}`, OPTIONS);
  const panel = document.createElement('div');
  panel.setAttribute('class', 'ps-more');
  let there = false;
  const form = {
    paymentMethod: type,
    name: NAMES[type],
    panel,
    element,
    /** @type {any} */
    state: { complete: false, empty: true, consent: false },
    /** @param {() => void} tell that the state is another */
    follow(tell) {
      element.on('change', (/** @type {any} */ now) => {
        form.state = now;
        tell();
      });
    },
    open() {
      if (!there) element.mount(panel);
      there = true;
    },
    async createPaymentMethod() {
      return { ...(await element.createPaymentMethod()), type, mandate_data };
    },
    /** @param {(request: any) => Promise<any>} charge */
    async confirm(charge) {
      const created = await form.createPaymentMethod();
      if (created.error) return created;
      try {
        const told = await charge(created);
        return { status: told.status, charge: told };
      } catch {
        return { status: 'unknown' };
      }
    },
  };
  return form;
}

/**
 * @param {(card: any, types: string[], locale: string | undefined, forms: object) => any} aroundCard
 * @param {any} card our element, not mounted
 * @param {string[]} types that the session allows
 * @param {any} options of the card
 * @param {(way: string, own: object) => any} make an element
 * @returns {any} an element of the same calls
 */
export function withDebits(aroundCard, card, types, { locale, mode }, make) {
  const debits = types.filter((type) => type in NAMES);
  const forms = Object.fromEntries(debits.map((type) => [type, createForm(type, make)]));
  const all = () => Object.values(forms);
  const [only] = all();
  // Nothing to choose: the form for accounts is the element.
  if (only && types.length === 1) {
    const { element, paymentMethod: way } = only;
    return {
      ...element,
      createPaymentMethod: only.createPaymentMethod,
      confirm: (/** @type {any} */ { charge }) => only.confirm(charge),
      on: (/** @type {string} */ name, /** @type {any} */ hear) =>
        element.on(name, name === 'change' ? (/** @type {any} */ state) => hear({ ...state, way }) : hear),
    };
  }
  // A bank's page sets nothing up.
  const made = aroundCard(card, mode === 'setup' ? debits : types, locale, forms);
  return {
    ...made,
    /** @param {any} changes */
    update(changes) {
      for (const { update } of [made, ...all().map(({ element }) => element)]) update({ ...changes });
    },
    clear() {
      for (const { clear } of [made, ...all().map(({ element }) => element)]) clear();
    },
    destroy() {
      for (const { element } of all()) element.destroy();
      made.destroy();
    },
    on: (/** @type {string} */ name, /** @type {any} */ hear) => {
      if (/focus|blur|escape|error/.test(name)) for (const { element } of all()) element.on(name, hear);
      return made.on(name, hear);
    },
  };
}

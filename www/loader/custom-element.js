/**
 * `<payseal-payment>`: the payment element as a form control whose value is the id. With a
 * `charge` address it pays before its form is submitted; without one it saves a card. It is an
 * entry of its own, so that it costs nothing where it is not used, and it defines nothing until
 * it is told to.
 */

/** The attributes that change the form in place. */
const UPDATABLE = ['locale', 'theme', 'accent', 'accent-dark', 'radius'];

/** The events of the payment element that are handed on. */
const EVENTS = /** @type {const} */ ([
  'ready', 'change', 'focus', 'blur', 'escape', 'savedcardremove', 'savedcardupdate', 'error', 'loaderror',
]);

/** @param {HTMLElement} host */
function readAppearance(host) {
  const radius = host.getAttribute('radius');
  const light = host.getAttribute('accent') || undefined;
  const dark = host.getAttribute('accent-dark') || undefined;
  return {
    theme: /** @type {any} */ (host.getAttribute('theme') || undefined),
    accent: light && dark ? { light, dark } : light || dark,
    radius: radius === null ? undefined : Number(radius),
  };
}

/**
 * Defines the element, once: a second call with the same tag does nothing.
 *
 * @param {import('./index.d.ts').Payseal} payseal
 * @param {string} [tag]
 */
export function definePaymentElement(payseal, tag = 'payseal-payment') {
  if (customElements.get(tag)) return;

  customElements.define(
    tag,
    class extends HTMLElement {
      static formAssociated = true;
      static observedAttributes = UPDATABLE;
      #internals = this.attachInternals();
      /** @type {import('./index.d.ts').PaymentElement | undefined} */
      #element;
      #end = new AbortController();
      #id = '';
      /** A submit waits for its id. */
      #busy = false;

      connectedCallback() {
        const save = this.getAttribute('save');
        this.#element = payseal.createPaymentElement({
          mode: this.hasAttribute('charge') ? 'payment' : 'setup',
          savedCards: save === null ? undefined : { save: /** @type {any} */ (save) },
          sessionToken: this.getAttribute('session-token') || '',
          customerId: this.getAttribute('customer-id') || undefined,
          holder: this.hasAttribute('holder') ? 'always' : undefined,
          locale: this.getAttribute('locale') || undefined,
          appearance: readAppearance(this),
        });
        // The form empties itself once it is done; the id goes when another card is typed or chosen.
        this.#element.on('change', ({ empty, selected }) => (empty && !selected) || this.#keep(''));
        for (const name of EVENTS) this.#element.on(name, (detail) => this.#dispatch(name, detail));
        this.#end = new AbortController();
        const { form } = this.#internals;
        // Captured: the page's own listeners see the submit that carries the id, not this one.
        const { signal } = this.#end;
        if (form) form.addEventListener('submit', (event) => this.#submit(event), { capture: true, signal });
        this.#element.mount(this);
      }

      disconnectedCallback() {
        this.#end.abort();
        if (this.#element) this.#element.destroy();
        this.#keep('');
      }

      attributeChangedCallback() {
        if (!this.#element) return;
        this.#element.update({
          locale: this.getAttribute('locale') || undefined,
          appearance: readAppearance(this),
        });
      }

      formResetCallback() {
        if (this.#element) this.#element.clear();
        this.#keep('');
      }

      /** The id, once there is one. */
      get value() {
        return this.#id;
      }

      /** @param {string} id */
      #keep(id) {
        this.#id = id;
        this.#internals.setFormValue(id || null);
      }

      /** @param {string} name @param {unknown} detail */
      #dispatch(name, detail) {
        this.dispatchEvent(new CustomEvent(`payseal-${name}`, { detail }));
      }

      /** @param {import('./index.d.ts').PaymentElement} element @returns {Promise<any>} */
      #ask(element) {
        const charge = this.getAttribute('charge');
        if (charge === null) return element.createPaymentMethod();
        return element.confirm({ charge, attempt: this.getAttribute('attempt') || undefined });
      }

      /**
       * Holds the form back until there is an id, and a payment that is made or on its way; then submits
       * it as the shopper did.
       */
      async #submit(/** @type {SubmitEvent} */ event) {
        const { form } = this.#internals;
        if (this.#id || event.defaultPrevented || !form || !this.#element) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        // One call has one answer, and so one submit: a second press adds none.
        if (this.#busy) return;
        this.#busy = true;
        let result;
        try {
          result = await this.#ask(this.#element);
        } finally {
          // Also when the page named an attempt that is none: it may mend that.
          this.#busy = false;
        }
        const { customerPaymentMethodId, status, error } = result;
        if (error) return this.#dispatch('error', { ...error, type: 'error' });
        if (status) this.#dispatch('confirm', { ...result, type: 'confirm' });
        // The shopper is told in the form, and may try another card, or ask again how the payment stands.
        if (status === 'declined' || status === 'unknown') return;
        this.#keep(customerPaymentMethodId);
        if (this.isConnected) form.requestSubmit(event.submitter);
      }
    },
  );
}

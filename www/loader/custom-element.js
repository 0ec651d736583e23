/**
 * `<payseal-payment>`: the payment element as a form control whose value is the id. It is an
 * entry of its own, so that it costs nothing where it is not used, and it defines nothing until
 * it is told to.
 */

/** The attributes that change the form in place. */
const UPDATABLE = ['locale', 'theme', 'accent', 'radius'];

/** @param {HTMLElement} host */
function readAppearance(host) {
  const radius = host.getAttribute('radius');
  return {
    theme: /** @type {any} */ (host.getAttribute('theme') || undefined),
    accent: host.getAttribute('accent') || undefined,
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
        this.#element = payseal.createPaymentElement({
          mode: 'setup',
          sessionToken: this.getAttribute('session-token') || '',
          customerId: this.getAttribute('customer-id') || undefined,
          holder: this.hasAttribute('holder') ? 'always' : undefined,
          locale: this.getAttribute('locale') || undefined,
          appearance: readAppearance(this),
        });
        // The form empties itself once the card is saved; the id goes when another card is typed.
        this.#element.on('change', ({ empty }) => empty || this.#keep(''));
        for (const name of /** @type {const} */ (['ready', 'change', 'escape', 'error', 'loaderror'])) {
          this.#element.on(name, (detail) => this.dispatchEvent(new CustomEvent(`payseal-${name}`, { detail })));
        }
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

      /** Holds the form back until there is an id, then submits it as the shopper did. */
      async #submit(/** @type {SubmitEvent} */ event) {
        const { form } = this.#internals;
        if (this.#id || event.defaultPrevented || !form || !this.#element) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        // One call has one answer, and so one submit: a second press adds none.
        if (this.#busy) return;
        this.#busy = true;
        const { customerPaymentMethodId, error } = await this.#element.createPaymentMethod();
        this.#busy = false;
        if (error) {
          this.dispatchEvent(new CustomEvent('payseal-error', { detail: { ...error, type: 'error' } }));
          return;
        }
        this.#keep(customerPaymentMethodId);
        if (this.isConnected) form.requestSubmit(event.submitter);
      }
    },
  );
}

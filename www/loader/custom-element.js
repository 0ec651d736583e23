/**
 * `<payseal-payment>`: the payment element as a form control whose value is the id. With a
 * `charge` address it pays before its form is submitted; without one it saves a card. It is an
 * entry of its own, so that it costs nothing where it is not used, and it defines nothing until
 * it is told to.
 */
import { ATTRIBUTES, optionsOf, PROPERTIES } from './custom-options.js';
import { bind } from './frameworks/binding.js';
import { formAround } from './target.js';

/** What is wrong in a field, as a form control says it. */
const MISTAKE = { customError: true };

/**
 * Defines the element, once: a second call with the same tag does nothing.
 *
 * @param {import('./index.d.ts').Payseal} payseal
 * @param {string} [tag]
 */
export function definePaymentElement(payseal, tag = 'payseal-payment') {
  if (customElements.get(tag)) return;

  class PaysealPayment extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ATTRIBUTES;
    #internals = this.attachInternals();
    /** @type {Record<string, unknown>} what was set as a property */
    #set = {};
    /** @type {import('./index.d.ts').PaymentElement | undefined} */
    #element;
    /** @type {ReturnType<typeof bind> | undefined} */
    #binding;
    #end = new AbortController();
    #id = '';
    #isDisabled = false;
    /** Options have changed, and more of them may at once. */
    #isDue = false;
    /** A submit waits for its id. */
    #busy = false;

    constructor() {
      super();
      // A mistake is shown in the form, where the shopper can mend it, and not in a bubble beside it.
      this.addEventListener('invalid', (event) => {
        event.preventDefault();
        this.focus();
      });
    }

    connectedCallback() {
      for (const name of PROPERTIES) {
        // Set before this was defined.
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const own = /** @type {any} */ (this);
          const value = own[name];
          delete own[name];
          own[name] = value;
        }
      }
      this.#binding = bind(payseal, this, this.#options(), {
        made: (element) => {
          this.#element = element;
          if (this.#isDisabled) element.update({ disabled: true });
          this.#keep('');
        },
        heard: (name, event) => this.#hear(name, event),
      });
      this.#listen();
    }

    disconnectedCallback() {
      this.#end.abort();
      if (this.#binding) this.#binding.end();
      this.#binding = undefined;
      this.#element = undefined;
      this.#keep('');
    }

    attributeChangedCallback() {
      this.#change();
    }

    formAssociatedCallback() {
      this.#listen();
    }

    /** @param {boolean} isDisabled itself, or a fieldset around it */
    formDisabledCallback(isDisabled) {
      this.#isDisabled = isDisabled;
      this.inert = isDisabled;
      // Nothing of what is inert looks so.
      if (this.#element) this.#element.update({ disabled: isDisabled });
      this.#internals.ariaDisabled = isDisabled ? 'true' : null;
    }

    formResetCallback() {
      if (this.#element) this.#element.clear();
      this.#keep('');
    }

    /** @param {any} [field] */
    focus(field) {
      if (this.#element) this.#element.focus(typeof field === 'string' ? /** @type {any} */ (field) : undefined);
    }

    /** The id, once there is one. */
    get value() {
      return this.#id;
    }

    get type() {
      return tag;
    }

    get name() {
      return this.getAttribute('name') || '';
    }

    set name(name) {
      this.setAttribute('name', name);
    }

    get disabled() {
      return this.hasAttribute('disabled');
    }

    set disabled(is) {
      this.toggleAttribute('disabled', Boolean(is));
    }

    /** The form around it, also where this stands in a shadow root inside of that form. */
    get form() {
      return this.#internals.form || formAround(this) || null;
    }

    get labels() {
      return this.#internals.labels;
    }

    get validity() {
      return this.#internals.validity;
    }

    get validationMessage() {
      return this.#internals.validationMessage;
    }

    get willValidate() {
      return this.#internals.willValidate;
    }

    checkValidity() {
      return this.#internals.checkValidity();
    }

    reportValidity() {
      return this.#internals.reportValidity();
    }

    /** @param {string} name */
    option(name) {
      return this.#set[name];
    }

    /** @param {string} name @param {unknown} value nothing takes it back */
    setOption(name, value) {
      this.#set[name] = value;
      this.#change();
    }

    #options() {
      return optionsOf(this, this.#set);
    }

    /** Once for all that change together. */
    #change() {
      if (!this.#binding || this.#isDue) return;
      this.#isDue = true;
      queueMicrotask(() => {
        this.#isDue = false;
        if (this.#binding) this.#binding.change(this.#options());
      });
    }

    /** Follows the form that this belongs to now. */
    #listen() {
      this.#end.abort();
      this.#end = new AbortController();
      const { form } = this;
      if (!form || !this.#element) return;
      const { signal } = this.#end;
      // Captured: the page's own listeners see the submit that carries the id, not this one.
      form.addEventListener('submit', (event) => this.#submit(event), { capture: true, signal });
      if (this.#internals.form) return;
      // A form does not see into a shadow root.
      form.addEventListener('formdata', ({ formData }) => this.#id && this.name && !this.#isDisabled && formData.append(this.name, this.#id), { signal });
      form.addEventListener('reset', () => this.formResetCallback(), { signal });
    }

    /** @param {string} id */
    #keep(id) {
      this.#id = id;
      this.#internals.setFormValue(id || null);
      this.#internals.setValidity({});
    }

    /** @param {string} name @param {any} event */
    #hear(name, event) {
      // The form empties itself once it is done; the id goes when another card is typed or chosen.
      if (name === 'change' && !(event.empty && !event.selected)) this.#keep('');
      // What was told as wrong may be right now; if it is not, the next press tells it again.
      if (name === 'change' || name === 'blur') this.#internals.setValidity({});
      this.#dispatch(name, event);
    }

    /** @param {string} name @param {unknown} detail */
    #dispatch(name, detail) {
      this.dispatchEvent(new CustomEvent(`payseal-${name}`, { detail }));
    }

    /** @param {import('./index.d.ts').PaymentElement} element @returns {Promise<any>} */
    #ask(element) {
      const charge = this.#set.charge ?? this.getAttribute('charge');
      if (charge === null) return element.createPaymentMethod();
      const attempt = this.#set.attempt ?? (this.getAttribute('attempt') || undefined);
      return element.confirm(/** @type {any} */ ({ charge, attempt }));
    }

    /**
     * Holds the form back until there is an id, and a payment that is made or on its way; then submits
     * it as the shopper did.
     *
     * @param {SubmitEvent} event
     */
    async #submit(event) {
      const { form } = this;
      if (this.#id || this.#isDisabled || event.defaultPrevented || !form || !this.#element) return;
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
      if (error) {
        // What is wrong in a field stays so until the shopper is at it; everything else can be tried again.
        if (error.field) this.#internals.setValidity(MISTAKE, error.message || error.code);
        return this.#dispatch('error', { ...error, type: 'error' });
      }
      if (status) this.#dispatch('confirm', { ...result, type: 'confirm' });
      // The shopper is told in the form, and may try another card, or ask again how the payment stands.
      if (status === 'declined' || status === 'unknown') return;
      this.#keep(customerPaymentMethodId);
      if (this.isConnected) form.requestSubmit(event.submitter);
    }
  }

  for (const name of PROPERTIES) {
    Object.defineProperty(PaysealPayment.prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {PaysealPayment} */
      get() {
        return this.option(name);
      },
      /** @this {PaysealPayment} @param {unknown} value */
      set(value) {
        this.setOption(name, value);
      },
    });
  }
  customElements.define(tag, PaysealPayment);
}

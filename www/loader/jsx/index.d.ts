// The types of `payseal/jsx`: `<payseal-payment>` in the DOM.
import type { PaysealPaymentElement } from '../custom-element.d.ts';
import type { PaysealPaymentEventMap } from './attributes.d.ts';

export type { PaysealPaymentAttributes, PaysealPaymentEventMap, PaysealPaymentListeners } from './attributes.d.ts';

declare global {
  interface HTMLElementTagNameMap {
    'payseal-payment': PaysealPaymentElement;
  }
  interface HTMLElementEventMap extends PaysealPaymentEventMap {}
}

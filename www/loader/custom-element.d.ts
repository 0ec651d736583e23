// The types of `payseal/custom-element`.
import type { Payseal } from './index.d.ts';

/** The element that {@link definePaymentElement} defines. */
export interface PaysealPaymentElement extends HTMLElement {
  /** The id, once there is one; empty before, and again when the shopper changes the card. */
  readonly value: string;
}

/**
 * Defines the form-associated element `<payseal-payment>`, once. Its attributes are
 * `session-token`, `customer-id`, `holder`, `locale`, `theme`, `accent` and `radius`; its form
 * value is the id. It dispatches `payseal-ready`, `payseal-change`, `payseal-escape`,
 * `payseal-error` and `payseal-loaderror`, whose `detail` is the event of the element.
 */
export function definePaymentElement(payseal: Payseal, tag?: string): void;

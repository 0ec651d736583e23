// The types of `payseal/custom-element`.
import type { Payseal } from './index.d.ts';

/** The element that {@link definePaymentElement} defines. */
export interface PaysealPaymentElement extends HTMLElement {
  /** The id, once there is one; empty before, and again after the shopper changes the card. */
  readonly value: string;
}

/**
 * Defines the form-associated element `<payseal-payment>`, once. Its attributes are
 * `session-token`, `customer-id`, `save`, `holder`, `locale`, `theme`, `accent`, `accent-dark` and
 * `radius`; its form value is the id.
 *
 * With `charge`, the URL on your server that charges, it pays: its form is submitted once the
 * payment has succeeded or is pending; after a decline or an unknown result, the next press
 * continues. `attempt` names the payment. Its event `payseal-confirm` has the result.
 *
 * The other events are `payseal-ready`, `-change`, `-focus`, `-blur`, `-escape`,
 * `-savedcardremove`, `-savedcardupdate`, `-error` and `-loaderror`; the `detail` of each is the
 * event of the element.
 */
export function definePaymentElement(payseal: Payseal, tag?: string): void;

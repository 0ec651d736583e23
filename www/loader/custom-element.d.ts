// The types of `payseal/custom-element`.
import type { ConfirmOptions, Field, PaymentElementOptions, Payseal } from './index.d.ts';

/** Every option but the mode, which follows from `charge`. `null` takes a value back, and the attributes count again. */
type Options = { [Name in keyof Omit<PaymentElementOptions, 'mode' | 'autofocus' | 'disabled' | 'labels'>]?: PaymentElementOptions[Name] | null | undefined };

/** The element that {@link definePaymentElement} defines. */
export interface PaysealPaymentElement extends HTMLElement, Options {
  /** With it the element pays before its form is submitted: an address on your server, or a function. */
  charge?: ConfirmOptions['charge'] | null | undefined;
  attempt?: string | null | undefined;
  /** The id, once there is one; empty before, and again after the shopper changes the card. */
  readonly value: string;
  readonly type: string;
  name: string;
  /** No keys and no presses reach the form, it holds no submit back, and it has no value. So too in a disabled fieldset. */
  disabled: boolean;
  /** The form around it, also one outside of the shadow root that it stands in. */
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  /** `customError` while a field has a mistake that a press of the button has found, until the shopper is at it. */
  readonly validity: ValidityState;
  /** That mistake, in the shopper's language; the form shows it too. */
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  /** Also puts the focus into that field. */
  reportValidity(): boolean;
  focus(field?: Field | FocusOptions): void;
}

/**
 * Defines the form-associated element `<payseal-payment>`, once. Its attributes are
 * `session-token`, `customer-id`, `save`, `redisplay`, `remove`, `cvc`, `list` and `count` (of `savedCards`), `challenge`,
 * `layout`, `labels`, `mask-number`, `holder`, `brands` and `preferred-brands` (with spaces between them), `readonly`, `auto-advance`, `autofocus`, `locale`, `theme`, `accent`, `accent-dark`, `background`, `background-dark`, `text`, `text-dark` and `radius` (of `appearance`), and `billing-first-name`,
 * `billing-line1` and so on (of `billingDetails`); its form value is the id. A changed `locale`, look or billing address
 * changes the form in place, any other, and one that is taken away, makes another form.
 *
 * With `charge`, the URL on your server that charges, it pays: its form is submitted once the
 * payment has succeeded or is pending; after a decline or an unknown result, the next press
 * continues. `attempt` names the payment. Its event `payseal-confirm` has the result.
 *
 * The other events are `payseal-ready`, `-change`, `-focus`, `-blur`, `-escape`,
 * `-submit`, `-savedcardremove`, `-savedcardupdate`, `-error` and `-loaderror`; the `detail` of each is the
 * event of the element.
 */
export function definePaymentElement(payseal: Payseal, tag?: string): void;

// The attributes and events of `<payseal-payment>`, once for every framework.
import type { ConfirmResult, PaymentElementEvents } from '../index.d.ts';

/** The members of `billingDetails`, as attributes. */
type Billing =
  | 'first-name'
  | 'last-name'
  | 'email'
  | 'phone'
  | 'line1'
  | 'line2'
  | 'city'
  | 'state'
  | 'postal-code'
  | 'country';

/** The attributes of `<payseal-payment>`. */
export interface PaysealPaymentAttributes extends Partial<Record<`billing-${Billing}`, string | undefined>> {
  /** The URL on your server that answers a session token. */
  'session-token': string;
  'customer-id'?: string | undefined;
  /** The URL on your server that charges; with it the element pays before its form is submitted. */
  charge?: string | undefined;
  /** Your name for the payment. */
  attempt?: string | undefined;
  save?: 'auto' | 'never' | 'always' | undefined;
  redisplay?: 'always' | 'never' | undefined;
  /** Whether the shopper can manage saved cards. */
  remove?: 'true' | 'false' | undefined;
  cvc?: 'auto' | 'always' | undefined;
  /** The URL on your server that answers the saved cards. */
  list?: string | undefined;
  /** How many saved cards there are. */
  count?: number | `${number}` | undefined;
  challenge?: 'dialog' | 'redirect' | undefined;
  layout?: 'stack' | 'row' | undefined;
  labels?: 'above' | 'floating' | 'hidden' | undefined;
  'mask-number'?: boolean | undefined;
  /** Asks for the name on the card. */
  brands?: string | undefined;
  'preferred-brands'?: string | undefined;
  readonly?: boolean | undefined;
  'auto-advance'?: boolean | undefined;
  autofocus?: boolean | undefined;
  holder?: boolean | '' | 'always' | 'never' | undefined;
  /** Takes no keys, and has no value. */
  disabled?: boolean | undefined;
  locale?: string | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  accent?: string | undefined;
  'accent-dark'?: string | undefined;
  background?: string | undefined;
  'background-dark'?: string | undefined;
  text?: string | undefined;
  'text-dark'?: string | undefined;
  radius?: number | `${number}` | undefined;
  /** The name of its value in the form. */
  name?: string | undefined;
}

/** The events of `<payseal-payment>`, by their DOM names. */
export type PaysealPaymentEventMap = {
  [Name in keyof PaymentElementEvents as `payseal-${Name}`]: CustomEvent<PaymentElementEvents[Name]>;
} & {
  'payseal-confirm': CustomEvent<ConfirmResult & { type: 'confirm' }>;
};

/** The same as properties that listen: `onpayseal-ready` in React 19 and Svelte. */
export type PaysealPaymentListeners = {
  [Name in keyof PaysealPaymentEventMap as `on${Name}`]?: ((event: PaysealPaymentEventMap[Name]) => void) | undefined;
};

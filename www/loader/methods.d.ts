// The types of `payseal/methods`.
import type { ChargeAnswer, ChargeSource, ConfirmResult, PaymentElement } from './index.d.ts';

/** A payment method type, as in the gateway's answer to `consult`. */
export interface Method {
  /** The gateway's name for it, such as `klarna`; the card's is `Credit Card`. */
  paymentMethod: string;
  /** Its name as shoppers know it. */
  name: string;
  /** Methods that are not enabled are not shown. */
  enabled?: boolean;
  /** The URL of its logo; your `img-src` must allow it. */
  logo?: string;
  [more: string]: unknown;
}

export interface MethodListOptions {
  /**
   * Which methods the order can use: a URL on your server, which is called with POST and answers what
   * `consult` said, a function, or the list itself. The card needs no entry.
   */
  methods: string | Method[] | (() => Method[] | { methods: Method[] } | Promise<Method[] | { methods: Method[] }>);
  /**
   * As for `confirm()`. For a method other than the card your server gets
   * `{ paymentMethod, attempt }`, starts the payment at the provider and answers
   * `{ status: 'challenge', redirectUrl }`.
   */
  charge: ChargeSource;
  locale?: string | undefined;
  /** Called with the provider's URL instead of leaving the page for it. */
  leave?: ((url: string) => void) | undefined;
}

/** The result: the card's, or that the shopper is on the way to a provider. */
export type MethodResult =
  | ConfirmResult
  | { status: 'leaving' | 'succeeded' | 'declined' | 'pending' | 'unknown'; charge?: ChargeAnswer; error?: undefined }
  | { error: { code: 'charge_refused'; message: string; retryable: true }; status?: undefined; charge?: undefined };

export type MethodEvent =
  | { type: 'change'; method: string }
  /** The methods could not be loaded; the shopper can still pay by card. */
  | { type: 'error'; code: 'methods_missing'; cause: unknown };

export interface MethodList {
  /** The gateway's name for the chosen method. */
  readonly method: string;
  /** Puts the list into the page, with the card form in it; resolves when every method is shown. */
  mount(target: string | Element): Promise<void>;
  /** Removes the list and the card form from the page for good. */
  destroy(): void;
  /** Adds a listener; the returned function removes it. */
  on(listener: (event: MethodEvent) => void): () => void;
  /**
   * Pays with the card, or leaves for the chosen provider. The promise never rejects; an invalid `attempt`
   * throws at once, as in `confirm()`.
   */
  confirm(options?: { attempt?: string | undefined }): Promise<MethodResult>;
}

/** A list of payment methods around a card form; `element` has `mode: 'payment'` and is not mounted. */
export function createMethodList(element: PaymentElement, options: MethodListOptions): MethodList;

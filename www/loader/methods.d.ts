// The types of `payseal/methods`.
import type { ChargeAnswer, ChargeSource, ConfirmResult, PaymentElement } from './index.d.ts';

/** A way to pay, as the gateway's `consult` tells your server. */
export interface Method {
  /** The gateway's word, such as `klarna`; the card's is `Credit Card`. */
  paymentMethod: string;
  /** As shoppers know it. */
  name: string;
  /** Ways that are not enabled are not shown. */
  enabled?: boolean;
  /** The address of its mark; your `img-src` must allow it. */
  logo?: string;
  [more: string]: unknown;
}

export interface MethodListOptions {
  /**
   * Which ways the order has: the address on your server that is asked with POST and answers what
   * `consult` said, a function, or the list itself. The card needs no entry.
   */
  methods: string | Method[] | (() => Method[] | { methods: Method[] } | Promise<Method[] | { methods: Method[] }>);
  /**
   * As for `confirm()`. For another way than the card your server is handed
   * `{ paymentMethod, attempt }`, begins the payment there and answers
   * `{ status: 'challenge', redirectUrl }`.
   */
  charge: ChargeSource;
  locale?: string | undefined;
  /** Instead of leaving the page for the provider's. */
  leave?: ((url: string) => void) | undefined;
}

/** What came of a press: the card's result, or that the shopper is on the way to a provider. */
export type MethodResult =
  | ConfirmResult
  | { status: 'leaving' | 'succeeded' | 'declined' | 'pending' | 'unknown'; charge?: ChargeAnswer; error?: undefined }
  | { error: { code: 'charge_refused'; message: string; retryable: true }; status?: undefined; charge?: undefined };

export type MethodEvent =
  | { type: 'change'; method: string }
  /** The ways could not be had; the card is there all the same. */
  | { type: 'error'; code: 'methods_missing'; cause: unknown };

export interface MethodList {
  /** The word of the way that is chosen. */
  readonly method: string;
  /** Puts the list into the page, with the card form in it; resolves when every way is there. */
  mount(target: string | Element): Promise<void>;
  /** Takes it and the card form out of the page for good. */
  destroy(): void;
  /** Listens; the returned function stops listening. */
  on(listener: (event: MethodEvent) => void): () => void;
  /**
   * Pays with the card, or leaves for the provider that is chosen. Its promise never rejects; an `attempt`
   * that is none throws at once, as in `confirm()`.
   */
  confirm(options?: { attempt?: string | undefined }): Promise<MethodResult>;
}

/** A list of ways to pay around a card form; `element` is made with `mode: 'payment'` and not mounted. */
export function createMethodList(element: PaymentElement, options: MethodListOptions): MethodList;

// The types of the Stripe drop-in's module. What `loadStripe` returns has the shape of Stripe's own object as far as
// it is here; a page that has Stripe's types names them: `loadStripe<import('@stripe/stripe-js').Stripe>(…)`.

export interface StripeOptions {
  /** The gateway's origin, such as `https://pay.example`. */
  gateway: string;
  /** A language tag for every element; `auto` and none are the page's. */
  locale?: string | undefined;
}

/** Thrown, or what a call rejects with, on misuse; the message says exactly how to fix it. */
export class IntegrationError extends Error {
  readonly name: 'IntegrationError';
}

/** What is there of Stripe's object. Every other call of Stripe's throws one sentence that names it. */
export interface StripeCalls {
  elements(options?: object): any;
  confirmPayment(options: object): Promise<any>;
  confirmSetup(options: object): Promise<any>;
  createPaymentMethod(options: object): Promise<any>;
  createConfirmationToken(options: object): Promise<any>;
  retrievePaymentIntent(clientSecret: string): Promise<any>;
  retrieveSetupIntent(clientSecret: string): Promise<any>;
  handleNextAction(options: { clientSecret: string }): Promise<any>;
  initCheckoutElementsSdk(options: object): any;
}

/** Loads nothing: it makes the object that Stripe's `loadStripe` resolves to. On a server it resolves to null. */
export function loadStripe<Stripe = StripeCalls>(publishableKey: string, options: StripeOptions): Promise<Stripe | null>;

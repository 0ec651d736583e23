/**
 * `Stripe(publishableKey, options)`: what it returns is Stripe's object as far as it is here; what is not throws one
 * sentence that names it.
 */
import { createCheckout } from './checkout.js';
import { confirm, createConfirmationToken, createPaymentMethod, handleNextAction, retrieve } from './confirm.js';
import { absent, misuse } from './errors.js';
import { connectGateway } from './gateway.js';
import { createGroup } from './group.js';

/** What asks the gateway, each with the name of its call. @type {Record<string, (gateway: any, call: string, given: any) => Promise<any>>} */
const CALLS = {
  confirmPayment: confirm,
  confirmSetup: confirm,
  createPaymentMethod,
  createConfirmationToken,
  retrievePaymentIntent: retrieve,
  retrieveSetupIntent: retrieve,
  handleNextAction,
};

/** How the calls of Stripe's object begin, of which not all are here. */
const BEGINNINGS = /^(confirm|create|collect|handle|init|paymentRequest|process|retrieve|verify)/;

/**
 * @param {string} gateway its origin
 * @param {any} key
 * @param {any} [options]
 * @returns {any}
 */
export function createStripe(gateway, key, { locale, stripeAccount } = {}) {
  if (!/^pk_/.test(key)) misuse('Stripe(): give a publishable key, pk_…');
  if (stripeAccount) absent('stripeAccount');
  const api = connectGateway(gateway, key);
  const calls = Object.entries(CALLS).map(([name, act]) => [name, async (/** @type {any} */ given) => act(api, `${name}()`, given)]);
  const there = {
    ...Object.fromEntries(calls),
    elements: (/** @type {any} */ given) => createGroup(gateway, api, { locale, ...given }).elements,
    initCheckoutElementsSdk: (/** @type {any} */ given) => createCheckout(gateway, api, { locale }, given),
    // A library says who it is; nobody here keeps it.
    registerAppInfo() {},
  };
  return new Proxy(there, {
    get: (all, name) => all[name] || (BEGINNINGS.test(String(name)) ? () => absent(`${String(name)}()`) : undefined),
  });
}

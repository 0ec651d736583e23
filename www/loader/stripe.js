/**
 * The ESM entry of the Stripe drop-in: `loadStripe` as in Stripe's own package, with the gateway's origin. Importing
 * it does nothing, on a server too.
 */
import { createStripe } from './stripe/instance.js';

export { IntegrationError } from './stripe/errors.js';

/**
 * @param {string} publishableKey
 * @param {import('./stripe.d.ts').StripeOptions} options
 * @returns {Promise<any>} null on a server, where there is no document
 */
export async function loadStripe(publishableKey, options) {
  return typeof document === 'undefined' ? null : createStripe(options.gateway, publishableKey, options);
}

/**
 * The ESM entry of the Stripe drop-in: `loadStripe` as in Stripe's own package, with the gateway's origin. Importing
 * it does nothing, on a server too.
 */
import { misuse } from './stripe/errors.js';
import { createStripe } from './stripe/instance.js';

export { IntegrationError } from './stripe/errors.js';

/**
 * @param {string} publishableKey
 * @param {import('./stripe.d.ts').StripeOptions} options
 * @returns {Promise<any>} null on a server, where there is no document
 */
export async function loadStripe(publishableKey, options) {
  const { gateway } = options || {};
  if (!gateway) misuse("loadStripe(): give the gateway's origin as the option gateway");
  return typeof document === 'undefined' ? null : createStripe(new URL(gateway).origin, publishableKey, options);
}

/**
 * The ESM entry. Importing it does nothing, on a server too.
 */
import { createPayseal } from './payseal.js';
import { withoutBrowser, withoutDocument } from './server.js';

export { PaysealError } from './errors.js';

/**
 * @param {import('./index.d.ts').LoadOptions} options
 * @returns {Promise<import('./index.d.ts').Payseal>}
 */
export async function loadPayseal(options) {
  const payseal = createPayseal('loadPayseal()', options);
  return typeof document === 'undefined' ? withoutDocument(payseal) : withoutBrowser(payseal);
}

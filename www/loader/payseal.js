/**
 * The object that both entries hand out: one gateway, one account, any number of elements.
 */
import { readLoadOptions } from './options.js';
import { createPaymentElement } from './checked.js';

/**
 * @param {string} where the call, as the developer wrote it
 * @param {unknown} options
 * @returns {import('./index.d.ts').Payseal}
 */
export function createPayseal(where, options) {
  const place = readLoadOptions(where, options);
  return { createPaymentElement: (given) => createPaymentElement(place, given) };
}

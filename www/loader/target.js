/**
 * Finds the place in the page where the form goes. It does not wait for one to appear.
 */
import { misuse } from './errors.js';

/**
 * @param {unknown} target a CSS selector, or an element (inside a shadow root too)
 * @returns {Element}
 */
export function findTarget(target) {
  /** @type {(say: string) => never} */
  const missing = (say) => misuse('target_missing', `mount(): ${say}`);
  if (typeof document === 'undefined') {
    missing('there is no document on a server; call it in the browser, from an effect or an onMounted hook');
  }
  if (target instanceof Element) return target;
  if (typeof target !== 'string') missing('give a CSS selector or an element');
  let found;
  try {
    found = document.querySelector(/** @type {string} */ (target));
  } catch {
    missing(`'${target}' is not a CSS selector`);
  }
  return found || missing(`nothing matches '${target}'; call it when the element is in the document, or give the element itself`);
}

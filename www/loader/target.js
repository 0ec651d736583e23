/**
 * Finds the place in the page where the form goes. It does not wait for one to appear.
 */
import { misuse } from './errors.js';

/**
 * @param {any} target a CSS selector, or an element (inside a shadow root too)
 * @returns {Element}
 */
export function findTarget(target) {
  let found = target instanceof Element && target;
  try {
    found = found || document.querySelector(target);
  } catch {
    // Not a CSS selector: nothing matches it either.
  }
  return (
    found ||
    misuse(
      'target_missing',
      `mount(): nothing matches '${target}'; call it when the element is in the document, or give the element itself`,
    )
  );
}

/**
 * Finds the place in the page where the form goes, and clears it of what is ours. It does not wait for
 * one to appear.
 */
import { misuse } from './errors.js';

/** On what we put into the page, and so on every copy that somebody makes of it. */
const MARK = 'data-payseal';

/** How to take each of them away properly. @type {WeakMap<Element, () => void>} */
const ends = new WeakMap();

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

/**
 * Marks a node as ours.
 *
 * @param {Element} node
 * @param {() => void} end takes it away
 */
export function own(node, end) {
  node.setAttribute(MARK, '');
  ends.set(node, end);
}

/**
 * Takes away what is ours: an earlier element, since the later one wins, and the dead copy that is left
 * where a page was cloned (the page cache of Turbo, a template). A frame that the page has in its HTML is marked like
 * ours, and stays if it is right.
 *
 * @param {Element} target
 * @param {(node: Element) => boolean} [isRight]
 * @returns {Element | undefined} the one that stays
 */
export function clearTarget(target, isRight) {
  let kept;
  for (const node of [...target.children]) {
    if (!node.hasAttribute(MARK)) continue;
    const end = ends.get(node);
    if (!end && !kept && isRight?.(node)) {
      kept = node;
      continue;
    }
    end?.();
    node.remove();
  }
  return kept;
}

/**
 * The form around a node, also when the node is in a shadow root inside of it: whoever presses Enter
 * sees one form.
 *
 * @param {Element | undefined} node
 * @returns {HTMLFormElement | null | undefined}
 */
export function formAround(node) {
  for (let at = node; at; at = /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    const form = at.closest('form');
    if (form) return form;
  }
}

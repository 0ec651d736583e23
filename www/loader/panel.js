/**
 * The calm sentence with a button that stands in the form's place when it did not load. CSSOM writes
 * only, in the page's own colours: it is read on any paper that the page's text is read on.
 */
import { make } from './make.js';

/**
 * @param {string} sentence
 * @param {string} retry
 * @param {number} height of what it stands in for
 * @param {() => void} onRetry
 * @returns {HTMLElement}
 */
export function createPanel(sentence, retry, height, onRetry) {
  const button = make(
    'button',
    'min-height:44px;padding:0 20px;border:1px solid;border-radius:10px;background:none;color:inherit;font:inherit;font-weight:500;cursor:pointer',
    { type: 'button' },
    retry,
  );
  button.onclick = onRetry;
  return make(
    'div',
    `box-sizing:border-box;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;min-height:${height}px;padding:16px;border:1px solid #8886;border-radius:12px;color:inherit;font:400 15px/1.5 system-ui,sans-serif;text-align:center`,
    { role: 'alert', dir: 'auto' },
    make('p', 'margin:0;max-width:36ch;color:inherit', {}, sentence),
    button,
  );
}

/**
 * Says, for each way a form can fail its page, what the developer should check, in order.
 */
import { FIXES } from './errors.js';

/**
 * @param {string} code
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {string} url the frame's document
 * @returns {string}
 */
export const explain = (code, { gateway, account }, url) =>
  /** @type {any} */ ({
    frame_blocked: `your page's Content-Security-Policy blocks the form; add ${gateway} to frame-src`,
    frame_timeout: `no answer; open ${url} in a tab`,
    origin_refused:
      globalThis.origin === 'null'
        ? 'window.origin is null, so it cannot be allowed: is the page a file, or in a sandbox without allow-same-origin?'
        : `add ${location.origin} to the account's allowed origins`,
    offline: 'the browser has no network',
    gateway_unreachable: `no form at ${url}; is the gateway right, and up?`,
    account_unknown: `${gateway} has no account ${account}`,
    version_mismatch: `this loader does not fit the form; load ${gateway}/payseal/v1/payseal.js`,
    wasm_blocked: 'this browser blocks WebAssembly',
    frame_crashed: 'the form stopped',
    option_invalid: 'the form refuses an option',
    not_mounted: 'the form is not in the page; call mount()',
    ...FIXES,
    busy: 'another call is under way; wait for it',
    timeout: 'the form does not answer',
  })[code];

/**
 * @param {string} code
 * @param {import('./words.js').Words} words
 * @param {string} hint for the developer
 * @returns {import('./index.d.ts').PaymentError} in the shopper's words
 */
export const failureOf = (code, words, hint) => ({
  code: /** @type {any} */ (code),
  message: /** @type {Record<string, any>} */ (words.errors)[code === 'destroyed' ? 'not_mounted' : code] || words.failed,
  retryable: !/wasm|option|account|mounted|destroyed/.test(code),
  hint,
});

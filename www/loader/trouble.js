/**
 * Says, for each way a frame can fail to load, what the developer should check, in order.
 */

/**
 * @param {import('./index.d.ts').LoadErrorCode} code
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {string} url the frame's document
 * @returns {string}
 */
export const explain = (code, { gateway, account }, url) =>
  ({
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
  })[code];

/**
 * Fetches what is not in the loader's first part. In a bundle of the page's own that is the bundler's to find. The
 * scripts of a gateway fetch it there by its hash, which they were built with: a part with other bytes never runs.
 */

/** Where this script came from, and by what the page's policy trusts it. @type {Partial<HTMLScriptElement> | null | undefined} */
const script = globalThis.document?.currentScript;

/** The pauses before it is tried again, in milliseconds. */
const PAUSES = [500, 2000, 8000];

/** How often each was asked for: a browser keeps what failed, and does not fetch the same address again. @type {Record<string, number>} */
const asked = {};

/**
 * A hash is checked by a preload, and its module is what `import()` finds then: no script element, whose address Trusted
 * Types would refuse, and no request that `connect-src` must allow.
 *
 * @param {string} gateway
 * @param {string} hash SHA-256 in the letters of addresses
 * @returns {Promise<any>}
 */
async function fetchModule(gateway, hash) {
  const before = asked[hash] || 0;
  asked[hash] = before + 1;
  const url = `${gateway || new URL(script?.src || '').origin}/payseal/v1/parts/${hash}.js${before ? `?${before}` : ''}`;
  const link = document.createElement('link');
  if (link.relList?.supports('modulepreload')) {
    await new Promise((done, fail) => {
      Object.assign(link, {
        rel: 'modulepreload',
        crossOrigin: '',
        integrity: `sha256-${hash.replace(/-/g, '+').replace(/_/g, '/')}=`,
        nonce: script?.nonce || '',
        fetchPriority: 'low',
        onload: done,
        onerror: fail,
        href: url,
      });
      document.head.append(link);
    }).finally(() => link.remove());
  }
  return import(/* webpackIgnore: true */ /* @vite-ignore */ url);
}

/**
 * @template Part
 * @param {string | undefined} hash of the part, in a script of the gateway's
 * @param {() => Promise<Part>} find it elsewhere
 * @param {string} [gateway] that has the parts; else where the script came from
 * @returns {Promise<Part>} rejects when it was not to be had for some time
 */
export async function fetchPart(hash, find, gateway = '') {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await (hash ? fetchModule(gateway, hash) : find());
    } catch (cause) {
      const pause = PAUSES[attempt];
      if (!pause) throw cause;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

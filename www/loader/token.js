/**
 * Asks the merchant's server for a session token. It keeps no token: the frame holds it, in
 * memory, for as long as it lives.
 */

import { ask } from './ask.js';

/** How long the merchant's server may take, in milliseconds. */
const LIMIT = 20_000;

/**
 * @param {import('./index.d.ts').SessionTokenSource} source
 * @param {AbortSignal} signal
 * @returns {Promise<{ token?: string, expiresIn?: number, hint?: string, cause?: unknown }>} no
 *   token, but what the developer should know, when there is none to be had
 */
export async function askToken(source, signal) {
  try {
    const once = () => ask(source, undefined, signal, LIMIT);
    const answer = await once().catch(async (cause) => {
      // A connection that broke is tried once more: some browsers do that by themselves.
      if (typeof source !== 'string' || !(cause instanceof TypeError)) throw cause;
      await new Promise((done) => setTimeout(done, 1000));
      return once();
    });
    const token = answer && (answer.sessionToken || answer);
    if (typeof token !== 'string') throw Error('no {"sessionToken": "..."} in the answer');
    // The bridge carries whole seconds in 32 bits; anything else is as good as none.
    return { token, expiresIn: answer.expiresIn >>> 0 || undefined };
  } catch (cause) {
    const asked = typeof source === 'string' ? `POST ${source}` : 'your function';
    return { hint: `sessionToken: ${asked} failed: ${cause}`, cause };
  }
}

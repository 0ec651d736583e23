/**
 * Finds out whose session token the page was given: AsiaBill's pages name no account, and the
 * form's address does. The token travels in the body, so that the request is a simple one.
 */
import { ask } from '../ask.js';

const ROUTE = '/services/v3/account';

/** How long the gateway may take, in milliseconds. */
const LIMIT = 20_000;

/**
 * @param {string} gateway its origin
 * @param {string} token
 * @param {AbortSignal} signal
 * @returns {Promise<{ gatewayNo: string, customerId?: string }>} the account, and whose cards the token lists
 */
export async function askAccount(gateway, token, signal) {
  const post = async () => {
    const body = new URLSearchParams({ sessionToken: token });
    const answer = await fetch(gateway + ROUTE, { method: 'POST', body, credentials: 'omit', signal });
    return answer.json();
  };
  /** @type {any} */
  let told;
  try {
    told = await ask(post, undefined, signal, LIMIT);
  } catch (cause) {
    throw Error(
      `${gateway} does not say whose sessionToken this is (${cause}); let connect-src allow the gateway, ` +
        "add this page's origin to the account, or give gatewayNo",
    );
  }
  const { code, message, data } = told;
  if (code !== '0') throw Error(`the gateway refuses this sessionToken: ${code} ${message}; ask your server for a new one`);
  return data;
}

/**
 * Asks the merchant's server for a session token. It keeps no token: the frame holds it, in
 * memory, for as long as it lives. Each failure is an Error whose message tells the developer
 * what to check.
 */

/** How long the merchant's server may take, in milliseconds. */
const LIMIT = 20_000;

/** @param {string} say @param {unknown} [cause] @returns {never} */
function lacking(say, cause) {
  throw Object.assign(Error(`sessionToken: ${say}`), { cause });
}

/**
 * @param {import('./index.d.ts').SessionTokenSource} source
 * @param {AbortSignal} signal ends the request when the element goes away
 * @returns {Promise<{ token: string, expiresIn?: number }>}
 */
export async function askToken(source, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LIMIT, LIMIT);
  });
  const answer = await Promise.race([ask(source, signal), late]).finally(() => clearTimeout(timer));
  if (answer === LIMIT) lacking(`no answer within ${LIMIT / 1000} s`);
  const token = answer && (answer.sessionToken || answer);
  if (typeof token !== 'string') lacking('the answer must be {"sessionToken": "..."}, or from a function the token itself');
  const seconds = Math.floor(answer.expiresIn);
  return { token, expiresIn: seconds > 0 && seconds < 2 ** 31 ? seconds : undefined };
}

/**
 * @param {import('./index.d.ts').SessionTokenSource} source
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
async function ask(source, signal) {
  if (typeof source === 'function') {
    try {
      return await source();
    } catch (cause) {
      lacking('your function threw; see cause', cause);
    }
  }
  const where = `POST ${source}`;
  const headers = { accept: 'application/json' };
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(source, { method: 'POST', credentials: 'same-origin', headers, signal });
  } catch (cause) {
    return lacking(`${where} got no answer; check the network, CORS and your CSP's connect-src`, cause);
  }
  if (!answer.ok) lacking(`${where} was answered with status ${answer.status}`);
  return answer.json().catch((cause) => lacking(`${where} was not answered with JSON`, cause));
}

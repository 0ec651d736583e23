/**
 * The merchant's side of the gateway: asks it for a session token, with a request signed by the
 * account's key. The key never leaves the server.
 */
import { createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

/**
 * Signs what the interface signs: the headers' values, then the body exactly as sent.
 *
 * @param {string} signkey
 * @param {string[]} headers in the order of their names
 * @param {string} [body]
 */
export function sign(signkey, headers, body = '') {
  const text = [headers.join(''), body].filter(Boolean).join('.');
  return createHmac('sha256', signkey).update(text).digest('hex');
}

/**
 * @param {{ gateway: string, account: string, signkey: string }} merchant
 * @param {string} [customerId] the signed-in customer whose cards the form lists and keeps; the page gives
 *   the same one to `createPaymentElement`
 */
export async function createSessionToken({ gateway, account, signkey }, customerId) {
  const url = new URL('/V2022-03/sessionToken', gateway);
  const id = randomUUID();
  const time = String(Date.now());
  const body = customerId ? JSON.stringify({ customerId }) : '';
  const headers = {
    'gateway-no': account,
    'request-id': id,
    'request-time': time,
    'sign-info': sign(signkey, [account, id, time], body),
  };
  const answer = await post(url, body ? { ...headers, 'content-type': 'application/json' } : headers, body);
  const { code, message, data } = JSON.parse(answer);
  if (!data?.sessionToken) throw new Error(`the gateway refused with ${code}: ${message}`);
  return data.sessionToken;
}

/** Programs other than browsers cannot look up `*.localhost`: it is this machine. */
function post(url, headers, body) {
  const { request } = url.protocol === 'https:' ? https : http;
  const hostname = url.hostname.endsWith('.localhost') ? '127.0.0.1' : url.hostname;
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port: url.port, path: url.pathname, method: 'POST', headers: { host: url.host, 'content-length': Buffer.byteLength(body), ...headers } },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve(Buffer.concat(parts).toString()));
        response.on('error', reject);
      },
    );
    asked.setTimeout(10_000, () => asked.destroy(new Error('the gateway did not answer within 10 s')));
    asked.on('error', reject);
    asked.end(body);
  });
}

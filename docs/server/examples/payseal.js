// Node 18 or newer, nothing to install. Bytes in, decisions out: what you send and store is yours.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signs `parts` that are not empty, joined with dots. */
const hmac = (key, parts) => createHmac('sha256', key).update(parts.filter((part) => part.length).join('.')).digest('hex');

/** Values in the order of their names. */
const values = (pairs) => Object.keys(pairs).sort().map((name) => pairs[name]).join('');

/** The headers of a request; `path` and `query` are the decoded parameters, `body` the very text that is sent. */
export function signedHeaders(account, { path = {}, query = {}, body = '', id = randomBytes(16).toString('hex'), time = Date.now() }) {
  const head = `${account.gatewayNo}${id}${time}`;
  return {
    'content-type': 'application/json;charset=UTF-8',
    'gateway-no': account.gatewayNo,
    'request-id': id,
    'request-time': `${time}`,
    'sign-info': hmac(account.signkey, [head, values(path), values(query), body]),
  };
}

const same = (ours, theirs) => {
  const [a, b] = [ours, `${theirs}`.toLowerCase()].map((text) => Buffer.from(text));
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Whether the gateway sent this webhook, and lately. `body` is the raw text, `headers` have lower-case names. */
export function isWebhook(account, headers, body, now = Date.now()) {
  const { 'request-id': id, 'request-time': time, version, 'sign-info': signature } = headers;
  if (!id || !/^[1-9]\d{12}$/.test(time) || version !== 'V2022-03' || !signature) return false;
  const head = `${account.gatewayNo}${id}${time}${version}`;
  return same(hmac(account.signkey, [head, body]), signature) && Math.abs(now - Number(time)) <= 600_000;
}

const MEMBERS = ['code', 'gatewayNo', 'maskCardNo', 'merNo', 'message', 'orderAmount', 'orderCurrency', 'orderInfo', 'orderNo', 'orderStatus', 'tradeNo'];

/** Whether the gateway sent the shopper back with this decoded query. Ask the gateway about the order all the same. */
export function isReturn(account, query) {
  const told = MEMBERS.map((name) => query[name]);
  if (told.some((value) => typeof value !== 'string') || query.gatewayNo !== account.gatewayNo) return false;
  return same(hmac(account.signkey, [told.join('')]), query.signInfo);
}

/** The gateway's own no. After any other error nobody knows what became of a charge. */
export class Refused extends Error {}

/** Calls the gateway and gives its answer's data. `path` fills the `{places}` of the route. */
export async function call(gateway, account, method, route, { path = {}, query = {}, fields } = {}) {
  const body = fields === undefined ? '' : JSON.stringify(fields);
  const address = new URL(gateway + route.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(path[name])));
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const answer = await fetch(address, {
    method,
    headers: signedHeaders(account, { path, query, body }),
    body: body || undefined,
    signal: AbortSignal.timeout(20_000),
  });
  const { code, message, data } = await answer.json();
  // What a proxy says is not the gateway's no, and `S…` is the gateway's trouble: either may hide a charge.
  const said = answer.ok && typeof code === 'string' ? code : '';
  if (/^0000/.test(said)) return data;
  throw /^[^S]/.test(said) ? new Refused(`${said} ${message}`) : Error(`not known: status ${answer.status}, code ${code}`);
}

/**
 * Signs calls, and verifies what claims to be from the gateway.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The version of webhooks that is believed. */
const VERSION = 'V2022-03';

/** How far the time of a webhook may be from now, in milliseconds. */
const WINDOW = 600_000;

/** @param {string} key @param {string[]} parts those that are not empty are joined with dots */
const hmac = (key, parts) => createHmac('sha256', key).update(parts.filter((part) => part.length).join('.')).digest('hex');

/** Values in the order of their names. @param {Record<string, string>} pairs */
const values = (pairs) => Object.keys(pairs).sort().map((name) => pairs[name]).join('');

/** @param {string} ours @param {unknown} theirs */
function isSame(ours, theirs) {
  const [a, b] = [Buffer.from(ours), Buffer.from(`${theirs}`.toLowerCase())];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * @param {{ account: string, signkey: string }} credentials
 * @param {{ path?: Record<string, string>, query?: Record<string, string>, body?: string, id?: string, time?: number }} call
 *   decoded parameters, and the very text that is sent
 */
export function signedHeaders({ account, signkey }, { path = {}, query = {}, body = '', id = randomBytes(16).toString('hex'), time = Date.now() }) {
  const head = `${account}${id}${time}`;
  return {
    'content-type': 'application/json;charset=UTF-8',
    'gateway-no': account,
    'request-id': id,
    'request-time': `${time}`,
    'sign-info': hmac(signkey, [head, values(path), values(query), body]),
  };
}

/**
 * Whether the gateway sent this webhook, and lately.
 *
 * @param {{ account: string, signkey: string }} credentials
 * @param {(name: string) => string | null | undefined} header
 * @param {string} body the raw text
 */
export function isWebhook({ account, signkey }, header, body, now = Date.now()) {
  const [id, time, version, signature] = ['request-id', 'request-time', 'version', 'sign-info'].map(header);
  if (!id || !/^[1-9]\d{12}$/.test(time ?? '') || version !== VERSION || !signature) return false;
  return isSame(hmac(signkey, [`${account}${id}${time}${version}`, body]), signature) && Math.abs(now - Number(time)) <= WINDOW;
}

/** What a return URL has besides its signature. */
const RETURNED = [
  'code', 'gatewayNo', 'maskCardNo', 'merNo', 'message', 'orderAmount', 'orderCurrency', 'orderInfo', 'orderNo', 'orderStatus', 'tradeNo',
];

/**
 * Whether the gateway sent the shopper back with this. Ask the gateway about the order all the same.
 *
 * @param {{ account: string, signkey: string }} credentials
 * @param {Record<string, string>} query decoded
 */
export function isReturn({ account, signkey }, query) {
  const told = RETURNED.map((name) => query[name]);
  if (told.some((value) => typeof value !== 'string') || query.gatewayNo !== account) return false;
  return isSame(hmac(signkey, [told.join('')]), query.signInfo);
}

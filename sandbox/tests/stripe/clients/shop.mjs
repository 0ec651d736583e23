/**
 * A merchant's server in Node, with Stripe's own package: only the host is changed. Where the sandbox is, and the
 * account's keys, are in the environment.
 */
import { createServer, request } from 'node:http';
import Stripe from 'stripe';

const { PORT, BANK, SECRET_KEY, PUBLISHABLE_KEY, WEBHOOK_SECRET, ADMIN_TOKEN } = process.env;

/** @param {string} [key] @param {object} [options] */
export const client = (key = SECRET_KEY, options = {}) =>
  new Stripe(key, { host: '127.0.0.1', port: Number(PORT), protocol: 'http', telemetry: false, maxNetworkRetries: 0, ...options });

export const stripe = client();
export const keys = { secret: SECRET_KEY, publishable: PUBLISHABLE_KEY, webhooks: WEBHOOK_SECRET };
export const origin = `http://127.0.0.1:${PORT}`;

/** A page's call, as a form with the publishable key. */
export async function page(method, path, params = {}) {
  const form = new URLSearchParams(params);
  const [query, body] = method === 'GET' ? [`?${form}`, undefined] : ['', form];
  const answer = await fetch(`${origin}/v1/${path}${query}`, { method, body, headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` } });
  return { status: answer.status, body: await answer.json() };
}

/** Lets the sandbox's clock go on. @param {number} seconds */
export async function wait(seconds) {
  const headers = { 'x-sandbox-token': ADMIN_TOKEN, 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/sandbox/clock`, { method: 'POST', headers, body: JSON.stringify({ advanceSeconds: seconds }) });
  if (!answer.ok) throw Error(`the clock answers ${answer.status}: ${await answer.text()}`);
}

/** A page of the bank, which no program but a browser finds by its name. */
function ask(method, url, body) {
  const { host, pathname, search } = new URL(url);
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port: PORT, method, path: pathname + search, headers }, async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      done({ status: answer.statusCode, location: answer.headers.location, text });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/**
 * Presses a button of the bank's page, and follows the way back as far as the merchant's page.
 *
 * @param {string} url where the bank asks
 * @param {'complete' | 'fail'} verdict
 * @returns {Promise<URL>} the way back
 */
export async function atBank(url, verdict) {
  if (!url.startsWith(BANK)) throw Error(`${url} is not at the bank`);
  let { status, location, text } = await ask('POST', url, `verdict=${verdict}&answer=${verdict}`);
  while (location?.startsWith(BANK)) ({ status, location, text } = await ask('GET', location));
  if (!location) throw Error(`the bank answers ${status} without a way back: ${text}`);
  return new URL(location);
}

/** What a call is refused with. @returns {Promise<import('stripe').Stripe.errors.StripeError>} */
export const refused = (call) => call.then((told) => { throw Error(`not refused: ${JSON.stringify(told)}`); }, (error) => error);

/** A receiver of webhooks that keeps raw bytes and headers. */
export async function receive() {
  const heard = [];
  const server = createServer(async (asked, answer) => {
    const parts = [];
    for await (const part of asked) parts.push(part);
    heard.push({ body: Buffer.concat(parts), signature: asked.headers['stripe-signature'] });
    answer.end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${server.address().port}/hook`,
    heard,
    /** The types of what was heard, sorted, once there are so many; the same one may come twice. */
    async types(count) {
      const types = () => [...new Set(heard.map(({ body }) => JSON.parse(body).type))].sort();
      const until = Date.now() + 20_000;
      while (types().length < count && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
      return types();
    },
    stop: () => (server.closeAllConnections(), new Promise((done) => server.close(done))),
  };
}

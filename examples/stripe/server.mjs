/**
 * A merchant's server for the pages of Stripe's guide, with Stripe's own package. Two host names say who
 * answers: API, which this server calls, and SCRIPT, from which the pages have stripe.js. Without them it is the sandbox.
 *
 *   API=http://127.0.0.1:4001 SCRIPT=http://pay.localhost:4001 SECRET_KEY=sk_test_… PUBLISHABLE_KEY=pk_test_… npm start
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import Stripe from 'stripe';

const {
  PORT = '4242',
  API = 'http://127.0.0.1:4001',
  SCRIPT = 'http://pay.localhost:4001',
  SECRET_KEY,
  PUBLISHABLE_KEY,
  WEBHOOK_SECRET,
  DIST = fileURLToPath(new URL('dist', import.meta.url)),
} = process.env;
if (!SECRET_KEY || !PUBLISHABLE_KEY) throw new Error('set SECRET_KEY and PUBLISHABLE_KEY; README.md says where they are');

const { protocol, hostname, port } = new URL(API);
const stripe = new Stripe(SECRET_KEY, { protocol: protocol === 'https:' ? 'https' : 'http', host: hostname, port: port || 443 });

/** What is sold: two of these. Made once, when somebody wants it. */
let price;
const priceOf = () =>
  (price ??= stripe.prices.create({ currency: 'usd', unit_amount: 1099, product_data: { name: 'Harbour Coffee' } }));

/** The customer of our one shopper; a real shop has an id per account, in its database. */
let customer;

/** The browser's mistake, as opposed to ours or the gateway's. */
class BadRequest extends Error {}

const routes = {
  'GET /config': () => ({ publishableKey: PUBLISHABLE_KEY }),

  // Elements with Checkout Sessions: the first payment makes the customer, the next ones name it.
  async 'POST /create-checkout-session'({ origin }) {
    const { client_secret } = await stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      line_items: [{ price: (await priceOf()).id, quantity: 2 }],
      saved_payment_method_options: { payment_method_save: 'enabled' },
      return_url: `${origin}/complete.html?session_id={CHECKOUT_SESSION_ID}`,
      ...(customer ? { customer } : { customer_creation: 'always' }),
    });
    return { clientSecret: client_secret };
  },

  async 'GET /session-status'({ query }) {
    const session = await stripe.checkout.sessions.retrieve(query.get('session_id'));
    customer ??= session.customer ?? undefined;
    return { status: session.status, paymentStatus: session.payment_status };
  },

  // Payment Intents with a customer session.
  async 'POST /create-intent'() {
    customer ??= (await stripe.customers.create()).id;
    const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', customer, automatic_payment_methods: { enabled: true } });
    // Without it the page still takes payments, and keeps and lists nothing.
    const session = await stripe.customerSessions
      .create({
        customer,
        components: {
          payment_element: {
            enabled: true,
            features: {
              payment_method_redisplay: 'enabled',
              payment_method_save: 'enabled',
              payment_method_save_usage: 'off_session',
              payment_method_remove: 'enabled',
            },
          },
        },
      })
      .catch((error) => {
        console.error(`no customer session: ${error.message}`);
        return undefined;
      });
    return { clientSecret: intent.client_secret, customerSessionClientSecret: session?.client_secret };
  },

  // Charging a saved card when the shopper is not there.
  async 'POST /charge-later'() {
    if (!customer) throw new BadRequest('nobody has saved a card yet');
    const { data } = await stripe.paymentMethods.list({ customer, type: 'card' });
    if (!data.length) throw new BadRequest('the customer has no card');
    try {
      const intent = await stripe.paymentIntents.create({
        amount: 1099,
        currency: 'usd',
        automatic_payment_methods: { enabled: true },
        customer,
        payment_method: data[0].id,
        off_session: true,
        confirm: true,
      });
      return { status: intent.status };
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
      // `authentication_required`: the shopper comes back, and the page confirms the same intent.
      return { status: error.payment_intent.status, code: error.code };
    }
  },

  // What the gateway tells; nothing else says that an order is paid.
  async 'POST /webhook'({ body, headers }) {
    let event;
    try {
      event = stripe.webhooks.constructEvent(body, headers['stripe-signature'], WEBHOOK_SECRET);
    } catch (error) {
      throw new BadRequest(error.message);
    }
    console.log(`webhook ${event.type} ${event.data.object.id}`);
    return { received: true };
  },
};

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const pages = fileURLToPath(new URL('pages', import.meta.url));

/** A file of the pages, or of what was built; in pages the host of Stripe's script is the other one. */
async function file(pathname) {
  const built = pathname.startsWith('/react/');
  const folder = built ? normalize(DIST) : pages;
  const path = normalize(join(folder, built ? pathname.slice('/react'.length) : pathname === '/' ? 'index.html' : pathname));
  const type = types[extname(path)];
  if (!type || !path.startsWith(folder + sep)) return undefined;
  const content = await readFile(path, 'utf8').catch(() => undefined);
  return content && { type, content: content.replaceAll('https://js.stripe.com', SCRIPT) };
}

async function read(request) {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    body += part;
    if (body.length > 100_000) throw new BadRequest('the request is too long');
  }
  return body;
}

const server = createServer(async (request, response) => {
  const origin = `http://${request.headers.host}`;
  const { pathname, searchParams: query } = new URL(request.url, origin);
  const reply = (status, type, content) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    response.end(content);
  };
  const route = routes[`${request.method} ${pathname}`];
  if (!route) {
    const found = request.method === 'GET' && (await file(pathname));
    return found ? reply(200, found.type, found.content) : reply(404, 'text/plain', 'There is no such page.\n');
  }
  const tell = (status, told) => reply(status, 'application/json', JSON.stringify(told));
  try {
    tell(200, await route({ origin, query, headers: request.headers, body: await read(request) }));
  } catch (error) {
    if (error instanceof BadRequest) return tell(400, { error: error.message });
    console.error(`${request.method} ${pathname}: ${error.message}`);
    tell(502, { error: "this did not work; the server's log says why" });
  }
});

server.listen(Number(PORT), '127.0.0.1', () => {
  const { port: open } = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`example http://shop.localhost:${open}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
}

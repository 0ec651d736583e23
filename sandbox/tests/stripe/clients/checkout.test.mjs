// The guide's first half through stripe-node: a checkout session keeps a card, and the next one offers it. The
// page's calls are made by hand, as the script in the page makes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keys, origin, page, refused, stripe } from './shop.mjs';

const product = await stripe.products.create({ name: 'Harbour Coffee' });
const price = (await stripe.prices.create({ product: product.id, unit_amount: 1099, currency: 'usd' })).id;
const SESSION = {
  mode: 'payment',
  ui_mode: 'elements',
  line_items: [{ price, quantity: 2 }],
  return_url: 'https://shop.example/return?session_id={CHECKOUT_SESSION_ID}',
};
const SAVES = { ...SESSION, customer_creation: 'always', saved_payment_method_options: { payment_method_save: 'enabled' } };

/** A card of the page, as the form makes one. */
const card = async (token) => (await page('POST', 'payment_methods', { type: 'card', 'card[token]': token })).body.id;

/** The page confirms a session. */
const confirm = ({ id, client_secret }, params) =>
  page('POST', `payment_pages/${id}/confirm`, { client_secret, email: 'ada@shop.example', ...params });

/** A session that is paid with a card. */
async function pays(session, params) {
  const { status, body } = await confirm(session, params);
  assert.equal(status, 200, JSON.stringify(body));
  return stripe.checkout.sessions.retrieve(session.id);
}

test('a session for elements waits with its client secret, and has no customer yet', async () => {
  const session = await stripe.checkout.sessions.create(SAVES);
  assert.ok(session.client_secret.startsWith(`${session.id}_secret_`));
  assert.deepEqual(
    [session.status, session.payment_status, session.customer, session.ui_mode, session.url, session.amount_total, session.payment_intent],
    ['open', 'unpaid', null, 'elements', null, 2198, null],
  );
});

test('the guide’s curl makes the same: Basic, no version', async () => {
  const body = `mode=payment&ui_mode=elements&customer_creation=always&saved_payment_method_options[payment_method_save]=enabled&line_items[0][price]=${price}&line_items[0][quantity]=2`;
  const headers = { authorization: `Basic ${btoa(`${keys.secret}:`)}`, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${origin}/v1/checkout/sessions`, { method: 'POST', headers, body });
  assert.deepEqual([answer.status, (await answer.json()).status], [200, 'open']);
});

test('a ticked box keeps the card, and the next session of the customer is paid with it', async () => {
  const session = await pays(await stripe.checkout.sessions.create(SAVES), { payment_method: await card('tok_visa'), save_payment_method: true });
  assert.deepEqual([session.status, session.payment_status], ['complete', 'paid']);
  const intent = await stripe.paymentIntents.retrieve(session.payment_intent);
  assert.deepEqual([intent.status, intent.amount], ['succeeded', 2198]);
  const { customer } = session;
  const { data } = await stripe.paymentMethods.list({ customer, type: 'card', allow_redisplay: 'always' });
  assert.deepEqual(data.map((method) => [method.card.last4, method.allow_redisplay]), [['4242', 'always']]);
  const [{ id }] = data;

  const next = await stripe.checkout.sessions.create({ ...SESSION, customer });
  const paid = await pays(next, { payment_method: id });
  assert.equal((await stripe.paymentIntents.retrieve(paid.payment_intent)).payment_method, id);
});

test('a box that is not ticked keeps nothing', async () => {
  const session = await pays(await stripe.checkout.sessions.create(SAVES), { payment_method: await card('tok_visa') });
  assert.deepEqual((await stripe.paymentMethods.list({ customer: session.customer, type: 'card' })).data, []);
});

test('setup_future_usage keeps the card without a box: limited', async () => {
  const session = await pays(
    await stripe.checkout.sessions.create({ ...SESSION, customer_creation: 'always', payment_intent_data: { setup_future_usage: 'off_session' } }),
    { payment_method: await card('tok_visa') },
  );
  const { customer } = session;
  const { data: [kept] } = await stripe.paymentMethods.list({ customer, type: 'card' });
  assert.equal(kept.allow_redisplay, 'limited');
});

test('a decline is told to the page, and keeps nothing', async () => {
  const session = await stripe.checkout.sessions.create(SAVES);
  const { status, body } = await confirm(session, { payment_method: await card('tok_visa_chargeDeclinedInsufficientFunds'), save_payment_method: true });
  assert.ok(status === 402 ? body.error.decline_code === 'insufficient_funds' : body.lastPaymentError, JSON.stringify(body));
  const still = await stripe.checkout.sessions.retrieve(session.id);
  assert.deepEqual([still.status, still.payment_status], ['open', 'unpaid']);
});

test('a session ends once: expired by the server, and then it takes nothing', async () => {
  const session = await stripe.checkout.sessions.create(SAVES);
  assert.equal((await stripe.checkout.sessions.expire(session.id)).status, 'expired');
  assert.equal((await confirm(session, { payment_method: await card('tok_visa') })).status, 400);
  assert.equal((await refused(stripe.checkout.sessions.expire(session.id))).statusCode, 400);
});

test('line items and lists', async () => {
  const session = await stripe.checkout.sessions.create(SAVES);
  const { data } = await stripe.checkout.sessions.listLineItems(session.id);
  assert.deepEqual(data.map((item) => [item.quantity, item.amount_total, item.price.id]), [[2, 2198, price]]);
  assert.ok((await stripe.checkout.sessions.list({ limit: 100 })).data.some(({ id }) => id === session.id));
});

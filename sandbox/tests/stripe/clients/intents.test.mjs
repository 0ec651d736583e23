// The guide's second half through stripe-node: customers, intents and the catalogue, before any shopper is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { client, keys, origin, page, refused, stripe } from './shop.mjs';

test('the catalogue has a product and its price', async () => {
  const product = await stripe.products.create({ name: 'Harbour Coffee' });
  const price = await stripe.prices.create({ product: product.id, unit_amount: 1099, currency: 'usd' });
  assert.deepEqual([price.type, price.unit_amount, price.product], ['one_time', 1099, product.id]);
  const whole = await stripe.prices.retrieve(price.id, { expand: ['product'] });
  assert.equal(whole.product.name, 'Harbour Coffee');
});

test('an intent waits for a payment method with its client secret', async () => {
  const customer = await stripe.customers.create({ email: 'ada@shop.example' });
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', automatic_payment_methods: { enabled: true }, customer: customer.id });
  assert.equal(intent.status, 'requires_payment_method');
  assert.ok(intent.client_secret.startsWith(`${intent.id}_secret_`));
  assert.equal(intent.customer, customer.id);
  assert.equal(intent.lastResponse.headers['stripe-version'], '2026-10-28.endive');
});

test('a card is kept and giropay is not: setup_future_usage of one payment method type', async () => {
  const customer = await stripe.customers.create();
  const intent = await stripe.paymentIntents.create({
    amount: 1099, currency: 'usd', customer: customer.id, automatic_payment_methods: { enabled: true },
    payment_method_options: { card: { setup_future_usage: 'off_session' } },
  });
  assert.equal(intent.payment_method_options.card.setup_future_usage, 'off_session');
  assert.equal(intent.setup_future_usage, null);
  await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa', return_url: 'https://shop.example/' });
  assert.equal((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data.length, 1);
});

test('the guide’s payment_method_types: taken without a version, as curl sends it, and refused by the newest', async () => {
  const error = await refused(stripe.paymentIntents.create({ amount: 1099, currency: 'usd', payment_method_types: ['card', 'giropay'] }));
  assert.deepEqual([error.type, error.code], ['StripeInvalidRequestError', 'payment_method_types_no_longer_supported']);
  const body = 'amount=1099&currency=usd&payment_method_types[]=card&payment_method_types[]=giropay&payment_method_options[card][setup_future_usage]=off_session';
  const headers = { authorization: `Basic ${btoa(`${keys.secret}:`)}`, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${origin}/v1/payment_intents`, { method: 'POST', headers, body });
  const intent = await answer.json();
  assert.deepEqual([answer.status, intent.payment_method_types], [200, ['card', 'giropay']]);
});

test('whoever declines to keep the card: the server takes setup_future_usage away', async () => {
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', setup_future_usage: 'off_session', automatic_payment_methods: { enabled: true } });
  assert.equal(intent.setup_future_usage, 'off_session');
  assert.equal((await stripe.paymentIntents.update(intent.id, { setup_future_usage: '' })).setup_future_usage, null);
});

test('a page reads the intent with both secrets in hand, and nothing else', async () => {
  const { id, client_secret } = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const read = await page('GET', `payment_intents/${id}`, { client_secret });
  assert.deepEqual([read.status, read.body.amount, 'customer' in read.body], [200, 1099, false]);
  assert.equal((await page('GET', `payment_intents/${id}`, { client_secret: `${id}_secret_no` })).status, 404);
  assert.equal((await page('GET', 'customers')).status, 403);
});

test('an idempotency key is one request: replayed when it is the same, refused when it is another', async () => {
  const idempotencyKey = `order-${Date.now()}`;
  const params = { amount: 1099, currency: 'usd' };
  const first = await stripe.paymentIntents.create(params, { idempotencyKey });
  const again = await stripe.paymentIntents.create(params, { idempotencyKey });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal(again.lastResponse.headers['original-request'], first.lastResponse.requestId);
  const error = await refused(stripe.paymentIntents.create({ ...params, amount: 1 + params.amount }, { idempotencyKey }));
  assert.equal(error.type, 'StripeIdempotencyError');
});

test('lists are walked by their cursors', async () => {
  const email = `many-${Date.now()}@shop.example`;
  const made = [];
  for (let each = 0; each < 5; each += 1) made.unshift((await stripe.customers.create({ email })).id);
  const found = await stripe.customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 100 });
  assert.deepEqual(found.map(({ id }) => id), made);
  assert.equal((await stripe.customers.del(made[0])).deleted, true);
  assert.equal((await stripe.customers.retrieve(made[0])).deleted, true);
});

test('each mistake has its class, its code and its parameter', async () => {
  const of = async (call) => {
    const { type, statusCode, code, param } = await refused(call);
    return [type, statusCode, code, param];
  };
  assert.deepEqual(await of(stripe.paymentIntents.create({ currency: 'usd' })), ['StripeInvalidRequestError', 400, 'parameter_missing', 'amount']);
  assert.deepEqual(await of(stripe.paymentIntents.create({ amount: 1099, currency: 'usd', colour: 'red' })), ['StripeInvalidRequestError', 400, 'parameter_unknown', 'colour']);
  assert.deepEqual(await of(stripe.paymentIntents.create({ amount: 49, currency: 'usd' })), ['StripeInvalidRequestError', 400, 'amount_too_small', 'amount']);
  assert.deepEqual(await of(stripe.paymentIntents.retrieve('pi_none')), ['StripeInvalidRequestError', 404, 'resource_missing', 'intent']);
  assert.deepEqual((await of(client('sk_test_nobody').customers.list())).slice(0, 2), ['StripeAuthenticationError', 401]);
  assert.deepEqual((await of(client(keys.publishable).customers.list())).slice(0, 2), ['StripePermissionError', 403]);
});

test('a detached card is gone for good, and a token is a new card each time', async () => {
  const { id: customer } = await stripe.customers.create();
  const [one, two] = [await stripe.paymentMethods.attach('pm_card_mastercard', { customer }), await stripe.paymentMethods.attach('pm_card_mastercard', { customer })];
  assert.notEqual(one.id, two.id);
  await stripe.paymentMethods.update(one.id, { allow_redisplay: 'always' });
  const shown = await stripe.paymentMethods.list({ customer, type: 'card', allow_redisplay: 'always' });
  assert.deepEqual(shown.data.map(({ id }) => id), [one.id]);
  assert.equal((await stripe.paymentMethods.detach(one.id)).customer, null);
  assert.equal((await refused(stripe.paymentMethods.attach(one.id, { customer }))).statusCode, 400);
});

// Setup intents through stripe-node: a card is kept without a payment.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atBank, refused, stripe } from './shop.mjs';

const setup = async (payment_method) => {
  const { id: customer } = await stripe.customers.create();
  const params = { customer, payment_method, automatic_payment_methods: { enabled: true }, return_url: 'https://shop.example/back', confirm: true };
  return { customer, intent: await stripe.setupIntents.create(params) };
};

test('a card is kept, and charged later', async () => {
  const { customer, intent } = await setup('pm_card_visa');
  assert.deepEqual([intent.status, intent.usage], ['succeeded', 'off_session']);
  const { payment_method } = intent;
  assert.deepEqual((await stripe.paymentMethods.list({ customer, type: 'card' })).data.map(({ id }) => id), [payment_method]);
  const paid = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', customer, payment_method, off_session: true, confirm: true });
  assert.equal(paid.status, 'succeeded');
});

test('4000002500003155: the bank asks at setup, and later payments succeed', async () => {
  const { customer, intent } = await setup('pm_card_authenticationRequiredOnSetup');
  assert.equal(intent.status, 'requires_action');
  const back = await atBank(intent.next_action.redirect_to_url.url, 'complete');
  assert.deepEqual([back.searchParams.get('setup_intent'), back.searchParams.get('redirect_status')], [intent.id, 'succeeded']);
  const { status, payment_method } = await stripe.setupIntents.retrieve(intent.id);
  assert.equal(status, 'succeeded');
  const paid = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', customer, payment_method, off_session: true, confirm: true });
  assert.equal(paid.status, 'succeeded');
});

test('4000000000009995: declined during setup', async () => {
  const error = await refused(setup('pm_card_visa_chargeDeclinedInsufficientFunds'));
  assert.deepEqual([error.type, error.decline_code], ['StripeCardError', 'insufficient_funds']);
  assert.equal(error.setup_intent.status, 'requires_payment_method');
});

// Accounts v2 as customers, through stripe-node: JSON there, and an id wherever the guide names a customer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { refused, stripe } from './shop.mjs';

const create = () =>
  stripe.v2.core.accounts.create({ contact_email: 'ada@shop.example', configuration: { customer: {} }, include: ['configuration.customer'] });

test('an account with a customer configuration is made and read', async () => {
  const account = await create();
  assert.match(account.id, /^acct_/);
  assert.deepEqual([account.object, account.applied_configurations], ['v2.core.account', ['customer']]);
  assert.ok(account.configuration.customer);
  const read = await stripe.v2.core.accounts.retrieve(account.id, { include: ['configuration.customer'] });
  assert.equal(read.contact_email, 'ada@shop.example');
  assert.equal((await stripe.v2.core.accounts.retrieve(account.id)).configuration ?? null, null);
});

test('a payment and a customer session of an account keep and list its cards', async () => {
  const { id: customer_account } = await create();
  const paid = await stripe.paymentIntents.create({
    amount: 1099, currency: 'usd', customer_account, payment_method: 'pm_card_visa', setup_future_usage: 'off_session',
    automatic_payment_methods: { enabled: true }, return_url: 'https://shop.example/', confirm: true,
  });
  assert.deepEqual([paid.status, paid.customer_account], ['succeeded', customer_account]);
  const { data } = await stripe.paymentMethods.list({ customer_account, type: 'card' });
  assert.deepEqual(data.map((method) => [method.card.last4, method.customer_account]), [['4242', customer_account]]);
  const session = await stripe.customerSessions.create({ customer_account, components: { payment_element: { enabled: true } } });
  assert.equal(session.customer_account, customer_account);
  assert.ok(session.customer);
});

test('an account that is none is refused', async () => {
  const error = await refused(stripe.paymentIntents.create({ amount: 1099, currency: 'usd', customer_account: 'acct_nobody' }));
  assert.equal(error.statusCode, 400);
  assert.equal((await refused(stripe.v2.core.accounts.retrieve('acct_nobody'))).statusCode, 404);
});

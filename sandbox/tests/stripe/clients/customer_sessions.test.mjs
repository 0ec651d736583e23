// The guide's customer session through stripe-node: what the form may do with a customer's cards.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { refused, stripe } from './shop.mjs';

const FEATURES = {
  payment_method_redisplay: 'enabled',
  payment_method_save: 'enabled',
  payment_method_save_usage: 'off_session',
  payment_method_remove: 'enabled',
};
const create = (customer, features = FEATURES) =>
  stripe.customerSessions.create({ customer, components: { payment_element: { enabled: true, features } } });

test('the guide’s four features, and what is the default of the others', async () => {
  const { id } = await stripe.customers.create();
  const session = await create(id);
  assert.match(session.client_secret, /^cuss_secret_/);
  assert.deepEqual([session.object, session.customer, session.livemode], ['customer_session', id, false]);
  assert.ok(session.expires_at > session.created);
  const { enabled, features } = session.components.payment_element;
  assert.equal(enabled, true);
  assert.deepEqual(features, { ...FEATURES, payment_method_allow_redisplay_filters: ['always'], payment_method_redisplay_limit: 3 });
});

test('everything is off unless it is asked for', async () => {
  const { id } = await stripe.customers.create();
  const { features } = (await create(id, {})).components.payment_element;
  assert.deepEqual(
    [features.payment_method_redisplay, features.payment_method_save, features.payment_method_save_usage, features.payment_method_remove],
    ['disabled', 'disabled', null, 'disabled'],
  );
});

test('what it cannot be is refused by its name', async () => {
  const { id } = await stripe.customers.create();
  for (const features of [{ payment_method_redisplay_limit: 11 }, { payment_method_save: 'perhaps' }, { payment_method_allow_redisplay_filters: ['never'] }]) {
    const error = await refused(create(id, features));
    assert.deepEqual([error.type, error.statusCode], ['StripeInvalidRequestError', 400]);
    assert.ok(error.param.includes(Object.keys(features)[0]), error.param);
  }
  assert.equal((await refused(create('cus_nobody'))).code, 'resource_missing');
  const nothing = stripe.customerSessions.create({ customer: id, components: { payment_element: { enabled: false } } });
  assert.equal((await refused(nothing)).statusCode, 400);
});

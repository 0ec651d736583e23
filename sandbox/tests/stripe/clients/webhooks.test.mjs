// Webhooks as stripe-node takes them: signed, in Stripe's order, and nothing else believed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keys, receive, stripe } from './shop.mjs';

const PAYMENT = { amount: 1099, currency: 'usd', automatic_payment_methods: { enabled: true }, return_url: 'https://shop.example/', confirm: true };

test('constructEvent takes every webhook of a payment that keeps its card, and none that was changed or is old', async () => {
  const shop = await receive();
  try {
    const endpoint = await stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ['*'] });
    assert.equal(endpoint.secret, keys.webhooks);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentIntents.create({ ...PAYMENT, customer, payment_method: 'pm_card_visa', setup_future_usage: 'off_session' });
    assert.deepEqual(await shop.types(5), ['charge.succeeded', 'customer.created', 'payment_intent.created', 'payment_intent.succeeded', 'payment_method.attached']);
    for (const { body, signature } of shop.heard) {
      const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret);
      assert.equal(event.object, 'event');
      const changed = Buffer.from(body);
      changed[changed.length - 2] ^= 1;
      assert.throws(() => stripe.webhooks.constructEvent(changed, signature, endpoint.secret), { type: 'StripeSignatureVerificationError' });
      assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other'), { type: 'StripeSignatureVerificationError' });
      const sent = Number(/t=(\d+)/.exec(signature)[1]);
      const later = (seconds) => () => stripe.webhooks.constructEvent(body, signature, endpoint.secret, 300, undefined, 1000 * (sent + seconds));
      assert.throws(later(301), { type: 'StripeSignatureVerificationError' });
      assert.doesNotThrow(later(299));
    }
    const written = await stripe.events.list({ types: ['payment_intent.created', 'payment_intent.succeeded', 'charge.succeeded', 'payment_method.attached'] });
    const order = written.data.filter(({ data: { object } }) => [object.id, object.payment_intent].includes(id) || object.customer === customer);
    assert.deepEqual(order.map(({ type }) => type).reverse(), ['payment_intent.created', 'charge.succeeded', 'payment_method.attached', 'payment_intent.succeeded']);
    await stripe.webhookEndpoints.del(endpoint.id);
  } finally {
    await shop.stop();
  }
});

test('an endpoint hears of what it asked for', async () => {
  const shop = await receive();
  try {
    const endpoint = await stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ['payment_intent.payment_failed'] });
    const declined = stripe.paymentIntents.create({ ...PAYMENT, payment_method: 'pm_card_visa_chargeDeclined' });
    await assert.rejects(declined, { type: 'StripeCardError' });
    assert.deepEqual(await shop.types(1), ['payment_intent.payment_failed']);
    const event = stripe.webhooks.constructEvent(shop.heard[0].body, shop.heard[0].signature, keys.webhooks);
    assert.equal(event.data.object.last_payment_error.decline_code, 'generic_decline');
    await stripe.webhookEndpoints.del(endpoint.id);
  } finally {
    await shop.stop();
  }
});

// The guide's last part through stripe-node: a saved card is charged when the shopper is not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';

import { atBank, page, refused, stripe } from './shop.mjs';

const CHARGE = { amount: 1099, currency: 'usd', automatic_payment_methods: { enabled: true }, return_url: 'https://shop.example/order/123/complete' };
const LATER = { ...CHARGE, off_session: true, confirm: true };

/** A customer who paid with this card, and had it kept. */
async function keeps(payment_method) {
  const customer = (await stripe.customers.create({ name: 'Ada Lovelace' })).id;
  const paid = await stripe.paymentIntents.create({ ...CHARGE, customer, payment_method, confirm: true, setup_future_usage: 'off_session' });
  if (paid.status === 'requires_action') await atBank(paid.next_action.redirect_to_url.url, 'complete');
  const { data: [kept] } = await stripe.paymentMethods.list({ customer, type: 'card' });
  return { customer, payment_method: kept.id };
}

test('a saved card is found by its customer, and charged off session', async () => {
  const card = await keeps('pm_card_visa');
  const intent = await stripe.paymentIntents.create({ ...LATER, ...card });
  assert.equal(intent.status, 'succeeded');
  assert.equal(intent.amount_received, 1099);
  assert.equal(intent.customer, card.customer);
  assert.equal(intent.payment_method, card.payment_method);
});

test('a card that was set up by asking once is not asked again', async () => {
  const card = await keeps('pm_card_authenticationRequiredOnSetup');
  assert.equal((await stripe.paymentIntents.create({ ...LATER, ...card })).status, 'succeeded');
});

test('a card that asks each time is declined off session, and the shopper recovers the same intent', async () => {
  const card = await keeps('pm_card_authenticationRequired');
  const error = await refused(stripe.paymentIntents.create({ ...LATER, ...card }));
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  assert.deepEqual([error.statusCode, error.code, error.decline_code], [402, 'authentication_required', 'authentication_required']);
  assert.match(error.requestId, /^req_/);
  const { payment_intent: intent, payment_method: method } = error;
  assert.equal(error.raw.payment_intent.status, 'requires_payment_method');
  assert.equal(method.id, card.payment_method);
  // The guide's way on: the page confirms the same intent with the same card.
  const { id, client_secret } = await stripe.paymentIntents.retrieve(intent.id);
  const asked = await page('POST', `payment_intents/${id}/confirm`, { client_secret, payment_method: card.payment_method, return_url: 'https://shop.example/back' });
  assert.equal(asked.body.status, 'requires_action');
  const back = await atBank(asked.body.next_action.redirect_to_url.url, 'complete');
  assert.deepEqual(Object.fromEntries(back.searchParams), { payment_intent: id, payment_intent_client_secret: client_secret, redirect_status: 'succeeded' });
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
});

test('a bank that says no leaves the intent to be paid otherwise', async () => {
  const asked = await stripe.paymentIntents.create({ ...CHARGE, payment_method: 'pm_card_threeDSecure2Required', confirm: true });
  const back = await atBank(asked.next_action.redirect_to_url.url, 'fail');
  assert.equal(back.searchParams.get('redirect_status'), 'failed');
  const intent = await stripe.paymentIntents.retrieve(asked.id);
  assert.deepEqual([intent.status, intent.last_payment_error.code], ['requires_payment_method', 'payment_intent_authentication_failure']);
});

test('a card that was never set up is declined off session', async () => {
  const customer = (await stripe.customers.create()).id;
  const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_authenticationRequiredOnSetup', { customer });
  const error = await refused(stripe.paymentIntents.create({ ...LATER, customer, payment_method }));
  assert.deepEqual([error.type, error.code], ['StripeCardError', 'authentication_required']);
});

const DECLINES = {
  pm_card_visa_chargeDeclined: ['card_declined', 'generic_decline', 'try_again_later'],
  pm_card_visa_chargeDeclinedInsufficientFunds: ['card_declined', 'insufficient_funds', 'try_again_later'],
  pm_card_visa_chargeDeclinedLostCard: ['card_declined', 'lost_card', 'do_not_try_again'],
  pm_card_visa_chargeDeclinedStolenCard: ['card_declined', 'stolen_card', 'do_not_try_again'],
  pm_card_chargeDeclinedExpiredCard: ['expired_card', 'expired_card', 'confirm_card_data'],
  pm_card_chargeDeclinedIncorrectCvc: ['incorrect_cvc', 'incorrect_cvc', 'confirm_card_data'],
  pm_card_chargeDeclinedProcessingError: ['processing_error', 'processing_error', 'try_again_later'],
};

for (const [token, [code, decline, advice]] of Object.entries(DECLINES)) {
  test(`${token} is declined with ${decline}, and is attached to nobody`, async () => {
    const error = await refused(stripe.paymentIntents.create({ ...CHARGE, payment_method: token, confirm: true }));
    assert.deepEqual([error.type, error.code, error.decline_code, error.raw.advice_code], ['StripeCardError', code, decline, advice]);
    const { id } = await stripe.customers.create();
    const attached = await refused(stripe.paymentMethods.attach(token, { customer: id }));
    assert.deepEqual([attached.type, attached.code], ['StripeCardError', code]);
    assert.deepEqual((await stripe.paymentMethods.list({ customer: id })).data, []);
  });
}

test('a card that can be kept may still be declined when it is charged', async () => {
  const { id: customer } = await stripe.customers.create();
  const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
  const error = await refused(stripe.paymentIntents.create({ ...LATER, customer, payment_method }));
  assert.deepEqual([error.type, error.code], ['StripeCardError', 'card_declined']);
});

test('held money is taken in part, once, or let go', async () => {
  const held = await stripe.paymentIntents.create({ ...CHARGE, payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual' });
  assert.deepEqual([held.status, held.amount_capturable], ['requires_capture', 1099]);
  const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 500 });
  assert.deepEqual([taken.status, taken.amount_received, taken.amount_capturable], ['succeeded', 500, 0]);
  const again = await refused(stripe.paymentIntents.capture(held.id));
  assert.deepEqual([again.statusCode, again.code], [400, 'payment_intent_unexpected_state']);
  const other = await stripe.paymentIntents.create({ ...CHARGE, payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual' });
  assert.equal((await stripe.paymentIntents.cancel(other.id)).status, 'canceled');
});

test('money goes back in part and whole', async () => {
  const paid = await stripe.paymentIntents.create({ ...CHARGE, payment_method: 'pm_card_visa', confirm: true, expand: ['latest_charge'] });
  assert.equal(paid.latest_charge.payment_method_details.card.last4, '4242');
  assert.equal((await stripe.refunds.create({ payment_intent: paid.id, amount: 99 })).status, 'succeeded');
  assert.equal((await stripe.refunds.create({ payment_intent: paid.id })).amount, 1000);
  const over = await refused(stripe.refunds.create({ payment_intent: paid.id }));
  assert.equal(over.code, 'charge_already_refunded');
  assert.equal((await stripe.charges.retrieve(paid.latest_charge.id)).refunded, true);
});

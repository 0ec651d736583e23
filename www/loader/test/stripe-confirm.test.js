// The Stripe drop-in confirms a payment with what is typed, by redirect or not; everything that is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ALL, INTENT, KEY, SECRET, SESSION, Stripe, answers, changes, charges, heard, of, open, page, refuses } from './stripe-stage.js';

const CONFIRM = 'POST payment_intents/pi_1/confirm';
const READ = 'GET payment_intents/pi_1';
const misuse = (message) => ({ name: 'IntegrationError', message });
const succeeded = { ...INTENT, status: 'succeeded', payment_method: 'pm_1' };
const action = { type: 'use_stripe_sdk', redirect_to_url: { url: 'https://bank.example/3ds', return_url: 'https://shop.example/done' } };
const challenged = { ...INTENT, status: 'requires_action', next_action: action };

test('a payment is confirmed with the publishable key, the secret and the id of the form', async () => {
  answers[CONFIRM] = succeeded;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({
    elements: bridge.elements,
    redirect: 'if_required',
    confirmParams: {
      return_url: 'https://shop.example/done', receipt_email: 'a@b.example',
      payment_method_data: { allow_redisplay: 'limited', billing_details: { name: 'Ada' } },
    },
  });
  assert.equal((await heard(bridge, 'update')).billingDetails.firstName, 'Ada');
  const till = await charges(bridge);
  assert.deepEqual(of(CONFIRM), [{
    client_secret: SECRET, use_stripe_sdk: 'true', payment_method: 'pm_1', return_url: 'https://shop.example/done',
    receipt_email: 'a@b.example', 'payment_method_data[allow_redisplay]': 'limited',
  }]);
  assert.equal(till.told.told.status, 'succeeded');
  till.end({ status: 'succeeded' });
  assert.deepEqual(await paid, { paymentIntent: succeeded });
  assert.deepEqual(page.visited, []);
});

test('without if_required the page leaves for return_url, with what Stripe adds', async () => {
  answers[CONFIRM] = succeeded;
  const bridge = await open();
  bridge.stripe.confirmPayment({ elements: bridge.elements, confirmParams: { return_url: 'https://shop.example/done?order=7' } });
  (await charges(bridge)).end({ status: 'succeeded' });
  while (!page.visited.length) await new Promise(setImmediate);
  assert.deepEqual(page.visited, [
    `https://shop.example/done?order=7&payment_intent=pi_1&payment_intent_client_secret=${SECRET}&redirect_status=succeeded`,
  ]);
});

test('a ticked box says what the card is kept for', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL };
  answers[CONFIRM] = succeeded;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  (await charges(bridge, { consent: { textVersion: 'en-1', redisplay: 'always' } })).end({ status: 'succeeded' });
  await paid;
  assert.equal(of(CONFIRM)[0].setup_future_usage, 'off_session');
});

test('a box that is not ticked keeps nothing', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL };
  answers[CONFIRM] = succeeded;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  (await charges(bridge)).end({ status: 'succeeded' });
  await paid;
  assert.equal('setup_future_usage' in of(CONFIRM)[0], false);
});

test('a decline is Stripe’s card_error as it came, and the form hears its code', async () => {
  const error = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', message: 'Your card has insufficient funds.', payment_intent: INTENT };
  answers[CONFIRM] = refuses(402, error);
  const bridge = await open();
  // Whoever presses twice is told the same, and charged once.
  const [paid, again] = [1, 2].map(() => bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' }));
  const till = await charges(bridge);
  assert.deepEqual([till.told.told.status, till.told.told.decline], ['declined', 'insufficient_funds']);
  till.end({ status: 'declined', decline: { code: 'insufficient_funds', message: 'Not enough money.', retryable: true } });
  assert.deepEqual(await Promise.all([paid, again]), [{ error }, { error }]);
  assert.equal(of(CONFIRM).length, 1);
});

test('a request that is refused is no attempt, and its error is handed on', async () => {
  const error = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message: 'It is canceled.' };
  answers[CONFIRM] = refuses(400, error);
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  assert.equal(till.told, 'refused');
  till.fail({ code: 'charge_refused', message: 'It was refused.', retryable: true });
  assert.deepEqual(await paid, { error });
});

test('an answer that is lost is asked about, and never confirmed twice', async () => {
  delete answers[CONFIRM];
  answers[READ] = succeeded;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  assert.equal(till.told, 'lost');
  assert.equal((await till.settle()).told.status, 'succeeded');
  till.end({ status: 'succeeded' });
  assert.deepEqual(await paid, { paymentIntent: succeeded });
  assert.equal(of(CONFIRM).length, 1);
});

test('what stays unknown is told as that', async () => {
  delete answers[CONFIRM];
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  assert.equal(await till.settle(), 'lost');
  till.end({ status: 'unknown' });
  assert.equal((await paid).error.type, 'api_connection_error');
});

test('an open attempt is asked about at the intent that it confirmed, whatever the page has made since', async () => {
  delete answers[CONFIRM];
  const bridge = await open({ group: { mode: 'payment', amount: 1099, currency: 'usd' } });
  const { stripe, elements } = bridge;
  const pay = (clientSecret) => stripe.confirmPayment({ elements, clientSecret, redirect: 'if_required' });
  await changes(bridge, { complete: true });
  await elements.submit();
  const first = pay(SECRET);
  const lost = await charges(bridge);
  assert.equal(await lost.settle(), 'lost');
  lost.end({ status: 'unknown' });
  assert.equal((await first).error.type, 'api_connection_error');

  answers[READ] = succeeded;
  answers['POST payment_intents/pi_2/confirm'] = answers['GET payment_intents/pi_2'] = { ...succeeded, id: 'pi_2' };
  const second = pay('pi_2_secret_x');
  const till = await charges(bridge, { settle: true });
  assert.equal(till.told.told.status, 'succeeded');
  till.end({ status: 'succeeded' });
  assert.deepEqual(await second, { paymentIntent: succeeded });
  assert.deepEqual([of('POST payment_intents/pi_2/confirm'), of('GET payment_intents/pi_2')], [[], []]);
});

test('an intent that waits for a card and was not declined is unknown: what was lost may still arrive', async () => {
  delete answers[CONFIRM];
  answers[READ] = { ...INTENT, status: 'requires_payment_method' };
  const bridge = await open();
  bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  assert.equal((await till.settle()).told.status, 'unknown');
  answers[READ] = { ...INTENT, status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } };
  assert.equal((await till.settle()).told.status, 'declined');
  till.end({ status: 'declined', decline: { code: 'card_declined', message: 'No.', retryable: true } });
});

test('a challenge goes through the form’s own dialog, and its end is asked for', async () => {
  answers[CONFIRM] = challenged;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  assert.deepEqual([till.told.told.status, till.told.told.redirectUrl], ['challenge', 'https://bank.example/3ds']);
  const last = { type: 'card_error', code: 'payment_intent_authentication_failure', message: 'The bank said no.' };
  const refused = { ...INTENT, last_payment_error: last };
  answers[READ] = refused;
  assert.equal((await till.settle()).told.status, 'declined');
  till.end({ status: 'declined', decline: { code: 'authentication_failed', message: 'No.', retryable: false } });
  assert.deepEqual(await paid, { error: { ...last, payment_intent: refused } });
});

test('a challenge that the shopper leaves is a failed authentication', async () => {
  answers[CONFIRM] = challenged;
  answers[READ] = challenged;
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const till = await charges(bridge);
  await till.settle();
  till.end({ status: 'declined', decline: { code: 'challenge_cancelled', message: 'You left your bank’s page.', retryable: true } });
  const { error } = await paid;
  assert.deepEqual(
    [error.type, error.code, error.message, error.payment_intent.status],
    ['card_error', 'payment_intent_authentication_failure', 'You left your bank’s page.', 'requires_action'],
  );
});

test('a delayed method is on its way, and no error', async () => {
  answers[CONFIRM] = { ...INTENT, status: 'processing' };
  const bridge = await open();
  bridge.stripe.confirmPayment({ elements: bridge.elements, confirmParams: { return_url: 'https://shop.example/' } });
  const till = await charges(bridge);
  assert.equal(till.told.told.status, 'pending');
  till.end({ status: 'pending' });
  while (!page.visited.length) await new Promise(setImmediate);
  assert.match(page.visited[0], /redirect_status=pending$/);
});

test('what is wrong in the form is a validation_error, and nobody is charged', async () => {
  const bridge = await open();
  const paid = bridge.stripe.confirmPayment({ elements: bridge.elements, redirect: 'if_required' });
  const { call } = await heard(bridge, 'confirm');
  const error = { code: 'number_missing', field: 'number', message: 'Enter the card number.', retryable: false };
  bridge.port.postMessage({ finished: { call, outcome: { error } } });
  assert.deepEqual(await paid, { error: { type: 'validation_error', code: 'incomplete_number', message: 'Enter the card number.' } });
  assert.deepEqual(of(CONFIRM), []);
});

test('a deferred payment needs submit() first, then the secret of an intent', async () => {
  answers[CONFIRM] = succeeded;
  const bridge = await open({ group: { mode: 'payment', amount: 1099, currency: 'usd' } });
  const { stripe, elements } = bridge;
  const options = { elements, clientSecret: SECRET, redirect: 'if_required' };
  await assert.rejects(stripe.confirmPayment(options), misuse(/confirmPayment\(\): call elements\.submit\(\) first/));
  await changes(bridge, { complete: true });
  await elements.submit();
  await assert.rejects(stripe.confirmPayment({ elements, redirect: 'if_required' }), misuse(/clientSecret must be/));
  const paid = stripe.confirmPayment(options);
  (await charges(bridge)).end({ status: 'succeeded' });
  assert.deepEqual(await paid, { paymentIntent: succeeded });
});

for (const [what, act, message] of [
  ['elements of somebody else', (s) => s.confirmPayment({ elements: {}, redirect: 'if_required' }), /what stripe\.elements\(\) returned/],
  ['no element', (s) => s.confirmPayment({ elements: s.elements({ clientSecret: SECRET }), redirect: 'if_required' }), /mount a payment element first/],
  ['no return_url', (s) => s.confirmPayment({ elements: s.elements({ clientSecret: SECRET }) }), /give confirmParams\.return_url/],
  ['no options', (s) => s.confirmSetup(), /clientSecret must be/],
]) {
  test(`misuse rejects, and names what to change: ${what}`, async () => {
    await assert.rejects(act(Stripe()), misuse(message));
  });
}

test('an element that is not mounted has nothing to confirm', async () => {
  const stripe = Stripe();
  const elements = stripe.elements({ clientSecret: SECRET });
  elements.create('payment');
  await assert.rejects(stripe.confirmPayment({ elements, redirect: 'if_required' }), misuse(/mount a payment element first/));
});

test('what the form does not ask for must come from the page, where it said so', async () => {
  const { stripe, elements } = await open({ element: { fields: { billingDetails: { email: 'never' } } } });
  await assert.rejects(stripe.confirmPayment({ elements, redirect: 'if_required' }), misuse(/pass billing_details\.email/));
  assert.equal(KEY.startsWith('pk_'), true);
});

// The Stripe drop-in's other calls: setups, tokens, payment methods, reading an intent and acting on one.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { connectGateway } from '../stripe/gateway.js';
import { groupOf } from '../stripe/group.js';
import { intentTill } from '../stripe/till.js';
import { INTENT, KEY, SECRET, SESSION, Stripe, answers, asked, gateway, heard, of, open, page, refuses, tokenises } from './stripe-stage.js';

const CONFIRM = 'POST payment_intents/pi_1/confirm';
const READ = 'GET payment_intents/pi_1';
const misuse = (message) => ({ name: 'IntegrationError', message });
const succeeded = { ...INTENT, status: 'succeeded', payment_method: 'pm_1' };
const redirect_to_url = { url: 'https://bank.example/3ds', return_url: 'https://shop.example/done' };
const challenged = { ...INTENT, status: 'requires_action', next_action: { type: 'use_stripe_sdk', redirect_to_url } };

test('a setup is tokenised in the form and confirmed by the page', async () => {
  const seti = { id: 'seti_1', object: 'setup_intent', client_secret: 'seti_1_secret_x', status: 'succeeded' };
  answers['POST payseal/sessions'] = { ...SESSION, mode: 'setup', intent: seti };
  answers['POST setup_intents/seti_1/confirm'] = seti;
  const bridge = await open({ group: { clientSecret: 'seti_1_secret_x' } });
  const { stripe, elements } = bridge;
  const saved = stripe.confirmSetup({ elements, redirect: 'if_required' });
  await tokenises(bridge);
  assert.deepEqual(await saved, { setupIntent: seti });
  assert.equal(of('POST setup_intents/seti_1/confirm')[0].payment_method, 'pm_1');
  stripe.confirmSetup({ elements, confirmParams: { return_url: 'https://shop.example/cards' } });
  await tokenises(bridge);
  while (!page.visited.length) await new Promise(setImmediate);
  assert.equal(page.visited[0], 'https://shop.example/cards?setup_intent=seti_1&setup_intent_client_secret=seti_1_secret_x&redirect_status=succeeded');
});

test('a saved method is confirmed without a form', async () => {
  answers[CONFIRM] = succeeded;
  const confirmParams = { payment_method: 'pm_9', return_url: 'https://shop.example/' };
  assert.deepEqual(await Stripe().confirmPayment({ clientSecret: SECRET, confirmParams, redirect: 'if_required' }), { paymentIntent: succeeded });
  assert.equal(of(CONFIRM)[0].payment_method, 'pm_9');
  answers[CONFIRM] = refuses(402, { type: 'card_error', code: 'card_declined', message: 'No.' });
  assert.equal((await Stripe().confirmPayment({ clientSecret: SECRET, confirmParams })).error.code, 'card_declined');
});

test('a token for the merchant’s server is made of what is typed', async () => {
  const token = { id: 'ctoken_1', object: 'confirmation_token' };
  answers['POST confirmation_tokens'] = token;
  const bridge = await open();
  const made = bridge.stripe.createConfirmationToken({ elements: bridge.elements, params: { return_url: 'https://shop.example/', payment_method_data: { billing_details: { email: 'a@b.example' } } } });
  assert.equal((await heard(bridge, 'update')).billingDetails.email, 'a@b.example');
  await tokenises(bridge);
  assert.deepEqual(await made, { confirmationToken: token });
  assert.deepEqual(of('POST confirmation_tokens'), [{ payment_method: 'pm_1', return_url: 'https://shop.example/' }]);
});

test('a token of an account has what the shopper agreed to, and what the page says goes before it', async () => {
  answers['POST confirmation_tokens'] = { id: 'ctoken_1', object: 'confirmation_token' };
  const mandate_data = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };
  const { stripe, elements } = await open();
  // As the form for accounts answers.
  const typed = { customerPaymentMethodId: 'pm_7', type: 'sepa_debit', mandate_data };
  Object.assign(groupOf('', elements).here, { tokenise: async () => typed });
  const params = { mandate_data: { customer_acceptance: { type: 'offline' } } };
  for (const given of [{ elements }, { elements, params }]) await stripe.createConfirmationToken(given);
  const told = 'mandate_data[customer_acceptance]';
  assert.deepEqual(of('POST confirmation_tokens'), [
    { payment_method: 'pm_7', [`${told}[type]`]: 'online', [`${told}[online][infer_from_client]`]: 'true' },
    { payment_method: 'pm_7', [`${told}[type]`]: 'offline' },
  ]);
});

test('another way to pay is confirmed by its type, without an id', async () => {
  answers[CONFIRM] = succeeded;
  const till = intentTill(connectGateway(gateway, KEY), SECRET, { return_url: 'https://shop.example/', payment_method_data: { allow_redisplay: 'limited' } });
  await till.charge({ data: { type: 'ideal', billing_details: undefined } });
  assert.deepEqual(of(CONFIRM), [{
    client_secret: SECRET, use_stripe_sdk: 'true', return_url: 'https://shop.example/',
    'payment_method_data[allow_redisplay]': 'limited', 'payment_method_data[type]': 'ideal',
  }]);
});

test('a payment method of the form is an id, and not a digit more', async () => {
  const bridge = await open();
  const made = bridge.stripe.createPaymentMethod({ elements: bridge.elements, params: { billing_details: { name: 'Ada' } } });
  await tokenises(bridge, { created: { customerPaymentMethodId: 'pm_1', brand: 'visa' } });
  assert.deepEqual(await made, {
    paymentMethod: {
      id: 'pm_1', object: 'payment_method', type: 'card', livemode: false,
      billing_details: { address: null, email: null, name: 'Ada', phone: null },
    },
  });
  assert.deepEqual(asked.map(([name]) => name), ['POST payseal/sessions']);
});

test('a payment method without a form is the gateway’s, and never of a number', async () => {
  const method = { id: 'pm_2', object: 'payment_method', type: 'ideal' };
  answers['POST payment_methods'] = method;
  assert.deepEqual(await Stripe().createPaymentMethod({ type: 'ideal', billing_details: { name: 'Ada' } }), { paymentMethod: method });
  assert.deepEqual(of('POST payment_methods'), [{ type: 'ideal', 'billing_details[name]': 'Ada' }]);
  await assert.rejects(Stripe().createPaymentMethod({ type: 'card', card: { number: '4242424242424242' } }), misuse(/no card passes through the page/));
  assert.equal(of('POST payment_methods').length, 1);
});

test('an intent is read by its secret', async () => {
  answers[READ] = INTENT;
  assert.deepEqual(await Stripe().retrievePaymentIntent(SECRET), { paymentIntent: INTENT });
  assert.deepEqual(of(READ), [{ client_secret: SECRET }]);
  const error = { type: 'invalid_request_error', code: 'resource_missing', message: 'No such setup intent.' };
  answers['GET setup_intents/seti_1'] = refuses(404, error);
  assert.deepEqual(await Stripe().retrieveSetupIntent('seti_1_secret_x'), { error });
  delete answers[READ];
  assert.equal((await Stripe().retrievePaymentIntent(SECRET)).error.type, 'api_connection_error');
  assert.deepEqual(await Stripe().retrieveSetupIntent('seti_1_secret_x'), { error: { ...error } });
  for (const [call, secret] of [
    ['retrievePaymentIntent', 'pi_1'], ['retrievePaymentIntent', 'seti_1_secret_x'], ['retrieveSetupIntent', SECRET],
    ['confirmPayment', 'seti_1_secret_x'], ['confirmSetup', SECRET],
  ]) {
    const given = /confirm/.test(call) ? { clientSecret: secret, redirect: 'if_required' } : secret;
    await assert.rejects(Stripe()[call](given), misuse(new RegExp(`${call}\\(\\): clientSecret must be`)));
  }
});

test('what needs no action is handed back as it is', async () => {
  answers[READ] = succeeded;
  assert.deepEqual(await Stripe().handleNextAction({ clientSecret: SECRET }), { paymentIntent: succeeded });
});

test('the bank’s page is shown for an action, and what came of it is asked until it is known', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const dialog = page.standIn();
  let asks = 0;
  answers[READ] = () => ((asks += 1) > 2 ? succeeded : challenged);
  const acted = Stripe().handleNextAction({ clientSecret: SECRET });
  const frame = await dialog.frame();
  assert.equal(frame.src, 'https://bank.example/3ds');
  frame.contentWindow = { location: { href: 'https://shop.example/done' } };
  frame.onload();
  while (asks < 2) await new Promise(setImmediate);
  await new Promise(setImmediate);
  mock.timers.tick(1000);
  assert.deepEqual(await acted, { paymentIntent: succeeded });
  assert.equal(dialog.isOpen(), false);
});

test('an action that the shopper leaves is a failed authentication', async () => {
  const dialog = page.standIn();
  answers[READ] = challenged;
  const acted = Stripe().handleNextAction({ clientSecret: SECRET });
  await dialog.frame();
  dialog.press('challenge-stop');
  const { error } = await acted;
  assert.deepEqual([error.type, error.code], ['card_error', 'payment_intent_authentication_failure']);
  assert.equal(dialog.isOpen(), false);
});

test('what is stopped while nobody answers is no decline: the bank may have said yes', async () => {
  const dialog = page.standIn();
  answers[READ] = challenged;
  const acted = Stripe().handleNextAction({ clientSecret: SECRET });
  await dialog.frame();
  delete answers[READ];
  dialog.press('challenge-stop');
  assert.equal((await acted).error.type, 'api_connection_error');
  assert.equal(dialog.isOpen(), false);
});

test('who is back from the bank, and of whom nobody knows more, is not declined', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const dialog = page.standIn();
  answers[READ] = challenged;
  const acted = Stripe().handleNextAction({ clientSecret: SECRET });
  const frame = await dialog.frame();
  frame.contentWindow = { location: { href: 'https://shop.example/done' } };
  frame.onload();
  for (let asks = 2; asks <= 7; asks += 1) {
    while (of(READ).length < asks) await new Promise(setImmediate);
    await new Promise(setImmediate);
    mock.timers.tick(1000);
  }
  assert.deepEqual((await acted).error, { type: 'api_error', code: 'unknown', message: 'It is not known how this ended. Try again.' });
});

test('a bank’s page that may not be opened is no decline', async () => {
  answers[READ] = { ...challenged, next_action: { redirect_to_url: { url: 'http://bank.example/' } } };
  assert.equal((await Stripe().handleNextAction({ clientSecret: SECRET })).error.code, 'unknown');
});

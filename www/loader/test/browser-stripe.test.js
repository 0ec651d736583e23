// The Stripe drop-in in a real browser, on a page whose policy allows nothing inline and no unchecked HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browser, clean, dialog, open, origins } from './browser/shop.js';

const SECRET = 'pi_1_secret_x';
const intent = (status) => ({
  id: 'pi_1', client_secret: SECRET, status, amount: 2400, currency: 'usd',
  next_action: status === 'requires_action' ? { type: 'use_stripe_sdk', redirect_to_url: { url: `${origins.bank}/3ds` } } : null,
});
const session = (mode, types = ['card']) => ({ session_token: 'tok', account: '1', mode, intent: null, features: {}, payment_method_types: types });

/** A page with the drop-in and its payment element, ready. */
async function mounted(answers, secret = SECRET, path = '/') {
  origins.answer(answers);
  await open(path);
  await browser.run(
    `const { createStripe } = await import('/loader/stripe/instance.js');
     window.stripe = createStripe(args[0], 'pk_test_1');
     window.elements = stripe.elements({ clientSecret: args[1], appearance: { theme: 'night' } });
     window.payment = elements.create('payment', { layout: 'accordion' });
     window.told = [];
     for (const name of ['ready', 'change', 'loaderror']) payment.on(name, (event) => told.push([name, event]));
     payment.mount('#card');`,
    origins.gateway,
    secret,
  );
  await browser.until("told.some(([name]) => name === 'change' || name === 'loaderror')");
}

test('a payment goes through the bank’s dialog and leaves for return_url', async () => {
  await mounted({ 'POST /v1/payseal/sessions': session('payment'), 'POST /v1/payment_intents/pi_1/confirm': intent('requires_action') });
  assert.deepEqual(await browser.run("return told.map(([name, { elementType }]) => [name, elementType])"), [['ready', 'payment'], ['change', 'payment']]);
  await browser.run("stripe.confirmPayment({ elements, confirmParams: { return_url: location.origin + '/back?order=7' } }); await 0;");
  await browser.until(`${dialog}?.open`);
  await clean();
  await browser.run(`const bank = ${dialog}.querySelector('iframe'); bank.src = '/back';`);
  const limit = Date.now() + 10_000;
  while (!(await browser.address()).includes('/back') && Date.now() < limit);
  assert.equal(
    await browser.address(),
    `${origins.shop}/back?order=7&payment_intent=pi_1&payment_intent_client_secret=${SECRET}&redirect_status=succeeded`,
  );
});

test('a setup and an action have a dialog of their own, which closes when the gateway says so', async () => {
  const seti = { ...intent('requires_action'), id: 'seti_1', client_secret: 'seti_1_secret_x' };
  const paths = { 'POST /v1/payseal/sessions': session('setup'), 'POST /v1/setup_intents/seti_1/confirm': seti, 'GET /v1/setup_intents/seti_1': seti };
  await mounted(paths, 'seti_1_secret_x');
  await browser.run("window.saved = stripe.confirmSetup({ elements, redirect: 'if_required' }); await 0;");
  await browser.until(`${dialog}?.open`);
  origins.answer({ ...paths, 'GET /v1/setup_intents/seti_1': { ...seti, status: 'succeeded', next_action: null } });
  await browser.run(`const bank = ${dialog}.querySelector('iframe'); bank.src = '/back';`);
  assert.equal((await browser.run('return saved')).setupIntent.status, 'succeeded');
  await browser.until("!document.querySelector('payseal-challenge')");
  origins.answer({ 'GET /v1/payment_intents/pi_1': intent('requires_action') });
  await browser.run(`window.acted = stripe.handleNextAction({ clientSecret: '${SECRET}' }); await 0;`);
  await browser.until(`${dialog}?.open`);
  await browser.run(`${dialog}.querySelector('[data-testid=challenge-stop]').click()`);
  const { error } = await browser.run('return acted');
  assert.deepEqual([error.type, error.code], ['card_error', 'payment_intent_authentication_failure']);
  await clean();
});

test('other ways to pay come with the list’s script, and leave for the bank’s page', async () => {
  const { gateway, bank } = origins;
  origins.policy(
    '/ways',
    `default-src 'none'; script-src 'self' ${gateway}; style-src 'self'; connect-src 'self' ${gateway}; frame-src ${gateway}; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  const answers = { 'POST /v1/payseal/sessions': session('payment', ['card', 'ideal']), 'POST /v1/payment_intents/pi_1/confirm': intent('requires_action') };
  await mounted(answers, SECRET, '/ways');
  assert.deepEqual(await browser.run("return [...document.querySelectorAll('#card label')].map((label) => label.textContent)"), ['Card', 'iDEAL']);
  assert.equal(await browser.run("return document.querySelectorAll('#card iframe').length"), 1);
  await browser.run("document.querySelector('#card [data-testid=method-ideal]').click()");
  assert.deepEqual(await browser.until("told.map(([, event]) => event.value?.type).includes('ideal') && told.at(-1)[1].value"), { type: 'ideal', savePaymentMethod: false });
  assert.deepEqual(await browser.run('return elements.submit()'), { selectedPaymentMethod: 'ideal' });
  await clean();
  await browser.run("stripe.confirmPayment({ elements, confirmParams: { return_url: location.origin + '/back' } }); await 0;");
  const limit = Date.now() + 10_000;
  while (!(await browser.address()).startsWith(bank) && Date.now() < limit);
  assert.equal(await browser.address(), `${bank}/3ds`);
});

test('a page whose policy keeps that script out has the card alone', async () => {
  await mounted({ 'POST /v1/payseal/sessions': session('payment', ['card', 'ideal']) });
  assert.equal(await browser.run("return document.querySelectorAll('#card > iframe').length"), 1);
  assert.deepEqual(await browser.run('return told.map(([name]) => name)'), ['ready', 'change']);
});

// Stripe's own packages over the drop-in: `loadStripe` finds it, and the providers for React draw its form.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

import { root } from './dom.js';
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import * as checkout from '@stripe/react-stripe-js/checkout';
import { createElement as h, StrictMode, act } from 'react';
import { createRoot } from 'react-dom/client';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const KEY = 'pk_test_shop';
const SESSION = { session_token: 'tok', account: KEY, mode: 'payment', intent: null, features: {}, payment_method_types: ['card'] };
const CHECKOUT = { id: 'cs_test_1', status: { type: 'open' }, canConfirm: true, currency: 'usd', savedPaymentMethods: null, total: { total: { amount: '$10.99' } } };

let app;
let loadStripe;
let asked;
let warned;

beforeEach(async () => {
  asked = [];
  warned = [];
  mock.method(globalThis, 'fetch', async (url, { method }) => {
    const { pathname } = new URL(url);
    asked.push(`${method} ${pathname}`);
    const told = pathname.includes('payment_pages') ? CHECKOUT : SESSION;
    return { ok: true, status: 200, json: async () => told };
  });
  mock.method(console, 'warn', (...said) => warned.push(said.join(' ')));
  for (const name of ['getComputedStyle', 'AbortController']) globalThis[name] = window[name];
  // jsdom has none.
  globalThis.ResizeObserver = class { observe() {} disconnect() {} };
  const script = document.createElement('script');
  script.src = 'https://pay.example/endive/stripe.js';
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  await import('../stripe/script.js');
  // After ours: it begins to look for a script as soon as it is imported.
  ({ loadStripe } = await import('@stripe/stripe-js'));
  app = createRoot(root());
});
afterEach(async () => {
  await act(async () => app.unmount());
  assert.equal(root().innerHTML, '');
  mock.restoreAll();
});

const draw = (element) => act(async () => app.render(h(StrictMode, null, element)));
const settled = () => act(async () => new Promise((done) => setTimeout(done, 20)));
const frames = () => [...root().querySelectorAll('iframe')].map(({ src }) => src);

test('loadStripe finds the script, adds none and has nothing to warn of', async () => {
  const stripe = await loadStripe(KEY, { locale: 'en' });
  assert.equal(typeof stripe.confirmPayment, 'function');
  assert.equal(document.querySelectorAll('script').length, 0);
  assert.deepEqual(warned, []);
});

for (const [how, given] of [['a promise', (stripe) => Promise.resolve(stripe)], ['the object itself', (stripe) => stripe]]) {
  test(`Elements takes ${how}, and draws one form`, async () => {
    const stripe = await loadStripe(KEY);
    const seen = {};
    const Inside = () => {
      Object.assign(seen, { stripe: useStripe(), elements: useElements() });
      return h(PaymentElement, { id: 'payment', options: { layout: 'accordion' }, onReady: () => {}, onChange: () => {}, onLoadError: () => {} });
    };
    const clientSecret = 'pi_1_secret_x';
    const shop = (theme) => h(Elements, { stripe: given(stripe), options: { clientSecret, customerSessionClientSecret: 'cuss_secret_1', appearance: { theme } } }, h(Inside));
    await draw(shop('stripe'));
    await settled();
    assert.deepEqual(frames(), [`https://pay.example/payseal/${KEY}/en/pay/`]);
    assert.equal(seen.stripe, stripe);
    assert.ok(seen.elements.getElement(PaymentElement) || seen.elements.getElement('payment'));
    await draw(shop('night'));
    assert.equal(frames().length, 1);
    assert.equal(asked.filter((each) => each === 'POST /v1/payseal/sessions').length, 1);
  });
}

test('the checkout’s provider reaches success with a promise of a secret, and hands every action out', async () => {
  const seen = {};
  const Inside = () => {
    seen.checkout = checkout.useCheckout();
    return seen.checkout.type === 'success' ? h(checkout.PaymentElement, { options: { layout: 'accordion' } }) : h('p', null, seen.checkout.type);
  };
  const options = { clientSecret: Promise.resolve('cs_test_1_secret_x'), elementsOptions: { appearance: { theme: 'stripe' } } };
  const stripe = loadStripe(KEY);
  await draw(h(checkout.CheckoutElementsProvider, { stripe, options }, h(Inside)));
  await settled();
  assert.equal(seen.checkout.type, 'success');
  const { checkout: value } = seen.checkout;
  assert.deepEqual(value.savedPaymentMethods, []);
  assert.equal(value.total.total.amount, '$10.99');
  for (const name of ['confirm', 'updateEmail', 'applyPromotionCode', 'runServerUpdate', 'validateElements']) {
    assert.equal(typeof value[name], 'function', name);
  }
  assert.equal(frames().length, 1);
  const { type, session } = await act(async () => value.updateEmail('a@b.example'));
  assert.deepEqual([type, session.id], ['success', 'cs_test_1']);
});

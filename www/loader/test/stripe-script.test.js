// The Stripe drop-in as a script and as a module: what each sets, and where it finds its gateway.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { IntegrationError, loadStripe } from '../stripe.js';
import { openPage } from './page.js';

/** What the script sets when it comes from this address. */
async function load(src) {
  const page = openPage();
  try {
    page.document.currentScript = src && { src };
    await import(`../stripe/script.js?${encodeURIComponent(src)}`);
    return page.window.Stripe;
  } finally {
    page.close();
  }
}

test('the script’s origin is the gateway, and its address says the release', async () => {
  for (const [src, version] of [
    ['https://pay.example/v3/stripe.js', 3],
    ['https://pay.example/endive/stripe.js', 'endive'],
    ['https://pay.example/dahlia/stripe.js?advancedFraudSignals=false', 'dahlia'],
    ['https://pay.example/elsewhere.js', 'endive'],
  ]) {
    const Stripe = await load(src);
    assert.equal(Stripe.version, version);
    assert.equal(typeof Stripe.apply(undefined, ['pk_test_1']).elements, 'function');
  }
});

test('the module does nothing when it is imported, and gives null on a server', async () => {
  assert.equal(globalThis.Stripe, undefined);
  assert.equal(await loadStripe('pk_test_1', { gateway: 'https://pay.example' }), null);
  assert.ok(new IntegrationError('x') instanceof Error);
  const page = openPage();
  try {
    const stripe = await loadStripe('pk_test_1', { gateway: 'https://pay.example' });
    assert.equal(typeof stripe.confirmPayment, 'function');
    await assert.rejects(loadStripe('pk_test_1'), { name: 'IntegrationError', message: /gateway's origin/ });
    await assert.rejects(loadStripe('sk_test_1', { gateway: 'https://pay.example' }), { name: 'IntegrationError' });
  } finally {
    page.close();
  }
});

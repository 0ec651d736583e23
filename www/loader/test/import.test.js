// Importing does nothing; on a server there is a clear sentence instead of a crash.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const before = Object.getOwnPropertyNames(globalThis);
const { loadPayseal, ...rest } = await import('../index.js');
await import('../custom-element.js');

test('import: an import leaves the globals as they were', () => {
  assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
  assert.deepEqual(Object.keys(rest), ['PaysealError']);
});

test('import: on a server the options are checked and the mount says where it belongs', async () => {
  assert.equal(typeof document, 'undefined');
  const payseal = await loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
  assert.throws(() => payseal.createPaymentElement({ mode: 'setup' }), { code: 'option_missing' });
  const element = payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', locale: 'en' });
  assert.throws(() => element.mount('#card'), { code: 'target_missing', message: /there is no document on a server/ });
  const off = element.on('ready', () => {});
  off();
  element.update({ locale: 'zh-Hans' });
  element.focus();
  element.clear();
  assert.equal((await element.createPaymentMethod()).error.code, 'not_mounted');
  element.unmount();
  element.destroy();
});

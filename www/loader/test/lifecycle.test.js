// The element from mount to destroy.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { listen } from './page.js';
import { create, mine, next, open, page } from './stage.js';

test('one call, one promise, however often it is asked', async () => {
  const { port, heard } = await open();
  const first = mine.createPaymentMethod();
  assert.equal(mine.createPaymentMethod(), first);
  assert.deepEqual(await heard.next(), { submit: { call: 1 } });
  port.postMessage({ finished: { call: 9, outcome: { created: { customerPaymentMethodId: 'pm_0' } } } });
  port.postMessage({ finished: { call: 1, outcome: { created: { customerPaymentMethodId: 'pm_1', brand: 'visa' } } } });
  assert.deepEqual(await first, { customerPaymentMethodId: 'pm_1' });
  const second = mine.createPaymentMethod();
  assert.deepEqual(await heard.next(), { submit: { call: 2 } });
  const error = { code: 'number_typo', field: 'number', message: 'm', retryable: false };
  port.postMessage({ finished: { call: 2, outcome: { error } } });
  assert.deepEqual(await second, { error });
});

test('a call before the form is ready waits for it', async () => {
  (await create()).mount('#card');
  const made = mine.createPaymentMethod();
  const { port, heard } = await page.frame().open();
  assert.deepEqual(await heard.next(), { submit: { call: 1 } });
  port.postMessage({ finished: { call: 1, outcome: { created: { customerPaymentMethodId: 'pm_1' } } } });
  assert.deepEqual(await made, { customerPaymentMethodId: 'pm_1' });
});

test('what is asked of the form before it opens arrives after the options, in order', async () => {
  (await create()).mount('#card');
  mine.clear();
  mine.focus('cvc');
  mine.update({ locale: 'zh-Hans' });
  const { open: options, heard } = await page.frame().open();
  assert.equal(options.locale, 'zh-Hans');
  assert.equal(await heard.next(), 'clear');
  assert.deepEqual(await heard.next(), { focus: { field: 'cvc' } });
  assert.deepEqual(await heard.next(), { update: { locale: 'zh-Hans' } });
  assert.equal(page.frame().focused, 1);
});

test('an update keeps what it does not name, also for the next mount', async () => {
  const { heard } = await open({ appearance: { theme: 'dark', radius: 4 } });
  mine.update({ appearance: { radius: 8 } });
  assert.deepEqual(await heard.next(), { update: { appearance: { theme: 'dark', radius: 8 } } });
  mine.unmount();
  mine.mount(page.spot);
  assert.deepEqual((await page.frame().open()).open.appearance, { theme: 'dark', radius: 8 });
});

test('a call that nobody answers ends after a minute', async () => {
  const { heard } = await open();
  mock.timers.enable({ apis: ['setTimeout'] });
  const made = mine.createPaymentMethod();
  await heard.next();
  mock.timers.tick(60_000);
  const { error } = await made;
  assert.equal(error.code, 'timeout');
  assert.equal(error.retryable, true);
  assert.notEqual(mine.createPaymentMethod(), made);
});

test('absence is a result, not an exception', async () => {
  await create();
  assert.equal((await mine.createPaymentMethod()).error.code, 'not_mounted');
  mine.mount('#card');
  page.spot.remove();
  assert.equal((await mine.createPaymentMethod()).error.code, 'not_mounted');
  mine.destroy();
  assert.equal((await mine.createPaymentMethod()).error.code, 'destroyed');
});

test('a call under way ends with the form', async () => {
  await open();
  const first = mine.createPaymentMethod();
  mine.unmount();
  assert.equal((await first).error.code, 'not_mounted');
  mine.mount('#card');
  const second = mine.createPaymentMethod();
  mine.destroy();
  assert.equal((await second).error.code, 'destroyed');
});

test('mounted, unmounted and mounted again, as StrictMode does', async () => {
  (await create()).mount('#card');
  const before = page.frame();
  mine.unmount();
  mine.unmount();
  assert.equal(page.spot.children.length, 0);
  mine.mount(page.spot);
  assert.notEqual(page.frame(), before);
  assert.equal(before.load(), undefined, 'the frame of the first mount is greeted no more');
  assert.ok(page.frame().load());
  assert.equal(page.frames.filter((frame) => frame.isConnected).length, 1);
});

test('a form whose target was removed can be mounted again', async () => {
  (await create()).mount('#card');
  page.spot.remove();
  mine.mount(page.form);
  assert.equal(page.form.children.length, 1);
});

test('an unmounted frame is told to forget, and is heard no more', async () => {
  const { port, heard, events } = await open();
  mine.unmount();
  assert.equal(await heard.next(), 'close');
  port.postMessage('escaped');
  await new Promise((done) => port.addEventListener('close', done));
  assert.deepEqual(events, [{ type: 'ready' }]);
});

test('a frame that begins anew is greeted anew', async () => {
  const { frame, port, events } = await open();
  const made = mine.createPaymentMethod();
  const again = next('ready');
  const { heard } = await frame.open();
  await again;
  assert.equal((await made).error.code, 'frame_replaced');
  const { code, retryable } = events.find(({ type }) => type === 'error');
  assert.deepEqual([code, retryable], ['frame_replaced', true]);
  const old = listen(port);
  mine.clear();
  assert.equal(await heard.next(), 'clear');
  assert.deepEqual(old.kept, []);
});

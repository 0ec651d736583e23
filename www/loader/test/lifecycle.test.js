// The element from mount to destroy.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { listen } from './page.js';
import { create, mine, next, open, page } from './stage.js';

test('lifecycle: one call, one promise, however often it is asked', async () => {
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

test('lifecycle: a call before the form is ready waits for it', async () => {
  (await create()).mount('#card');
  const made = mine.createPaymentMethod();
  const { port, heard } = await page.frame().open();
  assert.deepEqual(await heard.next(), { submit: { call: 1 } });
  port.postMessage({ finished: { call: 1, outcome: { created: { customerPaymentMethodId: 'pm_1' } } } });
  assert.deepEqual(await made, { customerPaymentMethodId: 'pm_1' });
});

test('lifecycle: what is asked of the form before it opens arrives after the options, in order', async () => {
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

test('lifecycle: an update keeps what it does not name, also for the next mount', async () => {
  const { heard } = await open({ appearance: { theme: 'dark', radius: 4 } });
  mine.update({ appearance: { radius: 8 } });
  assert.deepEqual(await heard.next(), { update: { appearance: { theme: 'dark', radius: 8 } } });
  mine.unmount();
  mine.mount(page.spot);
  assert.deepEqual((await page.frame().open()).open.appearance, { theme: 'dark', radius: 8 });
});

test('lifecycle: a call that nobody answers ends after a minute', async () => {
  const { heard } = await open();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const made = mine.createPaymentMethod();
  await heard.next();
  mock.timers.tick(60_000);
  const { error } = await made;
  assert.equal(error.code, 'timeout');
  assert.equal(error.retryable, true);
  assert.notEqual(mine.createPaymentMethod(), made);
});

test('lifecycle: a payment that never begins ends after a minute; one that has begun does not', async () => {
  await create({ mode: 'payment' });
  mine.mount('#card');
  // The document is there, and its program is not.
  const { data, port } = page.frame().load();
  port.postMessage('waking');
  for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const charge = () => ({ status: 'succeeded' });
  const stuck = mine.confirm({ charge });
  mock.timers.tick(60_000);
  const { code, message } = (await stuck).error;
  assert.equal(code, 'frame_crashed');
  assert.match(message, /Reload the page/, 'trying again would not help');
  const begun = mine.confirm({ charge });
  const ready = new Promise((done) => mine.on('ready', done));
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'Card form' } });
  port.postMessage('ready');
  await ready;
  mock.timers.tick(600_000);
  assert.equal(mine.confirm({ charge }), begun);
});

test('lifecycle: absence is a result, not an exception', async () => {
  await create();
  assert.equal((await mine.createPaymentMethod()).error.code, 'not_mounted');
  mine.mount('#card');
  page.spot.remove();
  assert.equal((await mine.createPaymentMethod()).error.code, 'not_mounted');
  mine.destroy();
  assert.equal((await mine.createPaymentMethod()).error.code, 'destroyed');
});

test('lifecycle: a call under way ends with the form', async () => {
  await open();
  const first = mine.createPaymentMethod();
  mine.unmount();
  assert.equal((await first).error.code, 'not_mounted');
  mine.mount('#card');
  const second = mine.createPaymentMethod();
  mine.destroy();
  assert.equal((await second).error.code, 'destroyed');
});

test('lifecycle: mounted, unmounted and mounted again, as StrictMode does', async () => {
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

test('lifecycle: a form whose target was removed can be mounted again', async () => {
  (await create()).mount('#card');
  page.spot.remove();
  mine.mount(page.form);
  assert.equal(page.form.children.length, 1);
});

test('lifecycle: a copy that a cloned page left behind is cleared away, and nothing else', async () => {
  (await create()).mount('#card');
  const dead = page.document.createElement('iframe');
  Object.assign(dead.attributes, page.frame().attributes);
  mine.unmount();
  const own = page.document.createElement('p');
  page.spot.append(dead, own);
  mine.mount('#card');
  assert.equal(dead.isConnected, false);
  assert.deepEqual(page.spot.children, [own, page.frame()]);
});

test('lifecycle: of two elements in one place the later wins, and the earlier has ended', async () => {
  const first = await create();
  first.mount('#card');
  const before = page.frame();
  const made = first.createPaymentMethod();
  const second = await create();
  second.mount('#card');
  assert.equal((await made).error.code, 'not_mounted');
  assert.equal(page.spot.children.length, 1);
  assert.notEqual(page.frame(), before);
  assert.equal(before.load(), undefined, 'the earlier is greeted no more');
  first.destroy();
  assert.equal(page.spot.children.length, 1, 'the earlier takes the later one away');
});

test('lifecycle: the sentence in an error is the one for its code', async () => {
  await create();
  const gone = (await mine.createPaymentMethod()).error.message;
  const { heard, frame } = await open({ mode: 'payment' });
  const paying = mine.confirm({ charge: () => ({ status: 'succeeded' }) });
  await heard.next();
  const busy = (await mine.createPaymentMethod()).error.message;
  await frame.open();
  const replaced = (await paying).error.message;
  assert.equal(gone, "The card form isn’t on this page any more. Reload the page.");
  assert.equal(busy, 'This is already under way. Please wait a moment.');
  assert.equal(replaced, 'The form was loaded again. Enter your card once more.');
});

test('focus: the focus goes to the frame when the shopper is wanted in it', async () => {
  const { port, heard, frame } = await open();
  for (const [error, focused] of [[{ code: 'offline' }, 0], [{ code: 'number_typo', field: 'number' }, 1]]) {
    const made = mine.createPaymentMethod();
    const { submit } = await heard.next();
    port.postMessage({ finished: { call: submit.call, outcome: { error } } });
    await made;
    assert.equal(frame.focused, focused, error.code);
    if (focused) assert.deepEqual(await heard.next(), { focus: { field: 'number' } }, 'the field, after the frame');
  }
});

test('lifecycle: an unmounted frame is told to forget, and is heard no more', async () => {
  const { port, heard, events } = await open();
  mine.unmount();
  assert.equal(await heard.next(), 'close');
  port.postMessage('escaped');
  await new Promise((done) => port.addEventListener('close', done));
  assert.deepEqual(events, [{ type: 'ready' }]);
});

test('lifecycle: a frame that begins anew is greeted anew', async () => {
  const { frame, port, events } = await open();
  const made = mine.createPaymentMethod();
  const again = next('ready');
  const { heard } = await frame.open();
  await again;
  assert.equal((await made).error.code, 'frame_replaced');
  const { code, retryable } = events.find(({ type }) => type === 'error');
  assert.deepEqual([code, retryable], ['frame_replaced', true]);
  assert.equal(page.lookers(), 1, 'the old frame is looked after by nobody');
  const old = listen(port);
  mine.clear();
  assert.equal(await heard.next(), 'clear');
  assert.deepEqual(old.kept, []);
});

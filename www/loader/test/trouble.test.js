// A form that did not come, and listeners that throw.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { FETCHED } from '../locales.js';
import { listen } from './page.js';
import { create, gateway, mine, next, open, page } from './stage.js';

test('load error: a frame that does not answer gives way to a sentence and a button', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create({ locale: 'zh-Hans' })).mount('#card');
  const told = next('loaderror');
  const made = mine.createPaymentMethod();
  // Its words are there long before it is late.
  await FETCHED['zh-Hans']().then(() => new Promise(setImmediate));
  page.frame().load();
  mock.timers.tick(20_000);
  const event = await told;
  assert.equal(event.code, 'frame_timeout');
  assert.match(event.hint, /https:\/\/pay\.example\/payseal\/12246002\/zh-Hans\//);
  assert.equal((await made).error.code, 'frame_timeout');
  assert.equal((await mine.createPaymentMethod()).error.code, 'frame_timeout');
  const [panel] = page.spot.children;
  assert.equal(panel.attributes.role, 'alert');
  assert.deepEqual(panel.children.map((node) => node.textContent), ['银行卡表单加载失败。', '重试']);

  panel.children[1].onclick();
  assert.equal(page.spot.children.length, 1);
  assert.equal(page.frame().focused, 1, 'the focus goes from the button to the form');
  const ready = next('ready');
  await page.frame().open();
  await ready;
  mock.timers.tick(20_000);
  assert.ok(page.frame(), 'the form that came is left alone');
});

test('load error: Enter submits the form around a shadow root, too', async () => {
  const { port } = await open();
  const root = page.document.createElement('div');
  root.host = page.spot;
  const inner = page.document.createElement('div');
  root.append(inner);
  mine.unmount();
  mine.mount(inner);
  const again = next('submit');
  const frame = inner.children[0];
  const bridge = await frame.open();
  bridge.port.postMessage('entered');
  await again;
  assert.equal(page.form.submits, 1);
  void port;
});

test('load error: a frame that opens but is never ready has failed too', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create()).mount('#card');
  const told = next('loaderror');
  const { data, port } = page.frame().load();
  const heard = listen(port);
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'x' } });
  await heard.next();
  mock.timers.tick(20_000);
  assert.equal((await told).code, 'frame_timeout');
});

test('load error: a form that can be typed into is never taken away by the clock', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create()).mount('#card');
  let failed = 0;
  mine.on('loaderror', () => (failed += 1));
  const { data, port } = page.frame().load();
  const { clearTimeout: clear } = globalThis;
  const stopped = new Promise((done) => {
    globalThis.clearTimeout = (timer) => {
      globalThis.clearTimeout = clear;
      done(clear(timer));
    };
  });
  port.postMessage('waking');
  await stopped;
  mock.timers.tick(600_000);
  assert.equal(failed, 0);
  assert.ok(page.frame(), 'the form is still there');

  const ready = next('ready');
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'Card form' } });
  port.postMessage('ready');
  await ready;
});

test('load error: a page that blocks the frame is told which directive', async () => {
  (await create()).mount('#card');
  const told = next('loaderror');
  let count = 0;
  mine.on('loaderror', () => (count += 1));
  const violation = (what) => {
    const about = { disposition: 'enforce', effectiveDirective: 'frame-src', blockedURI: gateway, ...what };
    page.document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), about));
  };
  violation({ effectiveDirective: 'img-src' });
  violation({ blockedURI: 'https://other.example' });
  violation({ disposition: 'report' });
  assert.equal(count, 0);
  violation({});
  const { code, hint } = await told;
  assert.equal(code, 'frame_blocked');
  assert.match(hint, /add https:\/\/pay\.example to frame-src/);
});

test('load error: a crash is an offer to load again; a browser without WebAssembly is not', async () => {
  const { port } = await open();
  const crashed = next('loaderror');
  port.postMessage({ crashed: { code: 'frame_crashed' } });
  assert.equal((await crashed).retryable, true);
  assert.equal(page.frame(), undefined);
  mine.unmount();
  mine.mount('#card');
  const blocked = next('loaderror');
  page.frame().load().port.postMessage({ crashed: { code: 'wasm_blocked' } });
  const { retryable, message } = await blocked;
  assert.equal(retryable, false);
  assert.match(message, /^This browser blocks WebAssembly/, 'the page reads what the shopper reads');
  assert.ok(page.frame(), 'the frame tells the shopper itself');
});

test('load error: an account that the gateway does not have is told at once', async () => {
  (await create()).mount('#card');
  const told = next('loaderror');
  const made = mine.createPaymentMethod();
  page.frame().load().port.postMessage({ crashed: { code: 'account_unknown' } });
  const { code, hint, message } = await told;
  assert.equal(code, 'account_unknown');
  assert.equal(message, 'The card form couldn’t be loaded.');
  assert.match(hint, /https:\/\/pay\.example has no account 12246002/);
  assert.equal((await made).error.code, 'account_unknown');
  assert.equal(page.frame(), undefined, 'the sentence and the button stand in its place');
});

test('load error: a form that refuses its options is told at once, with the option; later it stays', async () => {
  const error = { code: 'option_invalid', message: 'Sorry.', retryable: false, hint: 'check the option locale' };
  (await create()).mount('#card');
  const told = next('loaderror');
  const { data, port } = page.frame().load();
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'x' } });
  port.postMessage({ troubled: { error } });
  assert.deepEqual(await told, { ...error, message: 'The card form couldn’t be loaded.', type: 'loaderror' });
  assert.equal(page.frame(), undefined);
  mine.destroy();

  const later = await open();
  const heard = next('error');
  later.port.postMessage({ troubled: { error } });
  assert.deepEqual(await heard, { ...error, type: 'error' });
  assert.ok(page.frame(), 'a form that can be used is left alone');
});

test('load error: Enter submits the form around it, unless a listener prevents it', async () => {
  const { port } = await open();
  const first = next('submit');
  port.postMessage('entered');
  await first;
  assert.equal(page.form.submits, 1);
  mine.on('submit', (event) => event.preventDefault());
  const second = next('escape');
  port.postMessage('entered');
  port.postMessage('escaped');
  await second;
  assert.equal(page.form.submits, 1);
});

test('load error: a listener that throws disturbs nobody, and is reported', async () => {
  const { port } = await open();
  // Where a browser would report an uncaught error, node would end the test.
  const later = mock.method(globalThis, 'queueMicrotask', () => {});
  const own = new Error('of the page');
  mine.on('escape', () => {
    throw own;
  });
  const heard = next('escape');
  port.postMessage('escaped');
  await heard;
  const [report] = later.mock.calls[0].arguments;
  later.mock.restore();
  assert.throws(report, own);
});

test('load error: a listener that was taken off hears nothing', async () => {
  const { port } = await open();
  let count = 0;
  const off = mine.on('focus', () => (count += 1));
  off();
  const heard = next('focus');
  port.postMessage({ focused: { field: 'cvc' } });
  await heard;
  assert.equal(count, 0);
});

// The element from mount to destroy, against a frame whose other end the test plays.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

import { loadPayseal } from '../index.js';
import { listen, openPage } from './page.js';

const gateway = 'https://pay.example';
let page;
let mine;

async function create(options = {}, load = {}) {
  const payseal = await loadPayseal({ gateway, account: '12246002', ...load });
  mine = payseal.createPaymentElement({ mode: 'setup', sessionToken: () => 'tok', ...options });
  return mine;
}

/** Creates, mounts and opens; every event lands in `events`. */
async function open(options) {
  await create(options);
  const events = [];
  for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'submit', 'error', 'loaderror']) {
    mine.on(name, (event) => events.push(event));
  }
  const ready = new Promise((done) => mine.on('ready', done));
  mine.mount('#card');
  const frame = page.frame();
  const bridge = await frame.open();
  await ready;
  return { ...bridge, frame, events };
}

/** Resolves when the element emits `name`. */
const next = (name) =>
  new Promise((done) => {
    const off = mine.on(name, (event) => done([off(), event][1]));
  });

beforeEach(() => {
  page = openPage();
});
afterEach(() => {
  mine?.destroy();
  mock.timers.reset();
  page.close();
});

test('the frame is sealed, titled, and tall enough before it loads', async () => {
  (await create({ holder: 'always' })).mount('#card');
  const frame = page.frame();
  assert.equal(frame.src, 'https://pay.example/payseal/12246002/en/');
  assert.equal(frame.attributes.sandbox, 'allow-scripts allow-same-origin allow-forms');
  assert.equal(frame.allow, 'autofill');
  assert.equal(frame.referrerPolicy, 'no-referrer');
  assert.equal(frame.title, 'Secure card form');
  assert.match(frame.style.cssText, /height:\d{3}px!important/);
});

test('the document travels in the wished language, else the page\'s, else the browser\'s', async () => {
  const address = async (options, load, lang) => {
    page.document.documentElement.lang = lang;
    (await create(options, load)).mount('#card');
    const { src } = page.frame();
    mine.destroy();
    return src.split('/').at(-2);
  };
  assert.equal(await address({ locale: 'zh-CN' }, { locale: 'fr' }, 'de'), 'zh-CN');
  assert.equal(await address({}, { locale: 'fr' }, 'de'), 'fr');
  assert.equal(await address({}, {}, 'de'), 'de');
  assert.equal(await address({}, {}, ''), 'en');
  assert.equal(await address({}, {}, '../../x'), 'en');
});

test('greets the gateway alone, with a fresh nonce and one port per load', async () => {
  (await create()).mount('#card');
  const frame = page.frame();
  const first = frame.load();
  const second = frame.load();
  for (const { data, origin, port } of [first, second]) {
    assert.equal(origin, gateway);
    assert.equal(data.payseal, 1);
    assert.match(data.nonce, /^[0-9a-f]{32}$/);
    assert.ok(port instanceof MessagePort);
  }
  assert.notEqual(first.data.nonce, second.data.nonce);
});

test('opens with the options, and nothing of the page else', async () => {
  const { open: options, frame, events } = await open({
    holder: 'always',
    customerId: 'cus_1',
    locale: 'zh-Hans',
    appearance: new Proxy({ theme: 'dark', radius: 4 }, {}),
    billingDetails: { firstName: 'Ada' },
  });
  assert.deepEqual(options, {
    holder: 'always',
    customerId: 'cus_1',
    locale: 'zh-Hans',
    appearance: { theme: 'dark', radius: 4 },
    billingDetails: { firstName: 'Ada' },
  });
  assert.equal(frame.title, 'Card form');
  assert.match(frame.style.cssText, /color-scheme:dark/);
  assert.deepEqual(events, [{ type: 'ready' }]);
});

test('a wrong nonce opens nothing', async () => {
  (await create()).mount('#card');
  const { port } = page.frame().load();
  const heard = listen(port);
  port.postMessage({ opened: { version: 1, nonce: '0'.repeat(32), title: 'x' } });
  port.postMessage('ready');
  port.postMessage({ crashed: { code: 'frame_crashed' } });
  await next('loaderror');
  assert.deepEqual(heard.kept, []);
});

test('another version is told, not guessed at', async () => {
  (await create()).mount('#card');
  const { data, port } = page.frame().load();
  const told = next('loaderror');
  port.postMessage({ opened: { version: 2, nonce: data.nonce, title: 'x' } });
  const { code, retryable } = await told;
  assert.deepEqual({ code, retryable }, { code: 'version_mismatch', retryable: true });
});

test('tells the page enum states, and never more than the table of messages knows', async () => {
  const { port, events, frame } = await open();
  const changed = { complete: true, empty: false, brand: 'visa', fields: { number: 'valid', expiry: 'valid', cvc: 'valid' } };
  const last = next('escape');
  for (const message of [
    { changed },
    { focused: { field: 'number' } },
    { blurred: { field: 'number' } },
    { titled: { title: 'Other' } },
    { resized: { height: 333 } },
    { troubled: { error: { code: 'offline', message: 'm', retryable: true } } },
    { toString: {} }, 'constructor', { unknown: 1 }, {}, 'nonsense',
    'escaped',
  ]) port.postMessage(message);
  await last;
  assert.deepEqual(events.slice(1), [
    { ...changed, type: 'change' },
    { field: 'number', type: 'focus' },
    { field: 'number', type: 'blur' },
    { code: 'offline', message: 'm', retryable: true, type: 'error' },
    { type: 'escape' },
  ]);
  assert.equal(frame.title, 'Other');
  assert.match(frame.style.cssText, /height:333px!important/);
});

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
  const { frame, port } = await open();
  const made = mine.createPaymentMethod();
  const again = next('ready');
  const { heard } = await frame.open();
  await again;
  assert.equal((await made).error.code, 'frame_crashed');
  const old = listen(port);
  mine.clear();
  assert.equal(await heard.next(), 'clear');
  assert.deepEqual(old.kept, []);
});

test('a frame that does not answer gives way to a sentence and a button', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create({ locale: 'zh-Hans' })).mount('#card');
  const told = next('loaderror');
  const made = mine.createPaymentMethod();
  page.frame().load();
  mock.timers.tick(20_000);
  const event = await told;
  assert.equal(event.code, 'frame_timeout');
  assert.match(event.hint, /https:\/\/pay\.example\/payseal\/12246002\/zh-Hans\/.*12246002.*https:\/\/shop\.example/);
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

test('a frame that opens but is never ready has failed too', async () => {
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

test('a page that blocks the frame is told which directive', async () => {
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

test('a crash is an offer to load again; a browser without WebAssembly is not', async () => {
  const { port } = await open();
  const crashed = next('loaderror');
  port.postMessage({ crashed: { code: 'frame_crashed' } });
  assert.equal((await crashed).retryable, true);
  assert.equal(page.frame(), undefined);
  mine.unmount();
  mine.mount('#card');
  const blocked = next('loaderror');
  page.frame().load().port.postMessage({ crashed: { code: 'wasm_blocked' } });
  assert.equal((await blocked).retryable, false);
  assert.ok(page.frame(), 'the frame tells the shopper itself');
});

test('Enter submits the form around it, unless a listener prevents it', async () => {
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

test('a listener that throws disturbs nobody, and is reported', async () => {
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

test('a listener that was taken off hears nothing', async () => {
  const { port } = await open();
  let count = 0;
  const off = mine.on('focus', () => (count += 1));
  off();
  const heard = next('focus');
  port.postMessage({ focused: { field: 'cvc' } });
  await heard;
  assert.equal(count, 0);
});

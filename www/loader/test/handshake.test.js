// The greeting, and what may be said after it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listen } from './page.js';
import { create, gateway, mine, next, open, page } from './stage.js';

test('handshake: the frame is sealed, titled, and tall enough before it loads', async () => {
  (await create({ holder: 'always' })).mount('#card');
  const frame = page.frame();
  assert.equal(frame.src, 'https://pay.example/payseal/12246002/en/');
  assert.equal(frame.attributes.sandbox, 'allow-scripts allow-same-origin allow-forms');
  assert.equal(frame.referrerPolicy, 'no-referrer');
  assert.equal(frame.title, 'Secure card form');
  assert.match(frame.style.cssText, /height:\d{3}px!important/);
});

test('handshake: the frame is allowed what this browser knows, so that nothing is said on the console', async () => {
  for (const [featurePolicy, allowed] of [
    [{ features: () => ['autofill', 'camera'] }, 'autofill'],
    [{ features: () => ['camera'] }, ''],
    [undefined, ''],
  ]) {
    page.document.featurePolicy = featurePolicy;
    (await create()).mount('#card');
    assert.equal(page.frame().allow, allowed);
    mine.destroy();
  }
});

test('handshake: the document travels in the wished language, else the page\'s, else the browser\'s', async () => {
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
  // One reading for every source of a language, as operating systems write it, too.
  assert.equal(await address({ locale: 'zh_CN' }, {}, 'de'), 'zh-CN');
  assert.equal(await address({}, {}, 'en_US'), 'en-US');
  assert.equal(await address({}, {}, 'zh_CN.UTF-8'), 'zh-CN');
  assert.equal(await address({}, {}, 'C'), 'en');
  for (const [language, tag] of [['C', 'en'], ['POSIX', 'en'], [undefined, 'en'], ['pt_BR', 'pt-BR'], ['en-US@posix', 'en-US']]) {
    navigator.language = language;
    assert.equal(await address({}, {}, ''), tag, language);
  }
});

test('handshake: greets the gateway alone, with a fresh nonce and one port per load', async () => {
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

test('handshake: a page without https, which has no randomUUID, is greeted all the same', async () => {
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  try {
    (await create()).mount('#card');
    assert.match(page.frame().load().data.nonce, /^[0-9a-f]{32}$/);
  } finally {
    delete crypto.randomUUID;
  }
});

test('handshake: opens with the options, and nothing of the page else', async () => {
  const { open: options, surface, frame, events } = await open({
    holder: 'always',
    customerId: 'cus_1',
    locale: 'zh-Hans',
    appearance: new Proxy({ theme: 'dark', radius: 4 }, {}),
    billingDetails: { firstName: 'Ada' },
    labels: 'hidden',
    maskNumber: true,
    placeholders: { cvc: 'CVV' },
    texts: new Proxy({ busy: 'Wait = wait', secured_by: 'By {gateway}' }, {}),
  });
  assert.deepEqual(options, {
    mode: 'setup',
    holder: 'always',
    customerId: 'cus_1',
    locale: 'zh-Hans',
    appearance: { theme: 'dark', radius: 4 },
    billingDetails: { firstName: 'Ada' },
    texts: 'cvc_placeholder=CVV\nbusy=Wait = wait\nsecured_by=By {gateway}',
  });
  assert.deepEqual(surface, { tone: 'light', paper: '#ffffff' });
  assert.equal(frame.title, 'Card form');
  assert.match(frame.style.cssText, /color-scheme:light!important/);
  assert.deepEqual(events, [{ type: 'ready' }]);
});

test('handshake: a wrong nonce opens nothing, and ends the talk at once', async () => {
  (await create()).mount('#card');
  const { port } = page.frame().load();
  const heard = listen(port);
  const closed = new Promise((done) => port.addEventListener('close', done));
  const told = next('loaderror');
  port.postMessage({ opened: { version: 1, nonce: '0'.repeat(32), title: 'x' } });
  port.postMessage({ crashed: { code: 'frame_crashed' } });
  assert.equal((await told).code, 'version_mismatch');
  await closed;
  assert.deepEqual(heard.kept, []);
});

test('handshake: another version is told, not guessed at', async () => {
  (await create()).mount('#card');
  const { data, port } = page.frame().load();
  const told = next('loaderror');
  port.postMessage({ opened: { version: 2, nonce: data.nonce, title: 'x' } });
  const { code, retryable } = await told;
  assert.deepEqual({ code, retryable }, { code: 'version_mismatch', retryable: true });
});

test('handshake: tells the page enum states, and never more than the table of messages knows', async () => {
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
    { ...changed, selectedBrand: null, selected: null, busy: false, type: 'change' },
    { field: 'number', type: 'focus' },
    { field: 'number', type: 'blur' },
    { code: 'offline', message: 'm', retryable: true, type: 'error' },
    { type: 'escape' },
  ]);
  assert.equal(frame.title, 'Other');
  assert.match(frame.style.cssText, /height:333px!important/);
});

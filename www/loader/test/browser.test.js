// The loader in a real browser, on a page whose policy allows nothing inline and no unchecked HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browser, clean, mounted, open, origins } from './browser/shop.js';

test('mount: a form in a page with a strict policy', async () => {
  await mounted();
  const frame = await browser.run(
    `const frame = document.querySelector('#card iframe');
     return { sandbox: frame.getAttribute('sandbox'), allow: frame.allow, title: frame.title,
       height: frame.clientHeight, over: frame.offsetWidth - document.querySelector('#card').clientWidth,
       reads: (() => { try { return frame.contentDocument; } catch (error) { return error.name; } })() };`,
  );
  assert.deepEqual(frame, {
    sandbox: 'allow-scripts allow-same-origin allow-forms',
    allow: '',
    title: 'Card form',
    height: 288,
    over: 0,
    reads: null,
  });
  const made = await browser.run(
    `const [first, second] = [element.createPaymentMethod(), element.createPaymentMethod()];
     return [first === second, await first];`,
  );
  assert.deepEqual(made, [true, { customerPaymentMethodId: 'pm_1_1' }]);
  await clean();
});

test('mount: a page that may not show the form is told so within three seconds, by the gateway itself', async () => {
  origins.allow(false);
  try {
    await open();
    const begun = Date.now();
    await browser.run("element.mount('#card')");
    const told = await browser.until("events.find((event) => event.type === 'loaderror')");
    assert.equal(told.code, 'origin_refused');
    assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
    await clean();
  } finally {
    origins.allow(true);
  }
});

test('mount: a gateway that is away is known within three seconds, and the form comes when it is back', async () => {
  await open();
  origins.cut(true);
  const begun = Date.now();
  await browser.run("element.mount('#card')");
  const told = await browser.until("events.find((event) => event.type === 'loaderror')");
  assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
  assert.equal(told.code, 'gateway_unreachable');
  assert.match(await browser.run("return document.querySelector('#card [role=alert]').textContent"), new RegExp(told.message));
  await clean();
  origins.cut(false);
  await browser.until("seen('ready')");
  assert.equal(await browser.run("return document.querySelectorAll('iframe').length"), 1);
});

test('mount: a clone of the page is cleared where the form is mounted', async () => {
  await mounted();
  await browser.run(
    `const clone = document.getElementById('card').cloneNode(true);
     element.destroy();
     document.getElementById('card').replaceWith(clone);
     const payseal = await load();
     window.other = watch(payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token' }));
     other.mount('#card');`,
  );
  await browser.until("seen('ready') === 2");
  assert.equal(await browser.run("return document.querySelectorAll('#card iframe').length"), 1);
});

test('mount: Enter in the frame submits the form around it, and the focus goes into the frame', async () => {
  await mounted();
  await browser.run(
    `window.submits = 0;
     document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); submits += 1; });
     element.focus('number');`,
  );
  await browser.until("document.activeElement.tagName === 'IFRAME'");
  await browser.typeInFrame('input', '1\uE007');
  await browser.until('submits === 1');
  assert.equal(await browser.run("return seen('submit')"), 1);
});

test('mount: a mount that moves is greeted again', async () => {
  await mounted();
  await browser.run(
    `const place = document.createElement('section');
     document.body.append(place);
     place.append(document.getElementById('card'));`,
  );
  await browser.until("seen('ready') === 2");
  assert.deepEqual(await browser.run('return element.createPaymentMethod()'), { customerPaymentMethodId: 'pm_1_1' });
});

test('mount: in a shadow root', async () => {
  await open();
  await browser.run(
    `const root = document.getElementById('card').attachShadow({ mode: 'closed' });
     const spot = document.createElement('div');
     root.append(spot);
     element.mount(spot);`,
  );
  await browser.until("seen('ready')");
});

test('mount: two forms hear only their own frame', async () => {
  await mounted();
  const made = await browser.run(
    `const other = (await load('2')).createPaymentElement({ mode: 'setup', sessionToken: () => 'tok' });
     other.mount('#other');
     return Promise.all([element.createPaymentMethod(), other.createPaymentMethod(), element.createPaymentMethod()]);`,
  );
  assert.deepEqual(made.map((each) => each.customerPaymentMethodId), ['pm_1_1', 'pm_2_1', 'pm_1_1']);
});

test('mount: a page whose policy blocks the frame is told so, and the shopper can try again', async () => {
  await open('/blocked');
  await browser.run("element.mount('#card')");
  const told = await browser.until("events.find((event) => event.type === 'loaderror')");
  assert.equal(told.code, 'frame_blocked');
  assert.deepEqual(
    await browser.run("return [...document.querySelectorAll('#card [role=alert] > *')].map((node) => node.textContent)"),
    ['The card form couldn’t be loaded.', 'Try again'],
  );
  await browser.run("document.querySelector('#card button').click()");
  await browser.until("seen('loaderror') === 2");
  assert.deepEqual(await browser.run('return violations'), ['frame-src', 'frame-src']);
});

test('mount: twenty mounts leave no frame, no port and no listener', async () => {
  await open();
  const left = await browser.run(
    `const count = { ports: 0, listeners: 0 };
     const { close } = MessagePort.prototype;
     MessagePort.prototype.close = function () { count.ports -= 1; return close.call(this); };
     window.MessageChannel = class extends MessageChannel { constructor() { super(); count.ports += 1; } };
     for (const target of [window, document]) {
       const add = target.addEventListener;
       target.addEventListener = function (type, listener, options) {
         count.listeners += 1;
         options.signal.addEventListener('abort', () => { count.listeners -= 1; });
         return add.call(target, type, listener, options);
       };
     }
     const payseal = await load();
     for (let i = 0; i < 20; i += 1) {
       const mine = payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token' });
       const ready = new Promise((done) => mine.on('ready', done));
       mine.mount('#card');
       if (i % 2) await ready;
       mine.destroy();
     }
     return { ...count, frames: window.length, nodes: document.getElementById('card').childNodes.length };`,
  );
  assert.deepEqual(left, { ports: 0, listeners: 0, frames: 0, nodes: 0 });
});

test('mount: the custom element holds its form back until there is an id, and sends it', async () => {
  await open();
  await browser.run(
    `const { definePaymentElement } = await import('/loader/custom-element.js');
     const payseal = await load();
     definePaymentElement(payseal);
     definePaymentElement(payseal);
     const control = document.createElement('payseal-payment');
     control.setAttribute('name', 'card');
     control.setAttribute('session-token', '/token');
     control.setAttribute('theme', 'dark');
     window.told = [];
     control.addEventListener('payseal-ready', (event) => told.push(event.detail.type));
     document.getElementById('card').append(control);
     document.querySelector('form').addEventListener('submit', () => told.push('submit ' + control.value));
     control.setAttribute('locale', 'zh-Hans');
     sessionStorage.clear();
     addEventListener('pagehide', () => sessionStorage.setItem('told', JSON.stringify(told)));`,
  );
  await browser.until('told.length');
  await clean();
  await browser.run("document.querySelector('button').click()");
  // Asked from outside: a script that waits in the page ends with the page that the form leaves.
  const limit = Date.now() + 10_000;
  let at = new URL(await browser.address());
  while (at.pathname !== '/done' && Date.now() < limit) at = new URL(await browser.address());
  assert.deepEqual([at.pathname, at.search], ['/done', '?card=pm_1_1']);
  assert.deepEqual(await browser.run("return JSON.parse(sessionStorage.getItem('told'))"), ['ready', 'submit pm_1_1']);
});

test('mount: the custom element that leaves the page takes its frame along', async () => {
  await open();
  const left = await browser.run(
    `const { definePaymentElement } = await import('/loader/custom-element.js');
     definePaymentElement(await load());
     const control = document.createElement('payseal-payment');
     control.setAttribute('session-token', '/token');
     document.body.append(control);
     control.remove();
     document.body.append(control);
     const twice = window.length;
     control.remove();
     return [twice, window.length, control.value];`,
  );
  assert.deepEqual(left, [1, 0, '']);
});

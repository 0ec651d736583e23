// payseal/react with React itself, in jsdom, over the stand-in of the form.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { root } from './dom.js';
import React, { createElement as h, StrictMode, Suspense, act, use } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';

import { PaymentElement, PaysealProvider, useConfirm, useCreatePaymentMethod, usePaymentElement } from '../react/index.js';
import { createFake } from '../testing/index.js';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

let fake;
let app;
const draw = (...children) => act(async () => app.render(h(StrictMode, null, ...children)));
const OPTIONS = { mode: 'payment', sessionToken: '/api/session-token' };
const form = (props = {}, ...inside) => h(PaysealProvider, { payseal: fake.payseal }, h(PaymentElement, { ...OPTIONS, id: 'card', ...props }), ...inside);

beforeEach(() => {
  fake = createFake();
  app = createRoot(root());
});
afterEach(async () => {
  await act(async () => app.unmount());
  assert.deepEqual(fake.leaks(), []);
  assert.equal(root().innerHTML, '');
});

/** Draws how the form stands, and hands the hooks out. */
const seen = {};
function Inside({ charge = '/api/charge', attempt }) {
  Object.assign(seen, { ...usePaymentElement(), pay: useConfirm({ charge, attempt }), save: useCreatePaymentMethod() });
  return h('output', null, `${seen.status} ${seen.complete} ${seen.brand} ${seen.pay.busy}`);
}
const output = () => root().querySelector('output').textContent;

test('React: StrictMode mounts twice and leaves one form', async () => {
  await draw(form({ fallback: h('p', null, 'Loading') }, h(Inside)));
  assert.deepEqual(fake.elements.map(({ status }) => status), ['destroyed', 'ready']);
  assert.equal(root().querySelectorAll('#card > *').length, 1);
  assert.equal(root().querySelector('p'), null);
  assert.equal(seen.element, fake.last.element);
  assert.equal(output(), 'ready false null false');
});

test('React: new callbacks and new functions at every drawing make no new form, and the newest are called', async () => {
  const heard = [];
  for (const time of [1, 2, 3]) {
    await draw(form({ onChange: ({ brand }) => heard.push([time, brand]), sessionToken: () => `tok_${time}`, appearance: { theme: 'dark' }, savedCards: { list: () => [] } }));
  }
  assert.equal(fake.elements.length, 2);
  heard.length = 0;
  await act(async () => fake.last.fill({ brand: 'amex' }));
  assert.deepEqual(heard, [[3, 'amex']]);
  assert.equal(await fake.last.requestToken(), 'tok_3');
});

test('React: every event has its callback', async () => {
  const heard = [];
  const names = ['onReady', 'onChange', 'onFocus', 'onBlur', 'onEscape', 'onSubmit', 'onError', 'onLoadError', 'onSavedCardRemove', 'onSavedCardUpdate'];
  await draw(form(Object.fromEntries(names.map((name) => [name, (event) => heard.push([name, event.type])]))));
  await act(async () => {
    const { last } = fake;
    for (const name of ['focus', 'blur']) last[name]('cvc');
    last.press('Escape');
    last.press('Enter');
    last.fail('not_visible');
    last.removeSavedCard('pm_1');
    last.updateSavedCard('pm_1');
    last.fail('frame_blocked');
  });
  assert.deepEqual(new Set(heard.map(([name]) => name)), new Set(names));
});

test('React: a changed locale or look changes in place, another mode or customer is another form', async () => {
  await draw(form({ locale: 'en', appearance: { theme: 'dark', radius: 4 } }));
  const first = fake.last;
  await draw(form({ locale: 'zh-Hans', appearance: { radius: 4, theme: 'light' }, billingDetails: { city: 'London' } }));
  await draw(form({ locale: 'zh-Hans', appearance: { radius: 8 }, billingDetails: { city: 'Paris' } }));
  assert.equal(fake.last, first);
  assert.deepEqual([first.options.locale, first.options.appearance, first.options.billingDetails], ['zh-Hans', { theme: 'auto', radius: 8 }, { city: 'Paris' }]);
  await draw(form({ locale: 'zh-Hans', customerId: 'cus_1', appearance: { radius: 8 } }));
  assert.equal(first.status, 'destroyed');
  assert.equal(fake.last.options.customerId, 'cus_1');
  await draw(form({ mode: 'setup' }));
  assert.deepEqual([fake.last.options.mode, fake.last.options.locale], ['setup', undefined]);
  assert.equal(root().querySelectorAll('#card > *').length, 1);
});

test('React: confirm pays, is busy meanwhile, and is the same function at every drawing', async () => {
  const asked = [];
  const charge = (name) => ({ attempt }) => (asked.push([name, attempt]), { status: 'succeeded' });
  await draw(form({}, h(Inside, { charge: charge('old'), attempt: 'order-1' })));
  const { confirm } = seen.pay;
  await draw(form({}, h(Inside, { charge: charge('new'), attempt: 'order-2' })));
  assert.equal(seen.pay.confirm, confirm);
  await act(async () => fake.last.fill());
  assert.equal(output(), 'ready true visa false');
  let paying;
  await act(async () => {
    paying = confirm();
  });
  assert.equal((await paying).status, 'succeeded');
  assert.deepEqual(asked, [['new', 'order-2']]);
  await act(async () => {});
  assert.equal(seen.pay.result.status, 'succeeded');
  assert.equal(seen.pay.busy, false);
});

test('React: a decline, a saved card and misuse', async () => {
  await draw(form({}, h(Inside)));
  fake.next.confirm({ challenge: true });
  await act(async () => void seen.pay.confirm({ attempt: 'order-3' }));
  assert.equal(seen.pay.busy, true);
  await act(async () => fake.last.answerChallenge('fail'));
  assert.equal(seen.pay.result.decline.code, 'authentication_failed');
  await act(async () => {
    fake.last.select('pm_9');
    assert.equal((await seen.save.createPaymentMethod()).customerPaymentMethodId, 'pm_9');
  });
  await draw(form({}, h(Inside, { charge: 5 })));
  await act(() => assert.rejects(seen.pay.confirm(), { code: 'option_invalid' }));
  assert.equal(seen.pay.busy, false);
});

test('React: a form that goes while it is paid with ends the call: nobody knows what became of it', async () => {
  await draw(form({}, h(Inside)));
  fake.next.confirm({ challenge: true });
  let paying;
  await act(async () => {
    paying = seen.pay.confirm();
  });
  await draw(h('p', null, 'gone'));
  assert.equal((await paying).status, 'unknown');
});

test('React: a promise of the library: a fallback first, and no form when it goes before', async () => {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  const loading = () => h(PaysealProvider, { payseal: promise }, h(PaymentElement, { ...OPTIONS, fallback: h('p', null, 'Loading') }), h(Inside));
  await draw(loading());
  assert.equal(root().querySelector('p').textContent, 'Loading');
  assert.equal((await act(() => seen.pay.confirm())).error.code, 'not_mounted');
  await draw(null);
  await act(async () => resolve(fake.payseal));
  assert.equal(fake.elements.length, 0);
  await draw(loading());
  assert.equal(fake.last.status, 'ready');
  assert.equal(root().querySelector('p'), null);
});

test('React: misuse reaches the error boundary', async () => {
  class Boundary extends React.Component {
    state = {};
    static getDerivedStateFromError = (error) => ({ error });
    render() {
      return this.state.error ? h('p', null, this.state.error.message) : this.props.children;
    }
  }
  const quiet = console.error;
  console.error = () => {};
  const options = { onCaughtError() {} };
  await act(async () => app.unmount());
  app = createRoot(root(), options);
  await draw(h(Boundary, { key: 1 }, h(PaysealProvider, { payseal: Promise.reject(new Error('the gateway is wrong')) }, h(PaymentElement, OPTIONS))));
  assert.equal(root().textContent, 'the gateway is wrong');
  await draw(h(Boundary, { key: 2 }, form({ layout: 'rows' })));
  assert.match(root().textContent, /createPaymentElement\(\): layout must be stack\|row/);
  await draw(h(Boundary, { key: 3 }, h(PaymentElement, OPTIONS)));
  assert.match(root().textContent, /must be inside a <PaysealProvider>/);
  console.error = quiet;
});

test('React: Suspense around it keeps the form and what is typed', async () => {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  const Late = ({ wait }) => (wait ? use(promise) : 'now');
  // Not in StrictMode, which mounts again what comes back, in development.
  const page = (wait) => act(async () => app.render(h(Suspense, { fallback: 'wait' }, form(), h(Late, { wait }))));
  await page(false);
  await act(async () => fake.last.fill());
  const { last } = fake;
  await page(true);
  assert.match(root().textContent, /wait/);
  await act(async () => resolve('late'));
  assert.ok(fake.last === last);
  assert.equal(last.status, 'ready');
});

test('React: a server draws the fallback, and the browser takes it over without a word', async () => {
  const page = () => h(StrictMode, null, form({ className: 'card', fallback: h('p', null, 'Loading') }, h(Inside)));
  const html = renderToString(page());
  assert.equal(html, '<div id="card" class="card"></div><p>Loading</p><output>loading false null false</output>');
  assert.equal(fake.elements.length, 0);
  await act(async () => app.unmount());
  root().innerHTML = html;
  const errors = [];
  await act(async () => {
    app = hydrateRoot(root(), page(), { onRecoverableError: (error) => errors.push(error) });
  });
  assert.deepEqual(errors, []);
  assert.equal(output(), 'ready false null false');
});

test('React: a hundred mounts leave nothing', async () => {
  for (let time = 0; time < 100; time += 1) {
    await draw(form({ key: time }, h(Inside)));
    await draw(null);
  }
  assert.equal(fake.elements.length, 200);
  assert.deepEqual(fake.leaks(), []);
});

function deferred() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

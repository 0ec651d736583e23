// payseal/vue with Vue itself, in jsdom, over the stand-in of the form.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { root, settle } from './dom.js';
import { createApp, createSSRApp, h, KeepAlive, nextTick, reactive, ref } from 'vue';
import { renderToString } from 'vue/server-renderer';

import { createFake } from '../testing/index.js';
import { PaymentElement } from '../vue/index.js';

let fake;
let app;
const card = ref(null);
const OPTIONS = { mode: 'payment', sessionToken: '/api/session-token' };

/** Draws a page whose props follow what `state` says. */
async function draw(state, wrap = (node) => node) {
  app = createApp({ render: () => wrap(h(PaymentElement, { payseal: fake.payseal, ...OPTIONS, id: 'card', ref: card, ...state.props }, state.slots), state) });
  app.mount(root());
  await settle();
}

beforeEach(() => {
  fake = createFake();
});
afterEach(async () => {
  app?.unmount();
  app = undefined;
  assert.deepEqual(fake.leaks(), []);
  assert.equal(root().innerHTML, '');
});

test('Vue: a form, its state and its events', async () => {
  const heard = [];
  const complete = ref(false);
  const on = (name) => (event) => heard.push([name, event.type]);
  const names = ['Ready', 'Change', 'Focus', 'Blur', 'Escape', 'Submit', 'Error', 'Loaderror', 'Savedcardremove', 'Savedcardupdate'];
  const listeners = Object.fromEntries(names.map((name) => [`on${name}`, on(name)]));
  await draw(reactive({ props: { ...listeners, 'onUpdate:complete': (value) => (complete.value = value) } }));
  assert.equal(fake.elements.length, 1);
  assert.equal(root().querySelectorAll('#card > *').length, 1);
  const { last } = fake;
  last.fill({ brand: 'amex' });
  assert.deepEqual([complete.value, card.value.complete, card.value.brand, card.value.status], [true, true, 'amex', 'ready']);
  for (const name of ['focus', 'blur']) last[name]('cvc');
  last.press('Escape');
  last.press('Enter');
  last.fail('not_visible');
  last.removeSavedCard('pm_1');
  last.updateSavedCard('pm_1');
  last.fail('frame_blocked');
  assert.deepEqual(new Set(heard.map(([name]) => name)), new Set(names));
  assert.equal(card.value.error.code, 'frame_blocked');
});

test('Vue: a changed locale or look changes in place, also deep inside; another customer is another form', async () => {
  const state = reactive({ props: { locale: 'en', appearance: { theme: 'dark', radius: 4 }, sessionToken: () => 'tok_1' } });
  await draw(state);
  const first = fake.last;
  state.props.locale = 'fr';
  state.props.appearance.radius = 8;
  state.props.sessionToken = () => 'tok_2';
  await nextTick();
  assert.equal(fake.elements.length, 1);
  assert.deepEqual([first.options.locale, first.options.appearance], ['fr', { theme: 'dark', radius: 8 }]);
  assert.equal(await first.requestToken(), 'tok_2');
  state.props.customerId = 'cus_1';
  await nextTick();
  await settle();
  assert.equal(first.status, 'destroyed');
  assert.deepEqual([fake.last.options.customerId, card.value.element === fake.last.element], ['cus_1', true]);
});

test('Vue: it pays, and is busy meanwhile', async () => {
  await draw(reactive({ props: {} }));
  fake.next.confirm({ challenge: true });
  const paying = card.value.confirm({ charge: '/api/charge' });
  await settle();
  assert.equal(card.value.busy, true);
  fake.last.answerChallenge('complete');
  assert.equal((await paying).status, 'succeeded');
  assert.equal(card.value.busy, false);
  await assert.rejects(card.value.confirm({ charge: 5 }), { code: 'option_invalid' });
});

test('Vue: what KeepAlive puts aside says what it loses, and comes back empty', async () => {
  const lost = [];
  const state = reactive({ shown: true, props: { onLost: (it) => lost.push(it) } });
  await draw(state, (node, { shown }) => h(KeepAlive, () => (shown ? node : h('p'))));
  assert.equal(fake.elements.length, 1);
  state.shown = false;
  await nextTick();
  assert.deepEqual(lost, []);
  state.shown = true;
  await nextTick();
  await settle();
  fake.last.select('pm_9');
  state.shown = false;
  await nextTick();
  assert.deepEqual(lost, [{ typed: false, selected: 'pm_9', consent: false }]);
  state.shown = true;
  await nextTick();
  await settle();
  assert.deepEqual(fake.elements.map(({ status }) => status), ['destroyed', 'destroyed', 'ready']);
  assert.equal(card.value.complete, false);
});

test('Vue: a promise of the library: a fallback first, and no form when it goes before', async () => {
  let resolve;
  const payseal = new Promise((done) => {
    resolve = done;
  });
  const page = () => reactive({ props: { payseal }, slots: { fallback: () => h('p', 'Loading') } });
  await draw(page());
  assert.equal(root().textContent, 'Loading');
  assert.equal((await card.value.createPaymentMethod()).error.code, 'not_mounted');
  app.unmount();
  resolve(fake.payseal);
  await settle();
  assert.equal(fake.elements.length, 0);
  await draw(page());
  assert.equal(fake.last.status, 'ready');
  assert.equal(root().querySelector('p'), null);
});

test("misuse reaches the app's error handler", async () => {
  const errors = [];
  const make = (props) => {
    const made = createApp({ render: () => h(PaymentElement, props) });
    made.config.errorHandler = (error) => errors.push(error.message);
    made.config.warnHandler = () => {};
    made.mount(root());
    return made;
  };
  for (const props of [{ payseal: fake.payseal, layout: 'rows' }, { payseal: { then: (_, refuse) => refuse(new Error('wrong gateway')) } }]) {
    const made = make({ ...OPTIONS, ...props });
    await settle();
    made.unmount();
  }
  assert.match(errors[0], /layout must be stack\|row/);
  assert.equal(errors[1], 'wrong gateway');
});

test('Vue: a server draws the fallback', async () => {
  const html = await renderToString(createSSRApp({ render: () => h(PaymentElement, { ...OPTIONS, payseal: fake.payseal, class: 'card' }, { fallback: () => h('p', 'Loading') }) }));
  assert.equal(html, '<!--[--><div class="card"></div><!--[--><p>Loading</p><!--]--><!--]-->');
  assert.equal(fake.elements.length, 0);
});

test('Vue: a hundred mounts leave nothing', async () => {
  for (let time = 0; time < 100; time += 1) {
    await draw(reactive({ props: {} }));
    app.unmount();
  }
  assert.equal(fake.elements.length, 100);
});

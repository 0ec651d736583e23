// The custom element as its form sees it, in as little of a browser as it touches.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { definePaymentElement } from '../custom-element.js';

const names = ['HTMLElement', 'customElements', 'CustomEvent'];
const kept = names.map((name) => [name, globalThis[name]]);
const defined = new Map();
let form;
let validity;
/** What the payment element answers next. */
let answers;
/** What it was made with, what it was asked, and who listens to it. */
let options;
let asked;
let listeners;
let control;

/** Submits as a button does: the event, and whether anything held it back. */
function submit() {
  const event = new Event('submit', { cancelable: true });
  event.submitter = 'the button';
  form.dispatchEvent(event);
  return event;
}

before(() => {
  globalThis.HTMLElement = class extends EventTarget {
    isConnected = true;
    attachInternals = () => ({ form, setFormValue: (value) => (form.value = value), setValidity: (flags, message = '') => (validity = { flags, message }) });
    attributes = {};
    getAttribute = (name) => this.attributes[name] ?? null;
    hasAttribute = (name) => name in this.attributes;
  };
  globalThis.customElements = {
    get: (tag) => defined.get(tag),
    define: (tag, definition) => defined.set(tag, definition),
  };
  const element = {
    on: (name, act) => (listeners[name] = [...(listeners[name] || []), act]),
    mount: () => {},
    destroy: () => {},
    createPaymentMethod: () => answers[0],
    confirm: (wanted) => (asked.push(wanted), answers[0]),
  };
  definePaymentElement({ createPaymentElement: (given) => ((options = given), element) });
});
after(() => kept.forEach(([name, value]) => (globalThis[name] = value)));

beforeEach(() => {
  form = new EventTarget();
  form.sent = [];
  form.requestSubmit = (submitter) => {
    if (!submit().defaultPrevented) form.sent.push([submitter, form.value]);
  };
  connect();
});

function connect(attributes = {}) {
  control?.disconnectedCallback();
  form.value = undefined;
  asked = [];
  listeners = {};
  control = new (defined.get('payseal-payment'))();
  control.attributes = attributes;
  control.connectedCallback();
}

test('custom element: a form submitted twice while the id is on its way is sent once', async () => {
  let land;
  answers = [new Promise((done) => (land = done))];
  let seen = 0;
  form.addEventListener('submit', () => (seen += 1));
  assert.ok(submit().defaultPrevented);
  assert.ok(submit().defaultPrevented);
  assert.equal(seen, 0, 'the page sees only the submit that carries the id');
  land({ customerPaymentMethodId: 'pm_1' });
  await new Promise(setImmediate);
  assert.deepEqual(form.sent, [['the button', 'pm_1']]);
  assert.equal(seen, 1);
});

test('custom element: a form whose card was refused can be submitted again', async () => {
  const told = [];
  control.addEventListener('payseal-error', ({ detail }) => told.push(detail.code));
  answers = [Promise.resolve({ error: { code: 'number_typo' } })];
  submit();
  await new Promise(setImmediate);
  assert.deepEqual([told, form.sent], [['number_typo'], []]);
  answers = [Promise.resolve({ customerPaymentMethodId: 'pm_2' })];
  submit();
  await new Promise(setImmediate);
  assert.deepEqual(form.sent, [['the button', 'pm_2']]);
});

test('custom element: without an address that charges it saves a card, as its attributes say', () => {
  assert.deepEqual([options.mode, options.savedCards], ['setup', undefined]);
  connect({ save: 'auto', 'session-token': '/token' });
  assert.deepEqual([options.mode, options.savedCards, options.sessionToken], ['setup', { save: 'auto' }, '/token']);
});

for (const [status, sent] of [['succeeded', true], ['pending', true], ['unknown', false], ['declined', false]]) {
  test(`a form that pays is ${sent ? 'sent' : 'kept'} when the payment is ${status}`, async () => {
    connect({ charge: '/charge', attempt: 'order-7' });
    assert.equal(options.mode, 'payment');
    const told = [];
    control.addEventListener('payseal-confirm', ({ detail }) => told.push(detail));
    answers = [Promise.resolve({ status, customerPaymentMethodId: 'pm_1' })];
    submit();
    await new Promise(setImmediate);
    assert.deepEqual(asked, [{ charge: '/charge', attempt: 'order-7' }]);
    assert.deepEqual(told, [{ type: 'confirm', status, customerPaymentMethodId: 'pm_1' }]);
    assert.deepEqual(form.sent, sent ? [['the button', 'pm_1']] : []);
  });
}

test('custom element: a press after a payment whose end is unknown asks again', async () => {
  connect({ charge: '/charge' });
  for (const status of ['unknown', 'succeeded']) {
    assert.ok(!control.value);
    answers = [Promise.resolve({ status, customerPaymentMethodId: 'pm_1' })];
    submit();
    await new Promise(setImmediate);
  }
  assert.equal(asked.length, 2);
  assert.deepEqual(form.sent, [['the button', 'pm_1']]);
});

test('custom element: a name that no attempt can have stops one press, and no later one', async () => {
  const told = [];
  const add = form.addEventListener;
  form.addEventListener = (name, act, how) => add.call(form, name, (event) => act(event)?.catch((error) => told.push(error.message)), how);
  connect({ charge: '/charge', attempt: 'order 7' });
  for (const answer of [Promise.reject(new Error('no such attempt')), Promise.resolve({ status: 'succeeded', customerPaymentMethodId: 'pm_1' })]) {
    answers = [answer];
    submit();
    await new Promise(setImmediate);
  }
  assert.deepEqual(told, ['no such attempt'], 'the page hears of it');
  assert.deepEqual(form.sent, [['the button', 'pm_1']]);
});

test('custom element: the id goes when another card is typed or chosen, and stays when the form empties itself', async () => {
  answers = [Promise.resolve({ customerPaymentMethodId: 'pm_1' })];
  const change = (event) => listeners.change.forEach((act) => act(event));
  for (const event of [{ empty: false, selected: null }, { empty: true, selected: 'pm_2' }]) {
    submit();
    await new Promise(setImmediate);
    assert.equal(control.value, 'pm_1');
    change({ empty: true, selected: null });
    assert.equal(control.value, 'pm_1');
    change(event);
    assert.equal(control.value, '');
  }
});

test('custom element: every event of the element is one of the control', () => {
  const heard = [];
  for (const name of Object.keys(listeners)) {
    control.addEventListener(`payseal-${name}`, ({ detail }) => heard.push([name, detail.type]));
    listeners[name].at(-1)({ type: name });
  }
  assert.deepEqual(heard.map(([name, type]) => name === type), Object.keys(listeners).map(() => true));
  assert.ok(['savedcardremove', 'savedcardupdate', 'focus', 'blur'].every((name) => name in listeners));
});

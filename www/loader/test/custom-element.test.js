// The custom element as its form sees it, in as little of a browser as it touches.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { definePaymentElement } from '../custom-element.js';

const names = ['HTMLElement', 'customElements', 'CustomEvent'];
const kept = names.map((name) => [name, globalThis[name]]);
const defined = new Map();
let form;
/** What the payment element answers next. */
let answers;
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
    attachInternals = () => ({ form, setFormValue: (value) => (form.value = value) });
    getAttribute = () => null;
    hasAttribute = () => false;
  };
  globalThis.customElements = {
    get: (tag) => defined.get(tag),
    define: (tag, definition) => defined.set(tag, definition),
  };
  const element = {
    on: () => {},
    mount: () => {},
    destroy: () => {},
    createPaymentMethod: () => answers[0],
  };
  definePaymentElement({ createPaymentElement: () => element });
});
after(() => kept.forEach(([name, value]) => (globalThis[name] = value)));

beforeEach(() => {
  form = new EventTarget();
  form.sent = [];
  form.requestSubmit = (submitter) => {
    if (!submit().defaultPrevented) form.sent.push([submitter, form.value]);
  };
  control = new (defined.get('payseal-payment'))();
  control.connectedCallback();
});

test('a form submitted twice while the id is on its way is sent once', async () => {
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

test('a form whose card was refused can be submitted again', async () => {
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

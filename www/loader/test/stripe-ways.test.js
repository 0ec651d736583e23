// Bank redirects beside the card in the Stripe drop-in: rows of the list, which leave for the bank's page.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { aroundCard } from '../stripe/ways.js';

/** The card's element, as far as it is asked here. */
let card;
let heard;
let listeners;

beforeEach(() => {
  listeners = {};
  heard = [];
  card = {
    on: (name, listener) => (listeners[name] = listener),
    confirm: async (options) => ({ status: 'succeeded', charge: await options.charge({ customerPaymentMethodId: 'pm_1' }) }),
    createPaymentMethod: async () => ({ customerPaymentMethodId: 'pm_1' }),
    destroy() {},
  };
});

/** A list that is chosen from without a document. */
function around(types) {
  const nodes = [];
  globalThis.document = {
    createElement: () => ({ setAttribute() {}, append() {}, remove() {} }),
    documentElement: { lang: 'en' },
  };
  globalThis.CSSStyleSheet = class { replaceSync() {} };
  globalThis.Element = class {
    children = [];
    getRootNode = () => ({ adoptedStyleSheets: [] });
    append() {}
  };
  const made = aroundCard({ ...card, mount() {} }, types, 'en');
  const created = document.createElement;
  document.createElement = (tag) => Object.assign(created(tag), { tag, setAttribute(name, value) { this[name] = value; nodes.push(this); } });
  return { made, mount: () => made.mount(new Element()), choose: (word) => nodes.find((node) => node.tag === 'input' && node.value === word).onchange() };
}

test('where there is nothing but the card, the card’s own element goes on', () => {
  assert.equal(aroundCard(card, ['card', 'us_bank_account'], 'en'), card);
});

test('a row that is chosen is a change of its type, and the card’s own comes back with the card', async () => {
  const { made, mount, choose } = around(['card', 'ideal', 'bancontact']);
  made.on('change', (state) => heard.push(state));
  await mount();
  listeners.change({ complete: false, empty: false, consent: true, selected: null });
  choose('ideal');
  assert.deepEqual(heard.at(-1), { complete: true, empty: false, consent: false, selected: null, way: 'ideal' });
  choose('Credit Card');
  assert.deepEqual(heard.at(-1), { complete: false, empty: false, consent: true, selected: null });
});

test('the card is confirmed as without a list', async () => {
  const { made, mount } = around(['card', 'ideal']);
  await mount();
  const asked = [];
  const { status } = await made.confirm({ charge: async (request) => asked.push(request) });
  assert.deepEqual([status, asked], ['succeeded', [{ customerPaymentMethodId: 'pm_1' }]]);
  assert.deepEqual(await made.createPaymentMethod(), { customerPaymentMethodId: 'pm_1' });
});

test('another row is confirmed by its type and its bill, and the page leaves for the bank’s', async () => {
  const { made, mount, choose } = around(['card', 'bancontact']);
  await mount();
  choose('bancontact');
  const visited = new Promise((done) => {
    globalThis.location = { assign: done };
  });
  const asked = [];
  made.confirm({
    bill: { name: 'Ada' },
    charge: async (request) => (asked.push(request), { status: 'challenge', redirectUrl: 'https://bank.example/1' }),
  });
  assert.equal(await visited, 'https://bank.example/1');
  assert.deepEqual(asked, [{ data: { type: 'bancontact', billing_details: { name: 'Ada' } } }]);
  assert.equal((await made.createPaymentMethod()).error.code, 'card_only');
});

test('what the gateway says no to is told, and the page stays', async () => {
  const { made, mount, choose } = around(['card', 'ideal']);
  await mount();
  choose('ideal');
  assert.equal((await made.confirm({ charge: async () => ({ status: 'declined' }) })).status, 'declined');
});

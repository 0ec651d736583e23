// Debits by account number in the Stripe drop-in: rows whose forms are frames of their own.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { withDebits } from '../stripe/debits.js';
import { aroundCard } from '../stripe/ways.js';

let made;
let nodes;
let heard;

/** An element that remembers what was asked of it. */
function element(way, own) {
  const listeners = {};
  const asked = [];
  const one = {
    way,
    own,
    asked,
    say: (name, about) => listeners[name]?.(about),
    on: (name, listener) => (listeners[name] = listener),
    outcome: { customerPaymentMethodId: `pm_${way}` },
    createPaymentMethod: async () => one.outcome,
    confirm: async () => ({ status: 'succeeded' }),
  };
  for (const call of ['mount', 'update', 'clear', 'destroy', 'focus']) one[call] = (about) => asked.push([call, about]);
  made[way] = one;
  return one;
}

beforeEach(() => {
  made = {};
  nodes = [];
  heard = [];
  globalThis.document = {
    createElement: (tag) => {
      const node = { tag, children: [], setAttribute(name, value) { this[name] = value; }, append(...more) { this.children.push(...more); }, remove() {} };
      nodes.push(node);
      return node;
    },
    documentElement: { lang: 'en' },
  };
  globalThis.CSSStyleSheet = class { replaceSync() {} };
  globalThis.Element = class {
    children = [];
    getRootNode = () => ({ adoptedStyleSheets: [] });
    append() {}
  };
});

const around = (types, mode = 'payment') => withDebits(aroundCard, element('card'), types, { locale: 'en', mode }, element);
const choose = (word) => nodes.find((node) => node.tag === 'input' && node.value === word).onchange();

test('a row for a debit shows its own frame once it is chosen, in the place of the sentence', async () => {
  const list = around(['card', 'sepa_debit', 'au_becs_debit', 'ideal']);
  list.on('change', (state) => heard.push(state));
  await list.mount(new Element());
  const sepa = made['/sepa_debit'];
  assert.deepEqual(sepa.own, { mode: 'setup', holder: 'always', savedCards: { save: 'always' } });
  assert.deepEqual(sepa.asked, []);
  choose('sepa_debit');
  choose('ideal');
  choose('sepa_debit');
  assert.deepEqual(sepa.asked.map(([call, panel]) => [call, panel.class]), [['mount', 'ps-more']]);
  assert.deepEqual(made['/au_becs_debit'].asked, []);
  sepa.say('change', { complete: true, empty: false, consent: false, selected: null });
  assert.deepEqual(heard.at(-1), { complete: true, empty: false, consent: false, selected: null, way: 'sepa_debit' });
  choose('Credit Card');
  assert.deepEqual(heard.at(-1), { complete: false, empty: true, consent: false });
});

test('a debit is confirmed with the id that its frame made and what was agreed to', async () => {
  const list = around(['card', 'sepa_debit']);
  await list.mount(new Element());
  choose('sepa_debit');
  const asked = [];
  const charge = async (request) => (asked.push(request), { status: 'pending', intent: {} });
  assert.deepEqual(await list.confirm({ charge }), { status: 'pending', charge: { status: 'pending', intent: {} } });
  const mandate_data = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };
  const created = { customerPaymentMethodId: 'pm_/sepa_debit', type: 'sepa_debit', mandate_data };
  assert.deepEqual(asked, [created]);
  // A setup makes the id, and whoever asked for it confirms.
  assert.deepEqual(await list.createPaymentMethod(), created);
});

test('a setup has no rows of banks’ pages', async () => {
  await around(['card', 'sepa_debit', 'ideal'], 'setup').mount(new Element());
  assert.deepEqual(nodes.filter((node) => node.tag === 'input').map(({ value }) => value), ['Credit Card', 'sepa_debit']);
});

test('what is wrong in the frame charges nothing, and what nobody answers is not known', async () => {
  const list = around(['card', 'sepa_debit']);
  await list.mount(new Element());
  choose('sepa_debit');
  made['/sepa_debit'].outcome = { error: { code: 'iban_typo', field: 'iban' } };
  const { error } = await list.confirm({ charge: () => assert.fail('charged') });
  assert.equal(error.code, 'iban_typo');
  made['/sepa_debit'].outcome = { customerPaymentMethodId: 'pm_1' };
  assert.deepEqual(await list.confirm({ charge: () => Promise.reject(new Error()) }), { status: 'unknown' });
});

test('where there is one debit and nothing else, its form is all there is', async () => {
  const list = around(['sepa_debit']);
  list.on('change', (state) => heard.push(state));
  list.mount('#here');
  const sepa = made['/sepa_debit'];
  assert.deepEqual(sepa.asked, [['mount', '#here']]);
  sepa.say('change', { complete: false });
  assert.deepEqual(heard, [{ complete: false, way: 'sepa_debit' }]);
  assert.equal((await list.createPaymentMethod()).type, 'sepa_debit');
  assert.equal(nodes.filter((node) => node.tag === 'input').length, 0);
});

test('changes and the end reach every form', async () => {
  const list = around(['card', 'sepa_debit', 'au_becs_debit']);
  await list.mount(new Element());
  list.update({ locale: 'zh-Hans' });
  list.clear();
  list.on('focus', (field) => heard.push(field));
  made['/au_becs_debit'].say('focus', { field: 'bsb' });
  assert.deepEqual(heard, [{ field: 'bsb' }]);
  list.destroy();
  for (const way of ['/sepa_debit', '/au_becs_debit', 'card']) {
    const calls = made[way].asked.map(([call]) => call).filter((call) => call !== 'mount');
    assert.deepEqual(calls, ['update', 'clear', 'destroy'], way);
  }
});

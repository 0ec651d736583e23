// The one description of options and events is the element's own, and says what a change asks for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { ATTRIBUTES, PROPERTIES } from '../custom-options.js';
import { bind, difference } from '../frameworks/binding.js';
import { EVENTS, OPTIONS, optionsOf } from '../frameworks/description.js';
import { after, NOTHING } from '../frameworks/state.js';
import { loadPayseal } from '../index.js';

const element = async (options = {}) =>
  (await loadPayseal({ gateway: 'https://pay.example', account: '1' })).createPaymentElement({ mode: 'payment', sessionToken: '/t', ...options });

test('framework props: every option of the element is described, and no other', async () => {
  const refused = await element({ oops_oops_oops: 1 }).catch((error) => error.message);
  const there = /there are (.*)$/.exec(refused)[1].split(', ');
  assert.deepEqual(Object.keys(OPTIONS).sort(), there.sort());
});

test('framework props: what is changed in place is what update() takes', async () => {
  const values = { locale: 'en', appearance: { radius: 2 }, billingDetails: { city: 'London' }, texts: { busy: 'Wait' }, placeholders: { cvc: 'CVV' }, labels: 'hidden', maskNumber: true, mode: 'payment', sessionToken: '/t', savedCards: {}, challenge: 'dialog', layout: 'row', customerId: 'c', holder: 'never', brands: ['visa'], preferredBrands: ['mada'], autofocus: true, autoAdvance: true, disabled: true, readOnly: true };
  const mine = await element();
  for (const [name, how] of Object.entries(OPTIONS)) {
    const change = () => mine.update({ [name]: values[name] });
    if (how === 'update') change();
    else assert.throws(change, { message: /create another/ }, name);
  }
});

test('framework props: every event of the element has its callback, and no other', async () => {
  const mine = await element();
  for (const name of Object.keys(EVENTS)) mine.on(name, () => {})();
  const refused = (() => {
    try {
      mine.on('oops_oops_oops', () => {});
    } catch (error) {
      return error.message;
    }
  })();
  assert.deepEqual(/there are (.*)$/.exec(refused)[1].split(', ').sort(), Object.keys(EVENTS).sort());
});

test('framework props: a difference is an update, or another form', () => {
  const from = { mode: 'payment', sessionToken: () => 'a', savedCards: { save: 'auto', cvc: 'always', list: () => [] }, locale: 'en', appearance: { theme: 'dark', accent: { light: '#111111', dark: '#eeeeee' } } };
  const to = (change) => difference(from, { ...from, ...change });
  assert.deepEqual(to({ sessionToken: () => 'b', savedCards: { cvc: 'always', list: () => [], save: 'auto' } }), {});
  assert.deepEqual(to({ locale: 'fr' }), { locale: 'fr' });
  assert.deepEqual(to({ appearance: { accent: { light: '#111111', dark: '#222222' } } }), { appearance: { theme: 'auto', accent: { light: '#111111', dark: '#222222' } } });
  assert.deepEqual(to({ billingDetails: { city: 'Paris' } }), { billingDetails: { city: 'Paris' } });
  for (const change of [{ locale: undefined }, { appearance: { theme: 'dark' } }, { mode: 'setup' }, { sessionToken: '/t' }, { holder: 'always' }]) {
    assert.equal(to(change), undefined, JSON.stringify(change));
  }
  assert.equal(difference({ billingDetails: { city: 'Paris' } }, { billingDetails: {} }), undefined);
  for (const name of ['disabled', 'readOnly']) {
    assert.deepEqual(to({ [name]: true }), { [name]: true });
    for (const off of [false, undefined]) assert.deepEqual(difference({ ...from, [name]: true }, { ...from, [name]: off }), { [name]: false });
  }
});

/** A binding to forms that the test plays. */
function bound() {
  const forms = [];
  const createPaymentElement = (options) => {
    const calls = [];
    const call = () => new Promise((done, fail) => calls.push({ done, fail }));
    const form = { options, calls, on() {}, mount() {}, update: (it) => Object.assign(options, it), confirm: call, createPaymentMethod: call, destroy: () => (form.isGone = true) };
    return forms.push(form) && form;
  };
  return { forms, binding: bind({ createPaymentElement }, {}, { mode: 'payment' }, { made() {}, heard() {} }) };
}

for (const name of ['confirm', 'createPaymentMethod']) {
  test(`another form waits for ${name}() to end`, async () => {
    for (const end of ['done', 'fail']) {
      const { forms, binding } = bound();
      const paying = forms[0][name]({});
      paying.catch(() => {});
      binding.change({ mode: 'payment', customerId: 'cus_1' });
      binding.change({ mode: 'payment', customerId: 'cus_2' });
      assert.deepEqual([forms.length, forms[0].isGone], [1, undefined]);
      forms[0].calls[0][end]({ status: 'succeeded' });
      await paying.catch(() => {});
      assert.deepEqual([forms.length, forms[0].isGone, forms[1].options.customerId], [2, true, 'cus_2']);
    }
  });
}

test('framework props: what is changed back meanwhile asks for no other form, and neither does what is gone', async () => {
  const { forms, binding } = bound();
  for (const last of [() => binding.change({ mode: 'payment' }), () => binding.end()]) {
    const paying = forms[0].confirm({});
    binding.change({ mode: 'payment', customerId: 'cus_1' });
    last();
    forms[0].calls.at(-1).done({});
    await paying;
    assert.equal(forms.length, 1);
  }
});

test('framework props: props that are no options are none', () => {
  assert.deepEqual(optionsOf({ mode: 'setup', id: 'card', locale: undefined, onReady() {} }), { mode: 'setup' });
});

test('framework props: the state follows the events', () => {
  const failed = after(NOTHING, 'loaderror', { code: 'offline' });
  assert.deepEqual([failed.status, failed.error.code], ['failed', 'offline']);
  assert.deepEqual(after(failed, 'ready', {}), { ...NOTHING, status: 'ready' });
  assert.equal(after(failed, 'focus', {}), failed);
  const typed = { ...NOTHING, element: {}, status: 'ready', complete: true, empty: false };
  const replaced = { code: 'frame_replaced' };
  assert.deepEqual(after(typed, 'error', replaced), { ...NOTHING, element: typed.element, error: replaced });
  assert.deepEqual(after(typed, 'error', { code: 'not_visible' }), { ...typed, error: { code: 'not_visible' } });
});

test('framework props: the types of the custom element name every attribute that it reads, and no other', async () => {
  const read = (file) => readFile(new URL(`../${file}`, import.meta.url), 'utf8');
  const [element, options, types] = [await read('custom-element.js'), await read('custom-options.js'), await read('jsx/attributes.d.ts')];
  const reads = /(?:(?:get|has|toggle)Attribute\(|(?:text|number|list)\(host, )'([\w-]+)'/g;
  const billing = ATTRIBUTES.filter((name) => name.startsWith('billing-'));
  const there = [...[...`${element}${options}`.matchAll(reads)].map(([, name]) => name), ...billing];
  for (const name of ATTRIBUTES) assert.ok(there.includes(name), `${name} is followed and not read`);
  const [, body] = /interface PaysealPaymentAttributes .*?\{\n([^]*?)\n\}/.exec(types);
  const [, members] = /type Billing =([^;]*);/.exec(types);
  const named = [
    ...[...body.matchAll(/^  '?([\w-]+)'?\??:/gm)].map(([, name]) => name),
    ...[...members.matchAll(/'([\w-]+)'/g)].map(([, name]) => `billing-${name}`),
  ];
  // The browser itself reads the name of a control.
  assert.deepEqual(named.sort(), [...new Set([...there, 'name'])].sort());
  // Every control has the last three by itself.
  assert.deepEqual([...PROPERTIES, 'mode', 'autofocus', 'disabled', 'labels'].sort(), [...Object.keys(OPTIONS), 'charge', 'attempt'].sort());
});

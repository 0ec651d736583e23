// The list of ways to pay: what it shows, and what a press does, with a card form that the test plays.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { createMethodList } from '../methods.js';
import { FETCHED } from '../locales.js';
import { METHODS } from '../words/en.js';
import { openPage } from './page.js';

const OFFERED = {
  methods: [
    { paymentMethod: 'Credit Card', name: 'Card', enabled: true },
    { paymentMethod: 'klarna', name: 'Klarna', enabled: true, logo: 'https://pay.example/logos/klarna.svg' },
    { paymentMethod: 'GCASH', name: 'GCash', enabled: false, reason: 'currency_not_supported' },
    { nonsense: true },
  ],
};
let page;
let left;

beforeEach(() => {
  page = openPage();
  left = [];
  globalThis.CSSStyleSheet = class {
    replaceSync() {}
  };
  globalThis.Element.prototype.getRootNode = () => page.root;
  page.root = { adoptedStyleSheets: [] };
});
afterEach(() => {
  delete globalThis.CSSStyleSheet;
  page.close();
});

const card = () => {
  const calls = [];
  return {
    calls,
    mount: (place) => calls.push(['mount', place.attributes.class]),
    destroy: () => calls.push(['destroy']),
    confirm: async (options) => {
      calls.push(['confirm', options]);
      return { status: 'succeeded' };
    },
  };
};

const listOf = async (charge, methods = async () => OFFERED, more = {}) => {
  const element = card();
  const list = createMethodList(element, { methods, charge, leave: (url) => left.push(url), ...more });
  const heard = [];
  list.on((event) => heard.push(event));
  await list.mount('#card');
  const fieldset = page.spot.children.at(-1);
  const rows = fieldset.children.filter((node) => node.tagName === 'DIV');
  const inputs = rows.map((row) => row.children[0].children[0]);
  return { element, list, heard, rows, inputs, choose: (at) => inputs[at].onchange() };
};

test('payment method list: it shows the card and what can be used, each under its name', async () => {
  const { rows, inputs, element, list } = await listOf('/charge');
  assert.deepEqual(inputs.map((input) => input.attributes.value), ['Credit Card', 'klarna']);
  assert.deepEqual(element.calls, [['mount', 'ps-more']]);
  assert.equal(list.method, 'Credit Card');
  assert.deepEqual(rows.map((row) => row.children.at(-1).hidden), [false, true]);
});

test('payment method list: it leaves no style behind, and no copy of itself', async () => {
  const own = {};
  page.root.adoptedStyleSheets = [own];
  const first = await listOf('/charge');
  assert.equal(page.root.adoptedStyleSheets.length, 2);
  const second = await listOf('/charge');
  assert.equal(page.spot.children.length, 1, 'the later list wins');
  assert.deepEqual(first.element.calls.at(-1), ['destroy']);
  first.list.destroy();
  second.list.destroy();
  assert.deepEqual(page.root.adoptedStyleSheets, [own]);
  assert.equal(page.spot.children.length, 0);
});

test('payment method list: the card is paid with by the form', async () => {
  const { element, list } = await listOf('/charge');
  assert.deepEqual(await list.confirm({ attempt: 'a1' }), { status: 'succeeded' });
  assert.deepEqual(element.calls.at(-1), ['confirm', { charge: '/charge', attempt: 'a1' }]);
});

test('payment method list: another way is begun by the server, once, and the page is left', async () => {
  const asked = [];
  const charge = async ({ signal, ...body }) => {
    asked.push(body);
    return { status: 'challenge', redirectUrl: 'https://pay.example/klarna' };
  };
  const { choose, list, heard, element } = await listOf(charge);
  choose(1);
  assert.equal(list.method, 'klarna');
  assert.deepEqual(heard, [{ type: 'change', method: 'klarna' }]);
  const both = await Promise.all([list.confirm({ attempt: 'a1' }), list.confirm({ attempt: 'a1' })]);
  assert.deepEqual(both.map((one) => one.status), ['leaving', 'leaving']);
  assert.deepEqual(asked, [{ paymentMethod: 'klarna', attempt: 'a1' }]);
  assert.deepEqual(left, ['https://pay.example/klarna']);
  assert.equal(element.calls.some(([name]) => name === 'confirm'), false);
});

test('payment method list: a server that refuses or says nothing leaves the shopper where they are', async () => {
  for (const [answer, expected] of [
    [{ status: 'challenge', redirectUrl: 'javascript:alert(1)' }, 'unknown'],
    [{ status: 'declined' }, 'declined'],
    [{}, 'unknown'],
  ]) {
    const { choose, list } = await listOf(async () => answer);
    choose(1);
    assert.equal((await list.confirm()).status, expected);
  }
  assert.deepEqual(left, []);
});

test('payment method list: without the list of ways the card is there all the same', async () => {
  const { inputs, heard, list } = await listOf('/charge', async () => {
    throw Error('down');
  });
  assert.equal(inputs.length, 1);
  assert.equal(heard[0].code, 'methods_missing');
  assert.equal((await list.confirm()).status, 'succeeded');
});

test('payment method list: what is missing is named', () => {
  for (const [element, options, field] of [
    [null, {}, 'element'],
    [card(), { charge: '/charge' }, 'methods'],
    [card(), { methods: '/methods' }, 'charge'],
  ]) {
    assert.throws(() => createMethodList(element, options), { name: 'PaysealError', field });
  }
});

test('payment method list: every sentence is there in each language, with the same places', async () => {
  const places = (text) => text.match(/\{\w+\}/g) ?? [];
  for (const fetch of Object.values(FETCHED)) {
    const { METHODS: methods } = await fetch();
    assert.deepEqual(Object.keys(methods), Object.keys(METHODS));
    for (const [key, text] of Object.entries(methods)) assert.deepEqual(places(text), places(METHODS[key]), key);
  }
});

test('payment method list: it says nothing before its language is there, and then says it in that', async () => {
  const { METHODS: chinese } = await FETCHED['zh-Hans']();
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  const list = createMethodList({ ...card(), words: () => promise }, { methods: OFFERED.methods, charge: '/charge' });
  const filled = list.mount('#card');
  const [legend, row] = page.spot.children.at(-1).children;
  const said = () => [legend.textContent, row.children[0].children[1].textContent];
  assert.deepEqual(said(), [undefined, undefined]);
  resolve(chinese);
  await filled;
  assert.deepEqual(said(), ['请选择付款方式', '银行卡']);
  const [, , klarna] = page.spot.children.at(-1).children;
  assert.equal(klarna.children[1].textContent, '您将前往 Klarna 付款，完成后返回此页。');
});

// What the workbench's controls say, in options, in code and in an address.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { CONTROLS, asked, chosen, codeOf, optionsOf } from '../assets/workbench-options.js';

const LOCALES = ['en', 'ar', 'zh-Hans'];
const values = (query = '') => chosen(new URLSearchParams(query), LOCALES, 'en');

test('nothing chosen is what the element takes by itself', () => {
  assert.deepEqual(optionsOf(values()), {
    mode: 'setup',
    sessionToken: '/api/session-token',
    locale: 'en',
    appearance: { accent: '#17516b', radius: 10 },
  });
});

test('each control says its option', () => {
  for (const [query, options] of [
    ['mode=payment&cards=three', { mode: 'payment', savedCards: { list: '/api/saved-cards' } }],
    ['mode=payment&cards=three&save=never', { savedCards: { list: '/api/saved-cards', save: 'never' } }],
    ['cards=three', { mode: 'setup', savedCards: undefined }],
    ['save=always', { savedCards: { save: 'always' } }],
    ['layout=row', { layout: 'row' }],
    ['labels=floating', { labels: 'floating' }],
    ['number=masked', { maskNumber: true }],
    ['holder=always', { holder: 'always' }],
    ['brands=visa+mastercard', { brands: ['visa', 'mastercard'] }],
    ['access=readOnly', { readOnly: true, disabled: undefined }],
    ['access=disabled', { disabled: true, readOnly: undefined }],
    ['theme=dark&accent=%23ff8800&radius=0', { appearance: { theme: 'dark', accent: '#ff8800', radius: 0 } }],
    ['background=%23fdf6e3&text=%233b2f2f', { appearance: { accent: '#17516b', background: '#fdf6e3', text: '#3b2f2f', radius: 10 } }],
    ['language=ar', { locale: 'ar' }],
  ]) {
    const made = optionsOf(values(query));
    for (const [name, value] of Object.entries(options)) assert.deepEqual(made[name], value, `${query}: ${name}`);
  }
});

test('an address keeps what was chosen, and only that', () => {
  assert.equal(asked(values(), 'en').toString(), '');
  for (const query of ['mode=payment', 'radius=3&width=300&language=zh-Hans', 'accent=%23aabbcc']) {
    assert.equal(asked(values(query), 'en').toString(), query);
  }
});

test('an address that asks for what there is not gets what nobody chose', () => {
  const broken = "mode=refund&theme=%3Cb%3E&accent=red&radius=-1&width=99999&language=xx&brands=visa'";
  assert.deepEqual(values(broken), values());
  assert.deepEqual(values('radius=99&width=9999'), values());
  assert.deepEqual(values('radius=17&width=20'), values());
});

test('the code is JavaScript that makes an element of the same options', () => {
  for (const query of ['', 'mode=payment&cards=three&save=always&theme=dark&brands=visa+mastercard&access=readOnly&language=ar']) {
    let made;
    const Payseal = ({ account }) => ({
      createPaymentElement: (options) => ((made = { account, options }), { mount: (target) => (made.target = target) }),
    });
    new Function('Payseal', codeOf(values(query), '12246002'))(Payseal);
    assert.deepEqual(made, { account: '12246002', options: optionsOf(values(query)), target: '#card' });
  }
});

test('every control has its words in both languages', async () => {
  for (const locale of ['en', 'zh-Hans']) {
    const texts = JSON.parse(await readFile(new URL(`../text/${locale}.json`, import.meta.url), 'utf8'));
    for (const [name, all] of Object.entries(CONTROLS)) {
      for (const key of [name, ...(Array.isArray(all) ? all.map((value) => `${name}.${value.replace(' ', '-')}`) : [])]) {
        assert.ok(texts[`workbench.${key}`], `${locale}: workbench.${key}`);
      }
    }
  }
});

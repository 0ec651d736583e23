// The helpers for drivers of browsers, against doubles that write down what is asked of them; the hooks are the form's.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { CARDS, cypress, playwright, webdriver } from '../testing/index.js';
import { typed } from '../testing/hooks.js';

const root = new URL('../../../', import.meta.url);
const EXPIRY = `12${(new Date().getFullYear() + 3) % 100}`;
const KEYS = [['card-number', '4242424242424242'], ['card-expiry', EXPIRY], ['card-cvc', '123']];

/** A page of Playwright that writes down where something is done. */
function createPage(there = {}) {
  const done = [];
  const within = (frame) => ({
    locator(selector) {
      const act = (name) => async (text) => void done.push([frame, selector, name, ...(text === undefined ? [] : [text])]);
      const one = { check: act('check'), click: act('click'), pressSequentially: act('type'), waitFor: async () => {}, count: async () => there[selector] ?? 0 };
      return { ...one, first: () => one };
    },
  });
  return { done, ...within('page'), frameLocator: within };
}

test('test driver: Playwright types a card, a new one where there are saved ones', async () => {
  const page = createPage();
  await playwright.fillCard(page, 'visa');
  assert.deepEqual(page.done, KEYS.map(([hook, text]) => ['iframe[data-payseal]', `[data-testid=${hook}]`, 'type', text]));
  const known = createPage({ '[data-testid=new-card]': 1 });
  await playwright.fillCard(known, 'amex', { mount: '#card' });
  assert.deepEqual(known.done[0], ['#card iframe[data-payseal]', '[data-testid=new-card]', 'check']);
  assert.equal(known.done.at(-1).at(-1), '1234');
  await assert.rejects(playwright.fillCard(page, 'vis'), /there is no test card 'vis'; there are visa,/);
});

test('test driver: Playwright ticks, chooses and answers the bank', async () => {
  const page = createPage();
  await playwright.tickConsent(page);
  await playwright.selectSavedCard(page, 'pm_1');
  await playwright.answerChallenge(page, 'complete');
  await playwright.answerChallenge(page, 'fail', { challenge: 'redirect' });
  assert.deepEqual(page.done, [
    ['iframe[data-payseal]', '[data-testid=consent]', 'check'],
    ['iframe[data-payseal]', '[data-testid=saved-card][value="pm_1"]', 'check'],
    ['payseal-challenge iframe', '[data-testid=challenge-complete]', 'click'],
    ['page', '[data-testid=challenge-fail]', 'click'],
  ]);
});

test('test driver: WebDriver waits, goes in and always comes out', async () => {
  const done = [];
  let at = 'page';
  let looks = 0;
  const driver = {
    async findElements({ css }) {
      if (css === 'iframe[data-payseal]') return (looks += 1) < 3 ? [] : [{ css }];
      if (css === '[data-testid=new-card]') return [];
      const selected = css.includes('consent');
      return [{ css, click: async () => done.push([at, css, 'click']), sendKeys: async (text) => done.push([at, css, text]), isSelected: async () => selected }];
    },
    executeScript: async () => ({ css: 'bank' }),
    switchTo: () => ({ frame: async ({ css }) => (at = css), defaultContent: async () => (at = 'page') }),
    sleep: async () => {},
  };
  await webdriver.fillCard(driver, 'visa');
  await webdriver.tickConsent(driver);
  await webdriver.selectSavedCard(driver, 'pm_1');
  await webdriver.answerChallenge(driver, 'cancel');
  assert.equal(at, 'page');
  assert.deepEqual(done, [
    ...KEYS.map(([hook, text]) => ['iframe[data-payseal]', `[data-testid=${hook}]`, text]),
    ['iframe[data-payseal]', '[data-testid=saved-card][value="pm_1"]', 'click'],
    ['bank', '[data-testid=challenge-cancel]', 'click'],
  ]);
  const { findElements } = driver;
  driver.findElements = async (by) => (await findElements(by)).map((it) => ({ ...it, click: async () => { throw Error('missed'); } }));
  await webdriver.answerChallenge(driver, 'fail');
  assert.deepEqual(done.at(-1), ['bank', '[data-testid=challenge-fail]', ' '], 'a page that still scrolls');
  driver.findElements = async ({ css }) => (css === 'iframe[data-payseal]' ? [{ css }] : []);
  await assert.rejects(webdriver.tickConsent(driver), /consent.* did not appear within 20 s/);
  assert.equal(at, 'page');
});

test('test driver: Cypress types a card and answers the bank', () => {
  const done = [];
  const chain = (path) => ({
    its: (more) => chain([...path, more]),
    find: (more) => chain([...path, more]),
    first: () => chain(path),
    should: () => chain(path),
    then: (act) => act({ path, find: () => [] }) ?? chain(path),
    ...Object.fromEntries(['type', 'check', 'click'].map((name) => [name, (text) => (done.push([path.at(-1), name, text]), chain(path))])),
  });
  const cy = { get: (selector) => chain([selector]), wrap: ({ path }) => chain(path) };
  cypress.fillCard(cy, 'visa');
  cypress.tickConsent(cy);
  cypress.selectSavedCard(cy);
  cypress.answerChallenge(cy, 'complete');
  assert.deepEqual(done, [
    ...KEYS.map(([hook, text]) => [`[data-testid=${hook}]`, 'type', text]),
    ['[data-testid=consent]', 'check', undefined],
    ['[data-testid=saved-card]', 'check', undefined],
    ['[data-testid=challenge-complete]', 'click', undefined],
  ]);
});

test('test driver: every hook is one of the form or of the bank', async () => {
  const read = async (folder) => {
    const files = await readdir(new URL(folder, root));
    return (await Promise.all(files.filter((file) => file.endsWith('.rs')).map((file) => readFile(new URL(folder + file, root), 'utf8')))).join('');
  };
  const [form, bank] = [await read('src/app/'), await read('gateway/src/bank/')];
  for (const hook of ['consent', 'saved-card', 'new-card']) assert.ok(form.includes(`data-testid="${hook}"`), hook);
  assert.ok(form.includes('data-testid={["card-", name].concat()}'));
  assert.ok(bank.includes('data-testid={ "challenge-" (value) }'));
  for (const answer of ['complete', 'fail', 'cancel']) assert.ok(bank.includes(`"${answer}"`), answer);
});

test('test driver: every card can be typed, at the end of a century too', () => {
  for (const name of Object.keys(CARDS)) assert.equal(typed(name).length, 3);
  assert.equal(typed('visa', new Date(2098, 1))[1][1], '1201');
});

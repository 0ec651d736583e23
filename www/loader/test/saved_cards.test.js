// Saved cards as the page has to do with them: a list of its own, a choice, and what became of a card.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { create, mine, next, open } from './stage.js';

const ID = 'pm_1';

/** An element that pays, in the page and ready. */
const till = (options = {}) => open({ mode: 'payment', ...options });

test('saved card: the page’s own list crosses as a copy', async () => {
  const card = { id: ID, brand: 'visa', last4: '4242' };
  const proxy = new Proxy(card, {});
  const { port, heard } = await till({ savedCards: { list: async () => ({ cards: [proxy] }) } });
  port.postMessage({ needCards: { request: 4 } });
  assert.deepEqual(await heard.next(), { cards: { request: 4, cards: [card] } });
});

test('saved card: a list that fails is told to the developer, and to the form as none', async () => {
  const { port, heard } = await till({ savedCards: { list: () => { throw Error('down'); } } });
  const told = next('error');
  port.postMessage({ needCards: { request: 4 } });
  assert.deepEqual(await heard.next(), { cards: { request: 4, cards: undefined } });
  const { code, retryable, hint, cause } = await told;
  assert.deepEqual([code, retryable, hint, cause.message], ['saved_cards_failed', true, 'savedCards.list failed: Error: down', 'down']);
});

test('saved card: a list that comes after the form has gone is nobody’s trouble', async () => {
  const events = [];
  let asked;
  const list = ({ signal }) => new Promise((_, refuse) => {
    asked = signal;
    signal.addEventListener('abort', () => refuse(signal.reason));
  });
  const { port } = await till({ savedCards: { list } });
  mine.on('error', (event) => events.push(event));
  port.postMessage({ needCards: { request: 4 } });
  while (!asked) await new Promise(setImmediate);
  mine.destroy();
  await new Promise(setImmediate);
  assert.deepEqual(events, []);
});

test('saved card: a saved card is chosen by its id, or a new one by none', async () => {
  const { heard } = await till();
  mine.select(ID);
  mine.select(null);
  assert.deepEqual(await heard.next(), { select: { id: ID } });
  assert.deepEqual(await heard.next(), { select: { id: undefined } });
});

test('saved card: what became of a saved card is told by its id', async () => {
  const { port, events } = await till();
  const updated = next('savedcardupdate');
  port.postMessage({ cardRemoved: { id: 'pm_1' } });
  port.postMessage({ cardUpdated: { id: 'pm_2' } });
  await updated;
  assert.deepEqual(events.slice(1), [
    { type: 'savedcardremove', id: 'pm_1' }, { type: 'savedcardupdate', id: 'pm_2' },
  ]);
});

test('saved card: place is kept for as many cards as the page says there are, and the frame hears nothing of it', async () => {
  const heights = [];
  for (const count of [undefined, 0, 1, 2, 3, 4, 9]) {
    const { frame, open: options } = await open({ mode: 'payment', customerId: 'cus_1', savedCards: { count } });
    heights.push(Number(/height:(\d+)px/.exec(frame.style.cssText)[1]) - (heights[0] ?? 0));
    assert.deepEqual(options.savedCards, {}, `${count}`);
    mine.destroy();
  }
  // Up to three cards the fields, whose place they take, are as high.
  assert.deepEqual(heights.slice(1), [0, 0, 0, 0, 44, 44]);
  await assert.rejects(create({ mode: 'payment', savedCards: { count: 1.5 } }), { code: 'option_invalid' });
});

// How an attempt to pay is called, and when the next is another.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mine, page } from './stage.js';
import { ID, pay, settle, till } from './till.js';

test('attempt: the order is told apart from the attempt at it, when the page names one', async () => {
  const asked = [];
  const charge = ({ attempt, order }) => (asked.push([attempt, order]), { status: 'unknown' });
  const { port, heard } = await till();
  mine.confirm({ charge, attempt: 'order-7' });
  await heard.next();
  for (const attempt of [1, 2]) {
    port.postMessage({ needCharge: { request: attempt, attempt, customerPaymentMethodId: ID, settle: false } });
    await heard.next();
  }
  assert.deepEqual(asked, [['order-7', 'order-7'], ['order-7-2', 'order-7']]);
});

test('attempt: an attempt keeps its name, and the next has another', async () => {
  const names = [];
  const charge = ({ attempt, settle }) => (names.push([attempt, settle]), { status: 'unknown' });
  const { port, heard } = await till();
  mine.confirm({ charge, attempt: 'order-7' });
  await heard.next();
  for (const [number, wanted] of [[1, false], [1, true], [2, false], [2, true]]) {
    port.postMessage({ needCharge: { request: 5, attempt: number, customerPaymentMethodId: ID, settle: wanted } });
    await heard.next();
  }
  assert.deepEqual(names, [['order-7', undefined], ['order-7', true], ['order-7-2', undefined], ['order-7-2', true]]);
});

test('attempt: a frame that counts anew begins after what was declined', async () => {
  const names = [];
  const charge = ({ attempt }) => (names.push(attempt), { status: names.length < 3 ? 'declined' : 'succeeded' });
  const bridge = await till();
  const { call, paid } = await pay(bridge, { charge, attempt: 'order-7' });
  settle(bridge.port, call, { status: 'declined' });
  await paid;
  mine.unmount();
  mine.mount(page.spot);
  const again = await page.frame().open();
  const second = await pay(again, { charge, attempt: 'order-7' });
  settle(again.port, second.call, { status: 'declined' });
  await second.paid;
  await pay(again, { charge, attempt: 'order-7' }, { attempt: 2 });
  assert.deepEqual(names, ['order-7', 'order-7-2', 'order-7-3']);
});

test('attempt: a form that was cleared and mounted anew begins after what was declined', async () => {
  const names = [];
  const charge = ({ attempt }) => (names.push(attempt), { status: 'declined' });
  const bridge = await till();
  const { call, paid } = await pay(bridge, { charge, attempt: 'order-7' });
  settle(bridge.port, call, { status: 'declined' });
  await paid;
  mine.clear();
  mine.unmount();
  mine.mount(page.spot);
  await pay(await page.frame().open(), { charge, attempt: 'order-7' });
  assert.deepEqual(names, ['order-7', 'order-7-2']);
});

test('attempt: another order after a paid one has a name of its own', async () => {
  const names = [];
  const charge = ({ attempt, order }) => (names.push(attempt, order), { status: 'succeeded' });
  const bridge = await till();
  const { call, paid } = await pay(bridge, { charge, attempt: 'order-7' });
  settle(bridge.port, call, { status: 'succeeded' });
  await paid;
  mine.unmount();
  mine.mount(page.spot);
  const again = await page.frame().open();
  await pay(again, { charge, attempt: 'order-8' });
  assert.deepEqual(names, ['order-7', 'order-7', 'order-8', 'order-8']);
});

test('attempt: a payment after a paid one has a new name where the page names nothing', async () => {
  for (const begin of ['remount', 'clear']) {
    const names = [];
    const charge = ({ attempt }) => (names.push(attempt), { status: 'succeeded' });
    let bridge = await till();
    const { call, paid } = await pay(bridge, { charge });
    settle(bridge.port, call, { status: 'succeeded' });
    await paid;
    if (begin === 'clear') mine.clear();
    else mine.unmount();
    if (begin === 'remount') mine.mount(page.spot);
    bridge = await page.frame().open();
    await pay(bridge, { charge });
    assert.notEqual(names[1], names[0], begin);
    mine.destroy();
  }
});

test('attempt: what is only asked about keeps the order that it was charged for', async () => {
  const asked = [];
  const charge = ({ attempt, order, settle }) => (asked.push([attempt, order, settle]), { status: 'unknown' });
  const bridge = await till();
  const first = await pay(bridge, { charge, attempt: 'order-7' });
  settle(bridge.port, first.call, { status: 'unknown' });
  await first.paid;
  await pay(bridge, { charge, attempt: 'order-8' }, { settle: true });
  assert.deepEqual(asked, [['order-7', 'order-7', undefined], ['order-7', 'order-7', true]]);
});

test('attempt: a page that names nothing gets a name that nobody guesses, and keeps it', async () => {
  const names = [];
  const charge = ({ attempt }) => (names.push(attempt), { status: 'unknown' });
  const bridge = await till();
  for (const status of ['unknown', 'unknown']) {
    const { paid, call } = await pay(bridge, { charge });
    settle(bridge.port, call, { status });
    await paid;
  }
  assert.match(names[0], /^[0-9a-f]{32}$/);
  assert.equal(names[1], names[0]);
});

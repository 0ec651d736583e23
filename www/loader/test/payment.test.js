// Paying: what the frame asks for, what the merchant's server says, and what the page is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isOpenable } from '../charge.js';
import { gateway, mine, next, open, page } from './stage.js';

const ID = 'pm_1';

/** An element that pays, in the page and ready. */
const till = (options = {}) => open({ mode: 'payment', ...options });

/** Presses pay, and lets the frame ask for a charge. */
async function pay({ port, heard }, options, ask = {}) {
  const paid = mine.confirm(options);
  const { confirm } = await heard.next();
  port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: ID, settle: false, ...ask } });
  const { charged } = await heard.next();
  return { paid, call: confirm.call, charged };
}

const settle = (port, call, settled) =>
  port.postMessage({ finished: { call, outcome: { settled: { customerPaymentMethodId: ID, ...settled } } } });

test('the form that pays has an address of its own, and hears nothing of the page’s business', async () => {
  const { open: options, frame } = await till({
    customerId: 'cus_1', challenge: 'redirect', savedCards: { list: () => [], cvc: 'always' },
  });
  assert.equal(frame.src, `${gateway}/payseal/12246002/en/pay/`);
  assert.deepEqual(options, {
    mode: 'payment', customerId: 'cus_1', locale: 'en', savedCards: { list: true, cvc: 'always' },
  });
});

test('a payment from the press to the receipt', async () => {
  const asked = [];
  const charge = async ({ signal, ...request }) => {
    assert.ok(signal instanceof AbortSignal);
    asked.push(request);
    return { status: 'succeeded', tradeNo: 'T1', receipt: { total: '9.00' } };
  };
  const bridge = await till();
  const consent = { textVersion: 'en-1', reach: 'always' };
  const { paid, call, charged } = await pay(bridge, { charge, attempt: 'order-7' }, { consent });
  assert.deepEqual(asked, [{ customerPaymentMethodId: ID, consent, attempt: 'order-7' }]);
  assert.deepEqual(charged.answer.told.status, 'succeeded');
  settle(bridge.port, call, { status: 'succeeded', consent });
  assert.deepEqual(await paid, {
    status: 'succeeded', customerPaymentMethodId: ID, consent,
    charge: { status: 'succeeded', tradeNo: 'T1', receipt: { total: '9.00' } },
  });
});

for (const [what, said, answer] of [
  ['a yes', { status: 'succeeded' }, { told: { status: 'succeeded', decline: undefined, redirectUrl: undefined } }],
  ['a no', { status: 'declined', decline: 'No funds' }, { told: { status: 'declined', decline: 'No funds', redirectUrl: undefined } }],
  ['a long reason', { status: 'declined', decline: 'x'.repeat(500) }, { told: { status: 'declined', decline: 'x'.repeat(200), redirectUrl: undefined } }],
  ['a reason that is no text', { status: 'declined', decline: { code: 5 } }, { told: { status: 'declined', decline: undefined, redirectUrl: undefined } }],
  ['not yet', { status: 'pending' }, { told: { status: 'pending', decline: undefined, redirectUrl: undefined } }],
  ['do not know', { status: 'unknown' }, { told: { status: 'unknown', decline: undefined, redirectUrl: undefined } }],
  ['the bank asks', { status: 'challenge', redirectUrl: 'https://bank.example/3ds' }, { told: { status: 'challenge', decline: undefined, redirectUrl: 'https://bank.example/3ds' } }],
  ['an address with a yes', { status: 'succeeded', redirectUrl: 'https://bank.example/3ds' }, { told: { status: 'succeeded', decline: undefined, redirectUrl: undefined } }],
  ['the bank asks, nowhere', { status: 'challenge' }, 'lost'],
  ['the bank asks in a script', { status: 'challenge', redirectUrl: 'javascript:alert(1)' }, 'lost'],
  ['the bank asks unsealed', { status: 'challenge', redirectUrl: 'http://bank.example/3ds' }, 'lost'],
  ['another word', { status: 'paid' }, 'lost'],
  ['a word with more in it', { status: 'not succeeded' }, 'lost'],
  ['no word', {}, 'lost'],
  ['nothing', undefined, 'lost'],
]) {
  test(`the server says ${what}`, async () => {
    const bridge = await till();
    const { charged } = await pay(bridge, { charge: () => said });
    assert.deepEqual(charged, { request: 1, answer });
  });
}

test('only a sealed address is opened for the bank, or one of this machine', () => {
  for (const good of ['https://bank.example', 'HTTPS://bank.example/x', 'http://localhost:4001/x', 'http://pay.localhost/x', 'http://127.0.0.1:1/']) {
    assert.ok(isOpenable(good), good);
  }
  for (const bad of ['http://localhost.bank.example', 'http://127.0.0.1.bank.example', 'data:text/html,x', 'ftp://bank.example', '/3ds', 'bank.example', 5, null, undefined]) {
    assert.ok(!isOpenable(bad), String(bad));
  }
});

for (const [status, answer] of [
  [400, 'refused'], [402, 'refused'], [404, 'refused'], [422, 'refused'],
  [408, 'lost'], [409, 'lost'], [425, 'lost'], [429, 'lost'], [500, 'lost'], [503, 'lost'], [304, 'lost'],
]) {
  test(`a server that answers ${status} leaves the payment ${answer}`, async (context) => {
    const asked = [];
    context.mock.method(globalThis, 'fetch', async (url, options) => {
      asked.push([url, options.method, options.credentials, options.headers['content-type'], JSON.parse(options.body)]);
      return { ok: false, status, json: async () => ({ status: 'succeeded' }) };
    });
    const { charged } = await pay(await till(), { charge: '/charge', attempt: 'a' });
    assert.equal(charged.answer, answer);
    const body = { customerPaymentMethodId: ID, attempt: 'a' };
    assert.deepEqual(asked, [['/charge', 'POST', 'same-origin', 'application/json', body]]);
  });
}

test('a function that throws, and an answer that is no JSON, are lost', async (context) => {
  const { charged } = await pay(await till(), { charge: () => { throw Error('down'); } });
  assert.equal(charged.answer, 'lost');
  mine.destroy();
  context.mock.method(globalThis, 'fetch', async () => new Response('<h1>down</h1>'));
  assert.equal((await pay(await till(), { charge: '/charge' })).charged.answer, 'lost');
});

test('an attempt keeps its name, and the next has another', async () => {
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

test('a page that names nothing gets a name that nobody guesses, and keeps it', async () => {
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

test('one payment at a time, and nothing else beside it', async () => {
  const { port, heard } = await till();
  const charge = () => ({ status: 'succeeded' });
  const first = mine.confirm({ charge });
  assert.equal(mine.confirm({ charge }), first);
  const { error } = await mine.createPaymentMethod();
  assert.deepEqual([error.code, error.retryable], ['busy', true]);
  assert.deepEqual(await heard.next(), { confirm: { call: 1 } });
  settle(port, 1, { status: 'succeeded' });
  assert.equal((await first).status, 'succeeded');
  assert.deepEqual(heard.kept, []);
});

test('a form that is lost before the charge has not paid; after it, nobody knows', async () => {
  const bridge = await till();
  const early = mine.confirm({ charge: () => ({ status: 'succeeded' }) });
  await bridge.heard.next();
  await bridge.frame.open();
  assert.equal((await early).error.code, 'frame_replaced');

  mine.destroy();
  for (const lose of [({ frame }) => frame.open(), () => mine.unmount(), () => mine.destroy()]) {
    const late = await till();
    const { paid } = await pay(late, { charge: () => ({ status: 'succeeded', tradeNo: 'T1' }) });
    await lose(late);
    assert.deepEqual(await paid, {
      status: 'unknown', customerPaymentMethodId: ID, charge: { status: 'succeeded', tradeNo: 'T1' },
    });
    mine.destroy();
  }
});

test('a decline says why, in words and in a code', async () => {
  const bridge = await till();
  const { paid, call } = await pay(bridge, { charge: () => ({ status: 'declined', decline: 'No funds' }) });
  const decline = { code: 'insufficient_funds', message: 'm', retryable: true };
  settle(bridge.port, call, { status: 'declined', decline });
  assert.deepEqual(await paid, {
    status: 'declined', customerPaymentMethodId: ID, decline, charge: { status: 'declined', decline: 'No funds' },
  });
});

test('the bank’s page takes the whole window when the page wants it so', async () => {
  const { port, heard } = await till({ challenge: 'redirect' });
  const listeners = [];
  globalThis.window = { addEventListener: (name, act, { signal }) => listeners.push([name, act, signal]) };
  try {
    mine.confirm({ charge: () => ({ status: 'unknown' }) });
    await heard.next();
    port.postMessage({ needChallenge: { request: 3, url: 'https://bank.example/3ds' } });
    while (!page.visited.length) await new Promise(setImmediate);
    assert.deepEqual(page.visited, ['https://bank.example/3ds']);
    const [[name, act, signal]] = listeners;
    assert.equal(name, 'pageshow');
    act({ persisted: false });
    act({ persisted: true });
    assert.deepEqual(await heard.next(), { challenged: { request: 3, news: 'returned' } });
    assert.deepEqual(heard.kept, [], 'a page that was loaded anew is not one that came back');
    mine.destroy();
    assert.ok(signal.aborted);
  } finally {
    delete globalThis.window;
  }
});

test('the page’s own list crosses as a copy', async () => {
  const card = { id: ID, brand: 'visa', last4: '4242' };
  const proxy = new Proxy(card, {});
  const { port, heard } = await till({ savedCards: { list: async () => ({ cards: [proxy] }) } });
  port.postMessage({ needCards: { request: 4 } });
  assert.deepEqual(await heard.next(), { cards: { request: 4, cards: [card] } });
});

test('a list that fails is told to the developer, and to the form as none', async () => {
  const { port, heard } = await till({ savedCards: { list: () => { throw Error('down'); } } });
  const told = next('error');
  port.postMessage({ needCards: { request: 4 } });
  assert.deepEqual(await heard.next(), { cards: { request: 4, cards: undefined } });
  const { code, retryable, hint, cause } = await told;
  assert.deepEqual([code, retryable, hint, cause.message], ['saved_cards_failed', true, 'savedCards.list failed: Error: down', 'down']);
});

test('a saved card is chosen by its id, or a new one by none', async () => {
  const { heard } = await till();
  mine.select(ID);
  mine.select(null);
  assert.deepEqual(await heard.next(), { select: { id: ID } });
  assert.deepEqual(await heard.next(), { select: { id: undefined } });
});

test('what became of a saved card is told by its id', async () => {
  const { port, events } = await till();
  const updated = next('savedcardupdate');
  port.postMessage({ cardRemoved: { id: 'pm_1' } });
  port.postMessage({ cardUpdated: { id: 'pm_2' } });
  await updated;
  assert.deepEqual(events.slice(1), [
    { type: 'savedcardremove', id: 'pm_1' }, { type: 'savedcardupdate', id: 'pm_2' },
  ]);
});

// Paying: what the frame asks for, what the merchant's server says, and what the page is told.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { isOpenable, readMoney } from '../charge.js';
import { gateway, mine, next, open, page } from './stage.js';
import { ID, pay, settle, till } from './till.js';

test('payment: the form that pays has an address of its own, and hears nothing of the page’s business', async () => {
  const { open: options, frame } = await till({
    customerId: 'cus_1', challenge: 'redirect', savedCards: { list: () => [], cvc: 'always' },
  });
  assert.equal(frame.src, `${gateway}/payseal/12246002/en/pay/`);
  assert.deepEqual(options, {
    mode: 'payment', customerId: 'cus_1', locale: 'en', savedCards: { list: true, cvc: 'always' },
  });
});

test('payment: a payment from the press to the receipt', async () => {
  const asked = [];
  const charge = async ({ signal, ...request }) => {
    assert.ok(signal instanceof AbortSignal);
    asked.push(request);
    return { status: 'succeeded', tradeNo: 'T1', receipt: { total: '9.00' } };
  };
  const bridge = await till();
  const consent = { textVersion: 'en-1', reach: 'always' };
  const { paid, call, charged } = await pay(bridge, { charge, attempt: 'order-7' }, { consent });
  assert.deepEqual(asked, [{ customerPaymentMethodId: ID, consent, attempt: 'order-7', order: 'order-7' }]);
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

test('payment: what is paid is written as the shopper does, or not at all', () => {
  assert.equal(readMoney({ amount: '24.00', currency: 'USD' }, 'en'), '$24.00');
  assert.equal(readMoney({ amount: '1200', currency: 'JPY' }, 'zh-Hans'), 'JP¥1,200');
  for (const none of [undefined, {}, { amount: '24.00' }, { currency: 'USD' }, { amount: '1', currency: 'dollars' }]) {
    assert.equal(readMoney(none, 'en'), '');
  }
});

test('payment: only a sealed address is opened for the bank, or one of this machine', () => {
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
    const body = { customerPaymentMethodId: ID, attempt: 'a', order: 'a' };
    assert.deepEqual(asked, [['/charge', 'POST', 'same-origin', 'application/json', body]]);
  });
}

test('payment: a function that throws, and an answer that is no JSON, are lost', async (context) => {
  const { charged } = await pay(await till(), { charge: () => { throw Error('down'); } });
  assert.equal(charged.answer, 'lost');
  mine.destroy();
  assert.equal((await pay(await till(), { charge: () => Promise.reject() })).charged.answer, 'lost');
  mine.destroy();
  context.mock.method(globalThis, 'fetch', async () => new Response('<h1>down</h1>'));
  assert.equal((await pay(await till(), { charge: '/charge' })).charged.answer, 'lost');
});

test('payment: a press after the end answers the same again, also what the server said', async () => {
  const { port, heard } = await till();
  const charge = () => ({ status: 'succeeded', orderNumber: '7' });
  const results = [];
  for (const asks of [true, false]) {
    const paid = mine.confirm({ charge, attempt: 'order-7' });
    const { confirm } = await heard.next();
    if (asks) {
      port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: ID, settle: false } });
      await heard.next();
    }
    settle(port, confirm.call, { status: 'succeeded' });
    results.push(await paid);
  }
  assert.deepEqual(results[1], results[0]);
  assert.equal(results[1].charge.orderNumber, '7');
});

test('payment: a card that is kept after a decline is no payment', async () => {
  const bridge = await till();
  const { call, paid } = await pay(bridge, { charge: () => ({ status: 'declined' }) });
  settle(bridge.port, call, { status: 'declined' });
  await paid;
  const kept = mine.createPaymentMethod();
  await page.frame().open();
  assert.equal((await kept).error?.code, 'frame_replaced');
});

test('payment: a late answer to one payment is no part of the next', async () => {
  const bridge = await till();
  let answer;
  const late = new Promise((done) => (answer = done));
  mine.confirm({ charge: () => late });
  await bridge.heard.next();
  bridge.port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: ID, settle: false } });
  await new Promise(setImmediate);
  mine.clear();
  bridge.port.postMessage({ finished: { call: 1, outcome: { settled: { customerPaymentMethodId: ID, status: 'unknown' } } } });
  await new Promise((done) => mine.on('change', done) && bridge.port.postMessage({ changed: { complete: false } }));
  assert.equal(await bridge.heard.next(), 'clear');
  const second = await pay(bridge, { charge: () => ({ status: 'pending', nth: 2 }) }, { attempt: 2, request: 2 });
  answer({ status: 'declined', nth: 1 });
  await bridge.heard.next();
  settle(bridge.port, second.call, { status: 'pending' });
  assert.deepEqual((await second.paid).charge, { status: 'pending', nth: 2 });
});

test('payment: a late answer to a form that is loaded anew goes to nobody', async () => {
  const { port, heard, frame } = await till();
  let answer;
  mine.confirm({ charge: () => new Promise((done) => (answer = done)) });
  await heard.next();
  port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: ID, settle: false } });
  while (!answer) await new Promise(setImmediate);
  const anew = await frame.open();
  answer({ status: 'succeeded' });
  await new Promise(setImmediate);
  mine.clear();
  assert.equal(await anew.heard.next(), 'clear', 'it counts its questions from one, too');
});

test('payment: one payment at a time, and nothing else beside it', async () => {
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

test('payment: a form that is lost before the charge has not paid; after it, nobody knows', async () => {
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

test('payment: confirm() ends when the page takes the form out without unmount(), and tells what may be paid', async () => {
  for (const charged of [false, true]) {
    mock.timers.enable({ apis: ['setInterval'] });
    const bridge = await till();
    const options = { charge: () => ({ status: 'succeeded', tradeNo: 'T1' }) };
    const paid = charged ? (await pay(bridge, options)).paid : mine.confirm(options);
    if (!charged) await bridge.heard.next();
    mock.timers.tick(5_000);
    assert.equal(await Promise.race([paid, 'under way']), 'under way');
    bridge.frame.remove();
    mock.timers.tick(1_000);
    const result = await paid;
    if (charged) assert.deepEqual([result.status, result.charge.tradeNo], ['unknown', 'T1']);
    else assert.equal(result.error.code, 'not_mounted');
    mine.destroy();
    mock.timers.reset();
  }
});

test('payment: a decline says why, in words and in a code', async () => {
  const bridge = await till();
  const { paid, call } = await pay(bridge, { charge: () => ({ status: 'declined', decline: 'No funds' }) });
  const decline = { code: 'insufficient_funds', message: 'm', retryable: true };
  settle(bridge.port, call, { status: 'declined', decline });
  assert.deepEqual(await paid, {
    status: 'declined', customerPaymentMethodId: ID, decline, charge: { status: 'declined', decline: 'No funds' },
  });
});

test('payment: the bank’s page takes the whole window when the page wants it so', async () => {
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

test('payment: a page that did not go to the bank’s asks how the payment stands', async () => {
  const { port, heard } = await till({ challenge: 'redirect' });
  globalThis.window = { addEventListener() {} };
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    mine.confirm({ charge: () => ({ status: 'unknown' }) });
    await heard.next();
    const visited = page.visited.length;
    port.postMessage({ needChallenge: { request: 3, url: 'https://bank.example/3ds' } });
    while (page.visited.length === visited) await new Promise(setImmediate);
    mock.timers.tick(29_999);
    assert.deepEqual(heard.kept, [], 'a bank may be slow');
    mock.timers.tick(1);
    assert.deepEqual(await heard.next(), { challenged: { request: 3, news: 'returned' } });
  } finally {
    mock.timers.reset();
    delete globalThis.window;
  }
});

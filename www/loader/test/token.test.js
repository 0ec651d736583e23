// The session token: asked of the merchant's server, handed to the frame, kept nowhere.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, mock, test } from 'node:test';

import { loadPayseal } from '../index.js';
import { openPage } from './page.js';

/** What the merchant's server answers, and what it was asked. */
let answer;
let asked;
const server = createServer((request, response) => {
  asked.push({ method: request.method, url: request.url, accept: request.headers.accept });
  answer(response);
});
let address;
before(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${server.address().port}/api/session-token`;
});
after(() => new Promise((done) => {
  server.closeAllConnections();
  server.close(done);
}));

let page;
let mine;
beforeEach(() => {
  page = openPage();
  asked = [];
});
afterEach(() => {
  mine.destroy();
  mock.timers.reset();
  page.close();
});

/** Opens an element with this source of tokens, and asks it for one. */
async function ask(sessionToken) {
  const payseal = await loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
  mine = payseal.createPaymentElement({ mode: 'setup', sessionToken });
  mine.mount('#card');
  const bridge = await page.frame().open();
  bridge.port.postMessage({ needToken: { request: 7, reason: 'first' } });
  return bridge;
}

const json = (body, status = 200) => (response) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** The developer's event, when the frame reports that it got no token. */
function reported({ port }) {
  const event = new Promise((done) => mine.on('error', done));
  port.postMessage({ troubled: { error: { code: 'session_token_failed', message: 'm', retryable: true } } });
  return event;
}

test('session token: an address is asked with POST, as the page itself would', async () => {
  answer = json({ sessionToken: 'tok_1', expiresIn: 900, extra: 'ignored' });
  const { heard } = await ask(address);
  assert.deepEqual(await heard.next(), { token: { request: 7, token: 'tok_1', expiresIn: 900 } });
  assert.deepEqual(asked, [{ method: 'POST', url: '/api/session-token', accept: 'application/json' }]);
});

for (const [name, source, expiresIn] of [
  ['a string', () => 'tok', undefined],
  ['a promise of a string', async () => 'tok', undefined],
  ['an object', () => ({ sessionToken: 'tok', expiresIn: 60.7 }), 60],
  ['a promise of an object', async () => ({ sessionToken: 'tok', expiresIn: 60 }), 60],
  ['a lifetime that is none', () => ({ sessionToken: 'tok', expiresIn: 'soon' }), undefined],
]) {
  test(`a function may return ${name}`, async () => {
    const { heard } = await ask(source);
    assert.deepEqual(await heard.next(), { token: { request: 7, token: 'tok', expiresIn } });
  });
}

for (const [name, reply, hint] of [
  ['a status that is not 2xx', json({ sessionToken: 'tok' }, 403), /POST http:.* failed: Error: status 403/],
  ['something that is not JSON', json('<html>'), /POST http:.* failed: SyntaxError/],
  ['no token', json({ token: 'tok' }), /POST http:.* failed: Error: no {"sessionToken": "..."} in the answer/],
  ['null', json(null), /POST http:.* failed: Error: no {"sessionToken": "..."} in the answer/],
  ['a broken connection', (response) => response.destroy(), /POST http:.* failed: TypeError/],
]) {
  test(`an address that answers ${name} gives no token and an exact hint`, async () => {
    answer = reply;
    const bridge = await ask(address);
    assert.deepEqual(await bridge.heard.next(), { token: { request: 7, token: undefined, expiresIn: undefined } });
    const event = await reported(bridge);
    assert.equal(event.code, 'session_token_failed');
    assert.equal(event.message, 'm');
    assert.match(event.hint, hint);
    assert.ok(event.cause instanceof Error);
  });
}

test('session token: an address whose connection broke is asked once more, and a function is not', async () => {
  const replies = [(response) => response.destroy(), json({ sessionToken: 'tok' })];
  answer = (response) => replies.shift()(response);
  const { heard } = await ask(address);
  assert.deepEqual(await heard.next(), { token: { request: 7, token: 'tok', expiresIn: undefined } });
  assert.equal(asked.length, 2);
  mine.destroy();
  let times = 0;
  const bridge = await ask(() => {
    times += 1;
    throw TypeError('a defect of the page');
  });
  await bridge.heard.next();
  assert.equal(times, 1);
});

test('session token: a function that throws is named, with what it threw', async () => {
  const own = new Error('not signed in');
  const bridge = await ask(() => {
    throw own;
  });
  assert.deepEqual(await bridge.heard.next(), { token: { request: 7, token: undefined, expiresIn: undefined } });
  const event = await reported(bridge);
  assert.equal(event.hint, 'sessionToken: your function failed: Error: not signed in');
  assert.equal(event.cause, own);
});

test('session token: a function that never answers is given up after twenty seconds', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let called;
  const started = new Promise((done) => (called = done));
  const bridge = await ask(() => {
    called();
    return new Promise(() => {});
  });
  await started;
  mock.timers.tick(20_000);
  assert.equal((await bridge.heard.next()).token.token, undefined);
  assert.match((await reported(bridge)).hint, /no answer within 20 s/);
});

test('session token: a call that failed for want of a token says why', async () => {
  const bridge = await ask(() => null);
  await bridge.heard.next();
  const made = mine.createPaymentMethod();
  assert.deepEqual(await bridge.heard.next(), { submit: { call: 1 } });
  const error = { code: 'session_token_failed', message: 'm', retryable: true };
  bridge.port.postMessage({ finished: { call: 1, outcome: { error } } });
  assert.match((await made).error.hint, /your function failed/);
});

test('session token: an element that goes away stops asking', async () => {
  let closed;
  const ended = new Promise((done) => (closed = done));
  answer = (response) => {
    response.on('close', closed);
    mine.destroy();
  };
  await ask(address);
  await ended;
});

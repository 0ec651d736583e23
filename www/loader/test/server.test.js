// payseal/server against a gateway that the test plays: what is signed, and that nobody pays twice.
// The rules about money are also tried against the sandbox: sandbox/tests/examples.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';

import { chargeHandler, createClient, memoryStore, Refused, toNode } from '../server/index.js';
import { signedHeaders } from '../server/sign.js';

const signkey = '12H4567r';
const account = '12246002';
const VISA = { customerPaymentMethodId: 'pm_1' };

let gateway;
let client;
let answers;
let asked;

before(async () => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { pathname, searchParams } = new URL(request.url, 'http://x');
    const call = `${request.method} ${pathname}`;
    asked.push({ call, query: Object.fromEntries(searchParams), headers: request.headers, body, fields: body ? JSON.parse(body) : undefined });
    const said = answers[call]?.shift() ?? { refused: 'E0000' };
    if (said.breaks) return response.destroy();
    if (said.raw) return response.writeHead(said.status ?? 200).end(said.raw);
    response.end(JSON.stringify(said.refused ? { code: said.refused, message: 'no', data: null } : { code: '0000', message: 'success', data: said }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  gateway = { url: `http://127.0.0.1:${server.address().port}`, stop: () => (server.closeAllConnections(), server.close()) };
  client = createClient({ gateway: gateway.url, account, signkey });
});
after(() => gateway.stop());
beforeEach(() => {
  asked = [];
  answers = {};
});

const CHARGE = 'POST /V2022-03/confirmCharge';
const LIST = 'GET /openApi/V2022-03/transactions';
const CARD = 'GET /V2022-03/payment_methods/pm_1';
const calls = (call) => asked.filter((it) => it.call === call);

/** A shop with one order, and what it was told. */
function open(options = {}) {
  const paid = [];
  const errors = [];
  const handler = chargeHandler({
    client,
    site: 'https://shop.example',
    order: (name) => (name === '7' ? { amount: '24.00', currency: 'USD' } : undefined),
    onPaid: (it) => void paid.push(it.attempt),
    onError: (error) => errors.push(error.message),
    ...options,
  });
  const post = async (body, headers = {}) => {
    const request = new Request('https://shop.example/api/charge', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    const answer = await handler(request, { ip: '203.0.113.7' });
    return [answer.status, await answer.json()];
  };
  return { handler, post, paid, errors };
}

/** A webhook as the gateway signs it. */
function report(data, { key = signkey, time = Date.now() } = {}) {
  const body = JSON.stringify({ type: 'transaction.success', data });
  const sign = createHmac('sha256', key).update(`${account}id1${time}V2022-03.${body}`).digest('hex');
  return new Request('https://shop.example/api/webhook', { method: 'POST', body, headers: { 'request-id': 'id1', 'request-time': `${time}`, version: 'V2022-03', 'sign-info': sign } });
}

test('server package: the published vector of sessionToken', () => {
  const headers = signedHeaders({ account, signkey }, { id: '68E79DD3-5C5A-09F1-7C81-6AD56019B798', time: 1795189030141 });
  assert.equal(headers['sign-info'], 'e29ebc933e5f820b3f1e41824848035131e0b73d887fac0b54d955a1ec9278c6');
});

test('server package: each call goes to its route, signed, and a refusal has its code', async () => {
  answers = { 'POST /V2022-03/sessionToken': [{ sessionToken: 'tok_1' }], 'POST /V2022-03/consult': [{ methods: [] }], 'POST /openApi/V2022-03/refund': [{ batchNo: 'b', refundStatus: 'pending' }], 'POST /V2022-03/customers': [{ customerId: 'cus_1' }] };
  const limits = { customerId: 'cus_1', amount: '24.00', currency: 'USD', origins: ['https://shop.example'], consent: 'required' };
  assert.equal((await client.sessionToken(limits)).sessionToken, 'tok_1');
  assert.deepEqual(asked[0].fields, limits);
  const { 'request-id': id, 'request-time': time, 'sign-info': sign } = asked[0].headers;
  assert.equal(sign, signedHeaders({ account, signkey }, { id, time, body: asked[0].body })['sign-info']);
  assert.deepEqual((await client.consult({ orderAmount: '1.00', orderCurrency: 'USD' })).methods, []);
  assert.equal((await client.refund({ tradeNo: 't', refundAmount: '1.00', refundType: '2', refundReason: '', merTrackNo: 'r1' })).batchNo, 'b');
  assert.equal((await client.customers.create({ firstName: 'Ada' })).customerId, 'cus_1');
  await assert.rejects(client.transaction('t1'), (error) => error instanceof Refused && error.code === 'E0000');
  assert.throws(() => createClient({ gateway: gateway.url, account }), /signkey is missing/);
});

test('server package: an attempt is charged once, however often it comes', async () => {
  const { post, paid } = open();
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'success', orderInfo: '', tradeNo: 't1' }], [LIST]: [{ list: [] }] };
  const body = { order: '7', attempt: '7', ...VISA };
  const [first, second] = await Promise.all([post(body), post(body)]);
  assert.deepEqual([first[1].status, second[1].status], ['succeeded', 'unknown']);
  assert.deepEqual((await post(body))[1], { status: 'succeeded', amount: '24.00', currency: 'USD', orderNo: '7', attempt: '7' });
  // Another attempt at what is paid is what is paid.
  assert.equal((await post({ ...body, attempt: '7-2' }))[1].attempt, '7');
  assert.equal(calls(CHARGE).length, 1);
  const { orderNo, orderAmount, customerIp, returnUrl, customerId } = calls(CHARGE)[0].fields;
  assert.deepEqual([orderNo, orderAmount, customerIp, returnUrl, customerId], ['7', '24.00', '203.0.113.7', 'https://shop.example/returned', undefined]);
  assert.ok(paid.length >= 1 && paid.every((name) => name === '7'));
});

for (const [what, said] of [
  ["a proxy's 504 with JSON", { status: 504, raw: '{"code":"E0504","message":"Gateway Timeout"}' }],
  ["a proxy's 502 with JSON of its own", { status: 502, raw: '{"error":"bad gateway"}' }],
  ['JSON without a code', { raw: '{"message":"busy"}' }],
  ['a code that is no text', { raw: '{"code":504,"message":"busy"}' }],
  ['no JSON', { raw: '<html>' }],
  ['null', { raw: 'null' }],
  ["the gateway's own trouble", { refused: 'S0001' }],
]) {
  test(`after ${what} nobody knows, and the next attempt charges nothing`, async () => {
    const { post } = open();
    answers = { [CARD]: [{}, {}], [CHARGE]: [said, { orderStatus: 'success', tradeNo: 't2' }], [LIST]: [{ list: [] }] };
    assert.equal((await post({ order: '7', attempt: '7', ...VISA }))[1].status, 'unknown');
    assert.equal((await post({ order: '7', attempt: '7-2', ...VISA }))[0], 409);
    assert.equal(calls(CHARGE).length, 1);
    answers = { [CHARGE]: [said] };
    await assert.rejects(client.charge({}), (error) => !(error instanceof Refused));
  });
}

test('server package: what got no answer is unknown, is asked about and never charged again', async () => {
  const { post } = open();
  answers = { [CARD]: [{}], [CHARGE]: [{ breaks: true }], [LIST]: [{ list: [] }, { list: [] }, { list: [{ tradeStatus: 'success', tradeNo: 't1' }] }] };
  const body = { order: '7', attempt: '7', ...VISA };
  assert.equal((await post(body))[1].status, 'unknown');
  assert.equal((await post({ ...body, settle: true }))[1].status, 'unknown');
  // Another attempt waits for it.
  assert.deepEqual(await post({ ...body, attempt: '7-2' }), [409, { error: 'another attempt is still open', attempt: '7' }]);
  assert.equal((await post({ ...body, settle: true }))[1].status, 'succeeded');
  assert.equal(calls(CHARGE).length, 1);
});

test('server package: a number that was charged before is asked about, and is no decline', async () => {
  const { post } = open();
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'fail', orderInfo: 'I0061_paid', tradeNo: 't1' }], [LIST]: [{ list: [{ tradeStatus: 'success', tradeNo: 't1' }] }] };
  assert.equal((await post({ order: '7', attempt: '7', ...VISA }))[1].status, 'succeeded');
});

test('server package: a decline makes room, and a check that was left gives its number away', async () => {
  const { post } = open();
  answers = { [CARD]: [{}, {}, {}], [LIST]: [{ list: [{ tradeStatus: 'pending', tradeNo: 't2' }] }], [CHARGE]: [{ orderStatus: 'fail', orderInfo: '51' }, { orderStatus: 'pending', tradeNo: 't2', redirectUrl: 'https://bank.example/' }, { orderStatus: 'success', tradeNo: 't3' }] };
  assert.deepEqual((await post({ order: '7', attempt: '7', ...VISA }))[1].decline, '51');
  assert.equal((await post({ order: '7', attempt: '7-2', ...VISA }))[1].redirectUrl, 'https://bank.example/');
  assert.equal((await post({ order: '7', attempt: '7-3', ...VISA }))[1].status, 'succeeded');
  assert.deepEqual(calls(CHARGE).map(({ fields }) => fields.orderNo), ['7', '7-2', '7-2']);
});

test('server package: a question before the charge closes the attempt, unless nobody could be asked', async () => {
  const { post } = open();
  answers = { [LIST]: [{ breaks: true }, { list: [] }] };
  assert.equal((await post({ order: '7', attempt: '7', settle: true }))[0], 500);
  assert.equal((await post({ order: '7', attempt: '7', settle: true }))[1].status, 'declined');
  assert.equal((await post({ order: '7', attempt: '7', ...VISA }))[1].status, 'declined');
  assert.equal(calls(CHARGE).length, 0);
});

test('server package: a saved card is charged for its owner only, a new one is kept on consent only', async () => {
  const { post } = open({ customer: (request) => request.headers.get('x-customer') ?? undefined });
  answers = { [CARD]: [{ customerId: 'cus_1' }, { customerId: 'cus_1' }], [CHARGE]: [{ orderStatus: 'success' }] };
  const body = { order: '7', attempt: '7', ...VISA };
  assert.equal((await post(body, { 'x-customer': 'cus_2' }))[0], 403);
  assert.equal((await post(body, { 'x-customer': 'cus_1' }))[1].status, 'succeeded');
  assert.equal(calls(CHARGE)[0].fields.customerId, 'cus_1');
});

test('server package: what is wrong is refused and keeps nothing', async () => {
  const { post, handler } = open();
  answers = {};
  assert.equal((await post({ order: '8', attempt: '8', ...VISA }))[0], 404);
  assert.equal((await post({ order: '7', attempt: '8', ...VISA }))[0], 400);
  assert.equal((await post({ order: '7', attempt: '7', ...VISA }))[0], 422);
  assert.equal((await post({ order: '7', attempt: '7', ...VISA }, { 'content-type': 'text/plain' }))[0], 415);
  assert.equal((await handler(new Request('https://x.example', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }))).status, 500);
  assert.equal((await post({ order: '7', attempt: '7', filler: 'x'.repeat(70_000) }))[0], 413);
  assert.equal(calls(CHARGE).length, 0);
  const orders = { client, site: 'https://x.example', store: memoryStore(), order: () => ({ amount: '1.00', currency: 'USD' }) };
  const both = open(orders);
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'success' }] };
  assert.equal((await both.post({ order: '7', attempt: '7-2', ...VISA }))[1].status, 'succeeded');
  assert.equal((await both.post({ order: '7-2', attempt: '7-2', ...VISA }))[0], 400);
});

test('server package: of an order that is called like an attempt of another only one has the number', async () => {
  for (const [first, second] of [['7', '7-2'], ['7-2', '7']]) {
    asked = [];
    const { post } = open({ store: memoryStore(), order: () => ({ amount: '1.00', currency: 'USD' }) });
    answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'success', tradeNo: 't1' }] };
    assert.equal((await post({ order: first, attempt: '7-2', ...VISA }))[1].status, 'succeeded');
    for (const more of [VISA, { settle: true }]) {
      assert.equal((await post({ order: second, attempt: '7-2', ...more }))[0], 400, second);
    }
    assert.deepEqual([calls(CHARGE).length, calls(LIST).length], [1, 0]);
  }
});

test("the routes of SvelteKit and Hono hand the request on, as the README has them", async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const written = (before) => readme.split('`').find((code) => code.startsWith(before)).slice(before.length);
  for (const [route, given, ip] of [
    [written('export const POST = '), (request) => ({ request, getClientAddress: () => '203.0.113.9' }), '203.0.113.9'],
    [written("app.post('/api/charge', ").slice(0, -1), (request) => ({ req: { raw: request } }), undefined],
  ]) {
    asked = [];
    const { handler } = open();
    answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'success', tradeNo: 't1' }] };
    const request = new Request('https://shop.example/api/charge', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ order: '7', attempt: '7', ...VISA }) });
    const answer = await new Function('charge', `return ${route}`)(handler)(given(request));
    assert.equal((await answer.json()).status, 'succeeded', route);
    assert.equal(calls(CHARGE)[0].fields.customerIp, ip);
  }
});

test("what is too long for Node's own server is answered, and not cut off", async () => {
  const { handler } = open();
  const server = createServer(toNode(handler));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/`, { method: 'POST', headers, body: 'x'.repeat(5_000_000) });
    assert.deepEqual([answer.status, await answer.json()], [413, { error: 'too long' }]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('server package: a webhook is believed by its signature, and late news undoes nothing', async () => {
  const { post, handler, paid } = open();
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'pending', tradeNo: 't1' }] };
  await post({ order: '7', attempt: '7', ...VISA });
  const data = { orderNo: '7', tradeNo: 't1', orderStatus: 'success', orderInfo: '' };
  for (const forged of [report(data, { key: 'other' }), report(data, { time: Date.now() - 700_000 })]) {
    assert.equal((await handler.webhook(forged)).status, 403);
  }
  assert.deepEqual(paid, []);
  const heard = await handler.webhook(report(data));
  assert.deepEqual([heard.status, await heard.text()], [200, 'success']);
  assert.deepEqual(paid, ['7']);
  assert.equal(await (await handler.webhook(report({ ...data, orderStatus: 'fail' }))).text(), 'success');
  assert.equal(await (await handler.webhook(report({ ...data, orderNo: 'nobodys' }))).text(), 'success');
  assert.equal((await post({ order: '7', attempt: '7', settle: true }))[1].status, 'succeeded');
});

test('server package: who is back from the bank is not sent there again', async () => {
  const { post, handler } = open();
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'pending', tradeNo: 't1', redirectUrl: 'https://bank.example/' }], [LIST]: [{ list: [{ tradeStatus: 'pending', tradeNo: 't1' }] }] };
  await post({ order: '7', attempt: '7', ...VISA });
  const told = { code: '0000', gatewayNo: account, maskCardNo: '', merNo: '1', message: '', orderAmount: '24.00', orderCurrency: 'USD', orderInfo: '', orderNo: '7', orderStatus: 'pending', tradeNo: 't1' };
  const sign = createHmac('sha256', signkey).update(Object.keys(told).sort().map((name) => told[name]).join('')).digest('hex');
  const back = (signInfo) => handler.returned(new Request(`https://shop.example/returned?${new URLSearchParams({ ...told, signInfo })}`));
  assert.equal((await back('0')).status, 400);
  assert.deepEqual(await (await back(sign)).json(), { status: 'pending', amount: '24.00', currency: 'USD', orderNo: '7', attempt: '7' });
});

test('server package: a shop that could not keep what is paid is told again', async () => {
  let fails = true;
  const { post, errors } = open({
    onPaid() {
      if (fails) throw Error('the database is away');
    },
  });
  answers = { [CARD]: [{}], [CHARGE]: [{ orderStatus: 'success', tradeNo: 't1' }] };
  assert.equal((await post({ order: '7', attempt: '7', ...VISA }))[0], 500);
  assert.deepEqual(errors, ['the database is away']);
  fails = false;
  assert.equal((await post({ order: '7', attempt: '7', settle: true }))[1].status, 'succeeded');
  assert.equal(calls(CHARGE).length, 1);
});

test("a session token is the shopper's, on Node's own server", async () => {
  const { handler } = open({ customer: () => 'cus_1', session: () => ({ origins: ['https://shop.example'] }) });
  answers = { 'POST /V2022-03/sessionToken': [{ sessionToken: 'tok_1' }] };
  const server = createServer(toNode(handler.sessionToken));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/api/session-token`, { method: 'POST' });
    assert.deepEqual(await answer.json(), { sessionToken: 'tok_1' });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual(asked[0].fields, { customerId: 'cus_1', consent: 'required', origins: ['https://shop.example'] });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

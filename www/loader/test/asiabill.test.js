// The drop-in script's calls, against a frame whose other end the test plays.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

import { createAsiabillPay } from '../asiabill/pay.js';
import { openPage } from './page.js';

const gateway = 'https://pay.example';
const create = createAsiabillPay({ gateway });
/** Every instance of the test, so that none leaves a port open. */
let made = [];
const AsiabillPay = (...args) => {
  const pay = create(...args);
  if (pay) made.push(pay);
  return pay;
};
const INIT = { formId: 'payment-form', formWrapperId: 'card', frameId: 'PrivateFrame' };
let page;
let asked;
/** What the gateway answers when it is asked whose token it is. */
let told;

beforeEach(() => {
  page = openPage();
  asked = [];
  told = { code: '0', message: 'success', data: { gatewayNo: '12246002' } };
  mock.method(globalThis, 'fetch', async (url, { body }) => {
    asked.push([url, `${body}`]);
    return { json: async () => told };
  });
});
afterEach(async () => {
  for (const pay of made.splice(0)) await pay.resetForm();
  mock.restoreAll();
  page.close();
});

/** The page's form, once it stands there: nobody is told before the account is known. */
async function standing() {
  while (!page.frame() || page.frame().seen) await new Promise(setImmediate);
  page.frame().seen = true;
  return page.frame();
}

/** Initialises and plays the frame until it is ready. */
async function open(pay, given = {}) {
  const initialised = pay.elementInit('payment_steps', { ...INIT, ...given });
  const frame = await standing();
  const bridge = await frame.open();
  return { ...bridge, frame, answer: await initialised };
}

/** Answers the next call for an id. */
async function finish({ port, heard }, outcome) {
  for (;;) {
    const message = await heard.next();
    if (!message.submit) continue;
    return port.postMessage({ finished: { call: message.submit.call, outcome } });
  }
}

const rejection = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw Error('it did not reject');
};

test('AsiaBill script: it asks whose token it is, mounts into the wrapper, and tells no list', async () => {
  const { frame, open: options, answer } = await open(AsiabillPay('tok'), { lang: 'zh-CN', customerId: 'cus_1' });
  assert.deepEqual(asked, [[`${gateway}/services/v3/account`, 'sessionToken=tok']]);
  assert.equal(frame.src, `${gateway}/payseal/12246002/zh-CN/`);
  assert.equal(frame.id, 'PrivateFrame');
  assert.deepEqual(answer, { code: '0000', msg: 'Successful initialization', data: { paymentMethodList: [] } });
  assert.deepEqual(options, {
    mode: 'setup',
    savedCards: { save: 'never' },
    locale: 'zh-CN',
    appearance: { theme: 'auto' },
  });
});

test('AsiaBill script: an account that is given is not asked for', async () => {
  const { frame } = await open(AsiabillPay('tok', { gatewayNo: '77' }));
  assert.deepEqual(asked, []);
  assert.match(frame.src, /\/payseal\/77\/en\/$/);
});

test('AsiaBill script: saved cards are drawn in the form, for a token of that customer alone', async () => {
  const wish = { customerId: 'cus_1', needCardList: true };
  for (const [customerId, pays] of [['cus_1', true], ['cus_2', false], [undefined, false]]) {
    told.data.customerId = customerId;
    const pay = AsiabillPay('tok');
    const { frame, open: options } = await open(pay, wish);
    assert.equal(frame.src.endsWith('/pay/'), pays);
    assert.equal(options.customerId, pays ? 'cus_1' : undefined);
    await pay.resetForm();
  }
});

test('AsiaBill script: an id comes in the vendor\'s shape, with the billing details that were given', async () => {
  const pay = AsiabillPay('tok');
  const bridge = await open(pay);
  bridge.port.postMessage({ changed: { complete: true, empty: false, brand: 'mastercard', fields: {} } });
  const address = { line1: '1 Quay', line2: '', city: 'London', zip: 90210, country: 'GB', state: null };
  const call = pay.confirmPaymentMethod({
    apikey: 'tok',
    trnxDetail: { billingDetail: { firstName: 'Ada', lastName: 'L', phone: undefined, address }, card: { cardNo: '' }, customerId: '' },
  });
  const { update } = await bridge.heard.next();
  assert.deepEqual(update.billingDetails, {
    firstName: 'Ada', lastName: 'L', line1: '1 Quay', city: 'London', postalCode: '90210', country: 'GB',
  });
  await finish(bridge, { created: { customerPaymentMethodId: 'pm_1' } });
  assert.deepEqual(await call, {
    error: null,
    status: 200,
    data: { code: '0', message: 'success', data: { customerPaymentMethodId: 'pm_1', card: { brand: 'master' } } },
  });
});

test('AsiaBill script: what is wrong settles the call too', async () => {
  const pay = AsiabillPay('tok');
  const bridge = await open(pay);
  const call = pay.confirmPaymentMethod({ apikey: 'tok', trnxDetail: {} });
  const error = { code: 'number_missing', field: 'number', message: 'Enter the card number.', retryable: false };
  await finish(bridge, { error });
  assert.deepEqual(await call, {
    error: { type: 'number_missing', message: 'Enter the card number.' },
    status: 400,
    data: { code: 'P0002', message: 'Enter the card number.', data: null },
  });
});

test('AsiaBill script: the gateway\'s own code is handed on', async () => {
  const pay = AsiabillPay('tok');
  const bridge = await open(pay);
  const call = pay.confirmPaymentMethod({});
  await finish(bridge, { error: { code: 'gateway_refused', message: 'No.', retryable: false, gatewayCode: 'L0005' } });
  assert.equal((await call).data.code, 'L0005');
});

test('AsiaBill script: a newer token is used when the form asks for one', async () => {
  const pay = AsiabillPay('old');
  const bridge = await open(pay);
  pay.confirmPaymentMethod({ apikey: 'new' });
  bridge.port.postMessage({ needToken: { request: 4, reason: 'refused' } });
  for (;;) {
    const message = await bridge.heard.next();
    if (!message.token) continue;
    assert.deepEqual([message.token.request, message.token.token], [4, 'new']);
    break;
  }
});

test('AsiaBill script: errors go to #card-errors, and only those that the form does not show beside a field', async () => {
  const place = page.document.createElement('div');
  place.id = 'card-errors';
  page.form.append(place);
  const pay = AsiabillPay('tok');
  const bridge = await open(pay);
  const fail = async (error) => {
    const call = pay.confirmPaymentMethod({});
    await finish(bridge, { error });
    await call;
  };
  await fail({ code: 'number_missing', field: 'number', message: 'Enter it.', retryable: false });
  assert.equal(place.textContent, undefined);
  await fail({ code: 'offline', message: 'There is no network.', retryable: true });
  assert.equal(place.textContent, 'There is no network.');
  bridge.port.postMessage({ changed: { complete: false, empty: false, fields: {} } });
  while (place.textContent) await new Promise(setImmediate);
});

test('AsiaBill script: without autoValidate every error is an event, and an empty one takes it back', async () => {
  const heard = [];
  page.window.addEventListener('getErrorMessage', ({ detail }) => heard.push(detail.errorMessage));
  const pay = AsiabillPay('tok');
  const bridge = await open(pay, { autoValidate: false });
  const call = pay.confirmPaymentMethod({});
  await finish(bridge, { error: { code: 'number_missing', field: 'number', message: 'Enter it.', retryable: false } });
  await call;
  bridge.port.postMessage({ changed: { complete: false, empty: false, fields: {} } });
  while (heard.length < 2) await new Promise(setImmediate);
  assert.deepEqual(heard, ['Enter it.', '']);
});

test('AsiaBill script: initialising again keeps the form and what was typed, whoever does it', async () => {
  const first = AsiabillPay('tok');
  await open(first);
  const frame = page.frame();
  const second = AsiabillPay('newer');
  await second.elementInit('payment_steps', INIT);
  assert.equal(page.frame(), frame);
  // Other options are another form, in the place of the first.
  const other = open(second, { layout: { pageMode: 'inner' } });
  await other;
  assert.notEqual(page.frame(), frame);
  assert.match(page.frame().name, /row/);
  assert.equal(page.spot.children.length, 1);
});

test('AsiaBill script: what cannot be initialised rejects and says what to change', async () => {
  const pay = AsiabillPay('tok');
  const outside = page.document.createElement('div');
  outside.id = 'outside';
  page.form.parent.append(outside);
  for (const [type, given, part] of [
    ['card', INIT, "no type 'card'"],
    ['fastPayment', INIT, "no type 'fastPayment'"],
    ['payment_steps', {}, 'formId is missing'],
    ['payment_steps', undefined, 'formId is missing'],
    ['payment_steps', { ...INIT, formId: 'nowhere' }, "the formId 'nowhere'"],
    ['payment_steps', { ...INIT, formWrapperId: 'outside' }, "'outside' must be inside 'payment-form'"],
    ['payment_steps', { ...INIT, frameId: '' }, 'frameId is missing'],
  ]) {
    const error = await rejection(pay.elementInit(type, given));
    assert.equal(error.code, '0001');
    assert.match(error.msg, /^Failed initialization: /);
    assert.ok(error.msg.includes(part), error.msg);
  }
  assert.deepEqual(asked, []);
  told = { code: 'L0005', message: 'check sign info error', data: null };
  assert.match((await rejection(pay.elementInit('payment_steps', INIT))).msg, /L0005.*new one/);
  mock.method(globalThis, 'fetch', async () => Promise.reject(TypeError('Failed to fetch')));
  assert.match((await rejection(pay.elementInit('payment_steps', INIT))).msg, /Failed to fetch.*connect-src/);
  const homeless = createAsiabillPay({})('tok');
  assert.match((await rejection(homeless.elementInit('payment_steps', INIT))).msg, /option gateway/);
});

test('AsiaBill script: a form that does not load rejects', async () => {
  const initialised = AsiabillPay('tok').elementInit('payment_steps', INIT);
  const frame = await standing();
  const { port } = frame.load();
  port.postMessage({ crashed: { code: 'account_unknown' } });
  assert.match((await rejection(initialised)).msg, /12246002/);
});

test('AsiaBill script: a signkey has no place in a browser, and a call before its time says so', async () => {
  const pay = AsiabillPay('tok');
  const early = await pay.confirmPaymentMethod({});
  assert.equal(early.error.type, 'not_mounted');
  const charged = await pay.confirmCharge({ apikey: 'tok', trnxDetail: {}, signkey: 'secret' });
  assert.deepEqual(Object.keys(charged), ['error', 'status', 'data']);
  assert.match(charged.error.message, /signkey in a browser.*your server/);
  assert.ok(!JSON.stringify(charged).includes('secret'));
  for (const name of ['confirmPayment', 'confirmChargeFastPayment', 'updateFastPayment', 'updateShippingOptions', 'getConfirmStatus']) {
    assert.equal((await pay[name]({})).error.type, 'unsupported', name);
  }
});

test('AsiaBill script: Enter in the form submits nothing, and resetting takes the form away', async () => {
  const pay = AsiabillPay('tok');
  const { port, heard } = await open(pay);
  port.postMessage('entered');
  const call = pay.confirmPaymentMethod({});
  await finish({ port, heard }, { created: { customerPaymentMethodId: 'pm_1' } });
  await call;
  assert.equal(page.form.submits, 0);
  assert.deepEqual(await pay.updateStyle({ input: { BorderRadius: 4 } }), { code: '0000', message: 'success' });
  assert.deepEqual(await pay.resetForm(), { code: '0000', message: 'success' });
  assert.equal(page.spot.children.length, 0);
});

test('AsiaBill script: what is under way settles when the form is taken away', async () => {
  const pay = AsiabillPay('tok');
  await open(pay);
  const call = pay.confirmPaymentMethod({});
  await pay.resetForm();
  assert.equal((await call).error.type, 'destroyed');
  const initialised = pay.elementInit('payment_steps', INIT);
  await standing();
  await pay.resetForm();
  assert.match((await rejection(initialised)).msg, /taken away/);
});

test('AsiaBill script: an empty token gives false, and the page\'s error report the reason', () => {
  const later = mock.method(globalThis, 'queueMicrotask', () => {});
  assert.equal(AsiabillPay(''), false);
  assert.throws(() => later.mock.calls[0].arguments[0](), /sessionToken is empty/);
});

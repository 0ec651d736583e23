// The Stripe drop-in: groups, the payment element, its life and its events.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { groupOf } from '../stripe/group.js';
import { createStripe } from '../stripe/instance.js';
import { ALL, KEY, SECRET, SESSION, Stripe, answers, asked, changes, gateway, heard, of, open, page, refuses, show } from './stripe-stage.js';

const misuse = (message) => ({ name: 'IntegrationError', message });

test('a group and an element ask nobody and draw nothing before a mount', async () => {
  const elements = Stripe().elements({ clientSecret: SECRET });
  assert.equal(elements.getElement('payment'), null);
  const element = elements.create('payment');
  assert.equal(elements.getElement('payment'), element);
  await new Promise(setImmediate);
  assert.deepEqual([asked, page.frames.length], [[], 0]);
  element.destroy();
  assert.equal(elements.getElement('payment'), null);
});

test('a mount asks for a session with the publishable key and the secrets, and the frame gets its token', async () => {
  const { frame, port, events, ...bridge } = await open({ group: { clientSecret: SECRET, customerSessionClientSecret: 'cuss_secret_1' } });
  assert.deepEqual(asked, [['POST payseal/sessions', { client_secret: SECRET, customer_session_client_secret: 'cuss_secret_1' }]]);
  assert.equal(frame.src, `${gateway}/payseal/${KEY}/en/pay/`);
  assert.deepEqual(events.map(([name, event]) => [name, event]), [['loaderstart', { elementType: 'payment' }], ['ready', { elementType: 'payment' }]]);
  port.postMessage({ needToken: { request: 1, reason: 'first' } });
  assert.equal((await heard(bridge, 'token')).token, 'tok_1');
  answers['POST payseal/sessions'] = { ...SESSION, session_token: 'tok_2' };
  port.postMessage({ needToken: { request: 2, reason: 'expiring' } });
  assert.equal((await heard(bridge, 'token')).token, 'tok_2');
});

test('a deferred group says what it knows of the payment', async () => {
  const { open: options } = await open({ group: { mode: 'payment', amount: 1099, currency: 'usd', setupFutureUsage: 'off_session', paymentMethodTypes: ['card'] } });
  assert.deepEqual(asked[0][1], {
    'deferred[mode]': 'payment', 'deferred[amount]': '1099', 'deferred[currency]': 'usd',
    'deferred[setup_future_usage]': 'off_session', 'deferred[payment_method_types][0]': 'card',
  });
  assert.equal(options.savedCards.save, 'always');
});

test('without a customer session the form works, keeps nothing and shows nothing', async () => {
  const { open: options } = await open();
  assert.deepEqual(options, {
    mode: 'payment', savedCards: { save: 'never', redisplay: 'never', remove: false, cvc: 'auto' }, holder: 'never',
    appearance: { theme: 'auto' }, locale: 'en', billingDetails: {},
  });
});

test('a session that is refused is a loaderror with the gateway’s own words', async () => {
  const error = { type: 'invalid_request_error', code: 'customer_session_expired', message: 'It has expired.' };
  answers['POST payseal/sessions'] = refuses(400, error);
  const elements = Stripe().elements({ clientSecret: SECRET });
  const element = elements.create('payment');
  const failed = new Promise((done) => element.on('loaderror', done));
  element.mount('#card');
  assert.deepEqual(await failed, { elementType: 'payment', error });
  assert.deepEqual(await elements.submit(), { error });
  element.destroy();
});

test('a change tells what is typed or chosen, as Stripe does', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL };
  const bridge = await open();
  assert.deepEqual(await changes(bridge, { empty: true }), {
    elementType: 'payment', complete: false, empty: true, collapsed: false, value: { type: 'card', savePaymentMethod: false },
  });
  const ticked = await changes(bridge, { complete: true, consent: true });
  assert.deepEqual([ticked.complete, ticked.value.savePaymentMethod, ticked.value.payment_method], [true, true, undefined]);
  const chosen = await changes(bridge, { complete: true, empty: true, selected: 'pm_7' });
  assert.equal(chosen.empty, false);
  assert.deepEqual(chosen.value.payment_method, {
    id: 'pm_7', type: 'card',
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      name: null, email: null, phone: null,
    },
  });
});

test('a removed card, focus, blur and escape are events of the element', async () => {
  const bridge = await open();
  for (const message of [{ focused: { field: 'cvc' } }, { blurred: { field: 'cvc' } }, 'escaped', { cardRemoved: { id: 'pm_7' } }, { cardUpdated: { id: 'pm_8' } }]) {
    bridge.port.postMessage(message);
  }
  await changes(bridge, {});
  const told = bridge.events.slice(2, -1);
  assert.deepEqual(told.map(([name]) => name), ['focus', 'blur', 'escape', 'savedpaymentmethodremove', 'savedpaymentmethodupdate']);
  assert.deepEqual(told[0][1], { elementType: 'payment' });
  const { success, payment_method: method } = told[3][1];
  assert.deepEqual([success, method.id, method.type], [true, 'pm_7', 'card']);
});

test('on, once and off give the element back, and a listener that throws disturbs nobody', async () => {
  const bridge = await open();
  const { element } = bridge;
  const heardBy = [];
  const one = () => heardBy.push('one');
  // Where a browser would report an uncaught error, node would end the test.
  const later = mock.method(globalThis, 'queueMicrotask', () => {});
  const bad = () => { throw Error('the page’s own mistake'); };
  assert.equal(element.on('change', bad), element);
  assert.equal(element.on('change', one), element);
  assert.equal(element.once('change', () => heardBy.push('once')), element);
  await changes(bridge, {});
  assert.throws(later.mock.calls[0].arguments[0], /own mistake/);
  element.off('change', bad);
  assert.equal(element.off('change', one), element);
  await changes(bridge, {});
  assert.deepEqual(heardBy, ['one', 'once']);
});

test('an element can be made anew after destroy, and calls on a destroyed one do no harm', async () => {
  const { element, elements } = await open();
  assert.throws(() => elements.create('payment'), misuse(/destroy\(\) the first/));
  element.destroy();
  element.off('change', () => {});
  element.destroy();
  assert.throws(() => element.mount('#card'), misuse(/was destroyed/));
  assert.equal(page.frame(), undefined);
  await show(elements.create('payment'));
  assert.equal(of('POST payseal/sessions').length, 1);
});

test('what is mounted and destroyed before the session is there leaves nothing behind', async () => {
  const elements = Stripe().elements({ clientSecret: SECRET });
  const first = elements.create('payment');
  first.mount('#card');
  first.destroy();
  const { events } = await show(elements.create('payment'));
  assert.equal(page.frames.length, 1);
  assert.deepEqual(events.map(([name]) => name), ['loaderstart', 'ready']);
});

test('unmount takes the form away, and a later mount brings a new one', async () => {
  const { element } = await open();
  element.unmount();
  assert.equal(page.frame(), undefined);
  await show(element);
  assert.ok(page.frame());
});

test('of two mounts in the same place only the last brings a form', async () => {
  const element = Stripe().elements({ clientSecret: SECRET }).create('payment');
  element.mount('#card');
  element.unmount();
  await show(element);
  await new Promise(setImmediate);
  assert.equal(page.frames.length, 1);
});

test('focus, blur, clear and collapse', async () => {
  const bridge = await open();
  bridge.element.focus();
  assert.equal(bridge.frame.focused, 1);
  let blurred = 0;
  bridge.frame.blur = () => (blurred += 1);
  bridge.element.blur();
  assert.equal(blurred, 1);
  bridge.element.clear();
  assert.equal(bridge.element.collapse(), bridge.element);
});

test('a form that does not load is a loaderror of Stripe’s types', async () => {
  const elements = Stripe().elements({ clientSecret: SECRET });
  const element = elements.create('payment');
  const failed = new Promise((done) => element.on('loaderror', done));
  element.mount('#card');
  while (!page.frame()) await new Promise(setImmediate);
  const { port } = page.frame().load();
  port.postMessage({ crashed: { code: 'account_unknown' } });
  const { error } = await failed;
  assert.deepEqual([error.type, error.code], ['api_error', 'account_unknown']);
  element.destroy();
});

test('submit shows what is missing, and says when nothing is', async () => {
  const bridge = await open();
  const submitted = bridge.elements.submit();
  const { call } = await heard(bridge, 'submit');
  const wrong = { code: 'expiry_past', field: 'expiry', message: 'This card has expired.', retryable: false };
  bridge.port.postMessage({ finished: { call, outcome: { error: wrong } } });
  assert.deepEqual(await submitted, {
    error: { type: 'validation_error', code: 'invalid_expiry_year_past', message: 'This card has expired.' },
  });
  await changes(bridge, { complete: true });
  assert.deepEqual(await bridge.elements.submit(), { selectedPaymentMethod: 'card' });
  groupOf('', bridge.elements).here.type = () => 'au_becs_debit';
  assert.deepEqual(await bridge.elements.submit(), { selectedPaymentMethod: 'au_becs_debit' });
});

test('fetchUpdates asks again, and hands the gateway’s no on', async () => {
  const { elements } = await open();
  assert.deepEqual(await elements.fetchUpdates(), {});
  answers['POST payseal/sessions'] = refuses(404, { type: 'invalid_request_error', message: 'No such intent.' });
  assert.equal((await elements.fetchUpdates()).error.message, 'No such intent.');
});

for (const [what, act, message] of [
  ['a secret key', () => createStripe(gateway, 'sk_test_1'), /publishable key/],
  ['no key', () => createStripe(gateway), /publishable key/],
  ['a connected account', () => Stripe({ stripeAccount: 'acct_1' }), /stripeAccount/],
  ['a secret and a mode', () => Stripe().elements({ clientSecret: SECRET, mode: 'payment' }), /not both/],
  ['a secret that is none', () => Stripe().elements({ clientSecret: 'pi_1' }), /pi_…_secret_…/],
  ['no amount', () => Stripe().elements({ mode: 'payment', currency: 'usd' }), /needs amount and currency/],
  ['neither secret nor mode', () => Stripe().elements().create('payment'), /neither clientSecret nor mode/],
  ['another element', () => Stripe().elements({ clientSecret: SECRET }).create('address'), /Payseal has no element 'address'/],
  ['a call that is not there', () => Stripe().confirmKlarnaPayment(SECRET), /Payseal has no confirmKlarnaPayment\(\)/],
  ['an older call', () => Stripe().createToken({}), /Payseal has no createToken\(\)/],
]) {
  test(`misuse is thrown, and names what to change: ${what}`, () => {
    assert.throws(act, misuse(message));
  });
}

test('a place that is not there is misuse', () => {
  const element = Stripe().elements({ clientSecret: SECRET }).create('payment');
  assert.throws(() => element.mount('#nowhere'), misuse(/nothing matches '#nowhere'/));
});

test('Stripe’s object is no promise, and has no names that nobody asked for', () => {
  const stripe = Stripe();
  assert.equal(stripe.then, undefined);
  assert.equal(stripe.toJSON, undefined);
  stripe.registerAppInfo({ name: 'react-stripe-js' });
});

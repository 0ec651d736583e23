// The Stripe drop-in's checkout: its session, its actions and its confirmation.
import assert from 'node:assert/strict';
import { register } from 'node:module';
import { test } from 'node:test';

import { ALL, SESSION, Stripe, answers, asked, changes, charges, gateway, heard, of, page, refuses, show } from './stripe-stage.js';

const SECRET = 'cs_test_1_secret_x';
const READ = 'GET payment_pages/cs_test_1';
const UPDATE = 'POST payment_pages/cs_test_1';
const CONFIRM = 'POST payment_pages/cs_test_1/confirm';
const misuse = (message) => ({ name: 'IntegrationError', message });

const CHECKOUT = {
  id: 'cs_test_1', status: { type: 'open' }, canConfirm: true, email: 'a@b.example', currency: 'usd', lastPaymentError: null,
  lineItems: [], savedPaymentMethods: null, total: { total: { amount: '$10.99', minorUnitsAmount: 1099 } },
};
const complete = { ...CHECKOUT, status: { type: 'complete', paymentStatus: 'paid' }, canConfirm: false };
const shown = { ...CHECKOUT, savedPaymentMethods: [] };

const checkout = (options) => {
  answers[READ] ??= CHECKOUT;
  return Stripe().initCheckoutElementsSdk({ clientSecret: SECRET, ...options });
};
const act = async (sdk) => (await sdk.loadActions()).actions;

test('everything is a plain object of functions, and made without a request', () => {
  const sdk = checkout({ clientSecret: Promise.resolve(SECRET) });
  assert.deepEqual(asked, []);
  assert.equal(sdk.getPaymentElement(), null);
  assert.equal(sdk.getBillingAddressElement(), null);
  const { createPaymentElement, getPaymentElement } = { ...sdk };
  const element = createPaymentElement();
  assert.equal(getPaymentElement(), element);
  element.destroy();
  for (const name of ['BillingAddress', 'ShippingAddress', 'ExpressCheckout', 'CurrencySelector', 'ContactDetails', 'TaxId', 'Terms', 'LinkSignup']) {
    assert.throws({ ...sdk }[`create${name}Element`], misuse(`Payseal has no create${name}Element()`));
  }
});

test('the session is the gateway’s, with a list of saved methods whatever there are', async () => {
  const sdk = checkout({ clientSecret: Promise.resolve(SECRET) });
  const loaded = await sdk.loadActions();
  assert.equal(loaded.type, 'success');
  assert.deepEqual(loaded.actions.getSession(), shown);
  assert.equal(await sdk.loadActions(), loaded);
  assert.deepEqual(of(READ), [{ client_secret: SECRET }]);
});

test('what the page knows already is told of an open session that has none', async () => {
  answers[READ] = { ...CHECKOUT, email: null };
  answers[UPDATE] = CHECKOUT;
  const address = { name: 'Ada', address: { country: 'GB' } };
  const defaultValues = { email: 'a@b.example', phoneNumber: '1', billingAddress: address };
  assert.deepEqual((await act(checkout({ defaultValues }))).getSession(), shown);
  assert.deepEqual(asked, [[READ, { client_secret: SECRET }], [UPDATE, {
    client_secret: SECRET, email: 'a@b.example', phone_number: '1', 'billing_address[name]': 'Ada', 'billing_address[address][country]': 'GB',
  }]]);
});

test('what the shopper typed goes before what the page knew, and a session that is paid changes no more', async () => {
  answers[READ] = { ...CHECKOUT, nameCollection: { individualName: 'Ada', businessName: null } };
  answers[UPDATE] = refuses(400, { type: 'invalid_request_error', message: 'It is complete.' });
  await act(checkout({ defaultValues: { email: 'old@b.example', individualName: 'A' } }));
  answers[READ] = { ...complete, email: null };
  const { type, actions } = await checkout({ defaultValues: { email: 'old@b.example' } }).loadActions();
  assert.deepEqual([type, actions?.getSession().status.type, of(UPDATE)], ['success', 'complete', []]);
});

test('a session that cannot be had, or has expired, is an error in Stripe’s shape', async () => {
  answers[READ] = refuses(404, { type: 'invalid_request_error', code: 'resource_missing', message: 'No such session.' });
  assert.deepEqual(await checkout().loadActions(), { type: 'error', error: { message: 'No such session.', code: null } });
  answers[READ] = { ...CHECKOUT, status: { type: 'expired' } };
  assert.deepEqual(await checkout().loadActions(), { type: 'error', error: { message: 'The session has expired.', code: null } });
  const rejected = Promise.reject(Error('the server is down'));
  assert.deepEqual(await checkout({ clientSecret: rejected }).loadActions(), { type: 'error', error: { message: 'the server is down', code: null } });
});

for (const [name, given, params] of [
  ['applyPromotionCode', 'SPRING', { promotion_code: 'SPRING' }],
  ['removePromotionCode', undefined, { promotion_code: '' }],
  ['updateEmail', null, { email: '' }],
  ['updatePhoneNumber', '1', { phone_number: '1' }],
  ['updateIndividualName', 'Ada', { individual_name: 'Ada' }],
  ['updateBusinessName', 'Ltd', { business_name: 'Ltd' }],
  ['updateBillingAddress', { name: 'Ada', address: { postal_code: 'N1' } }, { 'billing_address[name]': 'Ada', 'billing_address[address][postal_code]': 'N1' }],
  ['updateShippingAddress', { address: { country: 'GB' } }, { 'shipping_address[address][country]': 'GB' }],
  ['updateShippingOption', 'shr_1', { shipping_option: 'shr_1' }],
  ['updateLineItemQuantity', { lineItem: 'li_1', quantity: 2 }, { 'line_item_quantity[lineItem]': 'li_1', 'line_item_quantity[quantity]': '2' }],
  ['updateTaxIdInfo', { businessName: 'Ltd', taxId: { type: 'gb_vat', value: '1' } }, { 'tax_id_info[businessName]': 'Ltd', 'tax_id_info[taxId][type]': 'gb_vat', 'tax_id_info[taxId][value]': '1' }],
]) {
  test(`${name} sends what it changes, and tells the new session`, async () => {
    const sdk = checkout();
    const actions = await act(sdk);
    const heard = [];
    sdk.on('change', (session) => heard.push(session));
    answers[UPDATE] = { ...CHECKOUT, email: 'new@b.example' };
    const session = { ...shown, email: 'new@b.example' };
    assert.deepEqual(await actions[name](given), { type: 'success', session });
    assert.deepEqual(of(UPDATE), [{ client_secret: SECRET, ...params }]);
    assert.deepEqual([heard, actions.getSession()], [[session], session]);
  });
}

test('an action that is refused has Stripe’s code, where Stripe has one', async () => {
  const actions = await act(checkout());
  answers[UPDATE] = refuses(400, { type: 'invalid_request_error', code: 'invalidCode', message: 'No such code.' });
  assert.deepEqual(await actions.applyPromotionCode('X'), { type: 'error', error: { message: 'No such code.', code: 'invalidCode' } });
  answers[UPDATE] = refuses(400, { type: 'invalid_request_error', code: 'parameter_unknown', message: 'What?' });
  assert.deepEqual(await actions.updateEmail('x'), { type: 'error', error: { message: 'What?', code: null } });
  assert.throws(() => actions.addOptionalLineItem('price_1'), misuse(/optional line items/));
});

test('after an update on the merchant’s server the session is read again', async () => {
  const actions = await act(checkout());
  answers[READ] = { ...CHECKOUT, currency: 'eur' };
  const { session } = await actions.runServerUpdate(async () => {});
  assert.equal(session.currency, 'eur');
  const failing = async () => { throw Error('sold out'); };
  assert.deepEqual(await actions.runServerUpdate(failing), { type: 'error', error: { message: 'sold out', code: null } });
});

/** A checkout whose payment element is in the page. */
async function standing(options) {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL };
  const sdk = checkout(options);
  const actions = await act(sdk);
  return { sdk, actions, ...(await show(sdk.createPaymentElement({ layout: 'accordion' }))) };
}

test('it can be confirmed when the form is complete, and the page hears of it', async () => {
  const bridge = await standing();
  const heard = [];
  bridge.sdk.on('change', ({ canConfirm }) => heard.push(canConfirm));
  await changes(bridge, { complete: false });
  await changes(bridge, { complete: true });
  assert.deepEqual([heard, bridge.actions.getSession().canConfirm], [[false, true], true]);
});

test('what is typed is confirmed, with the box or with what the page says of it', async () => {
  answers[CONFIRM] = { ...complete, savedPaymentMethods: [] };
  const bridge = await standing();
  const paid = bridge.actions.confirm({ redirect: 'if_required', email: 'c@d.example' });
  const till = await charges(bridge, { consent: { textVersion: 'en-1', redisplay: 'always' } });
  assert.deepEqual(of(CONFIRM), [{ client_secret: SECRET, payment_method: 'pm_1', email: 'c@d.example', save_payment_method: 'true' }]);
  till.end({ status: 'succeeded' });
  const { type, session, ...rest } = await paid;
  assert.deepEqual([type, session.status, rest], ['success', { type: 'complete', paymentStatus: 'paid' }, {}]);
});

test('a page’s own box is what counts, and its saved method needs no form', async () => {
  answers[CONFIRM] = complete;
  const bridge = await standing({ elementsOptions: { savedPaymentMethod: { enableSave: 'never', enableRedisplay: 'never' } } });
  assert.deepEqual([bridge.open.savedCards.save, bridge.open.savedCards.redisplay], ['never', 'never']);
  const paid = bridge.actions.confirm({ savePaymentMethod: true, redirect: 'if_required', paymentMethod: null });
  (await charges(bridge)).end({ status: 'succeeded' });
  assert.equal((await paid).type, 'success');
  assert.equal(of(CONFIRM)[0].save_payment_method, 'true');
  const again = await act(checkout());
  assert.equal((await again.confirm({ paymentMethod: 'pm_9', redirect: 'if_required' })).type, 'success');
  assert.deepEqual(of(CONFIRM)[1], { client_secret: SECRET, payment_method: 'pm_9' });
});

test('the page leaves for its return URL, unless it says that it need not', async () => {
  answers[CONFIRM] = complete;
  const bridge = await standing();
  bridge.actions.confirm({ returnUrl: 'https://shop.example/done' });
  (await charges(bridge)).end({ status: 'succeeded' });
  while (!page.visited.length) await new Promise(setImmediate);
  assert.deepEqual(page.visited, ['https://shop.example/done']);
  assert.equal(of(CONFIRM)[0].return_url, 'https://shop.example/done');
});

test('what the shopper agreed to for a debit goes with the confirmation', async () => {
  // The list's script is the gateway's; here it answers as its form for accounts does.
  const empty = "{ url: 'data:text/javascript,', shortCircuit: true }";
  const hook = `export const resolve = (name, context, next) => name === '${gateway}/payseal/v1/methods.js' ? ${empty} : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const mandate_data = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };
  const typed = { customerPaymentMethodId: 'pm_7', type: 'sepa_debit', mandate_data };
  const aroundCard = (card) => ({ ...card, confirm: async ({ charge }) => ({ charge: await charge(typed), status: 'succeeded' }) });
  window.PaysealMethods = { aroundCard };
  answers['POST payseal/sessions'] = { ...SESSION, payment_method_types: ['card', 'sepa_debit'] };
  answers[CONFIRM] = complete;
  const sdk = checkout();
  await show(sdk.createPaymentElement());
  assert.equal((await (await act(sdk)).confirm({ redirect: 'if_required' })).type, 'success');
  const told = 'mandate_data[customer_acceptance]';
  assert.deepEqual(of(CONFIRM), [{
    client_secret: SECRET, payment_method: 'pm_7', [`${told}[type]`]: 'online', [`${told}[online][infer_from_client]`]: 'true',
  }]);
  delete window.PaysealMethods;
});

test('a decline is paymentFailed, and the session remembers it', async () => {
  answers[CONFIRM] = refuses(402, { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', message: 'Not enough.' });
  const bridge = await standing();
  const paid = bridge.actions.confirm({ redirect: 'if_required' });
  (await charges(bridge)).end({ status: 'declined', decline: { code: 'insufficient_funds', message: 'x', retryable: true } });
  assert.deepEqual(await paid, {
    type: 'error', error: { message: 'Not enough.', code: 'paymentFailed', paymentFailed: { declineCode: 'insufficient_funds' } },
  });
  assert.deepEqual(bridge.actions.getSession().lastPaymentError, { message: 'Not enough.' });
});

test('a refused request and an incomplete form are errors without a code', async () => {
  answers[CONFIRM] = refuses(400, { type: 'invalid_request_error', message: 'The email is missing.' });
  const bridge = await standing();
  const refused = bridge.actions.confirm({ redirect: 'if_required' });
  (await charges(bridge)).fail({ code: 'charge_refused', message: 'x', retryable: true });
  assert.deepEqual(await refused, { type: 'error', error: { message: 'The email is missing.', code: null } });
  const wrong = bridge.actions.confirm({ redirect: 'if_required' });
  const { call } = await heard(bridge, 'confirm');
  bridge.port.postMessage({ finished: { call, outcome: { error: { code: 'cvc_missing', field: 'cvc', message: 'Enter the code.', retryable: false } } } });
  assert.deepEqual(await wrong, { type: 'error', error: { message: 'Enter the code.', code: null } });
});

test('a challenge is the form’s, and its end is read from the session', async () => {
  const redirect_to_url = { url: 'https://bank.example/3ds' };
  answers[CONFIRM] = { ...CHECKOUT, payment_intent: { next_action: { type: 'use_stripe_sdk', redirect_to_url } } };
  const bridge = await standing();
  const paid = bridge.actions.confirm({ redirect: 'if_required' });
  const till = await charges(bridge);
  assert.deepEqual([till.told.told.status, till.told.told.redirectUrl], ['challenge', redirect_to_url.url]);
  assert.equal('payment_intent' in bridge.actions.getSession(), false);
  answers[READ] = { ...CHECKOUT, lastPaymentError: { message: 'The bank said no.' } };
  assert.equal((await till.settle()).told.status, 'declined');
  till.end({ status: 'declined', decline: { code: 'authentication_failed', message: 'x', retryable: false } });
  assert.deepEqual(await paid, { type: 'error', error: { message: 'The bank said no.', code: 'paymentFailed', paymentFailed: { declineCode: null } } });
});

test('elements are validated before a confirmation', async () => {
  const bridge = await standing();
  const invalid = bridge.actions.validateElements();
  const { call } = await heard(bridge, 'submit');
  bridge.port.postMessage({ finished: { call, outcome: { error: { code: 'cvc_missing', field: 'cvc', message: 'Enter the code.', retryable: false } } } });
  assert.deepEqual(await invalid, {
    type: 'error',
    error: { code: 'validation_error', message: 'Enter the code.', validation_errors: [{ message: 'Enter the code.', element: 'payment' }] },
  });
  await changes(bridge, { complete: true });
  assert.equal((await bridge.actions.validateElements()).type, 'success');
  const { error } = await (await act(checkout())).validateElements();
  assert.deepEqual([error.code, error.validation_errors], ['no_elements', []]);
});

test('the look changes in place', async () => {
  const bridge = await standing();
  assert.equal(bridge.sdk.changeAppearance({ theme: 'night' }), undefined);
  assert.equal((await heard(bridge, 'update')).appearance.theme, 'dark');
});

test('misuse is thrown', async () => {
  assert.throws(() => checkout({ clientSecret: undefined }), misuse(/clientSecret is missing/));
  assert.throws(() => Stripe().initCheckoutFormSdk({}), misuse(/initCheckoutFormSdk/));
  const actions = await act(checkout());
  await assert.rejects(actions.confirm(), misuse(/mount a payment element first/));
  await assert.rejects(actions.confirm({ expressCheckoutConfirmEvent: {} }), misuse(/other element/));
});

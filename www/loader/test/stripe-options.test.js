// The Stripe drop-in: what the session, the group and the element's options make of the form.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { ALL, INTENT, SECRET, SESSION, Stripe, answers, changes, heard, of, open, page, warned } from './stripe-stage.js';

const misuse = (message) => ({ name: 'IntegrationError', message });

test('the features of a customer session are the form’s', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL, require_cvc_recollection: true };
  const { open: options } = await open();
  assert.deepEqual(options.savedCards, { save: 'auto', redisplay: 'always', remove: true, cvc: 'always' });
});

test('a card that the intent keeps is told of, also where other ways are not kept, and the other way round', async () => {
  for (const [intent, card, payment_method_save, save] of [
    [null, 'off_session', 'disabled', 'always'], ['off_session', null, 'disabled', 'always'], ['off_session', 'none', 'disabled', 'never'],
    [null, 'off_session', 'enabled', 'always'], [null, 'none', 'enabled', 'never'], [null, null, 'enabled', 'auto'],
  ]) {
    const features = { ...SESSION.features, payment_method_save };
    answers['POST payseal/sessions'] = { ...SESSION, features, intent: { ...INTENT, setup_future_usage: intent }, setup_future_usage: card };
    assert.equal((await open()).open.savedCards.save, save);
  }
});

test('a setup has no list, and its small print can be left to the page', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, mode: 'setup' };
  const { frame, open: options, element } = await open({ group: { clientSecret: 'seti_1_secret_x' } });
  assert.match(frame.src, /\/en\/$/);
  assert.deepEqual(options.savedCards, { save: 'always' });
  element.destroy();
  const again = await open({ group: { clientSecret: 'seti_1_secret_x' }, element: { terms: { card: 'never' } } });
  assert.deepEqual(again.open.savedCards, { save: 'never' });
});

test('two words for what a saved card is for are misuse, told when the form is drawn', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, features: ALL, intent: { ...INTENT, setup_future_usage: 'off_session' } };
  // Where a browser would report an uncaught error, node would end the test.
  const later = mock.method(globalThis, 'queueMicrotask', () => {});
  const elements = Stripe().elements({ clientSecret: SECRET });
  const element = elements.create('payment');
  const failed = new Promise((done) => element.on('loaderror', done));
  element.mount('#card');
  const { error, elementType } = await failed;
  assert.equal(elementType, 'payment');
  assert.match(error.message, /setup_future_usage and the customer session's payment_method_save_usage/);
  assert.throws(later.mock.calls.at(-1).arguments[0], misuse(/payment_method_save_usage/));
  await assert.rejects(elements.submit(), misuse(/payment_method_save_usage/));
  assert.equal(page.frames.length, 0);
  element.destroy();
});

test('options of the element reach the form, and what cannot is told', async () => {
  const billingDetails = { name: 'Ada Lovelace', email: 'ada@shop.example', address: { postal_code: 'N1', country: 'GB', line2: '' } };
  const { open: options } = await open({
    group: { clientSecret: SECRET, locale: 'zh_CN' },
    element: {
      layout: { type: 'accordion', radios: 'always' }, fields: { billingDetails: { name: 'always' } }, readOnly: true,
      defaultValues: { billingDetails },
    },
  });
  assert.deepEqual(options.billingDetails, { firstName: 'Ada Lovelace', email: 'ada@shop.example', postalCode: 'N1', country: 'GB' });
  assert.deepEqual([options.holder, options.locale], ['always', 'zh-CN']);
  assert.equal(options.access, 'readOnly');
  assert.deepEqual(warned, []);
});

test('an element is read only from when the page says so, and takes typing again', async () => {
  const bridge = await open();
  assert.equal(bridge.open.access, undefined);
  for (const [readOnly, access] of [[true, 'readOnly'], [false, 'open']]) {
    bridge.element.update({ readOnly });
    assert.equal((await heard(bridge, 'update')).access, access);
  }
});

test('of a payment without an intent too, what is said of the card goes before what is said of all', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, intent: null, features: { ...ALL, payment_method_save_usage: null } };
  for (const [all, card, save] of [[undefined, 'off_session', 'always'], ['off_session', 'none', 'never'], [undefined, undefined, 'auto']]) {
    const group = { mode: 'payment', amount: 1099, currency: 'usd', setupFutureUsage: all, paymentMethodOptions: { card: { setupFutureUsage: card } } };
    const { open: options, element } = await open({ group });
    assert.equal(options.savedCards.save, save);
    element.destroy();
  }
});

test('where the list of ways does not come the card goes on alone, and it is said', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, payment_method_types: ['card', 'ideal'] };
  await open();
  assert.deepEqual(warned, ['Payseal takes no payment_method_types: methods.js did not come; see docs/stripe-elements.md']);
});

test('an update of the group or of the element changes the form in place', async () => {
  const bridge = await open();
  await bridge.elements.update({ appearance: { theme: 'night' } });
  assert.equal((await heard(bridge, 'update')).appearance.theme, 'dark');
  assert.equal(bridge.element.update({ defaultValues: { billingDetails: { email: 'a@b.example' } } }), bridge.element);
  const { billingDetails, appearance } = await heard(bridge, 'update');
  assert.deepEqual([billingDetails.email, appearance.theme], ['a@b.example', 'dark']);
});

test('that a form for accounts takes typing all the same is told', async () => {
  answers['POST payseal/sessions'] = { ...SESSION, payment_method_types: ['card', 'sepa_debit'] };
  await open({ element: { readOnly: true } });
  assert.equal(warned.filter((said) => /readOnly on bank accounts/.test(said)).length, 1);
});

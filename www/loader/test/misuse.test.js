// Every wrong use is thrown at the call that made it, with the exact fix.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { loadPayseal, PaysealError } from '../index.js';
import { openPage } from './page.js';

const good = { gateway: 'https://pay.example', account: '12246002' };
const element = { mode: 'setup', sessionToken: '/token' };
let page;
beforeEach(() => {
  page = openPage();
});
afterEach(() => page.close());

const thrown = (code, field, message) => (error) => {
  assert.ok(error instanceof PaysealError);
  assert.equal(error.name, 'PaysealError');
  assert.deepEqual(
    { code: error.code, field: error.field, message: error.message, retryable: error.retryable },
    { code, field, message, retryable: false },
  );
  return true;
};

for (const [options, code, field, message] of [
  [undefined, 'option_invalid', '', 'the options must be an object'],
  [{}, 'option_missing', 'gateway', 'gateway is missing'],
  [{ gateway: good.gateway }, 'option_missing', 'account', 'account is missing'],
  [{ ...good, acount: '1' }, 'option_invalid', 'acount', 'there is no acount; did you mean account?'],
  [{ ...good, account: 12246002 }, 'option_invalid', 'account', "account must be your account number, a string such as '12246002'"],
  [{ ...good, account: '../x' }, 'option_invalid', 'account', "account must be your account number, a string such as '12246002'"],
  [{ ...good, locale: 'en/../..' }, 'option_invalid', 'locale', "locale must be a language tag such as 'zh-Hans'"],
  [{ ...good, gateway: 'pay.example' }, 'option_invalid', 'gateway', "gateway must be an origin such as 'https://pay.example'"],
  [{ ...good, gateway: 'https://pay.example/payseal' }, 'option_invalid', 'gateway', "gateway must be an origin such as 'https://pay.example'"],
  [{ ...good, gateway: 'https://user@pay.example' }, 'option_invalid', 'gateway', "gateway must be an origin such as 'https://pay.example'"],
  [{ ...good, gateway: 'javascript:alert(1)' }, 'option_invalid', 'gateway', "gateway must be an origin such as 'https://pay.example'"],
  [{ ...good, gateway: 'http://pay.example' }, 'gateway_insecure', 'gateway', 'gateway must begin with https:// (http:// is for localhost)'],
  [{ ...good, gateway: 'http://localhost.pay.example' }, 'gateway_insecure', 'gateway', 'gateway must begin with https:// (http:// is for localhost)'],
  [{ ...good, gateway: 'http://notlocalhost' }, 'gateway_insecure', 'gateway', 'gateway must begin with https:// (http:// is for localhost)'],
]) {
  test(`loadPayseal(${JSON.stringify(options)})`, () =>
    assert.rejects(loadPayseal(options), thrown(code, field, `loadPayseal(): ${message}`)));
}

for (const gateway of ['https://pay.example/', 'http://localhost:4001', 'http://pay.localhost:4001', 'http://127.0.0.1:4001']) {
  test(`takes the gateway ${gateway}`, () => loadPayseal({ ...good, gateway }));
}

for (const account of ['1', 'pk_test_51H-x', 'A'.repeat(64)]) {
  test(`takes the account ${account}`, () => loadPayseal({ ...good, account }));
}

for (const account of ['', 'A'.repeat(65), 'pk.test', 'pk test', 'é', '1\n']) {
  test(`takes no account ${JSON.stringify(account)}`, () =>
    assert.rejects(
      loadPayseal({ ...good, account }),
      thrown('option_invalid', 'account', "loadPayseal(): account must be your account number, a string such as '12246002'"),
    ));
}

for (const [options, field, message, code] of [
  [{ sessionToken: '/token' }, 'mode', 'mode is missing', 'option_missing'],
  [{ mode: 'setup' }, 'sessionToken', 'sessionToken is missing', 'option_missing'],
  [{ ...element, amount: 5 }, 'amount', 'there is no amount; your server says so when it charges'],
  [{ ...element, hidePostalCode: true }, 'hidePostalCode', 'there is no hidePostalCode; the form asks for no address; see billingDetails'],
  [{ ...element, fonts: [] }, 'fonts', 'there is no fonts; the look is appearance: { theme, accent, background, text, radius }'],
  [{ ...element, disabled: 1 }, 'disabled', 'disabled must be true or false'],
  [{ ...element, appearance: { acent: '#000000', radius: 99, theme: 'dark' }, layuot: 'row' }, 'appearance.acent', 'there is no appearance.acent; did you mean accent?; appearance.radius must be a whole number from 0 to 16; there is no layuot; did you mean layout?'],
  ...[[], 'visa', [1], ['Visa'], ['visa', 'master card']].map((brands) => [{ ...element, brands }, 'brands', "brands must be a list of brands such as ['visa', 'mastercard']"]),
  [{ ...element, supportedCardBrands: [] }, 'supportedCardBrands', "there is no supportedCardBrands; see brands: ['visa']"],
  [{ ...element, clientSecret: 'x' }, 'clientSecret', 'there is no clientSecret; see account and sessionToken'],
  [{ ...element, onChange() {} }, 'onChange', 'there is no onChange; see element.on()'],
  [{ ...element, setupFutureUsage: 'x' }, 'setupFutureUsage', 'there is no setupFutureUsage; see savedCards'],
  [{ ...element, appearance: { variables: {} } }, 'appearance.variables', 'there is no appearance.variables; the look is appearance: { theme, accent, background, text, radius }'],
  [{ ...element, xyzzy: 1 }, 'xyzzy', 'there is no xyzzy; there are mode, sessionToken, savedCards, challenge, layout, labels, maskNumber, customerId, holder, autofocus, autoAdvance, brands, preferredBrands, locale, disabled, readOnly, texts, placeholders, appearance, billingDetails'],
  [{ ...element, mode: 'pay' }, 'mode', 'mode must be setup|payment'],
  [{ ...element, challenge: 'popup' }, 'challenge', 'challenge must be dialog|redirect'],
  [{ ...element, savedCards: { cvc: 'always' } }, 'savedCards.cvc', "savedCards.cvc needs mode: 'payment'"],
  [{ ...element, mode: 'payment', savedCards: { save: true } }, 'savedCards.save', 'savedCards.save must be auto|never|always'],
  [{ ...element, mode: 'payment', savedCards: { list: 5 } }, 'savedCards.list', 'savedCards.list must be an address on your server that answers the saved cards, or a function that returns it'],
  [{ ...element, sessionToken: '' }, 'sessionToken', 'sessionToken must be an address on your server that answers {"sessionToken": "..."}, or a function that returns it'],
  [{ ...element, sesionToken: '/x' }, 'sesionToken', 'there is no sesionToken; did you mean sessionToken?'],
  [{ ...element, holder: 'sometimes' }, 'holder', 'holder must be never|always'],
  [{ ...element, customerId: 'a b' }, 'customerId', "customerId must be the gateway's id of the customer"],
  [{ ...element, appearance: 'dark' }, 'appearance', 'appearance must be an object'],
  [{ ...element, appearance: { them: 'dark' } }, 'appearance.them', 'there is no appearance.them; did you mean theme?'],
  [{ ...element, appearance: { theme: 'night' } }, 'appearance.theme', 'appearance.theme must be auto|light|dark'],
  [{ ...element, texts: { busy: 'Wait\nhere' } }, 'texts', 'texts must be an object of sentences of one line by their keys'],
  [{ ...element, labels: 'inside' }, 'labels', 'labels must be above|floating|hidden'],
  [{ ...element, placeholders: { cvc: '1\n2' } }, 'placeholders.cvc', 'placeholders.cvc must be one line of at most 40 characters'],
  [{ ...element, placeholders: { holder: 'Ada' } }, 'placeholders.holder', 'there is no placeholders.holder; see holder: \'always\''],
  [{ ...element, texts: 'busy' }, 'texts', 'texts must be an object of sentences of one line by their keys'],
  [{ ...element, appearance: { accent: 'red' } }, 'appearance.accent', "appearance.accent must be a colour such as '#0b57d0'"],
  [{ ...element, appearance: { radius: 17 } }, 'appearance.radius', 'appearance.radius must be a whole number from 0 to 16'],
  [{ ...element, appearance: { radius: 1.5 } }, 'appearance.radius', 'appearance.radius must be a whole number from 0 to 16'],
  [{ ...element, appearance: { radius: '8' } }, 'appearance.radius', 'appearance.radius must be a whole number from 0 to 16'],
  [{ ...element, billingDetails: { postcode: '1' } }, 'billingDetails.postcode', 'there is no billingDetails.postcode; did you mean postalCode?'],
  [{ ...element, billingDetails: { email: 5 } }, 'billingDetails.email', 'billingDetails.email must be a string of at most 256 characters'],
]) {
  test(`createPaymentElement(${JSON.stringify(options)})`, async () => {
    const payseal = await loadPayseal(good);
    assert.throws(
      () => payseal.createPaymentElement(options),
      thrown(code ?? 'option_invalid', field, `createPaymentElement(): ${message}`),
    );
  });
}

test('options: an absent option may be written as undefined', async () => {
  const payseal = await loadPayseal({ ...good, locale: undefined });
  payseal.createPaymentElement({ ...element, locale: undefined, appearance: { theme: undefined } });
});

for (const [name, act, code, field, message] of [
  ['nothing there', (e) => e.mount('#nope'), 'target_missing', undefined, "mount(): nothing matches '#nope'; call it when the element is in the document, or give the element itself"],
  ['no selector', (e) => e.mount('??'), 'target_missing', undefined, "mount(): nothing matches '??'; call it when the element is in the document, or give the element itself"],
  ['null', (e) => e.mount(null), 'target_missing', undefined, "mount(): nothing matches 'null'; call it when the element is in the document, or give the element itself"],
  ['mounted twice', (e) => [e.mount('#card'), e.mount('#card')], 'already_mounted', undefined, 'mount(): the form is in the page; call unmount() first'],
  ['mounted after destroy', (e) => [e.destroy(), e.mount('#card')], 'destroyed', undefined, 'mount(): this element was destroyed; create another'],
  ['update of what is fixed', (e) => e.update({ sessionToken: '/other' }), 'option_invalid', 'sessionToken', 'update(): sessionToken must be left as it is; destroy() this element and create another'],
  ['update of what is unknown', (e) => e.update({ local: 'en' }), 'option_invalid', 'local', 'update(): there is no local; did you mean locale?'],
  ['focus', (e) => e.focus('pin'), 'option_invalid', 'field', 'focus(): field must be number|expiry|cvc|holder'],
  ['on', (e) => e.on('changed', () => {}), 'option_invalid', 'changed', 'on(): there is no changed; did you mean change?'],
  ['confirm of an element that saves', (e) => e.confirm({ charge: '/charge' }), 'option_invalid', 'mode', "confirm(): the element needs mode: 'payment'"],
  ['select', (e) => e.select('a b'), 'option_invalid', 'id', "select(): id must be a saved card's id, or null"],
  ['on without a listener', (e) => e.on('ready'), 'option_invalid', undefined, 'on(): the listener must be a function'],
]) {
  test(`element: ${name}`, async () => {
    const mine = (await loadPayseal(good)).createPaymentElement(element);
    assert.throws(() => act(mine), thrown(code, field, message));
    mine.destroy();
  });
}

for (const [options, field, message, code] of [
  [undefined, '', 'the options must be an object'],
  [{}, 'charge', 'charge is missing', 'option_missing'],
  [{ charge: 5 }, 'charge', 'charge must be an address on your server that charges and answers {"status": "..."}, or a function that returns it'],
  [{ charge: '/charge', attempt: 'order 7' }, 'attempt', 'attempt must be up to 48 letters, digits or hyphens, such as your order number'],
  [{ charge: '/charge', atempt: '7' }, 'atempt', 'there is no atempt; did you mean attempt?'],
]) {
  test(`confirm(${JSON.stringify(options)})`, async () => {
    const mine = (await loadPayseal(good)).createPaymentElement({ ...element, mode: 'payment' });
    assert.throws(() => mine.confirm(options), thrown(code ?? 'option_invalid', field, `confirm(): ${message}`));
    mine.destroy();
  });
}

test('options: refuses a gateway of the same origin as the page', async () => {
  const payseal = await loadPayseal({ ...good, gateway: 'https://shop.example' });
  const mine = payseal.createPaymentElement(element);
  assert.throws(
    () => mine.mount('#card'),
    thrown('same_origin', undefined, 'mount(): the gateway must have another origin than the page, or nothing seals the form from it'),
  );
  assert.equal(page.frames.length, 0);
});

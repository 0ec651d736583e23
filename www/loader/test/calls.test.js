// What a page can do with a call besides waiting for it, and with what it has said before.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mine, next, open, page } from './stage.js';

const card = { complete: true, empty: false, brand: 'visa', fields: { number: 'valid', expiry: 'valid', cvc: 'valid' }, consent: false };

test('calls: a check makes none, and says what is wrong or nothing', async () => {
  const { port, heard } = await open();
  const first = mine.validate();
  assert.deepEqual(await heard.next(), { validate: { call: 1 } });
  assert.equal((await mine.createPaymentMethod()).error.code, 'busy');
  port.postMessage({ finished: { call: 1, outcome: 'complete' } });
  assert.deepEqual(await first, { complete: true });
  const second = mine.validate();
  await heard.next();
  const error = { code: 'cvc_missing', field: 'cvc', message: 'm', retryable: false };
  port.postMessage({ finished: { call: 2, outcome: { error } } });
  assert.deepEqual(await second, { error });
});

test('calls: a signal that ends a call where it is told to begin leaves nothing to the form', async () => {
  const { port, heard } = await open();
  const stop = new AbortController();
  port.postMessage({ changed: card });
  await next('change');
  const off = mine.on('change', ({ busy }) => busy && stop.abort());
  assert.equal((await mine.createPaymentMethod({ signal: stop.signal })).error.code, 'cancelled');
  off();
  mine.createPaymentMethod();
  const sent = [await heard.next(), await heard.next()].filter((message) => !message.cancel);
  assert.deepEqual(sent.slice(0, 1), [{ submit: { call: 2 } }]);
});

test('calls: a signal ends a call in the form, and one that waits for the form at once', async () => {
  const { port, heard } = await open();
  const stop = new AbortController();
  const made = mine.createPaymentMethod({ signal: stop.signal });
  assert.deepEqual(await heard.next(), { submit: { call: 1 } });
  stop.abort();
  assert.deepEqual(await heard.next(), { cancel: { call: 1 } });
  const error = { code: 'cancelled', message: 'm', retryable: true };
  port.postMessage({ finished: { call: 1, outcome: { error } } });
  assert.deepEqual(await made, { error });
  assert.equal((await mine.validate({ signal: stop.signal })).error.code, 'cancelled', 'nothing begins');
  mine.unmount();
  mine.mount(page.spot);
  const early = new AbortController();
  const waiting = mine.createPaymentMethod({ signal: early.signal });
  early.abort();
  assert.equal((await waiting).error.code, 'cancelled');
});

test('calls: whether one is under way is told when it begins and when it ends', async () => {
  const { port, heard, events } = await open();
  const told = next('change');
  port.postMessage({ changed: card });
  await told;
  const made = mine.createPaymentMethod();
  await heard.next();
  port.postMessage({ finished: { call: 1, outcome: { created: { customerPaymentMethodId: 'pm_1' } } } });
  await made;
  assert.deepEqual(events.filter(({ type }) => type === 'change').map(({ busy, brand }) => [busy, brand]), [[false, 'visa'], [true, 'visa'], [false, 'visa']]);
});

test('calls: a listener hears once, or no more', async () => {
  const { port } = await open();
  const heard = [];
  const listen = (event) => heard.push(event.type);
  mine.once('change', listen);
  mine.on('escape', listen);
  for (let turn = 0; turn < 2; turn += 1) {
    const last = next('escape');
    port.postMessage({ changed: card });
    port.postMessage('escaped');
    await last;
    mine.off('escape', listen);
  }
  assert.deepEqual(heard, ['change', 'escape']);
});

test('calls: a listener that hears once hears once, also where another one lets the event happen again', async () => {
  const { port } = await open();
  const heard = [];
  let made;
  mine.on('change', ({ busy }) => {
    heard.push('first');
    if (!busy && !made) made = mine.createPaymentMethod();
  });
  mine.once('change', ({ busy }) => heard.push(busy));
  port.postMessage({ changed: card });
  await next('change');
  assert.deepEqual(heard, ['first', 'first', true]);
  mine.destroy();
  await made;
});

test('calls: a form that is taken out with a call under way is not busy any more', async () => {
  for (const end of ['unmount', 'destroy']) {
    const { port } = await open();
    port.postMessage({ changed: card });
    await next('change');
    const said = [];
    mine.on('change', ({ busy }) => said.push(busy));
    const made = mine.createPaymentMethod();
    mine[end]();
    assert.equal((await made).error.code, end === 'destroy' ? 'destroyed' : 'not_mounted');
    assert.deepEqual(said, [true, false], end);
  }
});

test('calls: null takes an option back, in the form and for the next one', async () => {
  const { heard, open: options } = await open({ appearance: { accent: '#112233', radius: 4 }, billingDetails: { city: 'Oslo', country: 'NO' }, locale: 'de', readOnly: true, autoAdvance: true, texts: { busy: 'Wait' } });
  assert.deepEqual([options.access, options.advance], ['readOnly', true]);
  mine.update({ appearance: { accent: null }, billingDetails: { city: null } });
  assert.deepEqual(await heard.next(), { update: { appearance: { radius: 4 }, billingDetails: { country: 'NO' } } });
  mine.update({ appearance: null, locale: null, texts: null, readOnly: null, disabled: true });
  assert.deepEqual(await heard.next(), { update: { appearance: {}, locale: 'en', texts: '', access: 'disabled' } });
  mine.update({ placeholders: { cvc: 'CVV' } });
  assert.deepEqual(await heard.next(), { update: { texts: 'cvc_placeholder=CVV' } });
  mine.update({ texts: { busy: 'Wait' } });
  assert.deepEqual(await heard.next(), { update: { texts: 'cvc_placeholder=CVV\nbusy=Wait' } });
  mine.update({ disabled: false });
  assert.deepEqual(await heard.next(), { update: { access: 'open' } });
  mine.unmount();
  mine.mount(page.spot);
  const { open: again } = await page.frame().open();
  assert.deepEqual([again.appearance, again.locale, again.access], [undefined, 'en', undefined]);
});

test('calls: the form takes the focus where the page wants it and nobody has it', async () => {
  await open({ autofocus: true });
  assert.equal(page.frame().focused, 1);
});

// `<payseal-payment>` as a form control, in a real browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browser, clean, open } from './browser/shop.js';

/** Opens a page with the control in it; `place` puts it there. */
async function begin(attributes = {}, place = "document.getElementById('card').append(control)") {
  await open();
  await browser.run(
    `const { definePaymentElement } = await import('/loader/custom-element.js');
     definePaymentElement(await load());
     window.form = document.querySelector('form');
     window.control = document.createElement('payseal-payment');
     window.told = [];
     for (const [name, value] of Object.entries({ name: 'card', 'session-token': '/token', ...args[0] })) control.setAttribute(name, value);
     for (const name of ['ready', 'change', 'error']) control.addEventListener('payseal-' + name, () => told.push(name));
     window.frameIn = () => control.querySelector('iframe');
     ${place};`,
    attributes,
  );
  await browser.until("told.includes('change')");
}

/** Waits until the form has been sent, and gives what was in it. */
async function sent() {
  const limit = Date.now() + 10_000;
  let at = new URL(await browser.address());
  while (at.pathname !== '/done' && Date.now() < limit) at = new URL(await browser.address());
  return at.pathname + at.search;
}

test('control: a mistake that a press finds makes it invalid, until the shopper is at it', async () => {
  await begin();
  assert.deepEqual(await browser.run('return [control.willValidate, form.checkValidity(), control.form === form]'), [true, true, true]);
  await browser.typeInFrame('input', 'wrong');
  await browser.run("document.querySelector('button').click()");
  await browser.until("told.includes('error')");
  const state = await browser.run(
    `document.activeElement.blur();
     const { validity, validationMessage } = control;
     return [validity.customError, validationMessage, control.matches(':invalid'), form.reportValidity(), document.activeElement.tagName];`,
  );
  assert.deepEqual(state, [true, 'Check this number.', true, false, 'IFRAME']);
  await browser.run("document.querySelector('button').click(); told.length = 0");
  assert.equal(new URL(await browser.address()).pathname, '/');
  await browser.typeInFrame('input', ' no more');
  await browser.until('form.checkValidity()');
  await clean();
  await browser.run("document.querySelector('button').click()");
  assert.equal(await sent(), '/done?card=pm_1_2');
});

test('control: what is disabled takes no focus, holds no submit back and has no value', async () => {
  await begin({}, "const set = document.createElement('fieldset'); set.append(control); document.getElementById('card').append(set)");
  const look = () => browser.run('return [control.inert, control.disabled, control.matches(":disabled"), control.willValidate]');
  assert.deepEqual(await look(), [false, false, false, true]);
  await browser.run("control.parentElement.disabled = true");
  assert.deepEqual(await look(), [true, false, true, false]);
  await browser.run("frameIn().focus()");
  assert.equal(await browser.run('return document.activeElement.tagName'), 'BODY');
  await browser.run("control.parentElement.disabled = false; control.disabled = true");
  assert.deepEqual(await look(), [true, true, true, false]);
  await browser.run("control.disabled = false");
  assert.deepEqual(await look(), [false, false, false, true]);
  const heard = await browser.run(
    `let heard = false;
     form.addEventListener('submit', () => (heard = true));
     control.disabled = true;
     document.querySelector('button').click();
     return heard;`,
  );
  assert.equal(heard, true, 'nothing is waited for');
  assert.equal(await sent(), '/done');
});

test('control: a reset empties it, and an attribute that is taken away takes its effect back', async () => {
  await begin({ theme: 'dark', radius: '4', 'billing-city': 'London' });
  const same = (change) => browser.run(`window.before = frameIn(); told.length = 0; ${change}; await 0; return frameIn() === before`);
  assert.equal(await same("control.setAttribute('locale', 'zh-Hans')"), true);
  assert.equal(await same("control.setAttribute('radius', '8'); control.removeAttribute('theme')"), true);
  assert.equal(await same("control.appearance = { radius: 8 }; control.billingDetails = { city: 'London' }"), true);
  assert.equal(await same('control.billingDetails = null; control.appearance = null'), true);
  // No update takes a value back: another form does.
  assert.equal(await same("control.removeAttribute('radius'); control.removeAttribute('locale')"), false);
  await browser.until("told.includes('change')");
  assert.equal(await browser.run('return document.querySelectorAll("iframe").length'), 1);
  assert.equal(await same("control.setAttribute('layout', 'row')"), false);
  await browser.until("told.includes('change')");
  assert.equal(await same('control.customerId = undefined'), true);
  await browser.run(
    `form.addEventListener('submit', (event) => { event.preventDefault(); told.push('sent ' + new FormData(form).get('card')); });
     document.querySelector('button').click();`,
  );
  await browser.until("told.includes('sent pm_1_1')");
  const left = await browser.run('form.reset(); return [control.value, new FormData(form).get("card")]');
  assert.deepEqual(left, ['', null]);
  await clean();
});

test('control: properties that were set before it was defined are its options', async () => {
  await open();
  const path = await browser.run(
    `const { definePaymentElement } = await import('/loader/custom-element.js');
     const control = document.createElement('payseal-early');
     Object.assign(control, { sessionToken: async () => 'tok', locale: 'zh-Hans', charge: '/charge' });
     document.getElementById('card').append(control);
     definePaymentElement(await load(), 'payseal-early');
     return new URL(control.querySelector('iframe').src).pathname;`,
  );
  assert.equal(path, '/payseal/1/zh-Hans/pay/');
});

test('control: in a shadow root it belongs to the form around that, and Enter sends it', async () => {
  await begin({}, "document.getElementById('card').attachShadow({ mode: 'open' }).append(control)");
  assert.deepEqual(await browser.run('return [control.form === form, new FormData(form).get("card")]'), [true, null]);
  const shown = await browser.run("control.disabled = true; return new FormData(form).get('card')");
  assert.equal(shown, null);
  await browser.run("control.disabled = false; control.remove(); document.querySelector('#card').shadowRoot.append(control); told.length = 0");
  await browser.until("told.includes('change')");
  await browser.inFrame(['#card', 'iframe'], () => browser.type('input', '\n'));
  assert.equal(await sent(), '/done?card=pm_1_1');
});

/**
 * A page of the shop in a real browser, with the loader imported and everything noteworthy recorded: what
 * the tests of the loader stand on, whatever they are about.
 */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { startChromium } from './chromium.js';
import { startOrigins } from './origins.js';

/** The browser of this file's tests. */
export let browser;
/** The shop, the gateway and the bank. */
export let origins;
before(async () => {
  [browser, origins] = await Promise.all([startChromium(), startOrigins()]);
});
after(() => Promise.all([browser?.stop(), origins?.stop()]));

/** Opens a page of the shop with the loader imported and everything noteworthy recorded. */
export async function open(path = '/') {
  await browser.open(origins.shop + path);
  await browser.run(
    `window.violations = [];
     document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
     const { loadPayseal } = await import('/loader/index.js');
     window.load = (account = '1') => loadPayseal({ gateway: args[0], account });
     window.events = [];
     window.watch = (element) => {
       for (const name of ['ready', 'change', 'submit', 'error', 'loaderror']) {
         element.on(name, ({ preventDefault, ...event }) => events.push(event));
       }
       return element;
     };
     window.seen = (type) => events.filter((event) => event.type === type).length;
     const payseal = await load();
     window.element = watch(payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token' }));`,
    origins.gateway,
  );
}

/** Opens such a page and mounts the form. */
export const mounted = async (path) => {
  await open(path);
  await browser.run("element.mount('#card')");
  await browser.until("seen('change')");
};

/** The page's policy blocked nothing. */
export const clean = async () => assert.deepEqual(await browser.run('return violations'), []);

/** Opens a page whose element pays, and has it ask the bank. */
export async function challenged(path, press = '') {
  await open(path);
  await browser.run(
    `const [bank, press] = args;
     const payseal = await load();
     window.till = watch(payseal.createPaymentElement({ mode: 'payment', sessionToken: '/token' }));
     till.mount('#card');
     await new Promise((done) => till.on('ready', done));
     if (press) document.querySelector(press).focus();
     window.before = document.documentElement.scrollHeight;
     window.paid = till.confirm({ charge: () => ({ status: 'challenge', redirectUrl: bank, amount: '24.00', currency: 'USD' }) });`,
    `${origins.bank}/3ds`,
    press,
  );
}
/** The whole window shows the bank's page. */
export async function atTheBank() {
  const limit = Date.now() + 10_000;
  while (!(await browser.address()).startsWith(origins.bank) && Date.now() < limit);
  assert.equal(await browser.address(), `${origins.bank}/3ds`);
}
/** The dialog, in the page's words. */
export const dialog = "document.querySelector('payseal-challenge')?.shadowRoot.querySelector('dialog')";

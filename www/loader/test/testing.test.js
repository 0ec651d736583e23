// The stand-in for unit tests: the loader's own checks, states and errors, in jsdom and in happy-dom.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

import { loadPayseal as loadReal } from '../index.js';
import { CARDS, fake, loadPayseal, PaysealError } from '../testing/index.js';

const PLACE = { gateway: 'https://pay.example', account: '1' };
const NAMES = ['window', 'document', 'location', 'navigator', 'Element'];
const PAGE = '<!doctype html><html lang="en"><body><form><div id="card"></div></form></body></html>';

const worlds = {
  jsdom: () => new JSDOM(PAGE, { url: 'https://shop.example/' }).window,
  'happy-dom': () => {
    const window = new Window({ url: 'https://shop.example/' });
    window.document.write(PAGE);
    return window;
  },
};

for (const [world, make] of Object.entries(worlds)) {
  describe(world, () => {
    const kept = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
    before(() => {
      const window = make();
      for (const name of NAMES) Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true });
    });
    afterEach(() => {
      fake.reset();
      document.querySelector('#card').replaceChildren();
    });
    after(() => {
      for (const [name, was] of kept) was ? Object.defineProperty(globalThis, name, was) : delete globalThis[name];
    });

    const create = async (options = {}) => (await loadPayseal(PLACE)).createPaymentElement({ mode: 'payment', sessionToken: '/token', ...options });
    const mounted = async (options) => {
      const element = await create(options);
      const ready = new Promise((done) => element.on('ready', done));
      element.mount('#card');
      await ready;
      return element;
    };

    test('stand-in: the real package fails at once and names the stand-in', async () => {
      const element = (await loadReal(PLACE)).createPaymentElement({ mode: 'payment', sessionToken: '/token' });
      assert.throws(() => element.mount('#card'), { name: 'PaysealError', code: 'no_browser', message: /payseal\/testing/ });
      const { error } = await element.confirm({ charge: '/api/charge' });
      assert.equal(error.code, 'not_mounted');
    });

    test('stand-in: a card is typed, and is paid with', async () => {
      const element = await mounted();
      const changes = [];
      element.on('change', (change) => changes.push(change));
      fake.last.fill({ brand: 'amex' });
      assert.deepEqual(changes.map(({ brand, complete }) => [brand, complete]), [['amex', true]]);
      const asked = [];
      const charge = ({ signal, ...request }) => (asked.push(request), { status: 'succeeded', orderNumber: '7' });
      const paying = element.confirm({ charge, attempt: 'order-7' });
      assert.equal(element.confirm({ charge }), paying);
      const paid = await paying;
      assert.deepEqual([paid.status, paid.charge.orderNumber], ['succeeded', '7']);
      assert.deepEqual(asked, [{ customerPaymentMethodId: 'pm_fake_1', attempt: 'order-7', order: 'order-7' }]);
      assert.deepEqual(await element.confirm({ charge }), paid);
      assert.equal(asked.length, 1);
    });

    test('stand-in: a decline is told, and the next press is another attempt', async () => {
      const element = await mounted();
      fake.last.fill();
      fake.next.confirm({ declined: 'insufficient_funds' });
      const declined = await element.confirm({ charge: '/api/charge', attempt: '8' });
      assert.deepEqual([declined.status, declined.decline.code], ['declined', 'insufficient_funds']);
      const attempts = [];
      const charge = ({ attempt, settle }) => (attempts.push([attempt, settle]), { status: attempts.length > 1 ? 'succeeded' : 'unknown' });
      assert.equal((await element.confirm({ charge, attempt: '8' })).status, 'unknown');
      assert.equal((await element.confirm({ charge, attempt: '8' })).status, 'succeeded');
      assert.deepEqual(attempts, [['8-2', undefined], ['8-2', true]]);
    });

    test("the bank's page is answered by the test", async () => {
      const element = await mounted();
      fake.last.fill();
      const settles = [];
      const charge = ({ settle }) => (settles.push(settle), settle ? { status: 'succeeded' } : { status: 'challenge', redirectUrl: 'https://bank.example/' });
      const paying = element.confirm({ charge });
      while (!fake.last.challenged) await new Promise(setImmediate);
      fake.last.answerChallenge('complete');
      assert.equal((await paying).status, 'succeeded');
      assert.deepEqual(settles, [undefined, true]);
      element.clear();
      fake.last.fill();
      fake.next.confirm({ challenge: true });
      const again = element.confirm({ charge: '/api/charge' });
      while (!fake.last.challenged) await new Promise(setImmediate);
      fake.last.answerChallenge('cancel');
      assert.equal((await again).decline.code, 'challenge_cancelled');
    });

    test('stand-in: what was not filled in is told as a form would', async () => {
      const element = await mounted({ mode: 'setup' });
      const none = await element.createPaymentMethod();
      assert.deepEqual([none.error.code, none.error.field], ['number_missing', 'number']);
      fake.last.fill({ fields: { cvc: 'incomplete' } });
      assert.deepEqual((await element.createPaymentMethod()).error.code, 'cvc_incomplete');
      fake.last.fill();
      const { customerPaymentMethodId, consent } = await element.createPaymentMethod();
      assert.match(customerPaymentMethodId, /^pm_fake_/);
      assert.equal(consent.redisplay, 'always');
      fake.next.createPaymentMethod({ error: 'card_refused' });
      assert.equal((await element.createPaymentMethod()).error.code, 'card_refused');
    });

    test('stand-in: a form that fails ends the call, and comes again', async () => {
      fake.hold();
      const element = await create();
      element.mount('#card');
      const told = [];
      element.on('loaderror', (error) => told.push(error));
      const paying = element.confirm({ charge: '/api/charge' });
      fake.last.fail('frame_blocked');
      assert.equal((await paying).error.code, 'frame_blocked');
      assert.match(told[0].hint, /add https:\/\/pay\.example to frame-src/);
      assert.equal(document.querySelector('#card').textContent, told[0].message);
      fake.last.retry();
      fake.last.ready();
      assert.equal(fake.last.status, 'ready');
    });

    test('stand-in: once the page’s server was asked nobody knows, whatever becomes of the form', async () => {
      for (const end of ['unmount', 'destroy', 'fail', 'replace', 'remove']) {
        const element = await mounted();
        fake.last.fill();
        let asked;
        let answer;
        const charge = (request) => ((asked = request), new Promise((done) => (answer = done)));
        const paying = element.confirm({ charge });
        while (!asked) await new Promise(setImmediate);
        if (end === 'fail') fake.last.fail('frame_crashed');
        else if (end === 'replace') fake.last.fail('frame_replaced');
        else if (end === 'remove') document.querySelector('#card').replaceChildren();
        else element[end]();
        const { customerPaymentMethodId } = asked;
        assert.deepEqual(await paying, { customerPaymentMethodId, ...(asked.consent && { consent: asked.consent }), status: 'unknown' }, end);
        answer({ status: 'succeeded' });
        element.destroy();
      }
      const element = await mounted();
      fake.next.confirm({ challenge: true });
      const paying = element.confirm({ charge: '/api/charge' });
      while (!fake.last.challenged) await new Promise(setImmediate);
      element.unmount();
      assert.equal((await paying).status, 'unknown');
      element.mount('#card');
      const kept = element.createPaymentMethod();
      element.destroy();
      assert.equal((await kept).error.code, 'destroyed', 'what is only kept is no payment');
    });

    test('stand-in: a frame that is loaded anew forgets, and is ready again', async () => {
      const element = await mounted();
      fake.last.fill();
      const told = [];
      element.on('error', ({ code }) => told.push(code));
      fake.last.fail('frame_replaced');
      assert.deepEqual([told, fake.last.status], [['frame_replaced'], 'loading']);
      await new Promise(setImmediate);
      assert.equal(fake.last.status, 'ready');
      assert.equal((await element.createPaymentMethod()).error.code, 'number_missing');
    });

    test('stand-in: misuse throws what the real one throws', async () => {
      await assert.rejects(loadPayseal({ gateway: 'http://pay.example', account: '1' }), { code: 'gateway_insecure' });
      await assert.rejects(create({ mod: 'setup' }), (error) => error instanceof PaysealError && /did you mean mode/.test(error.message));
      const element = await mounted();
      assert.throws(() => element.mount('#card'), { code: 'already_mounted' });
      assert.throws(() => element.confirm({ charge: 5 }), { code: 'option_invalid' });
      assert.throws(() => element.update({ customerId: 'cus_1' }), { message: /left as it is/ });
    });

    test('stand-in: what is left behind is named', async () => {
      const element = await mounted();
      const off = element.on('change', () => {});
      off();
      off();
      assert.deepEqual(fake.leaks(), ['element 1 of 1 (payment) was never destroyed: it is in the page, and has 1 listeners']);
      element.destroy();
      assert.deepEqual(fake.leaks(), []);
      fake.next.confirm({ declined: true });
      assert.equal(fake.leaks().length, 1);
      fake.reset();
      assert.throws(() => fake.last, /there is no element yet/);
    });

    test('stand-in: Enter submits the form around it, and a session token is asked for on demand', async () => {
      let requests = 0;
      const element = await mounted({ sessionToken: () => `tok_${(requests += 1)}` });
      const form = document.querySelector('form');
      let submits = 0;
      form.addEventListener('submit', (event) => (event.preventDefault(), (submits += 1)), { once: true });
      fake.last.press('Enter');
      element.on('submit', (event) => event.preventDefault());
      fake.last.press('Enter');
      assert.equal(submits, 1);
      assert.equal(await fake.last.requestToken(), 'tok_1');
    });
  });
}

test('stand-in: a card of the table is named by what it does', () => {
  assert.deepEqual(CARDS.insufficient_funds, { number: '4000000000009995', brand: 'visa', behaviour: 'declines', decline: 'insufficient_funds' });
  assert.equal(CARDS.challenge_always.behaviour, 'challenges_always');
});

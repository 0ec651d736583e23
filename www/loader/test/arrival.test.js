// How soon it is known that the form does not come, why, and how it comes after all.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { create, gateway, mine, next, open, page } from './stage.js';

/** Lets what is asked of promises happen between two ticks of the mocked clock. */
const pass = async (millis) => {
  mock.timers.tick(millis);
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};
/** The frame that asks whether the gateway is there. */
const probe = () => page.body.children.at(-1);

for (const [what, answers, code, hint] of [
  ['a page that is not allowed', true, 'origin_refused', /add https:\/\/shop\.example to the account's allowed origins/],
  ['a gateway that is not there', false, 'gateway_unreachable', /no form at https:\/\/pay\.example\/payseal\/12246002\/en\//],
]) {
  test(`${what} is known within three seconds`, async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    (await create()).mount('#card');
    const told = next('loaderror');
    page.frame().load();
    await pass(1000);
    assert.equal(probe().src, 'https://pay.example/payseal/0/en/');
    const { port } = probe().load();
    if (answers) {
      port.postMessage({ crashed: { code: 'account_unknown' } });
      while (probe()) await new Promise(setImmediate);
    }
    await pass(1000);
    const event = await told;
    assert.equal(event.code, code);
    assert.match(event.hint, hint);
    assert.equal(page.spot.children[0].children[0].textContent, event.message, 'page and shopper are told the same');
    assert.equal(probe(), undefined, 'nothing is left of the question');
  });
}

test('loading: a form that is slow is not taken away for that', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create()).mount('#card');
  let failed = 0;
  mine.on('loaderror', () => (failed += 1));
  const { data, port } = page.frame().load();
  await pass(1000);
  // One thread for both: the question arrives when the form can answer, too.
  probe().load();
  port.postMessage('waking');
  while (probe()) {
    await new Promise(setImmediate);
    await pass(500);
  }
  await pass(60_000);
  assert.equal(failed, 0);
  const ready = next('ready');
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'x' } });
  port.postMessage('ready');
  await ready;
});

test('loading: a gateway that comes back is asked a few times, and then the form is loaded by itself', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create()).mount('#card');
  let failed = 0;
  mine.on('loaderror', () => (failed += 1));
  page.frame().load();
  await pass(1000);
  probe().load();
  await pass(1000);
  assert.equal(failed, 1);
  for (const pause of [2000, 4000]) {
    await pass(pause - 1);
    assert.equal(probe(), undefined, 'not before its time');
    await pass(1);
    probe().load();
    await pass(1000);
    assert.equal(page.frame(), undefined, 'the sentence stands while the gateway is away');
  }
  await pass(8000);
  const { port } = probe().load();
  port.postMessage({ crashed: { code: 'account_unknown' } });
  while (!page.frame()) await new Promise(setImmediate);
  const ready = next('ready');
  await page.frame().open();
  await ready;
  assert.equal(failed, 1);
});

test('loading: a gateway that stays away is not asked for ever', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  (await create()).mount('#card');
  page.frame().load();
  await pass(1000);
  let asked = 0;
  for (let second = 0; second < 600; second += 1) {
    if (probe()) {
      asked += 1;
      probe().load();
    }
    await pass(1000);
  }
  assert.equal(asked, 6);
  page.spot.children[0].children[1].onclick();
  assert.ok(page.frame(), 'the shopper can ask again');
});

test('loading: a browser without a network says so, and loads the form when there is one', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  navigator.onLine = false;
  (await create()).mount('#card');
  const told = next('loaderror');
  await pass(2000);
  const { code, message, retryable } = await told;
  assert.deepEqual([code, retryable], ['offline', true]);
  assert.match(message, /offline/);
  navigator.onLine = true;
  page.window.dispatchEvent(new Event('online'));
  const { port } = probe().load();
  port.postMessage({ crashed: { code: 'account_unknown' } });
  while (!page.frame()) await new Promise(setImmediate);
});

test('loading: no clock runs before the frame is in the page', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  await create();
  let failed;
  mine.on('loaderror', ({ code }) => (failed = code));
  const detached = page.document.createElement('div');
  mine.mount(detached);
  await pass(600_000);
  assert.equal(failed, undefined);
  page.form.append(detached);
  await pass(250);
  await pass(19_999);
  assert.equal(failed, undefined);
  await pass(1);
  assert.equal(failed, 'frame_timeout');
});

test('loading: a page that has no origin is told that, and not to allow one', async () => {
  globalThis.origin = 'null';
  try {
    (await create()).mount('#card');
    const { code, hint } = await next('loaderror');
    assert.equal(code, 'origin_refused');
    assert.match(hint, /window\.origin is null.*allow-same-origin/);
  } finally {
    delete globalThis.origin;
  }
});

test('loading: where a broken connection loads nothing, the gateway is asked, and a policy that forbids it leaves it open', async (context) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  for (const [answers, forbidden, code] of [[false, false, 'gateway_unreachable'], [false, true, undefined], [true, false, undefined]]) {
    const asked = [];
    context.mock.method(globalThis, 'fetch', async (url, { method, mode }) => {
      asked.push([url, method, mode]);
      if (answers) return {};
      if (forbidden) {
        page.document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'connect-src' }));
      }
      throw TypeError('no connection');
    });
    (await create()).mount('#card');
    let failed;
    mine.on('loaderror', (error) => (failed = error.code));
    await pass(2000);
    await pass(250);
    assert.deepEqual(asked, [['https://pay.example/payseal/v1/payseal.js', 'HEAD', 'no-cors']]);
    assert.equal(failed, code);
    mine.destroy();
  }
  page.document.featurePolicy = { features: () => [] };
  const fetch = context.mock.method(globalThis, 'fetch', async () => ({}));
  (await create()).mount('#card');
  await pass(2000);
  assert.equal(fetch.mock.callCount(), 0, 'a browser that loads a page of its own is not asked');
});

test('loading: what the page’s policy keeps out later is no reason to take a form away that is there', async () => {
  const { events } = await open();
  const blocked = { disposition: 'enforce', effectiveDirective: 'frame-src', blockedURI: `${gateway}/3ds` };
  page.document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), blocked));
  assert.deepEqual(events, [{ type: 'ready' }]);
});

// What a page meets before the second part of the loader is here, and where it is not to be had.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

globalThis.BEFORE_THE_SECOND_PART = true;
// As in a script of the gateway's, whose preloads the test answers.
globalThis.PAYSEAL_LATER = 'a-_b';
const { listen, openPage } = await import('./page.js');
const { loadPayseal } = await import('../index.js');

let page;
let mine;
let asked;

const turn = () => new Promise(setImmediate);

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  page = openPage();
  asked = [];
  const make = page.document.createElement;
  page.document.createElement = (tag) => Object.assign(make(tag), tag === 'link' && { relList: { supports: () => true } });
  page.document.head.append = (link) => {
    asked.push(link.href);
    queueMicrotask(() => link.onerror(Error('not to be had')));
  };
});
afterEach(async () => {
  mine?.destroy();
  // Whoever asked again is done.
  await giveUp();
  await giveUp();
  mock.timers.reset();
  page.close();
});

const mount = async (options) => {
  const payseal = await loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
  mine = payseal.createPaymentElement({ mode: 'payment', sessionToken: () => assert.fail('asked'), ...options });
  const heard = [];
  for (const name of ['error', 'loaderror', 'ready']) mine.on(name, (event) => heard.push(event));
  mine.mount('#card');
  return heard;
};

/** Lets it be asked for until it is given up. */
const giveUp = async () => {
  for (const pause of [0, 500, 2000, 8000, 3000]) {
    await turn();
    mock.timers.tick(pause);
    await turn();
  }
};

/** Opens the form, without what the second part would do. */
const open = async () => {
  const { data, port } = page.frame().load();
  const heard = listen(port);
  port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'Card form' } });
  const told = [await heard.next(), await heard.next()];
  port.postMessage('ready');
  return { port, heard, told };
};

test('second part: it is asked for with the frame, four times, and then the page and the shopper are told', async () => {
  const heard = await mount();
  assert.ok(page.frame(), 'the frame waits for nothing');
  await giveUp();
  assert.deepEqual(asked.slice(0, 4), ['', '?1', '?2', '?3'].map((again) => `https://pay.example/payseal/v1/parts/a-_b.js${again}`));
  assert.equal(heard[0].type, 'loaderror');
  assert.equal(heard[0].code, 'loader_incomplete');
  assert.match(heard[0].hint, /script-src allow https:\/\/pay\.example\/payseal\/v1\/parts\//);
  const [said] = page.spot.children;
  assert.deepEqual([said.textContent, said.attributes.role], [heard[0].message, 'alert']);
});

test('second part: without it a form that came stays, no token is given, and nothing is charged', async () => {
  const heard = await mount();
  const { port, heard: frame, told } = await open();
  assert.deepEqual(told.map((message) => Object.keys(message)[0]), ['surface', 'open']);
  port.postMessage({ needToken: { request: 1 } });
  port.postMessage({ needCharge: { request: 2, attempt: 1, customerPaymentMethodId: 'pm_1' } });
  port.postMessage({ needCharge: { request: 3, attempt: 1, settle: true } });
  await giveUp();
  assert.deepEqual(await frame.next(), { token: { request: 1 } });
  assert.deepEqual(await frame.next(), { charged: { request: 2, answer: 'refused' } });
  assert.deepEqual(await frame.next(), { charged: { request: 3, answer: 'lost' } });
  assert.deepEqual(heard.map(({ type, code }) => [type, code]), [['ready', undefined], ['error', 'loader_incomplete']]);
  assert.ok(page.frame());
});

test('second part: a call that is refused before it is there says why', async () => {
  await mount();
  mine.unmount();
  const refused = mine.confirm({ charge: '/charge' });
  await giveUp();
  const { error } = await refused;
  assert.deepEqual([error.code, error.message], ['not_mounted', 'The card form couldn’t be loaded.']);
});

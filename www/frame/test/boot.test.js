/** boot.js: what it keeps for the wasm, and what it says when there is none. */

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

const SHOP = 'http://shop.localhost:4000';
const NONCE = '00112233445566778899aabbccddeeff';
const RIGHT = { payseal: 1, nonce: NONCE };
const { WebAssembly } = globalThis;

/** Runs boot.js afresh in a document made of as little as it touches. */
const boot = async ({ name = '', glue = 'data:text/javascript,export default () => new Promise(() => {})' } = {}) => {
  const listeners = {};
  const elements = Object.fromEntries(
    ['app', 'static', 'covered', 'stopped-wasm', 'stopped-crash'].map((id) => [
      id,
      { hidden: id !== 'app' && id !== 'static', remove: () => delete elements[id] },
    ]),
  );
  Object.assign(globalThis, {
    document: {
      documentElement: { dataset: { origins: `${SHOP} https://www.shop.example` } },
      querySelector: () => ({ dataset: { glue, wasm: '/payseal.wasm' } }),
      getElementById: (id) => elements[id] ?? null,
    },
    name,
    parent: { name: 'parent' },
    addEventListener: (kind, hear) => (listeners[kind] = hear),
  });
  delete globalThis.payseal;
  await import(`../boot.js?${Math.trunc(performance.now() * 1000)}`);
  listeners.DOMContentLoaded();
  return { elements, listeners, payseal: globalThis.payseal };
};

const greeting = (changes = {}) => {
  const answers = [];
  const port = { postMessage: (message) => answers.push(message) };
  const event = { source: parent, origin: SHOP, data: RIGHT, ports: [port], ...changes };
  return { answers, event };
};

const stopped = async (elements) => {
  while (elements.app) await new Promise(setImmediate);
};

afterEach(() => {
  globalThis.WebAssembly = WebAssembly;
});

// boot.js defines `payseal` for good: each run needs a scope where it may be defined again.
const { defineProperty } = Object;
Object.defineProperty = (target, name, what) =>
  defineProperty(target, name, target === globalThis ? { ...what, configurable: true } : what);

test('of the parts that the page names only those that are known count', async () => {
  await boot({ name: 'list constructor consent <b> list"x mandate' });
  assert.equal(document.documentElement.dataset.parts, 'list consent mandate');
  await boot();
  assert.equal(document.documentElement.dataset.parts, '');
});

test('the colours that the page names are there before the program is', async () => {
  for (const [name, theme] of [['list dark', 'dark'], ['light', 'light'], ['', 'auto'], ['auto', 'auto'], ['darker', 'auto']]) {
    await boot({ name });
    assert.equal(document.documentElement.dataset.theme, theme, name);
  }
});

test('hands early greetings on first, then every later one, then none', async () => {
  const { listeners, payseal } = await boot();
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() => greeting().event);
  listeners.message(first);
  listeners.message(second);
  const heard = [];
  payseal.listen((event) => heard.push(event));
  listeners.message(third);
  payseal.listen(null);
  listeners.message(fourth);
  assert.deepEqual(heard, [first, second, third]);
});

test('keeps no more than sixteen greetings', async () => {
  const { listeners, payseal } = await boot();
  const events = Array.from({ length: 40 }, () => greeting().event);
  events.forEach(listeners.message);
  const heard = [];
  payseal.listen((event) => heard.push(event));
  assert.deepEqual(heard, events.slice(0, 16));
});

test('noise of other windows takes no place', async () => {
  const { listeners, payseal } = await boot();
  for (let at = 0; at < 40; at += 1) {
    listeners.message(greeting({ source: { name: 'an advertisement' } }).event);
    listeners.message(greeting({ data: { payseal: 1, nonce: 'x'.repeat(1_000_000) } }).event);
  }
  const right = greeting().event;
  listeners.message(right);
  const heard = [];
  payseal.listen((event) => heard.push(event));
  assert.deepEqual(heard, [right]);
});

test('tells a right greeting that the form can be typed into, and no wrong one', async () => {
  const { listeners } = await boot();
  const right = greeting();
  listeners.message(right.event);
  assert.deepEqual(right.answers, ['waking']);
  for (const changes of [
    { origin: 'http://evil.localhost:4000' },
    { origin: `${SHOP} https://www.shop.example` },
    { source: { name: 'another' } },
    { data: null },
    { data: { payseal: 2, nonce: NONCE } },
    { data: { payseal: 1, nonce: NONCE.toUpperCase() } },
    { data: { payseal: 1 } },
  ]) {
    const wrong = greeting(changes);
    listeners.message(wrong.event);
    assert.deepEqual(wrong.answers, [], JSON.stringify(changes));
  }
});

test('says that WebAssembly is blocked: to the shopper, and to early and late greetings', async () => {
  delete globalThis.WebAssembly;
  const { elements, listeners } = await boot({ glue: 'data:text/javascript,export default () => { throw 1 }' });
  const early = greeting();
  listeners.message(early.event);
  await stopped(elements);
  assert.equal(elements['stopped-wasm'].hidden, false);
  assert.equal(elements['stopped-crash'].hidden, true);
  assert.equal(elements.static, undefined);
  const late = greeting();
  listeners.message(late.event);
  const crashed = { crashed: { code: 'wasm_blocked' } };
  assert.deepEqual(early.answers.at(-1), crashed);
  assert.deepEqual(late.answers, [crashed]);
});

test('knows a browser that compiles WebAssembly and only forbids to run it', async () => {
  globalThis.WebAssembly = {
    Module: WebAssembly.Module,
    Instance: class {
      constructor() {
        throw Error('Refused');
      }
    },
  };
  const { elements } = await boot({ glue: 'data:text/javascript,export default () => { throw 1 }' });
  await stopped(elements);
  assert.equal(elements['stopped-wasm'].hidden, false);
});

test('calls anything else that fails a crash', async () => {
  const { elements } = await boot({ glue: 'data:text/javascript,export default () => { throw 1 }' });
  await stopped(elements);
  assert.equal(elements['stopped-crash'].hidden, false);
  assert.equal(elements['stopped-wasm'].hidden, true);
});

test('stops once, and the first reason stands', async () => {
  const { listeners, payseal } = await boot();
  const heard = [];
  payseal.listen((event) => heard.push(event));
  payseal.stop('frame_crashed');
  payseal.stop('wasm_blocked');
  const late = greeting();
  listeners.message(late.event);
  assert.deepEqual(late.answers, [{ crashed: { code: 'frame_crashed' } }]);
  assert.deepEqual(heard, []);
});

test('Enter does not leave the page', async () => {
  const { listeners } = await boot();
  let prevented = false;
  listeners.submit({ preventDefault: () => (prevented = true) });
  assert.ok(prevented);
});

/** A click on something that is guarded, as a browser that can tell what it shows sees it. */
const clickOn = async ({ isVisible, isTrusted = true, guarded = true, later = isVisible }) => {
  const seen = { clicks: 0, stopped: false, observed: 0, options: null };
  globalThis.IntersectionObserverEntry = class {
    get isVisible() { return isVisible; }
  };
  globalThis.IntersectionObserver = class {
    constructor(hear, options) {
      seen.options = options;
      this.hear = hear;
    }
    observe() {
      seen.observed += 1;
      this.hear([{ isVisible }]);
      if (later !== isVisible) this.hear([{ isVisible: later }]);
    }
    disconnect() {}
  };
  const { setTimeout, clearTimeout } = globalThis;
  let late;
  globalThis.setTimeout = (act, _, ...given) => (late = () => act(...given));
  globalThis.clearTimeout = () => (late = null);
  const { elements, listeners } = await boot();
  const target = { click: () => (seen.clicks += 1), closest: () => (guarded ? target : null) };
  listeners.click({
    target,
    isTrusted,
    preventDefault: () => (seen.stopped = true),
    stopImmediatePropagation() {},
  });
  late?.();
  Object.assign(globalThis, { setTimeout, clearTimeout });
  delete globalThis.IntersectionObserverEntry;
  delete globalThis.IntersectionObserver;
  return { ...seen, hidden: elements.covered.hidden };
};

test('a click on what is seen counts, after the browser has looked', async () => {
  const seen = await clickOn({ isVisible: true });
  assert.deepEqual(seen.options, { trackVisibility: true, delay: 100 });
  assert.deepEqual([seen.stopped, seen.clicks, seen.hidden], [true, 1, true]);
});

test('what is still fading in is waited for', async () => {
  const seen = await clickOn({ isVisible: false, later: true });
  assert.deepEqual([seen.stopped, seen.clicks, seen.hidden], [true, 1, true]);
});

test('a click on what is covered does not count, and says so', async () => {
  const seen = await clickOn({ isVisible: false });
  assert.deepEqual([seen.stopped, seen.clicks, seen.hidden], [true, 0, false]);
});

test('other clicks, and the one that is passed on, are nobody\'s business', async () => {
  for (const click of [{ guarded: false }, { isTrusted: false }]) {
    const seen = await clickOn({ isVisible: false, ...click });
    assert.deepEqual([seen.stopped, seen.observed], [false, 0]);
  }
});

test('a browser that cannot tell is not asked', async () => {
  const { listeners } = await boot();
  assert.equal(listeners.click, undefined);
});

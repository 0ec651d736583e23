/** boot.js: what it keeps for the wasm, and what it says when there is none. */

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

const SHOP = 'http://shop.localhost:4000';
const NONCE = '00112233445566778899aabbccddeeff';
const RIGHT = { payseal: 1, nonce: NONCE };
const { WebAssembly, queueMicrotask } = globalThis;
// What is seen of the form is guard.test.js's matter.
globalThis.MutationObserver = globalThis.IntersectionObserver = class {
  observe() {}
};

/** Runs boot.js afresh in a document made of as little as it touches. */
const boot = async ({ name = '', glue = 'data:text/javascript,export default () => new Promise(() => {})' } = {}) => {
  const listeners = {};
  const elements = Object.fromEntries(
    ['app', 'static', 'stopped-alone', 'stopped-wasm', 'stopped-crash'].map((id) => [
      id,
      {
        hidden: id !== 'app' && id !== 'static',
        remove: () => delete elements[id],
        toggleAttribute(name, on) {
          this[name] = on;
        },
      },
    ]),
  );
  Object.assign(globalThis, {
    document: {
      documentElement: { dataset: { origins: `${SHOP} https://www.shop.example` } },
      body: {},
      hasFocus: () => true,
      querySelector: () => ({ dataset: { glue, wasm: '/payseal.wasm' } }),
      getElementById: (id) => elements[id] ?? null,
    },
    name,
    parent: { name: 'parent' },
    HTMLElement: class {
      focus() {
        document.activeElement = this;
      }
    },
    addEventListener: (kind, hear) => (listeners[kind] = hear),
    Node: class {
      children = [];
      insertBefore(node, before) {
        this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, node);
        node.parentNode = this;
        return node;
      }
    },
  });
  delete globalThis.payseal;
  await import(`../boot.js?${Math.trunc(performance.now() * 1000)}`);
  listeners.DOMContentLoaded();
  return { elements, listeners, payseal: globalThis.payseal };
};

const greeting = (changes = {}) => {
  const answers = [];
  let asked;
  const port = { postMessage: (message) => answers.push(message), addEventListener: (_, hear) => (asked = hear) };
  const event = { source: parent, origin: SHOP, data: RIGHT, ports: [port], ...changes };
  return { answers, event, ask: (data) => asked({ data }) };
};

const stopped = async (elements) => {
  while (elements.app) await new Promise(setImmediate);
};

afterEach(() => {
  Object.assign(globalThis, { WebAssembly, queueMicrotask });
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
  for (const [name, theme, paper] of [
    ['list dark', 'dark', 'light'],
    ['light', 'light', 'light'],
    ['light on-dark', 'light', 'dark'],
    ['dark on-dark', 'dark', 'dark'],
    ['', 'light', 'light'],
    ['darker on-darker', 'light', 'light'],
  ]) {
    await boot({ name });
    const { dataset } = document.documentElement;
    assert.deepEqual([dataset.theme, dataset.paper], [theme, paper], name);
  }
});

test('what cannot be drawn before a node that is gone is drawn at the end, and the form is told', async () => {
  await boot();
  const [parent, other, first, second, gone] = Array.from({ length: 5 }, () => new Node());
  parent.insertBefore(second, null);
  parent.insertBefore(first, second);
  assert.deepEqual(parent.children, [first, second]);
  assert.equal('torn' in document.documentElement.dataset, false);
  gone.parentNode = other;
  const last = new Node();
  parent.insertBefore(last, gone);
  assert.deepEqual(parent.children, [first, second, last]);
  assert.equal('torn' in document.documentElement.dataset, true);
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

test('a form that nobody has greeted takes no digit and says so, until somebody greets it', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { elements, listeners } = await boot();
  const shown = () => ['app', 'static', 'stopped-alone'].filter((id) => !elements[id].hidden);
  listeners.load();
  context.mock.timers.tick(2999);
  assert.deepEqual(shown(), ['app', 'static']);
  // A shopper types already.
  const number = new HTMLElement();
  number.focus();
  listeners.message(greeting({ origin: 'http://evil.localhost:4000' }).event);
  context.mock.timers.tick(1);
  assert.deepEqual(shown(), ['stopped-alone']);
  // What is hidden loses the focus.
  document.activeElement = document.body;
  listeners.message(greeting().event);
  assert.deepEqual(shown(), ['app', 'static']);
  assert.equal(document.activeElement, number, 'and goes on typing');

  const early = await boot();
  early.listeners.message(greeting().event);
  early.listeners.load();
  context.mock.timers.tick(60_000);
  assert.equal(early.elements['stopped-alone'].hidden, true);
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

test('a program that traps is stopped, whoever called it; any other error is not the end', async () => {
  const trap = new WebAssembly.RuntimeError('unreachable');
  for (const [event, member] of [
    ['error', 'error'],
    ['unhandledrejection', 'reason'],
  ]) {
    const { elements, listeners } = await boot();
    for (const harmless of [new Error('ResizeObserver loop'), undefined, null]) listeners[event]({ [member]: harmless });
    assert.equal(elements['stopped-crash'].hidden, true);
    listeners[event]({ [member]: trap });
    assert.equal(elements['stopped-crash'].hidden, false);
  }
});

test('a microtask that comes in the middle of another has its turn after it', async () => {
  const held = [];
  globalThis.queueMicrotask = (task) => held.push(task);
  await boot();
  const told = [];
  const done = new Promise((resolve) => {
    globalThis.queueMicrotask(() => {
      told.push('first begins');
      globalThis.queueMicrotask(() => {
        told.push('second');
        resolve();
      });
      // The browser waits for something inside a call, and lets in what there is.
      held.pop()();
      told.push('first ends');
    });
  });
  held.pop()();
  while (told.length < 3) {
    held.pop()?.();
    await new Promise(setImmediate);
  }
  await done;
  assert.deepEqual(told, ['first begins', 'first ends', 'second']);
  // One that throws bars no other.
  globalThis.queueMicrotask(() => {
    throw new Error('a defect');
  });
  assert.throws(() => held.pop()(), /a defect/);
  globalThis.queueMicrotask(() => told.push('third'));
  held.pop()();
  assert.equal(told.at(-1), 'third');
});

test('a frame that is entered after its field was focused gives the focus back to the field, once', async () => {
  for (const event of ['focus', 'focusout']) {
    const { listeners } = await boot();
    const field = new HTMLElement();
    Object.assign(document, { body: {}, hasFocus: () => true });
    const enter = async () => {
      document.activeElement = document.body;
      listeners[event]({});
      await new Promise((done) => setTimeout(done));
      return document.activeElement === field;
    };
    assert.equal(await enter(), false, 'nothing was focused yet');
    field.focus();
    // A shopper who has left the frame is not called back.
    document.hasFocus = () => false;
    assert.equal(await enter(), false);
    document.hasFocus = () => true;
    assert.equal(await enter(), true);
    assert.equal(await enter(), false, 'the shopper who leaves the field has left it');
    for (const input of ['pointerdown', 'keydown']) {
      field.focus();
      listeners[input]({});
      assert.equal(await enter(), false, 'nor one who has done something since');
    }
  }
});

test('a field that the page asks for gets the focus once the frame has it, and again when a later entering forgets it', async () => {
  const { listeners } = await boot();
  const { event, ask } = greeting();
  listeners.message(event);
  const [field, other] = [new HTMLElement(), new HTMLElement()];
  Object.assign(document, { activeElement: other, hasFocus: () => false });
  const told = async (kind) => {
    listeners[kind]({});
    await new Promise((done) => setTimeout(done));
  };
  ask({ focus: {} });
  field.focus();
  assert.equal(document.activeElement, other, 'the browser is still on its way into the frame');
  document.hasFocus = () => true;
  await told('focus');
  assert.equal(document.activeElement, field);
  document.activeElement = document.body;
  await told('focus');
  assert.equal(document.activeElement, field);
  document.activeElement = other;
  await told('focus');
  assert.equal(document.activeElement, other, 'only what nobody has is given back');

  document.hasFocus = () => false;
  ask({ focus: {} });
  field.focus();
  await told('pointerdown');
  document.hasFocus = () => true;
  await told('focus');
  assert.equal(document.activeElement, other, 'the shopper has chosen');

  document.hasFocus = () => false;
  ask('clear');
  field.focus();
  assert.equal(document.activeElement, field, 'what the program points at by itself has it at once');
});

test('a field that the page does not give the focus to takes it, three times at most', async (context) => {
  const { listeners } = await boot();
  const { event, ask } = greeting();
  listeners.message(event);
  const [field, other] = [new HTMLElement(), new HTMLElement()];
  document.hasFocus = () => false;
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const takes = (within) => {
    document.activeElement = other;
    context.mock.timers.tick(within);
    return document.activeElement === field;
  };
  const begin = () => {
    document.activeElement = other;
    ask({ focus: {} });
    field.focus();
    assert.equal(takes(299), false, 'the page may still give it');
  };
  begin();
  assert.deepEqual([1, 600, 1200, 60_000].map(takes), [true, true, true, false]);
  document.hasFocus = () => true;
  listeners.focus({});
  assert.equal(takes(60_000), false, 'the shopper comes back much later, to another field');

  document.hasFocus = () => false;
  begin();
  listeners.keydown({});
  assert.equal(takes(60_000), false, 'nor from a shopper who has done something since');

  begin();
  assert.equal(takes(1), true);
  document.hasFocus = () => true;
  listeners.focus({});
  context.mock.timers.tick(0);
  document.hasFocus = () => false;
  assert.equal(takes(60_000), false, 'nor from one who has been there and left');
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

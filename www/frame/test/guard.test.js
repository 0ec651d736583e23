/** boot.js: a press that decides counts on what was seen, is asked about in its place, and is never lost. */

import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

/** The observers that boot.js made, and what each looks at. */
let observers;
let clicks;
let page;
let boots = 0;

class Observer {
  constructor(hear, options) {
    Object.assign(this, { hear, options, targets: new Set() });
    observers.push(this);
  }
  observe(target) {
    this.targets.add(target);
  }
  unobserve(target) {
    this.targets.delete(target);
  }
  disconnect() {
    this.targets.clear();
  }
}

const element = (more) => ({
  isConnected: true,
  hidden: false,
  style: {},
  offsetHeight: 28,
  getBoundingClientRect: () => ({ left: 0, right: 400, top: 0, bottom: 100, width: 400 }),
  told: [],
  attributes: {},
  toggleAttribute(name, on) {
    this.attributes[name] = on;
  },
  dispatchEvent({ type }) {
    this.told.push(type);
  },
  scrollIntoView() {
    this.told.push('scrolled');
  },
  ...more,
});

/** Runs boot.js afresh in a document that has a consent with its box, and nothing else. */
const boot = async ({ tellsMore = true } = {}) => {
  observers = [];
  clicks = 0;
  const question = element({ hidden: true });
  const group = element();
  const control = element({ closest: (selector) => (selector.includes('.ps-tick') ? control : selector.includes('[inert]') ? page.away : group), click: () => (clicks += 1) });
  const listeners = {};
  const entry = class {};
  if (tellsMore) Object.defineProperty(entry.prototype, 'isVisible', { get: () => true });
  Object.assign(globalThis, {
    HTMLElement: class {},
    IntersectionObserver: Observer,
    IntersectionObserverEntry: entry,
    MutationObserver: class {
      constructor(hear) {
        page.drawn = hear;
      }
      observe() {}
    },
    document: {
      documentElement: { dataset: { origins: '' } },
      querySelector: () => ({ dataset: { glue: 'data:text/javascript,export default () => new Promise(() => {})', wasm: '' } }),
      querySelectorAll: () => [group, question],
      getElementById: () => question,
      createRange: () => ({
        selectNodeContents() {},
        getBoundingClientRect: () => ({ left: 10, right: 200, top: 10, bottom: 40 }),
      }),
    },
    name: '',
    parent: {},
    // What boot.js mends of a drawing is another test's matter.
    Node: class {},
    addEventListener: (kind, hear) => (listeners[kind] = hear),
  });
  delete globalThis.payseal;
  page = {};
  await import(`../boot.js?guard${(boots += 1)}`);
  page.drawn();
  const [looks] = observers;
  return {
    looks,
    question,
    group,
    control,
    /** What the browser reports of an element. */
    see: (target, intersectionRatio = 1, isVisible = true) => looks.hear([{ target, intersectionRatio, ...(tellsMore && { isVisible }) }]),
    /** Whether a press counts at once. */
    press(more = {}) {
      let kept = true;
      const away = () => (kept = false);
      listeners.click({
        target: control,
        isTrusted: true,
        detail: 1,
        screenX: 100,
        clientX: 20,
        screenY: 100,
        clientY: 20,
        preventDefault: away,
        stopImmediatePropagation: away,
        ...more,
      });
      return kept;
    },
    /** Lets the form put its question, the group being in view as far as `part`. */
    asks(part = { left: 0, right: 400, top: 0, bottom: 100 }) {
      const once = observers.at(-1);
      if (once === looks || !once.targets.has(group)) return false;
      once.hear([{ intersectionRect: { ...part, width: part.right - part.left } }], once);
      return true;
    },
  };
};

const { defineProperty } = Object;
Object.defineProperty = (target, name, what) =>
  defineProperty(target, name, target === globalThis ? { ...what, configurable: true } : what);

let now = 0;
const later = (time) => {
  if (!time) mock.timers.tick(0);
  for (const end = now + time; now < end; mock.timers.tick(1)) now += 1;
};

beforeEach(() => {
  page = {};
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => now);
});

test('a press on what has been in view for half a second counts at once', async () => {
  const { looks, group, see, press } = await boot();
  assert.deepEqual(looks.options, { threshold: 0.99, trackVisibility: true, delay: 100 });
  see(group);
  later(500);
  assert.ok(press());
  assert.equal(clicks, 0);
});

test('what has just come into view is waited for, and nobody presses twice', async () => {
  const { group, see, press, asks } = await boot();
  assert.ok(!press());
  later(100);
  see(group);
  later(499);
  assert.equal(clicks, 0);
  later(1);
  assert.equal(clicks, 1);
  assert.ok(!asks());
});

test('what goes out of view again is not waited for without end', async () => {
  const { group, see, press, asks } = await boot();
  see(group);
  press();
  for (let times = 0; times < 2; times += 1) {
    later(400);
    see(group, 0.5);
    see(group);
  }
  later(1000);
  assert.equal(clicks, 0);
  assert.ok(asks());
});

for (const [what, ratio, isVisible] of [['cropped', 0.6, true], ['covered or faint', 1, false]]) {
  test(`what is ${what} is asked about in its place, and the second press counts`, async () => {
    const { group, control, question, see, press, asks } = await boot();
    see(group, ratio, isVisible);
    assert.ok(!press());
    later(450);
    assert.ok(asks());
    assert.equal(question.hidden, false);
    assert.ok(control.told.includes('unsure'), 'the page is not told');
    see(question);
    later(499);
    assert.ok(!press(), 'a double click counts');
    later(1);
    assert.ok(asks(), 'it does not ask again');
    assert.ok(press(), 'the second press does not count');
    assert.equal(question.hidden, true);
  });
}

test('a press does not count while the question is not in view as a whole', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.05);
  for (let times = 0; times < 4; times += 1) {
    assert.ok(!press());
    later(2000);
    assert.ok(asks({ left: 8, right: 30, top: 8, bottom: 30 }));
    see(question, 0.4);
  }
  assert.equal(clicks, 0);
});

test('a frame that moved between the two presses is asked about anew', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.6);
  press();
  later(450);
  asks();
  see(question);
  later(1000);
  assert.ok(!press({ screenX: 160 }));
  later(0);
  assert.ok(asks());
  // A zoomed page counts its pixels unevenly.
  assert.ok(press({ screenX: 163, clientX: 22 }));
});

test('a browser that tells of nothing but its edges asks for what is cropped only', async () => {
  const { looks, group, see, press } = await boot({ tellsMore: false });
  assert.deepEqual(looks.options, { threshold: 0.99 });
  see(group, 0.6);
  assert.ok(!press());
  see(group);
  later(500);
  assert.ok(press());
});

test('a key counts, and so does what a script of the form passes on', async () => {
  const { group, see, press } = await boot();
  see(group, 0.6, false);
  assert.ok(press({ detail: 0 }));
  assert.ok(press({ isTrusted: false }));
});

test('other presses are nobody\'s business, and take the question away', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.6);
  press();
  later(450);
  asks();
  assert.ok(press({ target: { closest: () => null } }));
  assert.equal(question.hidden, true);
});

test('the question goes when what it was about is shown no more', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.6);
  assert.ok(!press());
  later(450);
  assert.ok(asks());
  page.drawn();
  assert.equal(question.hidden, false);
  page.away = group;
  page.drawn();
  assert.equal(question.hidden, true);
});

test('the click that a label passes on to its box belongs to the same press', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.6);
  press();
  later(450);
  asks();
  see(question);
  later(500);
  assert.ok(press());
  assert.ok(press(), 'the box is asked about once more');
  later(1);
  assert.ok(!press());
});

test('the question stands beside the words, else under them, and inside what is in view', async () => {
  const { group, question, see, press, asks } = await boot();
  see(group, 0.6);
  const put = (part) => {
    press();
    later(1000);
    assert.ok(asks(part));
    return question.style;
  };
  assert.deepEqual(put({ left: 0, right: 400, top: 0, bottom: 100 }), { maxWidth: '192px', left: '208px', top: '11px' });
  assert.deepEqual(put({ left: 0, right: 220, top: 0, bottom: 100 }), { maxWidth: '220px', left: '0px', top: '40px' });
  assert.deepEqual(put({ left: 0, right: 220, top: 0, bottom: 45 }), { maxWidth: '220px', left: '0px', top: '0px' });
});

test('whether a place is in view is said on it, and to the program', async () => {
  const { looks, group, see } = await boot();
  see(group, 1, false);
  assert.equal(group.attributes['data-seen'], true);
  see(group, 0.3);
  assert.equal(group.attributes['data-seen'], false);
  assert.deepEqual(group.told, ['seen', 'seen']);
  group.isConnected = false;
  see(group, 0);
  assert.ok(!looks.targets.has(group));
});

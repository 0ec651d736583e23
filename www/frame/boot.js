/**
 * The first script of the frame, a classic one that the first drawing waits for: it says for which
 * parts room is kept and in which colours. Then it keeps the host page's greeting until the wasm is
 * there, starts the wasm, and says so when it cannot run. It judges greetings only in order to
 * refuse: the frame itself is opened by the wasm alone.
 */
'use strict';

// A classic script's names would be everybody's.
{
  /** More early greetings than this are somebody's noise. */
  const MOST = 16;

  const page = document.documentElement.dataset;
  const { glue, wasm, plain } = document.querySelector('script[data-wasm]').dataset;

  // What the page is going to want, so that room is kept for it and its colours are right at once. The
  // window's name is the page's to choose: only the words that are known count.
  const wanted = name.split(' ');
  page.parts = wanted.filter((part) => ['list', 'consent', 'mandate', 'row', 'floating', 'hidden', 'mask'].includes(part)).join(' ');
  page.theme = wanted.includes('dark') ? 'dark' : 'light';
  page.paper = wanted.includes('on-dark') ? 'dark' : 'light';
  const field = wanted.find((part) => /^#[0-9a-f]{6}$/i.test(part));
  if (field) document.documentElement.style.setProperty('--field', field);

  /** @type {MessageEvent[]} */
  const seen = [];
  /** @type {((event: MessageEvent) => void) | null | undefined} */
  let hear;
  /** @type {string | undefined} */
  let stopped;
  /** @type {any} what had the focus when the form was hidden */
  let had;
  /** Whether the page has asked for the focus on a field, and the program has not put it there yet. */
  let asks = false;

  /**
   * A form that nobody has greeted is a copy, such as a page cache makes, or stands alone: what is typed
   * into it is in vain. The loader greets with the document's load, so it is known soon. It is shown
   * again, as it was, to a page that comes late.
   *
   * @param {boolean} alone
   */
  const lock = (alone) => {
    if (stopped) return;
    if (alone) had = document.activeElement;
    for (const id of ['app', 'static']) document.getElementById(id)?.toggleAttribute('hidden', alone);
    document.getElementById('stopped-alone').hidden = !alone;
    if (!alone && document.activeElement === document.body) had?.focus();
  };
  let greeted = false;
  addEventListener('load', () => setTimeout(() => greeted || lock(true), 3000));

  /** @param {MessageEvent} event */
  const isGreeting = ({ source, origin, data, ports }) =>
    source === parent &&
    page.origins.split(' ').includes(origin) &&
    data?.payseal === 1 &&
    /^[0-9a-f]{32}$/.test(data.nonce) &&
    ports.length === 1;

  /** @param {MessageEvent} event */
  const refuse = (event) => event.ports[0].postMessage({ crashed: { code: stopped } });

  const payseal = {
    /** Hands every greeting to the frame, the early ones first; null ends it. */
    listen(next) {
      hear = next;
      if (next) seen.forEach(next);
    },

    /** Ends the frame: nothing of the wasm may run any more. */
    stop(code) {
      if (stopped) return;
      stopped = code;
      hear = null;
      for (const id of ['app', 'static']) document.getElementById(id)?.remove();
      const notice = code === 'wasm_blocked' ? 'stopped-wasm' : 'stopped-crash';
      document.getElementById(notice).hidden = false;
      seen.forEach(refuse);
    },
  };

  Object.defineProperty(globalThis, 'payseal', { value: Object.freeze(payseal) });

  addEventListener('message', (event) => {
    // Whatever else a window may say to this one takes no place among the greetings.
    if (!isGreeting(event)) return;
    greeted = true;
    lock(false);
    if (stopped) return refuse(event);
    // What asks for the focus also puts it into the frame.
    event.ports[0].addEventListener('message', ({ data }) => {
      if (data?.focus) asks = true;
    });
    if (hear !== null && seen.length < MOST) seen.push(event);
    if (hear) hear(event);
    // The form can be typed into already: the page need not wait against the clock.
    if (hear === undefined) event.ports[0].postMessage('waking');
  });

  // A press that keeps, changes or removes a card counts at once when all that belongs to it has been in
  // view for a while: the box with its words, the whole row. When it has not, or the browser cannot tell, the
  // form asks beside what was pressed, and the second press counts once that question has been in view.
  // Nothing is ever refused for good, and a key needs no pointer that could be led astray.
  const DECIDES = '.ps-tick,[data-act=removed],[data-act=default],[data-act=save]';
  const GROUPS = '.ps-consent,.ps-card';

  /** What is to be in view is so for this long, in milliseconds. */
  const STEADY = 500;

  /** Less than the whole by this much is how browsers round. */
  const WHOLE = 0.99;

  /** A press waits no longer than this for what has just come into view, in milliseconds: for the browser to
   * say so, and then for all of it. */
  const PATIENT = [400, 1200];

  /** How far the frame may seem to move between two presses, in pixels: a zoomed page counts unevenly. */
  const STILL = 8;

  // Only Chromium tells more than what is cut off.
  const tellsMore = 'isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {});

  /** @type {WeakMap<Element, number>} since when it is in view as a whole */
  const since = new WeakMap();
  /** @type {{ control: HTMLElement, x: number, y: number } | undefined} what is asked about, and where it was */
  let asked;
  /** @type {HTMLElement | undefined} what was just let through, for the click that a label passes on */
  let through;

  const question = () => document.getElementById('again');

  const looks = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, isVisible } of entries) {
        const whole = intersectionRatio >= WHOLE;
        // Whether it is covered does not matter to what asks because of that, nor to a clock.
        if (!whole || (isVisible === false && target !== question())) since.delete(target);
        else if (!since.has(target)) since.set(target, performance.now());
        target.toggleAttribute('data-seen', whole);
        target.dispatchEvent(new Event('seen', { bubbles: true }));
        if (!target.isConnected) looks.unobserve(target);
      }
    },
    { threshold: WHOLE, ...(tellsMore && { trackVisibility: true, delay: 100 }) },
  );

  /** How long it still has to be in view, in milliseconds; NaN when it is not. @param {Element} target */
  const wait = (target) => since.get(target) + STEADY - performance.now();

  const forget = () => {
    asked = undefined;
    question().hidden = true;
  };

  // Observing twice is observing once.
  new MutationObserver(() => {
    for (const group of document.querySelectorAll(`${GROUPS},#again`)) looks.observe(group);
    if (asked && (!asked.control.isConnected || asked.control.closest('[inert],[hidden]'))) forget();
  }).observe(document, { childList: true, subtree: true });

  /**
   * Puts the question beside the words of what was pressed, inside this part of the form.
   * @param {HTMLElement} control @param {DOMRectReadOnly} part
   */
  const put = (control, part) => {
    const words = document.createRange();
    words.selectNodeContents(control);
    const at = words.getBoundingClientRect();
    const asks = question();
    const { style } = asks;
    const room = [part.right - at.right, at.left - part.left].map((gap) => gap - 8);
    const [width, aside] = room[0] >= room[1] ? [room[0], at.right + 8] : [room[1], part.left];
    const beside = width > 130;
    style.maxWidth = `${Math.max(0, beside ? width : part.width)}px`;
    style.left = `${beside ? aside : part.left}px`;
    const below = part.bottom - at.bottom > asks.offsetHeight;
    const top = beside ? (at.top + at.bottom - asks.offsetHeight) / 2 : below ? at.bottom : at.top - asks.offsetHeight;
    style.top = `${Math.max(part.top, Math.min(top, part.bottom - asks.offsetHeight))}px`;
  };

  /** Asks for a second press. @param {HTMLElement} control @param {Element} group */
  const ask = (control, group) => {
    question().hidden = false;
    put(control, group.getBoundingClientRect());
    // A browser that draws nothing just now says later which part of it is in view.
    new IntersectionObserver(([{ intersectionRect }], once) => {
      once.disconnect();
      put(control, intersectionRect);
    }).observe(group);
    control.dispatchEvent(new Event('unsure', { bubbles: true }));
  };

  addEventListener(
    'click',
    (event) => {
      const control = event.target.closest(DECIDES);
      if (control && control === through) return;
      const before = asked;
      // A click without a count comes from a key, and one of a script from this one.
      if (!control || !event.isTrusted || !event.detail) return before && forget();
      const now = { control, x: event.screenX - event.clientX, y: event.screenY - event.clientY };
      const group = control.closest(GROUPS);
      const again =
        before?.control === control && Math.abs(before.x - now.x) + Math.abs(before.y - now.y) < STILL && wait(question()) <= 0;
      const left = wait(group);
      if (again || left <= 0) {
        if (before) forget();
        through = control;
        return setTimeout(() => (through = undefined));
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      asked = now;
      // The program waits for it before it pays.
      control.toggleAttribute('data-held', true);
      const pressed = performance.now();
      // What has just appeared, or was scrolled to, is waited for; nobody has to press twice for it.
      const settle = () => {
        const left = wait(group);
        const late = performance.now() - pressed + (left || 0) > PATIENT[left ? 1 : 0];
        if (asked === now && !late && !before && !(left <= 0)) return setTimeout(settle, left || 50);
        control.toggleAttribute('data-held', false);
        if (asked !== now) return;
        if (left <= 0) return control.click();
        ask(control, group);
      };
      if (!before) group.scrollIntoView({ block: 'nearest' });
      settle();
    },
    true,
  );

  // Whoever rewrites the text of a document (a translating extension) takes away nodes that something is
  // to be drawn in front of. It is drawn at the end then, and the form is drawn anew by whom it tells.
  const { insertBefore } = Node.prototype;
  Node.prototype.insertBefore = function (node, before) {
    const torn = before && before.parentNode !== this;
    if (torn) page.torn = '';
    return insertBefore.call(this, node, torn ? null : before);
  };

  // A defect of the program traps, wherever it was called from: nothing of it may run after that.
  /** @param {unknown} thrown */
  const trapped = (thrown) => {
    if (globalThis.WebAssembly && thrown instanceof WebAssembly.RuntimeError) payseal.stop('frame_crashed');
  };
  addEventListener('error', ({ error }) => trapped(error));
  addEventListener('unhandledrejection', ({ reason }) => trapped(reason));

  // Firefox can let other events, and their microtasks, in while a microtask of the program waits inside a
  // call of the browser (`fetch`, on a busy machine). The program cannot be entered twice: what comes then
  // has its turn when the first is through.
  const queue = globalThis.queueMicrotask;
  let entered = false;
  globalThis.queueMicrotask = (task) =>
    queue(() => {
      if (stopped) return;
      if (entered) return setTimeout(() => queueMicrotask(task));
      entered = true;
      try {
        task();
      } finally {
        entered = false;
      }
    });

  // The page puts the focus into the frame by one road and says by another on which field. A program that takes
  // the focus while the browser is still on its way into the frame leaves Firefox in between: the page has given
  // the focus away and the frame never has it. So a field that the page asks for waits until the frame has it, and
  // takes it only when that does not come (Firefox lets a page give it away out of some of its own fields only), a
  // few times at most. And a browser that enters the frame later, on a busy machine by seconds, forgets the field:
  // it has the focus again, once, unless the shopper has done something in the form in between.
  const { focus } = HTMLElement.prototype;
  /** How long a field waits before each time that it takes the focus, in milliseconds. */
  const TAKES = [300, 600, 1200];
  /** @type {HTMLElement | undefined} */
  let wished;
  /** Whether it waits to be given the focus. */
  let owed = false;
  /** @type {number | undefined} */
  let taking;
  HTMLElement.prototype.focus = function (how) {
    wished = this;
    owed = asks && !document.hasFocus();
    asks = false;
    clearTimeout(taking);
    /** @param {number[]} pauses */
    const take = ([pause, ...more]) => {
      taking = setTimeout(() => {
        if (wished !== this) return;
        focus.call(this, how);
        if (more.length) take(more);
        else owed = false;
      }, pause);
    };
    if (owed) take(TAKES);
    else focus.call(this, how);
  };
  const restore = () =>
    setTimeout(() => {
      if (!wished || !document.hasFocus() || !(owed || document.activeElement === document.body)) return;
      focus.call(wished);
      // What it has had late it may still lose.
      if (!owed) wished = undefined;
      owed = false;
    });
  for (const input of ['pointerdown', 'keydown']) {
    addEventListener(
      input,
      () => {
        wished = undefined;
      },
      true,
    );
  }
  addEventListener('focus', () => {
    // A shopper who leaves after this has left: nothing is taken any more.
    clearTimeout(taking);
    restore();
  });
  addEventListener('focusout', restore);

  // Enter in the form before the wasm is there must not leave the page.
  addEventListener('submit', (event) => event.preventDefault());

  /** Whether WebAssembly is there and allowed: the smallest module there is tells, once it is made to run. */
  const canRun = () => {
    try {
      const smallest = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return Boolean(new WebAssembly.Instance(smallest));
    } catch {
      return false;
    }
  };

  /** The elements are there. */
  const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done));

  const start = async () => {
    const [{ default: init }] = await Promise.all([import(canRun() ? glue : plain), parsed]);
    await init({ module_or_path: wasm });
  };

  // What is not allowed to run is done by plain JavaScript; where that does not come either it is told why.
  start().catch(async () => {
    await parsed;
    payseal.stop(canRun() ? 'frame_crashed' : 'wasm_blocked');
  });
}

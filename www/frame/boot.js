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
  const { glue, wasm } = document.querySelector('script[data-wasm]').dataset;

  // What the page is going to want, so that room is kept for it and its colours are right at once. The
  // window's name is the page's to choose: only the words that are known count.
  const wanted = name.split(' ');
  page.parts = wanted.filter((part) => ['list', 'consent', 'mandate', 'row'].includes(part)).join(' ');
  page.theme = ['light', 'dark'].find((theme) => wanted.includes(theme)) ?? 'auto';

  /** @type {MessageEvent[]} */
  const seen = [];
  /** @type {((event: MessageEvent) => void) | null | undefined} */
  let hear;
  /** @type {string | undefined} */
  let stopped;

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
    if (stopped) return refuse(event);
    if (hear !== null && seen.length < MOST) seen.push(event);
    if (hear) hear(event);
    // The form can be typed into already: the page need not wait against the clock.
    if (hear === undefined) event.ports[0].postMessage('waking');
  });

  // Where the browser can tell what it shows (Chromium), a click that keeps, changes or removes a card
  // counts only when nothing is in front of what was clicked and nothing makes it faint.
  const GUARDED = '#consent,[data-act=removed],[data-act=default],[data-act=save]';

  if ('isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {})) {
    addEventListener(
      'click',
      (event) => {
        const guarded = event.target.closest(GUARDED);
        if (!guarded || !event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const end = (isVisible) => {
          clearTimeout(late);
          look.disconnect();
          document.getElementById('covered').hidden = isVisible;
          if (isVisible) guarded.click();
        };
        // What has just appeared may still be fading in.
        const late = setTimeout(end, 400, false);
        const look = new IntersectionObserver((seen) => seen.at(-1).isVisible && end(true), {
          trackVisibility: true,
          delay: 100,
        });
        look.observe(guarded);
      },
      true,
    );
  }

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
    const [{ default: init }] = await Promise.all([import(glue), parsed]);
    await init({ module_or_path: wasm });
  };

  start().catch(async () => {
    await parsed;
    payseal.stop(canRun() ? 'frame_crashed' : 'wasm_blocked');
  });
}

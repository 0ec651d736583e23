/**
 * An element in a page of its own for each test, against a frame whose other end the test plays.
 */
import { afterEach, beforeEach, mock } from 'node:test';

import { loadPayseal } from '../index.js';
import { openPage } from './page.js';

export const gateway = 'https://pay.example';
/** The page of this test. */
export let page;
/** The element made last. */
export let mine;

export async function create(options = {}, load = {}) {
  const payseal = await loadPayseal({ gateway, account: '12246002', ...load });
  mine = payseal.createPaymentElement({ mode: 'setup', sessionToken: () => 'tok', ...options });
  return mine;
}

/** Creates, mounts and opens; every event lands in `events`. */
export async function open(options) {
  await create(options);
  const events = [];
  for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'submit', 'error', 'loaderror', 'savedcardremove', 'savedcardupdate']) {
    mine.on(name, (event) => events.push(event));
  }
  const ready = new Promise((done) => mine.on('ready', done));
  mine.mount('#card');
  const frame = page.frame();
  const bridge = await frame.open();
  await ready;
  return { ...bridge, frame, events };
}

/** Resolves when the element emits `name`. */
export const next = (name) =>
  new Promise((done) => {
    const off = mine.on(name, (event) => done([off(), event][1]));
  });

beforeEach(() => {
  page = openPage();
});
afterEach(() => {
  mine?.destroy();
  mock.timers.reset();
  page.close();
});

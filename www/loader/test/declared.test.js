// A frame that the page has in its HTML: taken when it is what the loader would have made, else replaced.
import './dom.js';

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, mock, test } from 'node:test';

import { connect } from '../connect.js';
import { bring } from '../bring.js';
import { createPaymentElement } from '../checked.js';

const gateway = 'https://pay.example';
/** As the loader would make it. */
const FRAME =
  '<iframe data-payseal sandbox="allow-scripts allow-same-origin allow-forms" allow="autofill" referrerpolicy="no-referrer" ' +
  'title="Secure card form" name="light" src="https://pay.example/payseal/12246002/en/" width="100%" height="236"></iframe>';

globalThis.getComputedStyle = window.getComputedStyle.bind(window);
// jsdom does not know these two.
for (const [property, attribute] of [['allow', 'allow'], ['referrerPolicy', 'referrerpolicy']]) {
  Object.defineProperty(HTMLIFrameElement.prototype, property, {
    set(value) {
      this.setAttribute(attribute, value);
    },
  });
}
globalThis.AbortController = window.AbortController;
globalThis.EventTarget = window.EventTarget;
globalThis.matchMedia = () => new EventTarget();
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
};

/** Waits for what is on its way between two ports, and not for ever. */
async function until(isSo) {
  const end = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > end) throw Error(`never: ${isSo}`);
    await new Promise(setImmediate);
  }
}

/** What arrives at a port, one at a time. */
function listen(port) {
  const kept = [];
  port.onmessage = ({ data }) => kept.push(data);
  return {
    async next() {
      await until(() => kept.length);
      return kept.shift();
    },
  };
}

// As it is a moment after the first mount of a page.
await bring();

let mine;
afterEach(() => mine?.destroy());

/** Mounts into a place with this HTML, and gives what was there first and what is there now. */
async function mount(html, options = {}) {
  const root = document.querySelector('#root');
  root.innerHTML = html;
  const before = root.firstElementChild;
  mine = createPaymentElement({ gateway, account: '12246002' }, { mode: 'setup', sessionToken: () => 'tok', savedCards: { save: 'never' }, ...options });
  mine.mount(root);
  const frames = [...root.children];
  assert.equal(frames.length, 1, root.innerHTML);
  return { before, now: frames[0] };
}

test('declared: a frame that is as the loader would have made it stays, and is dressed', async () => {
  const { before, now } = await mount(FRAME);
  assert.equal(now, before);
  assert.match(now.style.cssText, /height: \d{3}px !important/);
});

test('declared: the frame that the package\'s README shows stays', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [frame] = readme.match(/<iframe[^]*?<\/iframe>/);
  const { before, now } = await mount(frame, { savedCards: undefined });
  assert.equal(now, before);
});

test('declared: a frame that differs in anything is replaced by the right one', async () => {
  for (const [what, differs] of [
    ['no sandbox', FRAME.replace(/sandbox="[^"]*"/, '')],
    ['a looser sandbox', FRAME.replace('allow-forms', 'allow-forms allow-top-navigation')],
    ['a tighter sandbox', FRAME.replace(' allow-forms', '')],
    ['another power', FRAME.replace('autofill', 'camera')],
    ['a power more', FRAME.replace('autofill', 'autofill; camera')],
    ['another origin', FRAME.replace('pay.example', 'evil.example')],
    ['another scheme', FRAME.replace('https://pay', 'http://pay')],
    ['another account', FRAME.replace('12246002', '12246003')],
    ['another language', FRAME.replace('/en/', '/fr/')],
    ['another form', FRAME.replace('/en/', '/en/pay/')],
    ['another name', FRAME.replace('name="light"', 'name="mandate light"')],
    ['no name', FRAME.replace('name="light"', '')],
    ['a referrer', FRAME.replace('no-referrer', 'origin')],
    ['a document of its own', FRAME.replace('src=', 'srcdoc="<p>" src=')],
    ['an attribute that nobody knows', FRAME.replace('src=', 'credentialless src=')],
    ['no frame', FRAME.replaceAll('iframe', 'embed')],
  ]) {
    const { before, now } = await mount(differs);
    assert.notEqual(now, before, what);
    assert.equal(now.getAttribute('sandbox'), 'allow-scripts allow-same-origin allow-forms', what);
    assert.equal(now.src, 'https://pay.example/payseal/12246002/en/', what);
    mine.destroy();
  }
});

test('declared: of two frames one stays, and what is not marked is the page\'s own', async () => {
  const root = document.querySelector('#root');
  await mount(FRAME + FRAME);
  mine.destroy();
  root.innerHTML = FRAME.replace('data-payseal', '');
  mine = createPaymentElement({ gateway, account: '12246002' }, { mode: 'setup', sessionToken: () => 'tok', savedCards: { save: 'never' } });
  mine.mount(root);
  assert.equal(root.children.length, 2);
});

test('declared: another mode wants another frame', async () => {
  const paying = FRAME.replace('/en/', '/en/pay/');
  const { before, now } = await mount(paying, { mode: 'payment' });
  assert.equal(now, before);
  mine.destroy();
  const other = await mount(FRAME, { mode: 'payment' });
  assert.notEqual(other.now, other.before);
});

/** A frame that was in the page, whose other end the test plays. */
function find({ contentDocument, readyState }) {
  Object.defineProperty(document, 'readyState', { value: readyState, configurable: true });
  const loads = [];
  const greetings = [];
  const frame = {
    addEventListener: (_, hear) => loads.push(hear),
    load: () => loads.forEach((hear) => hear()),
    contentDocument,
    contentWindow: { postMessage: ({ nonce }, origin, [port]) => greetings.push({ nonce, origin, port, heard: listen(port) }) },
  };
  const end = new AbortController();
  const heard = [];
  const send = connect(frame, gateway, end.signal, (message) => heard.push(typeof message === 'string' ? message : Object.keys(message)[0]), true);
  const said = async (count) => {
    await until(() => heard.length >= count);
    return heard;
  };
  const answer = ({ port, nonce }) => port.postMessage({ opened: { version: 1, nonce } });
  return { frame, greetings, heard, said, send, answer, end };
}

test('declared: a frame whose document is still to come is greeted with its load, as one that was made', async () => {
  const { frame, greetings, end } = find({ contentDocument: {}, readyState: 'loading' });
  assert.equal(greetings.length, 0);
  frame.load();
  assert.equal(greetings.length, 1);
  end.abort();
});

test('declared: a frame that is there is greeted at once, and a load that comes too late for it is another document', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { frame, greetings, said, answer, end } = find({ contentDocument: null, readyState: 'complete' });
  assert.equal(greetings[0].origin, gateway);
  mock.timers.tick(20_000);
  mock.timers.reset();
  answer(greetings[0]);
  assert.deepEqual(await said(1), ['opened']);
  frame.load();
  assert.equal(greetings.length, 2);
  assert.deepEqual(await said(2), ['opened', 'lost']);
  end.abort();
});

test('declared: where its load may be still to come, whichever greeting is answered counts', async () => {
  // Also in a page that is complete, into which a frame was put later.
  for (const [first, readyState] of [[true, 'interactive'], [false, 'interactive'], [true, 'complete'], [false, 'complete']]) {
    const { frame, greetings, said, send, answer, end } = find({ contentDocument: null, readyState });
    send({ surface: {} });
    assert.equal(greetings.length, 1);
    if (first) {
      answer(greetings[0]);
      await said(1);
    }
    frame.load();
    assert.equal(greetings.length, 2);
    if (!first) answer(greetings[1]);
    assert.deepEqual(await said(1), ['opened']);
    assert.deepEqual(await greetings[first ? 0 : 1].heard.next(), { surface: {} });
    // What is sent later goes the same way.
    send({ focus: {} });
    assert.deepEqual(await greetings[first ? 0 : 1].heard.next(), { focus: {} });
    end.abort();
  }
});

test('declared: a later document that answers the second greeting is another one, and the first is not heard any more', async () => {
  const { frame, greetings, said, answer, end } = find({ contentDocument: null, readyState: 'interactive' });
  answer(greetings[0]);
  await said(1);
  frame.load();
  answer(greetings[1]);
  assert.deepEqual(await said(3), ['opened', 'lost', 'opened']);
  greetings[0].port.postMessage('ready');
  greetings[1].port.postMessage('entered');
  assert.deepEqual(await said(4), ['opened', 'lost', 'opened', 'entered']);
  frame.load();
  assert.equal(greetings.length, 3);
  assert.deepEqual((await said(5)).at(-1), 'lost');
  end.abort();
});

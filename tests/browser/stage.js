// What boot.js is to the frame, under the control of a test.
let hear = null;
let stopped = [];

globalThis.payseal = {
  listen(next) {
    hear = next;
  },
  stop(code) {
    stopped.push(code);
  },
};

export const stops = () => stopped.splice(0).join(' ');

export const isListening = () => hear !== null;

/** Sends a window message as a browser would, with a port when one is given. */
export const greet = (data, origin, fromParent, port) => {
  const source = fromParent ? window.parent : null;
  const ports = port ? [port] : [];
  hear?.(new MessageEvent('message', { data, origin, source, ports }));
};

export const setStage = (html, data) => {
  document.getElementById('stage')?.remove();
  const stage = document.createElement('main');
  stage.id = 'stage';
  stage.innerHTML = `<div id="app"></div><div id="static">${html}</div>`;
  document.body.append(stage);
  document.documentElement.lang = 'en';
  Object.assign(document.documentElement.dataset, data);
};

/** Does to an input what a keyboard does to it: edits at the caret, then says so. */
export const edit = (id, inputType, data) => {
  const input = document.getElementById(id);
  let { selectionStart: start, selectionEnd: end } = input;
  if (inputType === 'deleteContentBackward' && start === end) start = Math.max(0, start - 1);
  if (inputType === 'deleteContentForward' && start === end) end = Math.min(input.value.length, end + 1);
  input.setRangeText(data ?? '', start, end, 'end');
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }));
};

/** Whether the page lets an event of this kind go on. */
export const allows = (id, kind) =>
  document.getElementById(id).dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));

export const press = (id, key) =>
  document.getElementById(id).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key }),
  );

/** Presses a key with Control. */
export const chord = (id, key, shiftKey) =>
  document.getElementById(id).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: true, shiftKey, key }),
  );

/** What a menu's undo and redo say before they act. */
export const history = (id, inputType) =>
  document.getElementById(id).dispatchEvent(
    new InputEvent('beforeinput', { bubbles: true, cancelable: true, inputType }),
  );

export const leavePage = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));

export const returnToPage = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

export const compose = (id, text) => {
  const input = document.getElementById(id);
  input.value = text;
  const how = { bubbles: true, inputType: 'insertCompositionText', isComposing: true };
  input.dispatchEvent(new InputEvent('input', how));
};

export const composed = (id) =>
  document.getElementById(id).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));

/** Does to every text of the form what a translating extension does: puts it into elements of its own. */
export const rewrite = () => {
  const walk = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    if (!text.data.trim()) continue;
    const font = document.createElement('font');
    font.textContent = `«${text.data}»`;
    text.replaceWith(font);
  }
};

/** The next painted frame, by which sizes, messages and microtasks have arrived. */
export const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Keeps what arrives at a port. */
export const keep = (port) => {
  const kept = [];
  port.onmessage = ({ data }) => kept.push(JSON.stringify(data));
  return kept;
};

/** From here on requests are answered with their own body, read as late as a browser may. */
export const answerWithTheBody = () => {
  globalThis.fetch = async (request) => {
    await turn();
    const headers = { 'content-type': 'application/json' };
    return new Response(await request.text(), { headers });
  };
};

/** From here on requests end as where an extension has put itself before `fetch`: in no `Error`. */
export const throwNoError = () => {
  globalThis.fetch = () => Promise.reject('blocked');
};

/** From here on an answer begins well, and ends in no `Error`. */
export const throwNoErrorInTheBody = () => {
  const headers = new Headers({ 'content-type': 'application/json' });
  globalThis.fetch = async () => ({ ok: true, headers, text: () => Promise.reject('blocked') });
};

const { fetch } = globalThis;

export const answerAsUsual = () => {
  globalThis.fetch = fetch;
};

/**
 * The bank's page in a dialog of the browser's top layer, outside the card frame. It reports what
 * it sees of that page, believes nothing of it, and closes when it is told to. A page that the browser
 * will not show here goes on in the whole window.
 *
 * DOM calls and CSSOM writes only, in a shadow root: it works under Trusted Types and a strict
 * `style-src`, and the page's own styles do not reach it.
 */
import { make } from './make.js';
import { delegate, isolate } from './powers.js';

/** @typedef {'returned' | 'moved' | 'cancelled'} News */

/** How long the page in a closed dialog may go on, and how long it has to end, in milliseconds. */
const GOING = 1000;

/** After so long without a page the shopper is asked whether there is one, in milliseconds. */
const PATIENCE = 10_000;

const BUTTON = 'min-height:44px;padding:0 16px;border:1px solid #8888;border-radius:8px;background:none;color:inherit;font:inherit;cursor:pointer';

/**
 * @param {string} url
 * @param {import('./words.js').Words} words
 * @param {{ about?: string, theme?: string }} look what is paid to whom, and the colours
 * @param {(news: News) => void} tell
 * @param {() => void} leave shows the page in the whole window instead
 * @returns {{ close(): void, blocked(uri: string): void }} `blocked` takes in that a frame of the
 *   page was blocked by the page's own policy
 */
export function openChallenge(url, words, { about = '', theme }, tell, leave) {
  /** @param {string} name @param {string} text @param {() => void} act */
  const button = (name, text, act) => {
    const node = make('button', BUTTON, { type: 'button', 'data-testid': `challenge-${name}` }, text);
    node.onclick = act;
    return node;
  };
  const frame = /** @type {HTMLIFrameElement} */ (
    make('iframe', 'flex:1;min-height:0;border:0;background:#fff', {
      // Without a way to the window above: a bank's page cannot take the shop's page away.
      sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups',
      referrerpolicy: 'no-referrer',
      title: words.bank,
      'data-testid': 'challenge-frame',
    })
  );
  // Banks ask for a passkey, or confirm a payment by one, wherever their page leads.
  delegate(frame, ['publickey-credentials-get *', 'payment *']);
  isolate(frame);
  /** @param {string} [asked] the question, or none @param {boolean} [moves] the focus */
  const question = (asked = '', moves = true) => {
    ask.textContent = asked;
    strip.style.display = asked ? 'flex' : 'none';
    whole.style.display = asked === words.unseen ? '' : 'none';
    // In a task of its own: the press that hides its button takes the focus along in Firefox.
    if (moves) setTimeout(() => (asked ? go : frame).focus());
  };
  const ask = make('p', 'flex:1 1 100%;margin:0', { role: 'status' });
  const go = button('continue', words.go, () => question());
  const whole = button('whole', words.whole, () => leave());
  const strip = make(
    'div',
    'display:none;flex-wrap:wrap;gap:8px;align-items:center;padding:12px 16px;border-top:1px solid #8888',
    { role: 'group', 'aria-label': words.bank },
    ask,
    whole,
    go,
    button('stop', words.stop, () => tell('cancelled')),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      'dialog',
      'box-sizing:border-box;flex-direction:column;width:min(500px,100%);max-width:100%;height:min(640px,100%);max-height:100%;padding:0;border:0;border-radius:12px;overflow:hidden;background:Canvas;color:CanvasText;font:400 16px/1.4 system-ui,sans-serif;box-shadow:0 0 0 100vmax rgb(8 12 20/.55)',
      { 'aria-label': words.bank, dir: 'auto' },
      make(
        'div',
        'display:flex;align-items:center;gap:8px;padding:8px 8px 8px 16px',
        {},
        make(
          'div',
          'flex:1;min-width:0;overflow-wrap:anywhere',
          {},
          make('b', 'display:block;font-weight:600', {}, words.bank),
          make('span', 'font-size:14px', { 'data-testid': 'challenge-about' }, about),
        ),
        button('close', words.close, () => question(words.ask)),
      ),
      frame,
      strip,
    )
  );
  // Escape asks first: a payment that is being confirmed is not left by a slip.
  dialog.oncancel = (event) => {
    event.preventDefault();
    question(words.ask);
  };
  let loads = 0;
  let doubted = false;
  const unseen = () => {
    // Asked once. Whoever types a code there meanwhile goes on typing.
    if (!doubted) question(words.unseen, !loads);
    doubted = true;
  };
  const late = setTimeout(unseen, PATIENCE);
  frame.onload = () => {
    clearTimeout(late);
    let href;
    try {
      ({ href } = /** @type {Window} */ (frame.contentWindow).location);
    } catch {
      // Still at the bank, whose pages are not ours to read.
    }
    if (href && href !== 'about:blank') tell('returned');
    else if (loads++) tell('moved');
  };
  frame.src = url;
  const host = make('payseal-challenge', `color-scheme:${theme && theme !== 'auto' ? theme : 'light dark'}`, { open: '' });
  host.attachShadow({ mode: 'open' }).append(dialog);
  document.body.append(host);
  dialog.showModal();
  dialog.style.display = 'flex';
  return {
    close() {
      clearTimeout(late);
      dialog.close();
      // The frame stays for a while, and nothing of it is seen.
      host.style.display = 'none';
      // WebKit never ends a document that goes while a module of it waits for an answer (it asks that
      // module again and again, and the whole page stands still). So the page's own document gets time
      // to be done, and then is told that no answer will come.
      setTimeout(() => {
        try {
          /** @type {Window} */ (frame.contentWindow).stop();
        } catch {
          // Still at the bank, whose pages are not ours to stop.
        }
        setTimeout(() => host.remove(), GOING);
      }, GOING);
    },
    blocked(uri) {
      // The bank's own origin is certain. Any other may be where the bank led to, or a frame of the
      // page's that has nothing to do with it: the shopper sees which.
      if (uri.startsWith(new URL(url).origin)) leave();
      else unseen();
    },
  };
}

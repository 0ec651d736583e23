/**
 * The bank's page in a dialog of the browser's top layer, outside the card frame. It reports what
 * it sees of that page, believes nothing of it, and closes when it is told to.
 *
 * DOM calls and CSSOM writes only, in a shadow root: it works under Trusted Types and a strict
 * `style-src`, and the page's own styles do not reach it.
 */

/** @typedef {'returned' | 'moved' | 'cancelled'} News */

/**
 * @param {string} tag
 * @param {string} style
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
const make = (tag, style, attributes, ...children) => {
  const node = document.createElement(tag);
  node.style.cssText = style;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/** How long the page in a closed dialog may go on, and how long it has to end, in milliseconds. */
const GOING = 1000;

const BUTTON = 'min-height:44px;padding:0 16px;border:1px solid #8888;border-radius:8px;background:none;color:inherit;font:inherit;cursor:pointer';

/**
 * @param {string} url
 * @param {{ bank: string, close: string, ask: string, stop: string, go: string }} words
 * @param {string | undefined} theme
 * @param {(news: News) => void} tell
 * @returns {() => void} closes it
 */
export function openChallenge(url, words, theme, tell) {
  /** @param {string} name @param {string} text @param {() => void} act */
  const button = (name, text, act) => {
    const node = make('button', BUTTON, { type: 'button', 'data-testid': `challenge-${name}` }, text);
    node.onclick = act;
    return node;
  };
  const frame = /** @type {HTMLIFrameElement} */ (
    make('iframe', 'flex:1;min-height:0;border:0;background:#fff', {
      sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups',
      referrerpolicy: 'no-referrer',
      title: words.bank,
      'data-testid': 'challenge-frame',
    })
  );
  /** @param {boolean} shown */
  const question = (shown) => {
    strip.hidden = !shown;
    strip.style.display = shown ? 'flex' : 'none';
    (shown ? go : frame).focus();
  };
  const go = button('continue', words.go, () => question(false));
  const strip = make(
    'div',
    'display:none;flex-wrap:wrap;gap:8px;align-items:center;padding:12px 16px;border-top:1px solid #8888',
    { role: 'group', 'aria-label': words.ask },
    make('p', 'flex:1 1 100%;margin:0', {}, words.ask),
    go,
    button('stop', words.stop, () => tell('cancelled')),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      'dialog',
      'box-sizing:border-box;flex-direction:column;width:min(500px,100%);max-width:100%;height:min(640px,100%);max-height:100%;padding:0;border:0;border-radius:12px;overflow:hidden;background:Canvas;color:CanvasText;font:400 16px/1.4 system-ui,sans-serif;box-shadow:0 0 0 100vmax rgb(8 12 20/.55)',
      { 'aria-label': words.bank },
      make(
        'div',
        'display:flex;align-items:center;gap:8px;padding:8px 8px 8px 16px',
        {},
        make('b', 'flex:1;font-weight:600', {}, words.bank),
        button('close', words.close, () => question(true)),
      ),
      frame,
      strip,
    )
  );
  // Escape asks first: a payment that is being confirmed is not left by a slip.
  dialog.oncancel = (event) => {
    event.preventDefault();
    question(true);
  };
  let loads = 0;
  frame.onload = () => {
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
  return () => {
    dialog.close();
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
  };
}

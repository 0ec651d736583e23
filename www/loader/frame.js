/**
 * What the loader draws in the host page: the frame itself, and the sentence with a button that
 * stands in its place when it did not load. DOM calls and CSSOM writes only, so that it works
 * under Trusted Types and under a `style-src` without any inline style.
 */

/**
 * What the form is going to show besides the fields, and in which colours, so that the gateway's
 * first document is right before its program is there: told by the frame's name, since nothing of it belongs in an address.
 *
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 */
export function parts({ mode, customerId, savedCards = {}, appearance = {}, layout }) {
  const { save, redisplay, list } = savedCards;
  const pays = mode === 'payment';
  const known = customerId || list;
  const keeps = save === 'auto' || (pays && !save) ? (known || !pays) && 'consent' : save !== 'never' && 'mandate';
  const { theme } = appearance;
  return [pays && known && redisplay !== 'never' && 'list', keeps, layout, theme].filter(Boolean).join(' ');
}

/** The width from which the three fields stand in one row, in CSS pixels; as in the frame's style. */
const ROW = 568;

/**
 * The height of an untouched form, so that the page does not move when it arrives. How many lines
 * its small print takes is a guess by the width; the frame states its true height as soon as it runs.
 *
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 * @param {number} width of the mount
 * @param {{ mandate: number, consent: number }} words with the widths of the small print
 * @returns {number}
 */
export function firstHeight(settings, width, { mandate, consent }) {
  const has = parts(settings);
  /** @param {number} print */
  const lines = (print) => 18 * (Math.ceil(print / width) || 2);
  let height = settings.holder === 'always' ? 316 : 222;
  if (/row/.test(has) && width >= ROW) height -= 94;
  if (/list/.test(has)) height += 100;
  if (/mandate/.test(has)) height += 16 + lines(mandate);
  if (/consent/.test(has)) height += 48 + lines(consent);
  return height;
}

/**
 * @param {string} url
 * @param {string} title
 * @param {string} name
 * @returns {HTMLIFrameElement}
 */
export function createFrame(url, title, name) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  frame.allow = 'autofill';
  frame.referrerPolicy = 'no-referrer';
  frame.title = title;
  frame.name = name;
  frame.src = url;
  return frame;
}

/**
 * The frame is four pixels larger on each side than its place: that is the room its focus rings
 * need, and so its fields stand in line with the page's own.
 *
 * Important, for a shop's `iframe { height: auto }` must not cut the form. A browser paints a
 * frame's canvas opaque unless its element has the same color scheme.
 *
 * @param {HTMLElement} frame
 * @param {number} height in CSS pixels
 * @param {string} [theme]
 */
export function dress(frame, height, theme) {
  const scheme = theme && theme !== 'auto' ? theme : 'light dark';
  frame.style.cssText = `display:block;width:calc(100% + 8px)!important;max-width:none!important;height:${height}px!important;margin:-4px!important;border:0;color-scheme:${scheme}`;
}

/**
 * @param {{ failed: string, retry: string }} words
 * @param {number} height of what it stands in for
 * @param {() => void} onRetry
 * @returns {HTMLElement}
 */
export function createPanel({ failed, retry }, height, onRetry) {
  const panel = document.createElement('div');
  const sentence = document.createElement('p');
  const button = document.createElement('button');
  panel.setAttribute('role', 'alert');
  panel.style.cssText = `display:grid;place-content:center;justify-items:center;min-height:${height}px`;
  sentence.textContent = failed;
  button.textContent = retry;
  button.type = 'button';
  button.style.cssText = 'font:inherit;padding:12px 20px';
  button.onclick = onRetry;
  panel.append(sentence, button);
  return panel;
}

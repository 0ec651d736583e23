/**
 * The frame that the loader puts into the host page. DOM calls and CSSOM writes only, so that it works
 * under Trusted Types and under a `style-src` without any inline style.
 */
import { delegate } from './powers.js';
import { toneOfColour } from './surface.js';

/**
 * What the form is going to show besides the fields, and in which colours, so that the gateway's
 * first document is right before its program is there: told by the frame's name, since nothing of it belongs in an address.
 *
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 * @param {import('./protocol.d.ts').RawSurface} [surface]
 */
export function parts({ mode, customerId, savedCards = {}, appearance = {}, layout, labels, maskNumber }, surface) {
  const { save, redisplay, list } = savedCards;
  const pays = mode === 'payment';
  const known = customerId || list;
  const keeps = save === 'auto' || (pays && !save) ? (known || !pays) && 'consent' : save !== 'never' && 'mandate';
  const tone = surface && surface.tone;
  const theme = toneOf(appearance.theme, tone);
  const [light, dark = light] = /** @type {any} */ (appearance.background || '').split(' ');
  const field = theme === 'dark' ? dark : light;
  return [
    pays && known && redisplay !== 'never' && 'list',
    keeps,
    layout,
    labels,
    maskNumber && 'mask',
    field ? toneOfColour(field) : theme,
    tone === 'dark' && 'on-dark',
    field,
  ].filter(Boolean).join(' ');
}

/**
 * @param {string | undefined} theme
 * @param {'light' | 'dark' | undefined} tone of the page
 * @returns {'light' | 'dark'} what the form is
 */
export const toneOf = (theme, tone) => (theme && theme !== 'auto' ? theme : tone) === 'dark' ? 'dark' : 'light';

/** The width from which the three fields stand in one row, in CSS pixels; as in the frame's style. */
const ROW = 568;

/** Below each of these widths more lines are kept for reasons and for what is said; as in the frame's style. */
const NARROWER = [464, 368, 320];

/** The height of number, expiry and code with the line below them, by how many of those widths there is less than. */
const FIELDS = [236, 254, 272, 308];

/** The height of the line below them, by the same. */
const FOOT = [52, 70, 70, 88];

/**
 * The height of an untouched form, so that the page does not move when it arrives. How many lines
 * its small print takes is a guess by the width; the frame states its true height as soon as it runs.
 *
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 * @param {number} place the width of the mount; of one that is not shown yet nothing is known
 * @param {[mandate: number, consent: number]} print how wide the small print is
 * @returns {number}
 */
export function firstHeight(settings, place, [mandate, consent]) {
  const has = parts(settings);
  const width = place < THIN ? 400 : place;
  const narrow = NARROWER.filter((least) => width < least).length;
  /** @param {number} print @param {number} [aside] what stands beside it */
  const lines = (print, aside = 0) => 18 * Math.ceil(print / (width - aside));
  let height = /** @type {number} */ (FIELDS[narrow]);
  let rows = 2;
  if (settings.holder === 'always') height += narrow > 2 ? 112 : 94, rows++;
  if (/row/.test(has) && width >= ROW) height -= 94, rows--;
  // What a row saves whose label stands in its fields, or nowhere.
  height -= rows * (/floating/.test(has) ? 18 : /hidden/.test(has) ? 24 : 0);
  if (/mandate/.test(has)) height += 16 + lines(mandate);
  if (/consent/.test(has)) height += 48 + lines(consent, 31);
  // A list takes the place of the fields: a heading, a row for each of three cards and for a new one, and
  // "show more" where there are others. As many as are shown at once, where the page does not say.
  const { count = 3 } = settings.savedCards || {};
  const listed = 102 + 61 * Math.min(count, 3) + (count > 3 ? 45 : 0) + /** @type {number} */ (FOOT[narrow]);
  return /list/.test(has) ? Math.max(height, listed) : height;
}

/** Less than this is no place but one that is closed, or on its way, in CSS pixels. */
export const THIN = 64;

/**
 * @param {string} url
 * @param {string} title
 * @param {string} name
 * @returns {HTMLIFrameElement}
 */
export function createFrame(url, title, name) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  delegate(frame, ['autofill']);
  frame.referrerPolicy = 'no-referrer';
  frame.title = title;
  frame.name = name;
  frame.src = url;
  return frame;
}

/** What a page may say of a frame that it has in its HTML: how it looks until the loader is there, and no more. */
const FREE = /^(data-payseal|title|style|class|id|width|height)$/;

/**
 * Whether a page's own frame is one that the loader would have made. One that differs in anything may be less sealed, or
 * another document: it is replaced.
 *
 * @param {Element} found
 * @param {HTMLIFrameElement} made
 */
export function isLike(found, made) {
  const same = (/** @type {string} */ name) =>
    found.getAttribute(name) === made.getAttribute(name) ||
    // A browser that does not know this power gives none.
    (name === 'allow' && found.getAttribute(name) === 'autofill');
  return (
    found.localName === 'iframe' &&
    [...found.getAttributeNames(), ...made.getAttributeNames()].every((name) => FREE.test(name) || same(name))
  );
}

/**
 * As wide as its place and not a pixel more: what overhangs lies over the page's own things, and a
 * page without margins scrolls sideways. Important, for a shop's `iframe { height: auto }` must not cut
 * the form. Light, whatever the form looks like: a browser paints a frame's canvas opaque unless its
 * element has the document's own color scheme.
 *
 * @param {HTMLElement} frame
 * @param {number} height in CSS pixels
 */
export function dress(frame, height) {
  frame.style.cssText = `display:block;width:100%!important;max-width:none!important;height:${height}px!important;margin:0!important;border:0;color-scheme:light!important`;
}

/**
 * The script that stands where Stripe.js stands: it sets `window.Stripe`, so that `loadStripe` finds it and adds no
 * script of its own. The gateway is where it came from.
 */
import { createStripe } from './instance.js';

const { origin, pathname } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
const [, release] = /\/(\w+)\/stripe\.js$/.exec(pathname) || [];

/** @param {unknown} key @param {any} [options] */
function Stripe(key, options) {
  return createStripe(origin, key, options);
}
/** As loaders compare it with their own: the release that the page asked for. */
Stripe.version = release === 'v3' ? 3 : release || 'endive';

/** @type {any} */ (window).Stripe = Stripe;

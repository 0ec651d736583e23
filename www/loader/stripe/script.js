/**
 * The script that stands where Stripe.js stands: it sets `window.Stripe`, so that `loadStripe` finds it and adds no
 * script of its own. The gateway is where it came from.
 */
import { createStripe } from './instance.js';

const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const address = here && here.src ? new URL(here.src) : undefined;
const release = address && /\/([a-z\d]+)\/stripe\.js$/.exec(address.pathname)?.[1];

/** @param {unknown} key @param {any} [options] */
function Stripe(key, options) {
  return createStripe(options?.gateway || address?.origin, key, options);
}
/** As loaders compare it with their own: the release that the page asked for. */
Stripe.version = release === 'v3' ? 3 : release || 'endive';

/** @type {any} */ (window).Stripe = Stripe;

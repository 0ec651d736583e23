/**
 * The script-tag entry: sets `window.Payseal`. The gateway is where the script came from, unless
 * the page says otherwise.
 */
import { bring } from './bring.js';
import { PaysealError } from './errors.js';
import { createPayseal } from './payseal.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const home = script && script.src ? new URL(script.src).origin : undefined;

/** @param {any} options */
function Payseal(options) {
  return createPayseal('Payseal()', { gateway: home, ...options });
}
Payseal.PaysealError = PaysealError;

/** @type {any} */ (window).Payseal = Payseal;

// Without it an element asks again, and says so.
if (home) bring(home).catch(() => {});

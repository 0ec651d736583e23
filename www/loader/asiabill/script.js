/**
 * The script that stands where AsiaBill's own browser script stood: it sets `AsiabillPay` as a
 * global, and hands it to CommonJS and AMD. Importing it touches nothing else of the page.
 */
import { createAsiabillPay } from './pay.js';

const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
// Bundled into the page's own script, it came from the page: then only an option can say where from.
const address = here && /\/static\/v3\/js\/AsiabillPayment/.test(here.src) ? new URL(here.src) : undefined;

const AsiabillPay = createAsiabillPay({
  gateway: address && address.origin,
  gatewayNo: (address && address.searchParams.get('gatewayNo')) || undefined,
});

/** @type {any} */
const { define } = window;
// Only a script that the AMD loader itself asked for may define without a name.
if (define && define.amd && here && here.dataset.requiremodule) define(() => AsiabillPay);
if (typeof module === 'object') module.exports = AsiabillPay;
/** @type {any} */ (window).AsiabillPay = AsiabillPay;

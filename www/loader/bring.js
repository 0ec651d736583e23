/**
 * Brings the second part of the loader, once for all elements of a page. It is asked for when the script runs or the
 * first frame is in the page; the frame's document and program are on their way for longer.
 */
import { fetchPart } from './parts.js';

/** @typedef {typeof import('./later.js')} Later */

/** What it is called, which a build of scripts writes in. @type {string | undefined} */
const HASH = /** @type {any} */ (globalThis).PAYSEAL_LATER;

/** @type {Later | undefined} */
let here;

/** @type {Promise<Later> | undefined} */
let coming;

const find = /** @type {any} */ (globalThis).PAYSEAL_LATER ? /** @type {any} */ (String) : () => import('./later.js');

/** The second part, if it is here. */
export const later = () => here;

/**
 * @param {string} [gateway] that has the parts
 * @returns {Promise<Later>} rejects when it was not to be had for some time; the next call tries again
 */
export const bring = (gateway) =>
  here
    ? Promise.resolve(here)
    : (coming ??= fetchPart(HASH, find, gateway)
        .then((part) => (here = part))
        .finally(() => {
          coming = undefined;
        }));

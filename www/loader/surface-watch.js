/**
 * Looks at what is behind the form for as long as it is there, since a page may change.
 */
import { around, surfaceOf } from './surface.js';

/** @typedef {import('./protocol.d.ts').RawSurface} Surface */

/**
 * Looks again whenever the page may have changed: a class or an attribute around the form, a style sheet,
 * the shopper's system.
 *
 * @param {Element} mount
 * @param {AbortSignal} signal
 * @param {(surface: Surface) => void} changed
 * @returns {Surface} as it is now
 */
export function watchSurface(mount, signal, changed) {
  let last = surfaceOf(mount);
  let waits = false;
  const look = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      const now = surfaceOf(mount);
      if (signal.aborted || !mount.isConnected || (now.tone === last.tone && now.paper === last.paper)) return;
      last = now;
      changed(now);
    });
  };
  const observer = new MutationObserver(look);
  for (let at = /** @type {Element | null} */ (mount); at; at = around(at)) observer.observe(at, { attributes: true });
  observer.observe(document.head, { attributes: true, childList: true, subtree: true, characterData: true });
  const capture = { capture: true, signal };
  // A style sheet that came late, and a ground that fades from one colour to another.
  for (const name of ['load', 'transitionend']) document.addEventListener(name, look, capture);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
  return last;
}

/**
 * What a frame of ours is allowed by its attributes. It asks for nothing that this browser does not
 * know, since a browser complains of such a name to the page's developer.
 */

/**
 * Hands powers of the browser on to a frame.
 *
 * @param {HTMLIFrameElement} frame
 * @param {string[]} powers each with whom it is for, when that is not the frame's own origin
 */
export function delegate(frame, powers) {
  /** @type {any} */
  const { featurePolicy } = document;
  // Who does not tell what it knows (Firefox, Safari) knows all of these but the newest.
  /** @param {string} power */
  const isKnown = (power) =>
    featurePolicy ? featurePolicy.features().includes(power.split(' ')[0]) : power !== 'autofill';
  frame.allow = powers.filter(isKnown).join('; ');
}

/**
 * A page that keeps itself apart from other origins (COEP) shows only what agreed to that, or what comes
 * without the shopper's cookies; a bank's page knows nothing of the first.
 *
 * @param {any} frame
 */
export function isolate(frame) {
  if (globalThis.crossOriginIsolated && 'credentialless' in frame) frame.credentialless = true;
}

/** Whether this page can show what did not agree to stand in it. */
export const canEmbed = () =>
  !globalThis.crossOriginIsolated || 'credentialless' in HTMLIFrameElement.prototype;

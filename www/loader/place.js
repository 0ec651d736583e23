/**
 * What may happen to the frame's place in the page: it opens, or the page's own policy keeps frames out of it.
 */

/**
 * A tab, a fold, a dialog that opens later: the form is fitted in before it is painted there.
 *
 * @param {HTMLIFrameElement} frame
 * @param {AbortSignal} signal
 * @param {() => boolean} fit whether there was a place
 */
export function fitLater(frame, signal, fit) {
  if (fit()) return;
  const opening = new ResizeObserver(() => {
    if (fit()) opening.disconnect();
  });
  opening.observe(frame);
  signal.addEventListener('abort', () => opening.disconnect());
}

/**
 * @param {AbortSignal} signal
 * @param {(uri: string) => void} blocked told what the page's policy keeps out of its frames
 */
export const watchPolicy = (signal, blocked) =>
  document.addEventListener(
    'securitypolicyviolation',
    ({ disposition, effectiveDirective, blockedURI }) => {
      // A policy that only reports has blocked nothing.
      if (disposition !== 'report' && effectiveDirective === 'frame-src') blocked(blockedURI);
    },
    { signal },
  );

/**
 * The handshake, then one private port. Every load of the frame is a new handshake with a new
 * nonce and a new port: nothing that an earlier document held can speak for the present one.
 * It listens to no window message, so no other window can speak to the loader at all.
 */

/** The version of the bridge; must equal the frame's. */
const VERSION = 1;

/** How long the load of a frame that was found may still be to come, in milliseconds. */
const TO_COME = 20_000;

/** @typedef {import('./protocol.d.ts').ToFrame} ToFrame */
/** @typedef {import('./protocol.d.ts').ToHost} ToHost */
/** @typedef {ToHost | 'waking' | 'lost' | { crashed: { code: import('./index.d.ts').LoadErrorCode } }} Heard */

/**
 * Not from `randomUUID`, which a page without https does not have.
 *
 * @returns {string} 32 random lower-case hexadecimal digits
 */
export const createNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte & 15).toString(16)).join('');

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} origin the only origin that may receive the greeting
 * @param {AbortSignal} signal closes the port
 * @param {(message: Heard, answer: (message: ToFrame) => void) => void} heard told of each message and how to
 *   answer the very document that sent it; the first of them is `opened`;
 *   `waking` when the form can be typed into and its program is still on its way; `lost` when the
 *   frame's document was replaced; `crashed` when it cannot go on
 * @param {boolean} [found] whether the frame was in the page already
 * @returns {(message: ToFrame) => void} sends; what is sent before `opened` waits for it
 */
export function connect(frame, origin, signal, heard, found) {
  /** @type {MessagePort | undefined} the one that is spoken through, once the frame has answered */
  let port;
  /** @type {MessagePort[]} those that an answer may come from */
  let ports = [];
  /** @type {ToFrame[]} */
  let waiting = [];

  const close = () => ports.splice(0).forEach((one) => one.close());

  /** @param {ToFrame} message */
  const send = (message) => {
    if (port) port.postMessage(message);
    else waiting.push(message);
  };

  const lose = () => {
    if (port) heard('lost', send);
    port = undefined;
  };

  /** @param {boolean} again whether the document may be the one that was greeted last: it answers one greeting of the two */
  const greet = (again) => {
    if (!again) {
      lose();
      close();
    }
    const nonce = createNonce();
    const { port1, port2 } = new MessageChannel();
    ports.push(port1);
    /** What comes late from the page is not for a later document. @param {ToFrame} message */
    const answer = (message) => ports.includes(port1) && send(message);
    port1.onmessage = ({ data }) => {
      const { opened, crashed } = data || {};
      if (!ports.includes(port1) || signal.aborted) return;
      if (port === port1 || crashed || data === 'waking') {
        heard(data, answer);
      } else if (opened && opened.version === VERSION && opened.nonce === nonce) {
        lose();
        port = port1;
        heard(data, answer);
        waiting.splice(0).forEach(send);
      } else if (opened) {
        // It answers another greeting than ours: whatever it is, it is not our form.
        heard({ crashed: { code: 'version_mismatch' } }, answer);
      }
    };
    /** @type {Window} */ (frame.contentWindow).postMessage({ payseal: VERSION, nonce }, origin, [port2]);
  };

  // A frame of the page's own may have its document already, and whether its load is still to come is not known: one
  // that was put into a page which is complete loads late.
  const there = Boolean(found && !frame.contentDocument);
  let unsure = there;
  const sure = there && setTimeout(() => {
    unsure = false;
  }, TO_COME);
  if (there) greet(true);
  frame.addEventListener('load', () => {
    greet(unsure);
    unsure = false;
  }, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(sure || 0);
    send('close');
    close();
  });
  return send;
}

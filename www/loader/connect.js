/**
 * The handshake, then one private port. Every load of the frame is a new handshake with a new
 * nonce and a new port: nothing that an earlier document held can speak for the present one.
 * It listens to no window message, so no other window can speak to the loader at all.
 */

/** The version of the bridge; must equal the frame's. */
const VERSION = 1;

/** @typedef {import('./protocol.d.ts').ToFrame} ToFrame */
/** @typedef {import('./protocol.d.ts').ToHost} ToHost */

/**
 * @typedef {object} Ends
 * @property {(title: string) => ToFrame} opened the frame answered rightly; gives the first message
 * @property {(message: ToHost) => void} received every later message
 * @property {() => void} lost the frame's document was replaced after it had opened
 * @property {(code: 'version_mismatch' | 'frame_crashed' | 'wasm_blocked') => void} failed
 */

/** @returns {string} 32 lower-case hexadecimal digits */
const createNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} origin the only origin that may receive the greeting
 * @param {Ends} ends
 * @param {AbortSignal} signal closes the port
 * @returns {(message: ToFrame) => void} sends, once the port is open
 */
export function connect(frame, origin, ends, signal) {
  /** @type {MessagePort | undefined} */
  let port;
  let open = false;
  /** @type {ToFrame[]} */
  let waiting = [];

  const close = () => {
    if (port) port.close();
    port = undefined;
    open = false;
    waiting = [];
  };

  const greet = () => {
    if (open) {
      close();
      ends.lost();
    } else if (port) {
      port.close();
    }
    const nonce = createNonce();
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = ({ data }) => {
      if (port1 === port) hear(data, nonce);
    };
    if (frame.contentWindow) {
      frame.contentWindow.postMessage({ payseal: VERSION, nonce }, origin, [port2]);
    }
  };

  /** @param {any} message @param {string} nonce */
  const hear = (message, nonce) => {
    const { opened, crashed } = message || {};
    if (crashed) return ends.failed(crashed.code);
    if (open) return ends.received(message);
    if (!opened) return;
    if (opened.version !== VERSION) return ends.failed('version_mismatch');
    if (opened.nonce !== nonce) return ends.failed('frame_crashed');
    open = true;
    const first = ends.opened(opened.title);
    for (const each of [first, ...waiting.splice(0)]) send(each);
  };

  /** @param {ToFrame} message */
  const send = (message) => {
    if (open && port) port.postMessage(message);
    else waiting.push(message);
  };

  frame.addEventListener('load', greet, { signal });
  signal.addEventListener('abort', () => {
    send('close');
    close();
  });
  return send;
}

/**
 * One life of the frame: from the moment it enters the page until it is taken out or fails.
 * It owns, by one AbortController, every listener, timer, request and port of that life.
 */
import { connect } from './connect.js';
import { createFrame } from './frame.js';

/** How long the frame may take to answer the greeting, and then to be ready. */
const LIMIT = 20_000;

/**
 * @typedef {object} Plan
 * @property {string} gateway
 * @property {string} url the frame's document
 * @property {string} title
 * @property {() => import('./protocol.d.ts').ToFrame} hello the first message
 * @property {(message: import('./protocol.d.ts').ToHost) => void} heard
 * @property {() => void} lost the frame began anew by itself
 * @property {(code: import('./index.d.ts').LoadErrorCode) => void} failed
 */

/** @param {Plan} plan */
export function startLife({ gateway, url, title, hello, heard, lost, failed }) {
  const frame = createFrame(url, title);
  const end = new AbortController();
  const { signal } = end;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  const rest = () => clearTimeout(timer);
  const wait = () => {
    rest();
    timer = setTimeout(() => fail('frame_timeout'), LIMIT);
  };
  /** @param {import('./index.d.ts').LoadErrorCode} code */
  const fail = (code) => {
    end.abort();
    failed(code);
  };

  signal.addEventListener('abort', rest);
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI }) => {
      if (effectiveDirective === 'frame-src' && blockedURI.startsWith(gateway)) fail('frame_blocked');
    },
    { signal },
  );
  const send = connect(
    frame,
    gateway,
    {
      opened(name) {
        wait();
        frame.title = name;
        return hello();
      },
      received(message) {
        if (message === 'ready') rest();
        heard(message);
      },
      lost() {
        wait();
        lost();
      },
      failed: fail,
    },
    signal,
  );
  wait();
  return { frame, send, signal, stop: () => end.abort() };
}

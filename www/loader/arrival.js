/**
 * Watches whether the frame's document arrives, and finds out why it does not. Its clock runs only
 * while the frame is in the page. It takes nothing away itself.
 */
import { connect } from './connect.js';
import { createFrame } from './frame.js';

/** How long the frame may take to answer the greeting, and then to be ready, in milliseconds. */
const LIMIT = 20_000;

/** How often a frame that is not in the page yet is looked at. */
const TICK = 250;

/** How long a document that was loaded may be silent: its first script answers at once. */
const GRACE = 1000;

/** When something is to have been loaded, or it is looked why not. */
const SOON = 2000;

/** An account that no gateway has: any page may embed the document that says so. */
const NOBODY = '0';

/**
 * Asks whether the gateway is there, by a document that any page may show. In a frame, since that is the
 * one way to the gateway that every page's policy allows.
 *
 * @param {string} gateway
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when something was loaded that does not answer, or nothing was in time
 */
export function isThere(gateway, signal) {
  const end = new AbortController();
  const frame = createFrame(`${gateway}/payseal/${NOBODY}/en/`, '', '');
  return new Promise((done) => {
    connect(frame, gateway, end.signal, () => done(true));
    // A frame that has loaded shares its thread with the form: had it been too busy to answer, this would
    // not be loaded yet.
    frame.addEventListener('load', () => setTimeout(done, GRACE, false));
    setTimeout(done, LIMIT / 2, false);
    signal.addEventListener('abort', () => done(false));
    frame.style.cssText = 'display:none!important';
    document.body.append(frame);
  }).then((answer) => {
    end.abort();
    frame.remove();
    return /** @type {boolean} */ (answer);
  });
}

/**
 * Whether the gateway takes no connection. Chromium loads a page of its own in the frame then, and others
 * load nothing and say nothing, so they are asked. Where the page's policy forbids to ask it is not known.
 *
 * @param {string} gateway
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>}
 */
async function isAway(gateway, signal) {
  if ('featurePolicy' in document) return false;
  let forbidden = false;
  /** @param {SecurityPolicyViolationEvent} event */
  const note = ({ effectiveDirective }) => {
    forbidden ||= effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    await fetch(`${gateway}/payseal/v1/payseal.js`, { method: 'HEAD', mode: 'no-cors', signal });
    return false;
  } catch {
    // The policy's own event may come after this.
    await new Promise((done) => setTimeout(done, TICK));
    return !forbidden;
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} gateway
 * @param {AbortSignal} signal ends the watch
 * @param {(code: import('./index.d.ts').LoadErrorCode) => void} fail
 * @param {boolean} loaded whether its document has arrived before this watch
 */
export function watchArrival(frame, gateway, signal, fail, loaded) {
  /** @type {ReturnType<typeof setTimeout>} */
  let clock;
  /** @type {ReturnType<typeof setTimeout>} */
  let soon;
  let watch = 0;

  const stop = () => {
    watch += 1;
    clearTimeout(clock);
    clearTimeout(soon);
  };

  const start = () => {
    stop();
    // No origin that could be allowed: a sandboxed frame, a file.
    if (globalThis.origin === 'null') clock = setTimeout(fail, 0, 'origin_refused');
    else clock = setTimeout(late, LIMIT);
  };

  const late = () => (frame.isConnected ? fail('frame_timeout') : start());

  /** Nothing is loaded before the frame is in the page, and so nothing is late. */
  const begin = () => {
    if (!frame.isConnected) {
      clock = setTimeout(begin, TICK);
      return;
    }
    start();
    soon = setTimeout(unloaded, SOON);
  };

  const isOffline = () => navigator.onLine === false;

  /** @param {() => Promise<import('./index.d.ts').LoadErrorCode | false>} find out what is wrong */
  const judge = async (find) => {
    const mine = watch;
    const code = isOffline() ? 'offline' : await find();
    if (code && mine === watch && !signal.aborted) fail(code);
  };

  const silent = () => judge(async () => ((await isThere(gateway, signal)) ? 'origin_refused' : 'gateway_unreachable'));

  const unloaded = () => judge(async () => (await isAway(gateway, signal)) && 'gateway_unreachable');

  const arrived = () => {
    start();
    soon = setTimeout(silent, GRACE);
  };

  frame.addEventListener('load', arrived, { signal });
  signal.addEventListener('abort', stop);
  if (loaded) arrived();
  else begin();
  return { start, stop };
}

/** The pauses between one question whether the gateway is back and the next, in milliseconds. */
export const PAUSES = [2000, 4000, 8000, 16_000, 32_000];

/**
 * Resolves when the gateway is there again. It asks a few times, and whenever the network comes back.
 *
 * @param {string} gateway
 * @param {AbortSignal} signal ends the questions, and then it never resolves
 * @param {() => number | undefined} next the next pause, while there is one
 * @returns {Promise<void>}
 */
export function whenThere(gateway, signal, next) {
  return new Promise((done) => {
    const look = async () => {
      if (!signal.aborted && navigator.onLine !== false && (await isThere(gateway, signal))) done();
      else plan();
    };
    const plan = () => {
      const pause = signal.aborted ? undefined : next();
      if (pause === undefined) return;
      const timer = setTimeout(look, pause);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    window.addEventListener('online', look, { signal });
    plan();
  });
}

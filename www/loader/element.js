/**
 * The payment element: one frame, one port, one call at a time. It owns the lifecycle
 *
 *   unmounted -> loading -> ready -> unmounted ... -> destroyed
 *                   \-> failed (a sentence and a button in its place) -> loading
 *
 * and knows no card rule: what the shopper types never reaches this page.
 */
import { ask } from './ask.js';
import { createCalls } from './calls.js';
import { openChallenge } from './challenge.js';
import { askCharge } from './charge.js';
import { connect, createNonce } from './connect.js';
import { misuse } from './errors.js';
import { createEvents } from './events.js';
import { createFrame, createPanel, dress, parts, firstHeight } from './frame.js';
import { chooseLocale, sentences } from './locale.js';
import { readConfirm, readElementOptions, readFocus, readSelect, readUpdate } from './options.js';
import { findTarget } from './target.js';
import { askToken } from './token.js';
import { explain } from './trouble.js';

/** How long the frame may take to answer the greeting, and then to be ready, in milliseconds. */
const LIMIT = 20_000;

/** The height of a line of small print and the gap that may come with it, in CSS pixels. */
const LINE = 24;

const DESTROYED = 'this element was destroyed; create another';

/** @typedef {import('./index.d.ts').PaymentError} PaymentError */

/**
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {unknown} given
 * @returns {import('./index.d.ts').PaymentElement}
 */
export function createPaymentElement(place, given) {
  const { gateway, account } = place;
  const settings = readElementOptions(given);
  const { on, emit } = createEvents();

  let destroyed = false;
  let ready = false;
  const pays = settings.mode === 'payment';
  let height = 0;
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** @type {AbortController} owns every listener, request and port of this frame */
  let end;
  /** @type {(message: import('./protocol.d.ts').ToFrame) => void} */
  let send;
  /** @type {HTMLElement | undefined} the frame, or the panel in its place */
  let node;
  /** @type {PaymentError | undefined} why the form is not there */
  let trouble;
  /** @type {{ hint?: string, cause?: unknown }} why the last token was not to be had */
  let noToken = {};
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  /** @type {import('./index.d.ts').ConfirmOptions} of the payment under way */
  let payment;
  /** What is known of the payment under way, once the merchant's server was asked. @type {any} */
  let paid;
  /** @type {(() => void) | undefined} closes the bank's page */
  let endChallenge;
  const base = createNonce();
  /** The name of each attempt, once it was used: an attempt keeps it. @type {string[]} */
  const attempts = [];

  const locale = () => chooseLocale(settings.locale || place.locale);
  const words = () => sentences(locale());
  const url = () => `${gateway}/payseal/${account}/${locale()}/${pays ? 'pay/' : ''}`;

  /**
   * @param {import('./index.d.ts').ErrorCode} code
   * @param {string} hint for the developer
   * @param {boolean} [retryable]
   * @returns {{ error: PaymentError }}
   */
  const failure = (code, hint, retryable = false) => ({
    error: { code, message: words().failed, retryable, hint },
  });

  const absent = () =>
    destroyed
      ? failure('destroyed', DESTROYED)
      : failure('not_mounted', 'the form is not in the page; call mount()');

  const { land, current, is, join } = createCalls(
    () => failure('timeout', 'the form does not answer', true),
    () => failure('busy', 'another call is under way; wait for it', true),
  );

  /**
   * Ends the call under way when the form cannot. What was charged may be paid, whatever became
   * of the form.
   * @param {{ error: PaymentError }} error
   */
  const drop = (error) => land(paid ? { ...paid, status: 'unknown' } : error);

  /** @param {import('./protocol.d.ts').ToFrame} message */
  const tell = (message) => {
    if (frame) send(message);
  };

  const submit = () => {
    const call = current();
    if (ready && call) tell(/** @type {any} */ (call));
  };

  const size = () => {
    if (frame) dress(frame, height, (settings.appearance || {}).theme);
  };

  const close = () => {
    if (endChallenge) endChallenge();
    endChallenge = undefined;
  };

  const stop = () => {
    clearTimeout(timer);
    close();
    if (frame) end.abort();
    frame = undefined;
    ready = false;
  };

  const wait = () => {
    ready = false;
    clearTimeout(timer);
    timer = setTimeout(() => fail('frame_timeout'), LIMIT);
  };

  /** @returns {HTMLElement} */
  const load = () => {
    frame = node = createFrame(url(), words().title, parts(settings));
    end = new AbortController();
    const { signal } = end;
    send = connect(frame, gateway, signal, hear);
    trouble = undefined;
    size();
    wait();
    document.addEventListener(
      'securitypolicyviolation',
      ({ disposition, effectiveDirective, blockedURI }) => {
        // A policy that only reports has blocked nothing.
        if (disposition !== 'report' && effectiveDirective === 'frame-src' && blockedURI.startsWith(gateway)) {
          fail('frame_blocked');
        }
      },
      { signal },
    );
    return frame;
  };

  /**
   * @param {import('./index.d.ts').LoadErrorCode} code
   * @param {string} [hint] of the frame
   */
  const fail = (code, hint = explain(code, place, url())) => {
    const told = failure(code, hint, !/wasm|option/.test(code));
    stop();
    trouble = told.error;
    // A frame without WebAssembly says so to the shopper itself; any other is of no use.
    if (code !== 'wasm_blocked' && node) {
      const panel = createPanel(words(), height, () => {
        panel.replaceWith(load());
        if (node) node.focus();
      });
      node.replaceWith(panel);
      node = panel;
    }
    emit('loaderror', trouble);
    drop(told);
  };

  /** @param {PaymentError} error @returns {PaymentError} with what only the loader knows */
  const complete = (error) => (error.code === 'session_token_failed' ? { ...error, ...noToken } : error);

  /**
   * What each message of the frame does. Closed: what is not here is dropped.
   * @type {Record<string, (body: any) => void>}
   */
  const table = {
    // @ts-ignore
    __proto__: null,
    // The shopper may be typing already: from here on no time limit takes the form away.
    waking: () => clearTimeout(timer),
    opened({ title }) {
      wait();
      if (frame) frame.title = title;
      const { sessionToken, challenge, savedCards, layout, ...options } = settings;
      /** @type {any} that the page has a list is said, not what it is */
      const cards = savedCards && { savedCards: { ...savedCards, ...(savedCards.list && { list: true }) } };
      tell({ open: { ...options, ...cards, locale: locale() } });
    },
    ready() {
      clearTimeout(timer);
      ready = true;
      emit('ready');
      submit();
    },
    titled({ title }) {
      if (frame) frame.title = title;
    },
    resized(box) {
      // A line more than it needs is nothing to move the page for: the first height is a guess.
      if (box.height <= height && height - box.height < LINE) return;
      height = box.height;
      size();
    },
    async needToken({ request }) {
      const answer = send;
      const { token, expiresIn, ...why } = await askToken(settings.sessionToken, end.signal);
      noToken = why;
      answer({ token: { request, token, expiresIn } });
    },
    async needCards({ request }) {
      const answer = send;
      let cards;
      try {
        const told = await ask(/** @type {any} */ (settings.savedCards).list, undefined, end.signal, LIMIT);
        cards = told.cards || told;
        // A copy that can cross, whatever the page's own objects are.
        cards = JSON.parse(JSON.stringify(cards));
      } catch (cause) {
        emit('error', { ...failure('saved_cards_failed', `savedCards.list failed: ${cause}`, true).error, cause });
        cards = undefined;
      }
      answer({ cards: { request, cards } });
    },
    async needCharge({ request, attempt: number, customerPaymentMethodId, consent, settle }) {
      const answer = send;
      const { signal } = end;
      const named = payment.attempt || base;
      const attempt = (attempts[number] = attempts[number] || (number > 1 ? `${named}-${number}` : named));
      const asked = { customerPaymentMethodId, ...(consent && { consent }) };
      paid = { ...paid, ...asked };
      const { answer: said, told } = await askCharge(
        payment.charge,
        { ...asked, attempt, ...(settle && { settle }) },
        signal,
      );
      if (told) paid = { ...paid, charge: told };
      answer({ charged: { request, answer: said } });
    },
    needChallenge({ request, url: page }) {
      const answer = send;
      close();
      /** @param {import('./challenge.js').News} news */
      const tellNews = (news) => answer({ challenged: { request, news } });
      if (settings.challenge === 'redirect') {
        // Whoever comes back by the back button finds this page as it was.
        window.addEventListener('pageshow', ({ persisted }) => persisted && tellNews('returned'), { signal: end.signal });
        return location.assign(page);
      }
      endChallenge = openChallenge(page, words(), (settings.appearance || {}).theme, tellNews);
    },
    endChallenge: close,
    cardRemoved: (card) => emit('savedcardremove', card),
    cardUpdated: (card) => emit('savedcardupdate', card),
    changed: (snapshot) => emit('change', snapshot),
    focused: (field) => emit('focus', field),
    blurred: (field) => emit('blur', field),
    escaped: () => emit('escape'),
    entered() {
      let prevented = false;
      const preventDefault = () => {
        prevented = true;
      };
      emit('submit', { preventDefault });
      const form = node && node.closest('form');
      if (form && !prevented) form.requestSubmit();
    },
    finished({ call, outcome: { created, settled, error } }) {
      if (!is(call)) return;
      if (error) return land({ error: complete(error) });
      const { customerPaymentMethodId, consent, status, decline } = created || settled;
      land({
        ...(settled && { status }),
        customerPaymentMethodId,
        ...(consent && { consent }),
        ...(decline && { decline }),
        ...(settled && paid && { charge: paid.charge }),
      });
    },
    troubled({ error }) {
      // A frame that took no options never gets ready.
      if (!ready && error.code === 'option_invalid') fail(error.code, error.hint);
      else emit('error', complete(error));
    },
    crashed: ({ code }) => fail(code),
    lost() {
      wait();
      close();
      // Whoever moves the mount does this, and so does whoever puts another page in the form's place.
      const { error } = failure('frame_replaced', 'the form was loaded anew', true);
      emit('error', error);
      drop({ error });
    },
  };

  /** @param {import('./connect.js').Heard} message */
  const hear = (message) => {
    const [tag, body] = typeof message === 'string' ? [message] : Object.entries(message)[0] || [];
    const act = table[`${tag}`];
    if (act) act(body);
  };

  const unmount = () => {
    stop();
    if (node) node.remove();
    node = trouble = undefined;
    drop(absent());
  };

  /**
   * @param {'submit' | 'confirm'} kind
   * @param {() => void} [prepare] before a call of its own begins
   * @returns {Promise<any>}
   */
  const call = (kind, prepare = () => {}) => {
    const there = !destroyed && node && node.isConnected;
    const missing = there ? trouble && { error: { ...trouble } } : absent();
    if (missing) return Promise.resolve(missing);
    return join(kind, () => {
      prepare();
      submit();
    });
  };

  return {
    mount(target) {
      if (destroyed) misuse('destroyed', `mount(): ${DESTROYED}`);
      const spot = findTarget(target);
      if (node && node.isConnected) {
        misuse('already_mounted', 'mount(): the form is in the page; call unmount() first');
      }
      if (gateway === location.origin) {
        misuse('same_origin', 'mount(): the gateway must have another origin than the page, or nothing seals the form from it');
      }
      unmount();
      height = firstHeight(settings, spot.clientWidth, words());
      spot.append(load());
    },
    unmount,
    destroy() {
      destroyed = true;
      unmount();
    },
    update(options) {
      /** @type {any} */
      const known = settings;
      /** @type {any} */
      const changes = readUpdate(options);
      for (const [key, value] of Object.entries(changes)) {
        known[key] = changes[key] = typeof value === 'string' ? value : { ...known[key], ...value };
      }
      size();
      tell({ update: changes });
    },
    focus(field) {
      const named = readFocus(field);
      if (frame) frame.focus();
      tell({ focus: named });
    },
    clear: () => tell('clear'),
    on,
    select(id) {
      tell({ select: { id: readSelect(id) } });
    },
    createPaymentMethod: () => call('submit'),
    confirm(options) {
      const wanted = readConfirm(options, pays);
      return call('confirm', () => {
        payment = wanted;
        paid = undefined;
      });
    },
  };
}

/**
 * The payment element: one frame, one port, one call at a time. It owns the lifecycle
 *
 *   unmounted -> loading -> ready -> unmounted ... -> destroyed
 *                   \-> failed (a sentence and a button in its place) -> loading
 *
 * and knows no card rule: what the shopper types never reaches this page.
 */
import { PAUSES, watchArrival, whenThere } from './arrival.js';
import { ask } from './ask.js';
import { createCalls } from './calls.js';
import { openChallenge } from './challenge.js';
import { askCharge, readMoney } from './charge.js';
import { connect, createNonce } from './connect.js';
import { misuse } from './errors.js';
import { createEvents } from './events.js';
import { createFrame, dress, firstHeight, parts, THIN, toneOf } from './frame.js';
import { chooseLocale, sentences } from './locale.js';
import { readConfirm, readElementOptions, readFocus, readSelect, readUpdate } from './options.js';
import { createPanel } from './panel.js';
import { canEmbed } from './powers.js';
import { surfaceOf, watchSurface } from './surface.js';
import { clearTarget, findTarget, formAround, own } from './target.js';
import { askToken } from './token.js';
import { explain } from './trouble.js';

/** After so long on the page that was to go to the bank's, it is asked how the payment stands, in milliseconds. */
const STAYED = 30_000;

/** How long the merchant's server may take to list its cards, in milliseconds. */
const LIMIT = 20_000;

const BLOCKED =
  "the bank's page may not stand in yours; add https: to frame-src, or choose challenge: 'redirect'";

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
  /** How often it was asked by itself whether the gateway is back. */
  let tries = 0;
  const pays = settings.mode === 'payment';
  let height = 0;
  /** What the frame said that it needs. */
  let needs = 0;
  /** @type {Element} where the form is, or is to be */
  let spot;
  /** @type {import('./protocol.d.ts').RawSurface} what the page is there */
  let surface;
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** @type {AbortController} owns every listener, request and port of this frame */
  let end;
  /** The looks at what is behind the form; a frame that the page moves loads anew, and they begin anew. */
  let looks = new AbortController();
  /** @type {(message: import('./protocol.d.ts').ToFrame) => void} */
  let send;
  /** @type {HTMLElement | undefined} the frame, or the panel in its place */
  let node;
  /** @type {PaymentError | undefined} why the form is not there */
  let trouble;
  /** @type {{ hint?: string, cause?: unknown }} why the last token was not to be had */
  let noToken = {};
  /** @type {ReturnType<typeof watchArrival>} the clock of this frame */
  let arrival;
  /** @type {import('./index.d.ts').ConfirmOptions} of the payment under way */
  let payment;
  /** What is known of the payment under way, once the merchant's server was asked. @type {any} */
  let paid;
  /** The same of the payment that was asked about last: a press after its end asks nobody again. @type {any} */
  let last;
  /** @type {ReturnType<typeof openChallenge> | undefined} the bank's page */
  let bank;
  /** The focus is to go into the form when the call ends. */
  let wantsFocus = false;
  let base = createNonce();
  /**
   * What each attempt is called, once it was made, and after which payment: an attempt keeps its name.
   * @type {{ named: string, names: { attempt: string, order?: string } }[]}
   */
  const attempts = [];
  /** The last attempt that was declined, and the one that this frame, which counts from one, begins after. */
  let declined = 0;
  let before = 0;

  const locale = () => chooseLocale(settings.locale || place.locale);
  const words = () => sentences(locale());
  /** The sentence for the shopper. @param {import('./index.d.ts').ErrorCode} code */
  const say = (code) => /** @type {Record<string, any>} */ (words().errors)[code === 'destroyed' ? 'not_mounted' : code] || words().failed;
  const url = () => `${gateway}/payseal/${account}/${locale()}/${pays ? 'pay/' : ''}`;

  /**
   * @param {import('./index.d.ts').ErrorCode} code
   * @param {string} hint for the developer
   * @param {boolean} [retryable]
   * @returns {{ error: PaymentError }}
   */
  const failure = (code, hint, retryable = false) => ({
    error: { code, message: say(code), retryable, hint },
  });

  const absent = () =>
    destroyed
      ? failure('destroyed', DESTROYED)
      : failure('not_mounted', 'the form is not in the page; call mount()');

  const { land, current, is, join, taken } = createCalls(
    () =>
      ready
        ? failure('timeout', 'the form does not answer', true)
        : failure('frame_crashed', 'the program of the form has not arrived; a reload asks for it again', true),
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

  /** What comes next is another payment, also where the page gives it no name. */
  const renew = () => {
    base = createNonce();
    last = undefined;
  };

  const submit = () => {
    const call = current();
    if (!ready || !call) return;
    taken();
    tell(/** @type {any} */ (call));
  };

  const size = () => {
    if (frame) dress(frame, height);
  };

  /** How wide the form is. A mount cannot tell: an inline one has no width, a padded one more than its frame. */
  const width = () => (frame ? frame.clientWidth : 0);

  /** @returns {boolean} whether there is a place that the form could be fitted into */
  const fit = () => {
    const clientWidth = width();
    const open = clientWidth >= THIN;
    if (open) {
      // Less than an untouched form has is nothing to move the page for, there or back.
      height = Math.max(needs, firstHeight(settings, clientWidth, words()));
      size();
    }
    return open;
  };

  /** Puts the focus into the form: on its field, or on what has taken the place of the fields. */
  const enter = () => {
    if (frame) frame.focus();
  };

  const close = () => {
    if (!bank) return;
    bank.close();
    bank = undefined;
    // What had the focus before has it again, unless it is gone or cannot take it: a frame, a button that is
    // disabled meanwhile. Firefox and WebKit leave it in the dialog that is no more.
    const at = document.activeElement;
    wantsFocus = !at || at === frame || /^(body|payseal-challenge)$/i.test(at.tagName);
    if (wantsFocus) enter();
  };

  const stop = () => {
    close();
    looks.abort();
    if (end) end.abort();
    frame = undefined;
    ready = false;
  };

  const wait = () => {
    ready = false;
    arrival.start();
  };

  /** @returns {HTMLElement} */
  const load = () => {
    surface = surfaceOf(spot);
    frame = node = createFrame(url(), words().title, parts(settings, surface));
    own(frame, unmount);
    end = new AbortController();
    const { signal } = end;
    send = connect(frame, gateway, signal, hear);
    trouble = undefined;
    size();
    document.addEventListener(
      'securitypolicyviolation',
      ({ disposition, effectiveDirective, blockedURI }) => {
        // A policy that only reports has blocked nothing.
        if (disposition === 'report' || effectiveDirective !== 'frame-src') return;
        if (bank) bank.blocked(blockedURI);
        else if (blockedURI.startsWith(gateway)) fail('frame_blocked');
      },
      { signal },
    );
    return frame;
  };

  /** Puts a new frame where the last one was, or the panel that took its place. */
  const reload = () => {
    const before = node;
    stop();
    if (before) before.replaceWith(load());
    arrive();
  };

  const arrive = () => {
    if (!frame) return;
    const { signal } = end;
    arrival = watchArrival(frame, gateway, signal, fail);
    if (fit()) return;
    // A tab, a fold, a dialog that opens later: the form is fitted in before it is painted there.
    const opening = new ResizeObserver(() => {
      if (fit()) opening.disconnect();
    });
    opening.observe(frame);
    signal.addEventListener('abort', () => opening.disconnect());
  };

  /**
   * @param {import('./index.d.ts').LoadErrorCode} code
   * @param {string} [hint] of the frame
   */
  const fail = (code, hint = explain(code, place, url())) => {
    const told = failure(code, hint, !/wasm|option|account/.test(code));
    stop();
    trouble = told.error;
    // A frame without WebAssembly says so to the shopper itself; any other is of no use.
    if (code !== 'wasm_blocked' && node) {
      const panel = createPanel(trouble.message, words().retry, height, () => {
        tries = 0;
        reload();
        enter();
      });
      own(panel, unmount);
      node.replaceWith(panel);
      node = panel;
    }
    if (code === 'offline' || code === 'gateway_unreachable') {
      end = new AbortController();
      whenThere(gateway, end.signal, () => PAUSES[tries++]).then(reload);
    }
    emit('loaderror', trouble);
    drop(told);
  };

  /** @param {PaymentError} error @returns {PaymentError} with what only the loader knows */
  const complete = (error) => {
    if (error.code === 'session_token_failed') return { ...error, ...noToken };
    // All that the gateway says of a card that is kept for somebody whose token it is not.
    const hint = 'if the session token is not of this customerId, make it with it';
    return error.gatewayCode === 'P0002' && settings.customerId ? { hint, ...error } : error;
  };

  /**
   * What each message of the frame does. Closed: what is not here is dropped.
   * @type {Record<string, (body: any) => void>}
   */
  const table = {
    // @ts-ignore
    __proto__: null,
    // The shopper may be typing already: from here on no time limit takes the form away.
    waking: () => arrival.stop(),
    opened({ title }) {
      wait();
      before = declined;
      if (frame) frame.title = title;
      looks.abort();
      looks = new AbortController();
      surface = watchSurface(spot, looks.signal, (now) => tell({ surface: (surface = now) }));
      tell({ surface });
      const { sessionToken, challenge, savedCards, layout, ...options } = settings;
      // That the page has a list is said, not what it is; how many cards there are is the loader's matter.
      const { list, count, ...shown } = savedCards || {};
      /** @type {any} */
      const cards = savedCards && { savedCards: { ...shown, ...(list && { list: true }) } };
      tell({ open: { ...options, ...cards, locale: locale() } });
    },
    ready() {
      arrival.stop();
      tries = 0;
      ready = true;
      emit('ready');
      submit();
    },
    titled({ title }) {
      if (frame) frame.title = title;
    },
    resized(box) {
      if (width() >= THIN) needs = box.height;
      fit();
    },
    async needToken({ request }) {
      const answer = send;
      const { token, expiresIn, ...why } = await askToken(settings.sessionToken, end.signal);
      noToken = why;
      answer({ token: { request, token, expiresIn } });
    },
    async needCards({ request }) {
      const answer = send;
      const { signal } = end;
      let cards;
      try {
        const told = await ask(/** @type {any} */ (settings.savedCards).list, undefined, signal, LIMIT);
        cards = told.cards || told;
        // A copy that can cross, whatever the page's own objects are.
        cards = JSON.parse(JSON.stringify(cards));
      } catch (cause) {
        if (signal.aborted) return;
        emit('error', { ...failure('saved_cards_failed', `savedCards.list failed: ${cause}`, true).error, cause });
        cards = undefined;
      }
      answer({ cards: { request, cards } });
    },
    async needCharge({ request, attempt: number, customerPaymentMethodId, consent, settle }) {
      const answer = send;
      const { signal } = end;
      const order = payment.attempt;
      const named = order || base;
      const nth = number + before;
      let known = attempts[nth];
      // What is only asked about is what was charged, whatever the page calls this payment.
      if (!known || (!settle && known.named !== named)) {
        const attempt = nth > 1 ? `${named}-${nth}` : named;
        known = attempts[nth] = { named, names: { attempt, ...(order && { order }) } };
      }
      const asked = { customerPaymentMethodId, ...(consent && { consent }) };
      const mine = (paid = { ...paid, ...asked });
      const { answer: said, told } = await askCharge(
        payment.charge,
        { ...asked, ...known.names, ...(settle && { settle }) },
        signal,
      );
      // A later payment has nothing to do with a late answer to this one.
      if (paid === mine) last = paid = { ...mine, ...(told && { charge: told }) };
      if (told?.status === 'declined') declined = nth;
      answer({ charged: { request, answer: said } });
    },
    needChallenge({ request, url: page, about }) {
      const answer = send;
      const { signal } = end;
      close();
      /** @param {import('./challenge.js').News} news */
      const tellNews = (news) => answer({ challenged: { request, news } });
      const leave = () => {
        close();
        // Whoever comes back by the back button finds this page as it was.
        window.addEventListener('pageshow', ({ persisted }) => persisted && tellNews('returned'), { signal });
        location.assign(page);
        // Or is still on it: a shopper who chose to stay, an address that was no page.
        const stayed = setTimeout(tellNews, STAYED, 'returned');
        signal.addEventListener('abort', () => clearTimeout(stayed));
      };
      const blocked = () => {
        leave();
        emit('error', failure('challenge_blocked', BLOCKED, true).error);
      };
      if (settings.challenge === 'redirect') leave();
      else if (!canEmbed()) blocked();
      else {
        const head = [about, readMoney(paid?.charge, locale())].filter(Boolean).join(' · ');
        bank = openChallenge(page, words(), { about: head, theme: toneOf(settings.appearance?.theme, surface.tone) }, tellNews, blocked);
      }
    },
    endChallenge: close,
    cardRemoved: (card) => emit('savedcardremove', card),
    cardUpdated: (card) => emit('savedcardupdate', card),
    changed: (snapshot) => emit('change', { brand: null, selected: null, ...snapshot }),
    focused: (field) => emit('focus', field),
    blurred: (field) => emit('blur', field),
    escaped: () => emit('escape'),
    entered() {
      let prevented = false;
      const preventDefault = () => {
        prevented = true;
      };
      emit('submit', { preventDefault });
      const form = formAround(node);
      if (form && !prevented) form.requestSubmit();
    },
    finished({ call, outcome: { created, settled, error } }) {
      if (!is(call)) return;
      // A form in WebKit cannot take the focus from the page by itself. The field comes after the frame: a frame
      // that is entered forgets which field had the focus.
      if (wantsFocus || error?.field) {
        enter();
        tell({ focus: error?.field ? { field: error.field } : {} });
      }
      wantsFocus = false;
      if (error) return land({ error: complete(error) });
      const { customerPaymentMethodId, consent, status, decline } = created || settled;
      land({
        ...(settled && { status }),
        customerPaymentMethodId,
        ...(consent && { consent }),
        ...(decline && { decline }),
        // The frame answers a press after the end by itself.
        ...(settled && (paid || last) && { charge: (paid || last).charge }),
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
      const found = findTarget(target);
      if (node && node.isConnected) {
        misuse('already_mounted', 'mount(): the form is in the page; call unmount() first');
      }
      if (gateway === location.origin) {
        misuse('same_origin', 'mount(): the gateway must have another origin than the page, or nothing seals the form from it');
      }
      unmount();
      if (last?.charge?.status === 'succeeded') renew();
      clearTarget(found);
      spot = found;
      height = firstHeight(settings, spot.clientWidth, words());
      needs = tries = 0;
      spot.append(load());
      arrive();
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
      if (changes.locale) changes.locale = chooseLocale(changes.locale);
      for (const [key, value] of Object.entries(changes)) {
        known[key] = changes[key] = typeof value === 'string' ? value : { ...known[key], ...value };
      }
      size();
      tell({ update: changes });
    },
    focus(field) {
      const named = readFocus(field);
      enter();
      tell({ focus: named });
    },
    clear() {
      renew();
      tell('clear');
    },
    on,
    select(id) {
      tell({ select: { id: readSelect(id) } });
    },
    createPaymentMethod: () =>
      call('submit', () => {
        paid = undefined;
      }),
    confirm(options) {
      const wanted = readConfirm(options, pays);
      return call('confirm', () => {
        payment = wanted;
        paid = undefined;
      });
    },
  };
}

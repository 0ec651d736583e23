/**
 * The payment element: one frame, one port, one call at a time. `lifecycle.js` says what may happen; here it is
 * done. It knows no card rule: what the shopper types never reaches this page. What the page hands in was read by
 * `checked.js`, or is made by a drop-in that knows what an element takes.
 */
import { forFrame, takeChanges } from './settings.js';
import { createAnswers } from './answers.js';
import { PAUSES, watchArrival, whenThere } from './arrival.js';
import { createCalls } from './calls.js';
import { connect } from './connect.js';
import { misuse } from './errors.js';
import { createEvents, relay } from './events.js';
import { createFrame, dress, firstHeight, parts, THIN } from './frame.js';
import { BEGINNING, refusal, step } from './lifecycle.js';
import { chooseLocale } from './locale.js';
import { createPanel } from './panel.js';
import { createPayments } from './payments.js';
import { fitLater, watchPolicy } from './place.js';
import { surfaceOf, watchSurface } from './surface.js';
import { clearTarget, findTarget, own } from './target.js';
import { failureOf } from './trouble.js';
import { ofMethods, sentences, smallPrint, speak } from './words.js';

/** @typedef {import('./index.d.ts').PaymentError} PaymentError */

/** What a call is told that waits for a form whose program does not come. */
const LATE = 'the program of the form has not arrived; a reload asks for it again';

/**
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {any} settings the options, which the element keeps
 * @param {(code: string, place: import('./index.d.ts').LoadOptions, url: string) => string} [explain] what the
 *   developer should check
 */
export function createElement(place, settings, explain = String) {
  const { gateway, account } = place;
  const { on, emit } = createEvents();
  const pays = settings.mode === 'payment';

  let state = BEGINNING;
  /** How often it was asked by itself whether the gateway is back. */
  let tries = 0;
  let height = 0;
  /** What the frame said that it needs. */
  let needs = 0;
  /** @type {Element} where the form is, or is to be */
  let spot;
  /** @type {import('./protocol.d.ts').RawSurface} what the page is there */
  let surface;
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** @type {HTMLElement | undefined} the frame, or the panel in its place */
  let node;
  /** @type {AbortController | undefined} of every listener, request and port of this frame */
  let owner;
  /** The looks at what is behind the form; a frame that the page moves loads anew, and they begin anew. */
  let looks = new AbortController();
  /** @type {(message: import('./protocol.d.ts').ToFrame) => void} */
  let send;
  /** @type {ReturnType<typeof watchArrival>} the clock of this frame */
  let arrival;

  const locale = () => chooseLocale(settings.locale || place.locale);
  const words = () => sentences(locale());
  /** Brings the words, unless they are there. */
  const learn = () => speak(locale(), gateway);
  const url = () => `${gateway}/payseal/${account}/${locale()}/${pays ? 'pay/' : ''}`;
  /** @param {any} why a code, or an error that is told as it is @param {string} [hint] */
  const failure = (why, hint = explain(why, place, url())) => (why.code ? { ...why } : failureOf(why, words(), hint));

  const calls = createCalls();
  const payments = createPayments();
  const { asked, blocked, takesFocus, complete } = createAnswers(
    settings, payments, words, locale, (error) => emit('error', error), failure, () => frame, () => surface,
  );

  /** @param {string} event @param {any} [about] @returns {unknown} something, if it may happen */
  const go = (event, about) => {
    const next = step(state, event, about);
    state = next || state;
    return next;
  };

  /** @param {import('./protocol.d.ts').ToFrame} message */
  const tell = (message) => {
    if (frame) send(message);
  };

  const size = () => {
    if (frame) dress(frame, height);
  };

  /** @returns {boolean} whether there is a place that the form could be fitted into */
  const fit = () => {
    // A mount cannot tell: an inline one has no width, a padded one more than its frame.
    const width = frame?.clientWidth ?? 0;
    const open = width >= THIN;
    if (open) {
      // Less than an untouched form has is nothing to move the page for, there or back.
      height = Math.max(needs, firstHeight(settings, width, smallPrint(locale())));
      size();
    }
    return open;
  };

  /** Puts the focus into the form: on its field, or on what has taken the place of the fields. */
  const enter = () => {
    frame?.focus();
  };

  const stop = () => {
    asked.endChallenge();
    looks.abort();
    owner?.abort();
    frame = undefined;
  };

  /** Makes the frame. @param {(made: HTMLIFrameElement) => void} put it into the page */
  const load = (put) => {
    surface = surfaceOf(spot);
    const made = (frame = node = createFrame(url(), words().title, parts(settings, surface)));
    own(made, unmount);
    owner = new AbortController();
    const { signal } = owner;
    send = connect(made, gateway, signal, hear);
    size();
    watchPolicy(signal, (uri) => {
      if (!blocked(uri) && state.name === 'loading' && uri.startsWith(gateway)) fail('frame_blocked');
    });
    put(made);
    learn();
    arrival = watchArrival(made, gateway, signal, fail);
    fitLater(made, signal, fit);
  };

  /** Puts a new frame where the last one was, or the panel that took its place. */
  const reload = () => {
    if (!go('retry')) return;
    const before = node;
    stop();
    load((made) => before?.replaceWith(made));
  };

  /** Ends the call under way, if there is one, when the form cannot. @param {any} why */
  const drop = (why) => {
    const paid = payments.current();
    // What was charged may be paid, whatever became of the form.
    calls.end(paid ? { ...paid, status: 'unknown' } : { error: failure(why) });
  };

  /** @param {number} call @param {PaymentError | 'not_mounted'} why */
  const end = (call, why) => {
    if (!go('end', call)) return;
    asked.endChallenge();
    drop(why);
  };

  /**
   * Tells the page. It may do anything at once: what ends after that is the call that was under way before.
   * @param {string} event
   * @param {PaymentError} why
   */
  const announce = (event, why) => {
    const { calls: call } = state;
    emit(event, why);
    end(call, why);
  };

  /** @param {import('./index.d.ts').LoadErrorCode} code @param {string} [hint] of the frame */
  const fail = (code, hint) => {
    const coming = learn();
    if (!coming) return give(code, hint);
    const { name } = state;
    const mine = frame;
    // What became ready meanwhile, or was taken away, has not failed.
    coming.then(() => mine === frame && name === state.name && give(code, hint));
  };

  /** Gives the form up, in the shopper's words. @type {typeof fail} */
  const give = (code, hint) => {
    const trouble = failure(code, hint);
    if (!go('fail', trouble)) return;
    stop();
    // The page may have done anything while the focus moved.
    if (state.name !== 'failed') return;
    // A frame without WebAssembly says so to the shopper itself; any other is of no use.
    if (code !== 'wasm_blocked') {
      const panel = createPanel(trouble.message, words().retry, height, () => {
        tries = 0;
        reload();
        enter();
      });
      own(panel, unmount);
      /** @type {HTMLElement} */ (node).replaceWith(panel);
      node = panel;
    }
    if (code === 'offline' || code === 'gateway_unreachable') {
      owner = new AbortController();
      whenThere(gateway, owner.signal, () => PAUSES[tries++]).then(reload);
    }
    announce('loaderror', trouble);
  };

  /** @param {'mount' | 'unmount' | 'destroy'} event */
  const leave = (event) => {
    if (!go(event)) return;
    stop();
    node?.remove();
    node = undefined;
    drop(event === 'destroy' ? 'destroyed' : 'not_mounted');
  };

  const unmount = () => leave('unmount');

  /** @param {number} call */
  const hand = (call) => {
    if (!go('hand', call)) return;
    const kind = /** @type {string} */ (state.call);
    // A frame that a page has taken out without `unmount()` answers no more, and says nothing of it.
    if (kind === 'confirm') calls.watch(() => node?.isConnected || end(call, 'not_mounted'));
    tell(/** @type {any} */ ({ [kind]: { call } }));
  };

  /**
   * @param {'submit' | 'confirm'} kind
   * @param {import('./index.d.ts').ConfirmOptions} [options] of a payment
   * @returns {Promise<any>}
   */
  const call = (kind, options) => {
    const refused = refusal(state, kind, node?.isConnected);
    if (refused) return Promise.resolve(learn()).then(() => ({ error: failure(refused) }));
    if (go(kind)) {
      const { calls: number } = state;
      payments.begin(options);
      calls.start(() => end(number, state.name === 'ready' ? failure('timeout') : failure('frame_crashed', LATE)));
      hand(number);
    }
    return calls.join();
  };

  /**
   * What each message of the frame does. Closed: what is not here is dropped.
   * @type {Record<string, (body: any, answer: typeof send, signal: AbortSignal) => void>}
   */
  const table = {
    // @ts-ignore
    __proto__: null,
    ...asked,
    ...relay(emit, () => node),
    // The shopper may be typing already: from here on no time limit takes the form away.
    waking: () => arrival.stop(),
    opened({ title }) {
      if (!go('opened')) return;
      arrival.start();
      payments.recount();
      /** @type {any} */ (frame).title = title;
      looks.abort();
      looks = new AbortController();
      surface = watchSurface(spot, looks.signal, (now) => tell({ surface: (surface = now) }));
      tell({ surface });
      tell({ open: { ...forFrame(settings), locale: locale() } });
    },
    ready() {
      if (!go('ready')) return;
      const { calls: number } = state;
      arrival.stop();
      tries = 0;
      emit('ready');
      hand(number);
    },
    titled({ title }) {
      /** @type {any} */ (frame).title = title;
    },
    resized(box) {
      if (/** @type {any} */ (frame).clientWidth >= THIN) needs = box.height;
      fit();
    },
    finished({ call: number, outcome: { created, settled, error } }) {
      if (!go('end', number)) return;
      calls.end(error ? { error: complete(error) } : payments.result(created, settled));
      // A form in WebKit cannot take the focus from the page by itself. The field comes after the frame: a frame
      // that is entered forgets which field had the focus.
      if (takesFocus() || error?.field) {
        enter();
        tell({ focus: error?.field ? { field: error.field } : {} });
      }
    },
    troubled({ error }) {
      // A frame that took no options never gets ready.
      if (state.name === 'loading' && error.code === 'option_invalid') fail(error.code, error.hint);
      else emit('error', complete(error));
    },
    crashed: ({ code }) => fail(code),
    // Whoever moves the mount does this, and so does whoever puts another page in the form's place.
    lost() {
      if (!go('lost')) return;
      arrival.start();
      announce('error', failure('frame_replaced', 'the form was loaded anew'));
    },
  };

  /** @param {import('./connect.js').Heard} message @param {typeof send} answer */
  const hear = (message, answer) => {
    const [tag, body] = typeof message === 'string' ? [message] : Object.entries(message)[0] || [];
    const act = table[/** @type {string} */ (tag)];
    if (act) act(body, answer, /** @type {AbortController} */ (owner).signal);
  };

  return {
    /** @param {unknown} target */
    mount(target) {
      // There is no place for what is gone.
      const found = /** @type {Element} */ (state.name === 'destroyed' || findTarget(target));
      const refused = refusal(state, 'mount', node?.isConnected);
      if (refused) misuse(/** @type {any} */ (refused), `mount(): ${failure(refused).hint}`);
      if (gateway === location.origin) {
        misuse('same_origin', 'mount(): the gateway must have another origin than the page, or nothing seals the form from it');
      }
      leave('mount');
      payments.remount();
      clearTarget(found);
      spot = found;
      height = firstHeight(settings, spot.clientWidth, smallPrint(locale()));
      needs = tries = 0;
      load((made) => spot.append(made));
    },
    unmount,
    destroy: () => leave('destroy'),
    /** @param {any} update what of the options has changed */
    update(update) {
      takeChanges(settings, update);
      size();
      tell({ update });
    },
    /** @param {{ field?: import('./index.d.ts').Field }} focus */
    focus(focus) {
      enter();
      tell({ focus });
    },
    clear() {
      payments.renew();
      tell('clear');
    },
    on,
    /** For the list of ways to pay: its words, or a promise of them. @param {string} asked @returns {any} */
    words(asked) {
      const coming = speak(asked, gateway);
      return coming ? coming.then(() => ofMethods(asked)) : ofMethods(asked);
    },
    /** @param {string} [id] */
    select(id) {
      tell({ select: { id } });
    },
    /** @returns {Promise<import('./index.d.ts').PaymentMethodResult>} */
    createPaymentMethod: () => call('submit'),
    /** @param {import('./index.d.ts').ConfirmOptions} options @returns {Promise<import('./index.d.ts').ConfirmResult>} */
    confirm: (options) => call('confirm', options),
  };
}

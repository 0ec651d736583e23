/**
 * The payment element: one frame, one port, one call at a time. `lifecycle.js` says what may happen; here it is
 * done. It knows no card rule: what the shopper types never reaches this page. What the page hands in was read by
 * `checked.js`, or is made by a drop-in that knows what an element takes.
 */
import { forFrame, takeChanges } from './settings.js';
import { bring, later } from './bring.js';
import { createCalls } from './calls.js';
import { connect } from './connect.js';
import { FIXES, misuse } from './errors.js';
import { createEvents, relay } from './events.js';
import { createFrame, dress, firstHeight, parts, THIN } from './frame.js';
import { BEGINNING, refusal, step } from './lifecycle.js';
import { chooseLocale, smallPrint, tagOf } from './locale.js';
import { ENGLISH } from './locales.js';
import { fetchPart } from './parts.js';
import { fitLater, watchPolicy } from './place.js';
import { surfaceOf } from './surface.js';
import { clearTarget, findTarget, own } from './target.js';

/** @typedef {import('./index.d.ts').PaymentError} PaymentError */

/** What a call is told that waits for a form whose program does not come. */
const LATE = 'the program of the form has not arrived; a reload asks for it again';

/** How long what is said of a failure waits for its words, in milliseconds. */
const LIMIT = 3000;

/**
 * What the frame is told where the second part of the loader is not to be had: nothing was asked of anybody.
 *
 * @param {string} tag of what it asked
 * @param {any} body
 * @returns {any}
 */
const refuse = (tag, { request, settle }) =>
  tag === 'needCharge'
    ? { charged: { request, answer: settle ? 'lost' : 'refused' } }
    : { [tag === 'needToken' ? 'token' : 'cards']: { request } };

/**
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {any} settings the options, which the element keeps
 * @param {boolean} [explains] what the developer should check
 * @param {(found: Element, made: HTMLIFrameElement) => boolean} [isRight] whether a frame that the page has in its HTML
 *   may stand in the place of the one that would be made; without it none may
 */
export function createElement(place, settings, explains, isRight) {
  const { gateway, account } = place;
  const { on, off, emit } = createEvents();
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
  /** @type {import('./bring.js').Later | undefined} the second part, once what it has for this element is made */
  let rest;
  /** @type {ReturnType<import('./bring.js').Later['createPayments']> | undefined} */
  let payments;
  /** @type {ReturnType<import('./bring.js').Later['createAnswers']> | undefined} */
  let answers;
  /** @type {import('./index.d.ts').ConfirmOptions | undefined} what the page said of the last payment */
  let wanted;
  /** @type {ReturnType<import('./bring.js').Later['watchArrival']> | undefined} the clock of this frame */
  let arrival;
  /** How far this frame has come: whether its document is there, has answered, and needs no watch any more. */
  let came = { loaded: false, opened: false, safe: false };

  const locale = () => chooseLocale(settings.locale || place.locale);
  /** @param {string | undefined} hash @param {() => Promise<any>} find */
  const fetch = (hash, find) => fetchPart(hash, find, gateway);
  const url = () => `${gateway}/payseal/${account}/${locale()}/${pays ? 'pay/' : ''}`;
  /** @param {any} why a code, or an error that is told as it is @param {string} [hint] */
  const failure = (why, hint = explains && rest ? rest.explain(why, place, url()) : why) =>
    why.code
      ? { ...why }
      : rest
        ? rest.failureOf(why, rest.sentences(locale()), hint)
        : { code: why, message: ENGLISH.failed, retryable: true, hint };

  /** What the frame said last of its form. @type {any} */
  let told;
  const tellState = () => {
    if (told) emit('change', { brand: null, selectedBrand: null, selected: null, ...told, busy: Boolean(state.call) });
  };

  const calls = createCalls(tellState);

  /** @param {string} event @param {any} [about] @returns {unknown} something, if it may happen */
  const go = (event, about) => {
    const next = step(state, event, about);
    state = next || state;
    return next;
  };

  /** @param {import('./bring.js').Later} [part] */
  const take = (part) => {
    if (rest || !part) return;
    rest = part;
    payments = part.createPayments();
    payments.begin(wanted);
    answers = part.createAnswers(
      settings, payments, () => part.sentences(locale()), locale, (error) => emit('error', error), failure, () => frame, () => surface,
    );
    if (frame) watch();
    if (frame && came.opened) look(surface);
  };

  /** @template Result @param {() => Result} act with the second part, or without where it is not to be had */
  const soon = (act) => {
    take(later());
    return rest ? act() : bring(gateway).then(take, () => {}).then(act);
  };

  /** Brings the words, unless they are there. @returns {Promise<any> | undefined} it never rejects, and ends */
  const learn = () => {
    const told = soon(() => rest?.speak(locale(), fetch));
    return told && Promise.race([told, new Promise((done) => setTimeout(done, LIMIT))]);
  };

  /** @param {PaymentError} error @returns {PaymentError} with what only the loader knows */
  const complete = (error) => answers?.complete(error) || error;

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

  /** @param {{ field?: import('./index.d.ts').Field }} focus */
  const focus = (focus) => {
    enter();
    tell({ focus });
  };

  const watch = () => {
    if (came.safe) return;
    const { signal } = /** @type {AbortController} */ (owner);
    arrival ||= /** @type {import('./bring.js').Later} */ (rest).watchArrival(/** @type {any} */ (frame), gateway, signal, fail, came.loaded);
    if (came.opened) arrival.start();
  };

  /** The shopper may be typing: no time limit takes the form away. */
  const trust = () => {
    came.safe = true;
    arrival?.stop();
  };

  /** Tells the frame what is behind it, now and later. @param {typeof surface} [told] what it knows */
  const look = (told) => {
    looks.abort();
    looks = new AbortController();
    surface = rest ? rest.watchSurface(spot, looks.signal, (now) => tell({ surface: (surface = now) })) : surfaceOf(spot);
    if (surface.tone !== told?.tone || surface.paper !== told.paper) tell({ surface });
  };

  const stop = () => {
    answers?.asked.endChallenge();
    looks.abort();
    owner?.abort();
    frame = undefined;
  };

  /**
   * Makes the frame, or takes the one that is there.
   *
   * @param {(made: HTMLIFrameElement) => void} put it into the page
   * @param {(made: HTMLIFrameElement) => Element | undefined} [find] what is like it
   */
  const load = (put, find) => {
    take(later());
    told = undefined;
    surface = surfaceOf(spot);
    const fresh = createFrame(url(), rest ? rest.sentences(locale()).title : ENGLISH.title, parts(settings, surface));
    const found = /** @type {HTMLIFrameElement | undefined} */ (find?.(fresh));
    const made = (frame = node = found || fresh);
    made.title = fresh.title;
    own(made, unmount);
    owner = new AbortController();
    const { signal } = owner;
    /** @type {typeof came} */
    const mine = (came = { loaded: Boolean(found && !found.contentDocument && document.readyState === 'complete'), opened: false, safe: false });
    arrival = undefined;
    made.addEventListener('load', () => {
      mine.loaded = true;
    }, { signal });
    send = connect(made, gateway, signal, hear, Boolean(found));
    size();
    watchPolicy(signal, (uri) => {
      if (!answers?.blocked(uri) && state.name === 'loading' && uri.startsWith(gateway)) fail('frame_blocked');
    });
    if (!found) put(made);
    if (rest) watch();
    else bring(gateway).then(take, lack);
    learn();
    fitLater(made, signal, fit);
  };

  /** The second part is not to be had: what has come of the form goes on, as far as that leads. */
  const lack = () => {
    const hint = `a part of the loader did not come; does script-src allow ${gateway}/payseal/v1/parts/?`;
    if (came.opened) emit('error', failure('loader_incomplete', hint));
    else if (frame) fail('loader_incomplete', hint);
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
    const paid = payments?.current();
    // What was charged may be paid, whatever became of the form.
    calls.end(paid ? { ...paid, status: 'unknown' } : { error: failure(why) });
  };

  /** @param {number} call @param {PaymentError | 'not_mounted'} why */
  const end = (call, why) => {
    if (!go('end', call)) return;
    answers?.asked.endChallenge();
    drop(why);
  };

  /**
   * Tells the page. It may do anything at once: what ends after that is the call that was under way before.
   * @param {string} event
   * @param {PaymentError} why
   * @param {number} [call]
   */
  const announce = (event, why, call = state.calls) => {
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
      const panel = rest
        ? rest.createPanel(trouble.message, rest.sentences(locale()).retry, height, () => {
            tries = 0;
            reload();
            enter();
          })
        : document.createElement('p');
      if (!rest) {
        panel.setAttribute('role', 'alert');
        panel.textContent = trouble.message;
      }
      own(panel, unmount);
      /** @type {HTMLElement} */ (node).replaceWith(panel);
      node = panel;
    }
    if (rest && (code === 'offline' || code === 'gateway_unreachable')) {
      const { PAUSES, whenThere } = rest;
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

  /** The page wants no more of a call. What was handed to the frame ends there, unless it is being paid. @param {number} call */
  const cancel = (call) => {
    if (call !== state.calls || !state.call) return;
    if (state.name === 'ready') tell({ cancel: { call } });
    else end(call, failure('cancelled'));
  };

  /**
   * @param {'submit' | 'confirm' | 'validate'} kind
   * @param {any} [options] of a payment
   * @returns {Promise<any>}
   */
  const call = (kind, options) => {
    const { signal } = options || {};
    const refused = signal?.aborted ? 'cancelled' : refusal(state, kind, node?.isConnected);
    if (refused) return Promise.resolve(learn()).then(() => ({ error: failure(refused) }));
    const begins = go(kind);
    const { calls: mine } = state;
    const drop = () => cancel(mine);
    // Before anybody is told that a call begins: the page may end it there.
    signal?.addEventListener('abort', drop);
    if (begins) {
      const number = mine;
      if (kind === 'confirm') wanted = options;
      payments?.begin(wanted);
      calls.start(() => end(number, state.name === 'ready' ? failure('timeout') : failure('frame_crashed', LATE)));
      if (signal?.aborted) end(number, failure('cancelled'));
      else hand(number);
    }
    const flight = calls.join();
    flight.then(() => signal?.removeEventListener('abort', drop));
    return flight;
  };

  /**
   * What each message of the frame does. Closed: what is not here is dropped.
   * @type {Record<string, (body: any, answer: typeof send, signal: AbortSignal) => void>}
   */
  const table = {
    // @ts-ignore
    __proto__: null,
    ...Object.fromEntries(
      ['needToken', 'needCards', 'needCharge', 'needChallenge'].map((tag) => [
        tag,
        (/** @type {any} */ body, /** @type {any} */ answer, /** @type {any} */ signal) =>
          soon(() => (answers ? /** @type {any} */ (answers.asked)[tag](body, answer, signal) : answer(refuse(tag, body)))),
      ]),
    ),
    endChallenge: () => answers?.asked.endChallenge(),
    ...relay(emit, () => node),
    waking: trust,
    changed(snapshot) {
      told = snapshot;
      tellState();
    },
    opened({ title }) {
      if (!go('opened')) return;
      came.opened = true;
      arrival?.start();
      payments?.recount();
      /** @type {any} */ (frame).title = title;
      look();
      tell({ open: { ...forFrame(settings), locale: locale() } });
    },
    ready() {
      if (!go('ready')) return;
      const { calls: number } = state;
      trust();
      tries = 0;
      emit('ready');
      // Whoever is at something else on the page stays there.
      if (settings.autofocus && document.activeElement === document.body) focus({});
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
      const done = created || settled;
      calls.end(error ? { error: complete(error) } : !done ? { complete: true } : payments ? payments.result(created, settled) : done);
      // A form in WebKit cannot take the focus from the page by itself. The field comes after the frame: a frame
      // that is entered forgets which field had the focus.
      if (answers?.takesFocus() || error?.field) {
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
      came.opened = came.safe = false;
      if (rest) watch();
      arrival?.start();
      const { calls: call } = state;
      soon(() => announce('error', failure('frame_replaced', 'the form was loaded anew'), call));
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
      if (refused) misuse(/** @type {any} */ (refused), `mount(): ${/** @type {any} */ (FIXES)[/** @type {string} */ (refused)]}`);
      if (gateway === location.origin) {
        misuse('same_origin', 'mount(): the gateway must have another origin than the page, or nothing seals the form from it');
      }
      leave('mount');
      payments?.remount();
      spot = found;
      height = firstHeight(settings, spot.clientWidth, smallPrint(locale()));
      needs = tries = 0;
      load((made) => spot.append(made), (made) => clearTarget(found, isRight && ((node) => isRight(node, made))));
    },
    unmount,
    destroy: () => leave('destroy'),
    /** @param {any} update what of the options has changed */
    update(update) {
      takeChanges(settings, update);
      if (update.locale) update.locale = locale();
      size();
      tell({ update });
    },
    focus,
    clear() {
      payments?.renew();
      tell('clear');
    },
    on,
    off,
    /** For the list of ways to pay: its words, or a promise of them. @param {string} asked @returns {any} */
    words(asked) {
      if (tagOf(asked) === 'en') return;
      const told = () => rest?.ofMethods(asked);
      return Promise.resolve(soon(() => rest?.speak(asked, fetch))).then(told);
    },
    /** @param {string} [id] */
    select(id) {
      tell({ select: { id } });
    },
    /** @param {import('./index.d.ts').CallOptions} [options] @returns {Promise<import('./index.d.ts').PaymentMethodResult>} */
    createPaymentMethod: (options) => call('submit', options),
    /** @param {import('./index.d.ts').CallOptions} [options] @returns {Promise<import('./index.d.ts').ValidationResult>} */
    validate: (options) => call('validate', options),
    /** @param {import('./index.d.ts').ConfirmOptions} options @returns {Promise<import('./index.d.ts').ConfirmResult>} */
    confirm: (options) => call('confirm', options),
  };
}

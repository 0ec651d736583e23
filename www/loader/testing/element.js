/**
 * One stand-in of an element: the loader's own checks, states, events and errors, and in the place of a form a test
 * that says what the shopper does.
 */
import { createCalls } from '../calls.js';
import { createEvents } from '../events.js';
import { BEGINNING, refusal, step } from '../lifecycle.js';
import { misuse } from '../errors.js';
import { chooseLocale } from '../locale.js';
import { readCall, readConfirm, readElementOptions, readFocus, readListener, readSelect, readUpdate } from '../options.js';
import { takeChanges } from '../settings.js';
import { clearTarget, findTarget, formAround, own } from '../target.js';
import { askToken } from '../token.js';
import { explain, failureOf } from '../trouble.js';
import { createTill } from './payment.js';
import { sentences, speak } from '../words.js';
import { filled, mistake, untouched } from './snapshot.js';

/** Why a form may not load: any other code is told by an `error` event. */
const LOADING =
  'frame_blocked frame_timeout origin_refused gateway_unreachable offline account_unknown version_mismatch frame_crashed wasm_blocked option_invalid';

/**
 * @param {import('../index.d.ts').LoadOptions} place
 * @param {unknown} given
 * @param {{ take: (call: any) => any, isHeld: () => boolean, fetches: () => boolean }} test
 * @returns {import('./index.d.ts').FakeElement}
 */
export function createFakeElement(place, given, test) {
  const settings = readElementOptions(given);
  const pays = settings.mode === 'payment';
  const events = createEvents();
  const calls = createCalls(() => node && change());
  let state = BEGINNING;
  let now = untouched(settings);
  let listeners = 0;
  let made = 0;
  /** @type {any} what is called, and is not under way before the form is ready */
  let waiting;
  /** @type {HTMLElement | undefined} */
  let node;
  /** @type {Element | undefined} */
  let spot;
  /** @type {import('../index.d.ts').Field | undefined} */
  let focused;

  const locale = () => chooseLocale(settings.locale || place.locale);
  const words = () => sentences(locale());
  /** @param {any} code @param {string} [hint] @returns {any} */
  const failure = (code, hint) => {
    if (code.code) return { ...code };
    const told = failureOf(code, words(), hint ?? explain(code, place, place.gateway) ?? 'a test said so');
    return code in words().errors || LOADING.includes(code) ? told : { ...told, message: `stand-in: ${code}` };
  };
  const till = createTill(failure);

  /** @param {string} event @param {any} [about] */
  const go = (event, about) => {
    const next = step(state, event, about);
    state = next || state;
    return next;
  };

  const change = () => events.emit('change', { ...now, busy: Boolean(state.call) });

  /** @param {any} result @param {number} number of its call */
  const end = (result, number) => go('end', number) && calls.end(result);

  /** What was charged may be paid, whatever became of the form. @param {any} why */
  const lost = (why) => {
    const asked = till.asked();
    return asked ? { ...asked, status: 'unknown' } : { error: failure(why) };
  };

  /** @param {any} why */
  const drop = (why) => {
    waiting = undefined;
    const result = lost(why);
    till.answer('cancel');
    calls.end(result);
  };

  const body = () => ({
    customerPaymentMethodId: now.selected ?? `pm_fake_${(made += 1)}`,
    ...(now.consent && !now.selected && { consent: { textVersion: 'stand-in', redisplay: /** @type {const} */ ('always') } }),
  });

  /** @param {any} call @returns {Promise<any>} */
  const answer = async ({ kind, options }) => {
    if (kind === 'validate') {
      const wrong = mistake(now);
      return wrong ? { error: { ...failure(wrong.code), field: wrong.field } } : { complete: true };
    }
    const cue = test.take(kind === 'confirm' ? 'confirm' : 'createPaymentMethod');
    const wrong = !cue && mistake(now);
    if (wrong) return { error: { ...failure(wrong.code, 'nothing was filled in: fake.last.fill()'), field: wrong.field } };
    if (kind === 'confirm') return till.pay(options, body(), cue, test.fetches());
    return cue?.error ? { error: failure(cue.error) } : { ...body(), ...cue };
  };

  /** The call that waited for the form. */
  const hand = async () => {
    const { calls: number } = state;
    if (!waiting || !go('hand', number)) return;
    const call = waiting;
    waiting = undefined;
    const result = await answer(call).catch((cause) => ({ error: { ...failure('frame_crashed'), cause } }));
    end(result, number);
  };

  /** @param {'submit' | 'confirm' | 'validate'} kind @param {any} [options] */
  const call = (kind, options) => {
    const { signal } = options || {};
    const refused = signal?.aborted ? 'cancelled' : refusal(state, kind, node?.isConnected);
    if (refused) return Promise.resolve({ error: failure(refused) });
    if (go(kind)) {
      const { calls: number } = state;
      waiting = { kind, options };
      till.begin(options);
      calls.start(() => end({ error: failure('timeout') }, number));
      // A payment takes as long as the test takes.
      calls.watch(() => node?.isConnected || end(lost('not_mounted'), number));
      hand();
    }
    const { calls: mine } = state;
    // What was charged is not cancelled.
    signal?.addEventListener('abort', () => till.asked() || end({ error: failure('cancelled') }, mine));
    return calls.join();
  };

  const becomeReady = () => {
    if (!node?.isConnected || !go('ready')) return;
    events.emit('ready');
    change();
    hand();
  };

  /** @param {string} event */
  const leave = (event) => {
    if (!go(event)) return;
    node?.remove();
    node = undefined;
    focused = undefined;
    drop(event === 'destroy' ? 'destroyed' : 'not_mounted');
  };
  const unmount = () => leave('unmount');

  /** @param {string} text */
  const put = (text) => {
    const next = document.createElement('div');
    next.setAttribute('data-testid', 'payseal');
    next.textContent = text;
    own(next, unmount);
    if (node) node.replaceWith(next);
    else spot?.append(next);
    node = next;
  };

  const begin = () => {
    now = untouched(settings);
    put('');
    const mine = node;
    Promise.resolve(speak(locale(), (_hash, find) => find())).then(() => {
      if (!test.isHeld() && mine === node) becomeReady();
    });
  };

  /** @type {import('../index.d.ts').PaymentElement} */
  const element = {
    mount(target) {
      const found = /** @type {Element} */ (state.name === 'destroyed' || findTarget(target));
      const refused = refusal(state, 'mount', node?.isConnected);
      if (refused) misuse(/** @type {any} */ (refused), `mount(): ${failure(refused).hint}`);
      leave('mount');
      clearTarget(found);
      spot = found;
      begin();
    },
    unmount,
    destroy: () => leave('destroy'),
    update: (options) => takeChanges(settings, readUpdate(options)),
    focus(field) {
      focused = readFocus(field).field ?? 'number';
    },
    clear() {
      till.renew();
      now = untouched(settings);
      if (node) change();
    },
    on(name, listener) {
      const off = events.on(name, readListener(name, listener));
      let on = true;
      listeners += 1;
      return () => {
        if (on) listeners -= 1;
        on = false;
        off();
      };
    },
    select(id) {
      const selected = readSelect(id) ?? null;
      now = { ...untouched(settings), selected, complete: Boolean(selected), consent: !selected && now.consent };
      if (node) change();
    },
    once(name, listener) {
      const off = element.on(name, (event) => {
        off();
        readListener(name, listener, 'once()')(event);
      });
      return off;
    },
    off: (name, listener) => events.off(name, readListener(name, listener, 'off()')),
    validate: (options) => call('validate', readCall('validate()', options)),
    createPaymentMethod: (options) => call('submit', readCall('createPaymentMethod()', options)),
    confirm: (options) => call('confirm', readConfirm(options, pays)),
  };

  /** @param {() => void} act what only a form in the page can do */
  const inThePage = (act) => {
    if (!node) throw Error(`fake: the element is ${state.name}; mount it first`);
    act();
  };

  return {
    element,
    get options() {
      return settings;
    },
    get status() {
      return state.name;
    },
    get listeners() {
      return listeners;
    },
    get target() {
      return node ? spot : undefined;
    },
    get focused() {
      return focused;
    },
    get challenged() {
      return till.isChallenged();
    },
    ready: () => inThePage(becomeReady),
    fill: (said = {}) =>
      inThePage(() => {
        now = filled(now, said, settings);
        change();
      }),
    select: (id) => inThePage(() => element.select(id)),
    tickConsent: (on = true) =>
      inThePage(() => {
        now = { ...now, consent: on };
        change();
      }),
    removeSavedCard: (id) => inThePage(() => events.emit('savedcardremove', { id })),
    updateSavedCard: (id) => inThePage(() => events.emit('savedcardupdate', { id })),
    focus: (field) => inThePage(() => events.emit('focus', { field })),
    blur: (field) => inThePage(() => events.emit('blur', { field })),
    press: (key) =>
      inThePage(() => {
        if (key === 'Escape') return events.emit('escape');
        let prevented = false;
        events.emit('submit', { preventDefault: () => (prevented = true) });
        const form = formAround(node);
        if (form && !prevented) form.requestSubmit();
      }),
    fail: (code) =>
      inThePage(() => {
        const error = failure(code);
        if (code === 'frame_replaced' && go('lost')) {
          const { calls: number } = state;
          events.emit('error', error);
          if (go('end', number)) drop(error);
          return begin();
        }
        if (!LOADING.split(' ').includes(code)) return events.emit('error', error);
        if (!go('fail', error)) return;
        put(error.message);
        events.emit('loaderror', error);
        drop(error);
      }),
    retry: () => inThePage(() => go('retry') && begin()),
    answerChallenge: (answer) => {
      if (!till.isChallenged()) throw Error('fake: no bank is asking; was confirm() called, and its charge a challenge?');
      till.answer(answer);
    },
    async requestToken() {
      const { token, ...why } = await askToken(settings.sessionToken, new AbortController().signal);
      if (!token) events.emit('error', { ...failure('session_token_failed'), ...why });
      return token;
    },
  };
}

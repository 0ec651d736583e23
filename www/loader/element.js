/**
 * The payment element: one frame, one port, one call at a time. It owns the lifecycle
 *
 *   unmounted -> loading -> ready -> unmounted ... -> destroyed
 *                   \-> failed (a sentence and a button in its place) -> loading
 *
 * and knows no card rule: what the shopper types never reaches this page.
 */
import { createCalls } from './calls.js';
import { misuse, outcome } from './errors.js';
import { createEvents } from './events.js';
import { createPanel, firstHeight, fit } from './frame.js';
import { startLife } from './life.js';
import { chooseLocale, sentences } from './locale.js';
import { readElementOptions, readField, readUpdate } from './options.js';
import { findTarget } from './target.js';
import { askToken } from './token.js';
import { explain } from './trouble.js';

const DESTROYED = 'this element was destroyed; create another';

/** @typedef {import('./index.d.ts').PaymentError} PaymentError */

/**
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {unknown} given
 * @returns {import('./index.d.ts').PaymentElement}
 */
export function createPaymentElement(place, given) {
  const settings = readElementOptions(given);
  const { on, emit, forget } = createEvents();
  const locale = () => chooseLocale(settings.locale || place.locale);
  const words = () => sentences(locale());
  const calls = createCalls(() => words().timeout);

  let destroyed = false;
  let ready = false;
  let height = firstHeight(settings.holder);
  /** @type {ReturnType<typeof startLife> | undefined} */
  let life;
  /** @type {HTMLElement | undefined} the frame, or the panel in its place */
  let node;
  /** @type {PaymentError | undefined} why the form is not there */
  let trouble;
  /** @type {{ hint: string, cause?: unknown } | undefined} why the last token was not had */
  let noToken;

  const size = () => node && fit(node, height, settings.appearance);

  /** @param {HTMLElement} next @returns {HTMLElement} */
  const show = (next) => {
    if (node) node.replaceWith(next);
    node = next;
    size();
    return next;
  };

  /** @returns {HTMLElement} */
  const load = () => {
    const url = `${place.gateway}/payseal/${place.account}/${locale()}/`;
    const mine = startLife({
      gateway: place.gateway,
      url,
      title: words().title,
      hello() {
        const { customerId, holder, appearance, billingDetails } = settings;
        return { open: { customerId, holder, locale: locale(), appearance, billingDetails } };
      },
      heard,
      lost() {
        ready = false;
        calls.land({ error: outcome('frame_crashed', words().failed, 'the form was loaded anew during the call', true) });
      },
      failed: (code) => fail(code, url),
    });
    life = mine;
    trouble = undefined;
    return mine.frame;
  };

  /** @param {import('./index.d.ts').LoadErrorCode} code @param {string} url */
  const fail = (code, url) => {
    // A frame without WebAssembly says so to the shopper itself; any other is of no use.
    const retryable = code !== 'wasm_blocked';
    const error = outcome(code, words().failed, explain(code, place, url), retryable);
    life = undefined;
    ready = false;
    trouble = error;
    if (retryable) show(createPanel(words(), () => show(load()).focus()));
    emit('loaderror', { ...error });
    calls.land({ error });
  };

  /** @param {number} request */
  const fetchToken = (request) => {
    const mine = /** @type {NonNullable<typeof life>} */ (life);
    askToken(settings.sessionToken, mine.signal).then(
      ({ token, expiresIn }) => mine.send({ token: { request, token, expiresIn } }),
      ({ message, cause }) => {
        noToken = { hint: message, cause };
        mine.send({ token: { request, token: undefined } });
      },
    );
  };

  /** @param {PaymentError} error @returns {PaymentError} with what only the loader knows */
  const complete = (error) => (error.code === 'session_token_failed' ? { ...error, ...noToken } : error);

  /** @type {Record<string, (body: any) => void>} */
  const hear = {
    ready() {
      ready = true;
      emit('ready');
      if (calls.current()) submit(calls.current());
    },
    titled({ title }) {
      if (life) life.frame.title = title;
    },
    resized(box) {
      height = box.height;
      size();
    },
    needToken({ request }) {
      fetchToken(request);
    },
    changed: (snapshot) => emit('change', snapshot),
    focused: (where) => emit('focus', where),
    blurred: (where) => emit('blur', where),
    escaped: () => emit('escape'),
    entered() {
      let prevented = false;
      emit('submit', {
        preventDefault() {
          prevented = true;
        },
      });
      const form = node && node.closest('form');
      if (!prevented && form) form.requestSubmit();
    },
    finished({ call, outcome: { created, error } }) {
      if (call !== calls.current()) return;
      if (created) return calls.land({ customerPaymentMethodId: created.customerPaymentMethodId });
      const told = complete(error);
      if (told !== error) emit('error', { ...told });
      calls.land({ error: told });
    },
    troubled: ({ error }) => emit('error', complete(error)),
  };

  /** @param {import('./protocol.d.ts').ToHost} message */
  const heard = (message) => {
    const [tag, body] = typeof message === 'string' ? [message] : Object.entries(message)[0] || [];
    // Closed: what is not in the table above is dropped.
    if (tag && Object.keys(hear).includes(tag)) /** @type {any} */ (hear)[tag](body);
  };

  /** @param {number} call */
  const submit = (call) => {
    if (ready && life) life.send({ submit: { call } });
  };

  /** @returns {import('./index.d.ts').PaymentMethodResult} */
  const absent = () => ({
    error: destroyed
      ? outcome('destroyed', words().failed, DESTROYED)
      : outcome('not_mounted', words().failed, 'the form is not in the page; call mount(), and again when its target was removed'),
  });

  const unmount = () => {
    if (life) life.stop();
    if (node) node.remove();
    life = node = trouble = undefined;
    ready = false;
    calls.land(absent());
  };

  return {
    mount(target) {
      if (destroyed) misuse('destroyed', `mount(): ${DESTROYED}`);
      const spot = findTarget(target);
      if (node && node.isConnected) misuse('already_mounted', 'mount(): this element is in the page already; call unmount() first');
      if (place.gateway === location.origin) {
        misuse('same_origin', `mount(): the gateway must have another origin than this page, or nothing seals the card from it`);
      }
      unmount();
      spot.append(show(load()));
    },
    unmount,
    destroy() {
      destroyed = true;
      unmount();
      forget();
    },
    update(options) {
      const { locale: tag, appearance, billingDetails } = readUpdate(options);
      if (tag) settings.locale = tag;
      if (appearance) settings.appearance = { ...settings.appearance, ...appearance };
      if (billingDetails) settings.billingDetails = { ...settings.billingDetails, ...billingDetails };
      if (!life) return;
      size();
      life.send({
        update: {
          locale: tag,
          appearance: appearance && settings.appearance,
          billingDetails: billingDetails && settings.billingDetails,
        },
      });
    },
    focus(field) {
      const named = readField(field);
      if (!life) return;
      life.frame.focus();
      life.send({ focus: { field: named } });
    },
    clear() {
      if (life) life.send('clear');
    },
    on,
    createPaymentMethod() {
      if (destroyed || !node || !node.isConnected) return Promise.resolve(absent());
      return trouble ? Promise.resolve({ error: { ...trouble } }) : calls.join(submit);
    },
  };
}

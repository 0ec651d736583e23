/**
 * A page with the Stripe drop-in, a gateway that answers what the test says, and a frame whose other end the test
 * plays.
 */
import { afterEach, beforeEach, mock } from 'node:test';

import { createStripe } from '../stripe/instance.js';
import { openPage } from './page.js';

export const gateway = 'https://pay.example';
export const KEY = 'pk_test_shop';
export const SECRET = 'pi_1_secret_x';

export const INTENT = {
  id: 'pi_1', object: 'payment_intent', client_secret: SECRET, amount: 1099, currency: 'usd', status: 'requires_payment_method',
  setup_future_usage: null, last_payment_error: null, next_action: null, payment_method_types: ['card'],
};
const FEATURES = {
  payment_method_save: 'disabled', payment_method_save_usage: null, payment_method_redisplay: 'disabled',
  payment_method_redisplay_limit: 3, payment_method_remove: 'disabled', allow_redisplay_filters: ['always'],
};
export const SESSION = {
  session_token: 'tok_1', account: KEY, expires_at: 1, mode: 'payment', intent: INTENT, checkout_session: null,
  customer: false, features: FEATURES, payment_method_types: ['card'], require_cvc_recollection: false,
};
/** Every feature that a customer session can have. */
export const ALL = {
  ...FEATURES, payment_method_save: 'enabled', payment_method_save_usage: 'off_session', payment_method_redisplay: 'enabled',
  payment_method_remove: 'enabled',
};

/** The page of this test. */
export let page;
/** What the gateway was asked, as `POST path` with its params. @type {[string, Record<string, string>][]} */
export let asked = [];
/** What was warned of. */
export let warned = [];
/** What the gateway answers, by `POST path`; a function is told the params. @type {Record<string, any>} */
export let answers = {};
let elements = [];

/** An answer that is no success. */
export const refuses = (status, error) => ({ refuses: status, error });

async function answer(url, { method, headers, body }) {
  const { pathname, searchParams } = new URL(url);
  const name = `${method} ${pathname.replace('/v1/', '')}`;
  const params = Object.fromEntries(body || searchParams);
  asked.push([name, params]);
  if (headers.authorization !== `Bearer ${KEY}`) throw Error('not asked with the publishable key');
  const given = answers[name];
  const told = typeof given === 'function' ? await given(params) : given;
  if (!told) throw new TypeError(`nobody answers ${name}`);
  const { refuses: status, ...rest } = told;
  return { ok: !status, status: status || 200, json: async () => rest };
}

/** What was asked of one route, and only its params. */
export const of = (name) => asked.filter(([each]) => each === name).map(([, params]) => params);

export const Stripe = (options) => createStripe(gateway, KEY, options);

/** The frame in the page, once it is there. */
export async function standing() {
  while (!page.frame() || page.frame().seen) await new Promise(setImmediate);
  page.frame().seen = true;
  return page.frame();
}

/** Creates a payment element, mounts it and plays the frame until it is ready; its events land in `events`. */
export async function open({ group = { clientSecret: SECRET }, element: given = {}, stripe = Stripe() } = {}) {
  const elements = stripe.elements(group);
  return { stripe, elements, ...(await show(elements.create('payment', given))) };
}

/** Mounts a payment element, and plays the frame until it is ready. */
export async function show(element) {
  elements.push(element);
  const events = [];
  for (const name of ['loaderstart', 'ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'savedpaymentmethodremove', 'savedpaymentmethodupdate']) {
    element.on(name, (event) => events.push([name, event]));
  }
  const ready = new Promise((done) => element.once('ready', done));
  element.mount('#card');
  const frame = await standing();
  const bridge = await frame.open();
  await ready;
  return { element, events, frame, ...bridge };
}

/** The next message of one kind that the frame hears. */
export async function heard({ heard: messages }, kind) {
  for (;;) {
    const message = await messages.next();
    if (message[kind]) return message[kind];
  }
}

/** Answers the next call for an id. */
export async function tokenises(bridge, outcome = { created: { customerPaymentMethodId: 'pm_1' } }) {
  const { call } = await heard(bridge, 'submit');
  bridge.port.postMessage({ finished: { call, outcome } });
}

/** Takes the next payment, and has it charged. */
export async function charges(bridge, ask = {}) {
  const { call } = await heard(bridge, 'confirm');
  const first = { request: 1, attempt: 1, customerPaymentMethodId: 'pm_1', settle: false, ...ask };
  bridge.port.postMessage({ needCharge: first });
  const { answer: told } = await heard(bridge, 'charged');
  return {
    told,
    /** Asks how it stands. */
    async settle() {
      bridge.port.postMessage({ needCharge: { ...first, request: 2, settle: true } });
      return (await heard(bridge, 'charged')).answer;
    },
    end: (settled) =>
      bridge.port.postMessage({ finished: { call, outcome: { settled: { customerPaymentMethodId: 'pm_1', ...settled } } } }),
    fail: (error) => bridge.port.postMessage({ finished: { call, outcome: { error } } }),
  };
}

/** What the form says has changed. */
export const changes = async ({ port, element }, state) => {
  const told = new Promise((done) => element.once('change', done));
  port.postMessage({ changed: { complete: false, empty: false, consent: false, fields: {}, ...state } });
  return told;
};

beforeEach(() => {
  page = openPage();
  asked = [];
  warned = [];
  answers = { 'POST payseal/sessions': SESSION };
  mock.method(globalThis, 'fetch', answer);
  mock.method(console, 'warn', (said) => warned.push(said));
});
afterEach(() => {
  for (const element of elements.splice(0)) element.destroy();
  mock.timers.reset();
  mock.restoreAll();
  page.close();
});

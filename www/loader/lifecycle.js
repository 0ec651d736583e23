/**
 * The life of one element, as a pure machine: what may happen in which state, what follows, and what the page is
 * refused. It touches nothing; `element.js` acts.
 *
 *   unmounted -> loading -> ready -> unmounted ... -> destroyed
 *                   \-> failed (a sentence and a button in its place) -> loading
 *
 * At most one call is under way, and only where there is a form: it waits for `ready`, is handed to the frame, and
 * ends once.
 */

/** @typedef {'unmounted' | 'loading' | 'ready' | 'failed' | 'destroyed'} Name */
/** @typedef {import('./index.d.ts').PaymentError} PaymentError */

/**
 * `call` is what is under way, and `calls` its number, since it counts them; `trouble` is why the form is not there.
 * @typedef {{ name: Name, calls: number, call?: 'submit' | 'confirm' | 'validate', trouble?: PaymentError }} State
 */

/** @type {State} */
export const BEGINNING = { name: 'unmounted', calls: 0 };

const THERE = 'loading ready';
const ALIVE = `unmounted failed ${THERE}`;

/**
 * Each event, the states that it may happen in, and the one that follows; without one it is about a call.
 * @type {Record<string, [from: string, to?: Name]>}
 */
export const MOVES = {
  mount: [ALIVE, 'loading'],
  unmount: [ALIVE, 'unmounted'],
  destroy: [ALIVE, 'destroyed'],
  opened: ['loading', 'loading'],
  ready: ['loading', 'ready'],
  lost: [THERE, 'loading'],
  fail: [THERE, 'failed'],
  retry: ['failed', 'loading'],
  submit: [THERE],
  confirm: [THERE],
  validate: [THERE],
  hand: ['ready'],
  end: [ALIVE],
};

/**
 * @param {State} state
 * @param {string} event
 * @param {any} [about] why the form failed, or the number of the call that is handed over or ends
 * @returns {State | undefined} what follows, or nothing where the event may not happen
 */
export function step({ name, calls, call, trouble }, event, about) {
  const [from, to] = /** @type {[string, Name?]} */ (MOVES[event]);
  if (!from.includes(name)) return;
  if (to) return { name: to, calls, call: /mount|destroy/.test(event) ? undefined : call, trouble: about };
  if (event === 'submit' || event === 'confirm' || event === 'validate') return call ? undefined : { name, calls: calls + 1, call: event };
  if (call && about === calls) return { name, calls, call: event === 'end' ? undefined : call, trouble };
}

/**
 * @param {State} state
 * @param {string} [wanted] by the page
 * @param {boolean} [shown] whether what is ours is in the page
 * @returns {string | PaymentError | false | undefined} why the page may not have it: a code, or the trouble itself
 */
export const refusal = ({ name, call, trouble }, wanted, shown) =>
  wanted === 'mount'
    ? shown ? 'already_mounted' : name === 'destroyed' && name
    : shown ? trouble || (call && call !== wanted && 'busy') : name === 'destroyed' ? name : 'not_mounted';

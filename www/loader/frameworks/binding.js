/**
 * One form in one place of a framework's page: made with the options, changed in place where that is possible and made
 * anew where it is not, and gone without a trace at the end.
 */
import { EVENTS, OPTIONS } from './description.js';

/** @typedef {import('../index.d.ts').PaymentElementOptions} Options */
/** @typedef {keyof import('../index.d.ts').PaymentElementEvents} EventName */

/** Functions are asked anew each time, so another one is no change; nor is another order. @param {unknown} value */
const written = (value) =>
  JSON.stringify(value, (_, it) =>
    typeof it === 'function' ? 'a function' : Object(it) === it && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort()) : it,
  );

/** @param {any} before @param {any} after @returns {boolean} whether a member is taken back */
const takesBack = (before, after) =>
  Object(before) === before && Object.keys(before).some((key) => before[key] !== undefined && (after ?? {})[key] === undefined);

/**
 * What an update in place says of one option that has changed, or nothing where that cannot say it: no update takes a
 * value back, but `auto` is a theme like any other.
 *
 * @param {string} name @param {any} before @param {any} after
 */
function change(name, before, after) {
  if (name === 'disabled' || name === 'readOnly') return Boolean(after);
  if (name !== 'appearance') return after === undefined || takesBack(before, after) ? undefined : after;
  const look = { ...after, theme: after?.theme ?? 'auto' };
  return takesBack({ ...before, theme: undefined }, look) ? undefined : look;
}

/**
 * @param {Options} before
 * @param {Options} after
 * @returns {any} what `update()` is called with; nothing where only another form will do
 */
export function difference(before, after) {
  /** @type {Record<string, unknown>} */
  const update = {};
  for (const [name, how] of Object.entries(OPTIONS)) {
    const [was, is] = [/** @type {any} */ (before)[name], /** @type {any} */ (after)[name]];
    if (written(was) === written(is)) continue;
    const said = how === 'update' ? change(name, was, is) : undefined;
    if (said === undefined) return;
    update[name] = said;
  }
  return update;
}

/**
 * @param {import('../index.d.ts').Payseal} payseal
 * @param {Element} spot
 * @param {Options} first
 * @param {{ made(element: import('../index.d.ts').PaymentElement): void, heard(name: EventName, event: any): void }} page
 */
export function bind(payseal, spot, first, page) {
  let options = first;
  /** What the form in the page was made of, and changed to since. */
  let shown = first;
  /** @type {import('../index.d.ts').PaymentElement} */
  let element;
  /** Another form is due, and waits for the calls that are under way: what is paid is not torn away. */
  let isDue = false;
  let calls = 0;

  /** The options with every function as a call of the newest one. @returns {Options} */
  const lasting = () => {
    const { sessionToken, savedCards } = options;
    const now = () => /** @type {any} */ (options);
    return {
      ...options,
      ...(typeof sessionToken === 'function' && { sessionToken: () => now().sessionToken() }),
      ...(typeof savedCards?.list === 'function' && { savedCards: { ...savedCards, list: () => now().savedCards.list() } }),
    };
  };

  /** @template {(...given: any[]) => Promise<any>} Call @param {Call} call @returns {Call} */
  const counted = (call) =>
    /** @type {Call} */ (
      (...given) => {
        const result = call(...given);
        calls += 1;
        const over = () => {
          calls -= 1;
          renew();
        };
        result.then(over, over);
        return result;
      }
    );

  const make = () => {
    const made = (element = payseal.createPaymentElement(lasting()));
    shown = options;
    made.confirm = counted(made.confirm);
    made.createPaymentMethod = counted(made.createPaymentMethod);
    for (const name of /** @type {EventName[]} */ (Object.keys(EVENTS))) {
      // What a form that is gone had to say is no news of this one.
      element.on(name, (event) => made === element && page.heard(name, event));
    }
    element.mount(spot);
    page.made(element);
  };
  const renew = () => {
    if (!isDue || calls) return;
    isDue = false;
    element.destroy();
    make();
  };
  make();

  return {
    /** @param {Options} next */
    change(next) {
      const update = difference(shown, next);
      options = next;
      isDue = !update;
      if (!update) return renew();
      shown = next;
      if (Object.keys(update).length) element.update(update);
    },
    end() {
      isDue = false;
      element.destroy();
    },
  };
}

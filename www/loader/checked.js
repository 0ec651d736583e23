/**
 * The payment element as a page of our own API gets it: everything that is handed in is checked before anything
 * happens, and what is wrong is said at once.
 */
import { readCall, readConfirm, readElementOptions, readFocus, readListener, readSelect, readUpdate } from './options.js';
import { createElement } from './element.js';
import { isLike } from './frame.js';

/**
 * @param {import('./index.d.ts').LoadOptions} place
 * @param {unknown} given
 * @returns {import('./index.d.ts').PaymentElement}
 */
export function createPaymentElement(place, given) {
  const settings = readElementOptions(given);
  const element = createElement(place, settings, true, isLike);
  return {
    ...element,
    createPaymentMethod: (options) => element.createPaymentMethod(readCall('createPaymentMethod()', options)),
    validate: (options) => element.validate(readCall('validate()', options)),
    confirm: (options) => element.confirm(readConfirm(options, settings.mode === 'payment')),
    update: (changes) => element.update(readUpdate(changes)),
    select: (id) => element.select(readSelect(id)),
    focus: (field) => element.focus(readFocus(field)),
    on: (name, listener) => element.on(name, readListener(name, listener)),
    once: (name, listener) => element.on(name, readListener(name, listener, 'once()'), true),
    off: (name, listener) => element.off(name, readListener(name, listener, 'off()')),
  };
}

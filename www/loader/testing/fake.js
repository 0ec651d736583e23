/**
 * Everything that stand-ins are made with, and what a test asks of all of them.
 */
import { PaysealError } from '../errors.js';
import { readLoadOptions } from '../options.js';
import { withoutDocument } from '../server.js';
import { createCues } from './cues.js';
import { createFakeElement } from './element.js';

/** @returns {import('./index.d.ts').Fake} */
export function createFake() {
  /** @type {import('./index.d.ts').FakeElement[]} */
  let elements = [];
  let held = false;
  let fetches = false;
  const cues = createCues();
  const test = { take: cues.take, isHeld: () => held, fetches: () => fetches };

  /** @param {import('./index.d.ts').FakeElement} it @param {number} at @returns {string[]} */
  const left = (it, at) => {
    if (it.status === 'destroyed') return [];
    const place = it.target?.isConnected ? 'is in the page' : 'is in no page';
    const heard = it.listeners ? `, and has ${it.listeners} listeners` : '';
    return [`element ${at + 1} of ${elements.length} (${it.options.mode}) was never destroyed: it ${place}${heard}`];
  };

  /** @param {import('../index.d.ts').LoadOptions} place @returns {import('../index.d.ts').Payseal} */
  const at = (place) => ({
    createPaymentElement(given) {
      const made = createFakeElement(place, given, test);
      elements = [...elements, made];
      return made.element;
    },
  });

  return {
    payseal: at({ gateway: 'https://pay.example', account: '1' }),
    async loadPayseal(options) {
      const payseal = at(readLoadOptions('loadPayseal()', options));
      return typeof document === 'undefined' ? withoutDocument(payseal) : payseal;
    },
    get elements() {
      return elements;
    },
    get last() {
      return elements.at(-1) ?? wrong('there is no element yet: the page has called no createPaymentElement()');
    },
    next: cues.next,
    hold(on = true) {
      held = on;
    },
    fetch(on = true) {
      fetches = on;
    },
    leaks: () => [...elements.flatMap(left), ...cues.unused()],
    reset() {
      for (const { element } of elements) element.destroy();
      elements = [];
      held = fetches = false;
      cues.forget();
    },
  };
}

/** @param {string} what @returns {never} */
function wrong(what) {
  throw new PaysealError('option_missing', `fake: ${what}`);
}

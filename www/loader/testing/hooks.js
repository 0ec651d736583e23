/**
 * Where things are in a real form and at the sandbox's bank, and what is typed for a test card: the one description
 * that every driver of browsers goes by.
 */
import { CARDS } from './cards.js';

/** @param {string} hook @returns {string} */
const marked = (hook) => `[data-testid=${hook}]`;

/** A radio of a saved card. @param {string} [id] */
export const savedCard = (id) => marked('saved-card') + (id === undefined ? '' : `[value="${id}"]`);

export const NEW_CARD = marked('new-card');
export const CONSENT = marked('consent');
export const NUMBER = marked('card-number');

/** A button of the sandbox's bank. @param {string} answer */
export const bankButton = (answer) => marked(`challenge-${answer}`);

/** The sealed frame. @param {import('./drivers.d.ts').Where} [where] */
export const frameOf = ({ mount } = {}) => `${mount ? `${mount} ` : ''}iframe[data-payseal]`;

/** What stands over the page while the bank asks; its frame is in its open shadow root. */
export const DIALOG = 'payseal-challenge';

/**
 * What is typed, field by field.
 *
 * @param {import('./cards.d.ts').TestCardName} name
 * @param {Date} [today]
 * @returns {[hook: string, text: string][]}
 */
export function typed(name, today = new Date()) {
  const card = CARDS[name];
  if (!card) throw Error(`there is no test card '${name}'; there are ${Object.keys(CARDS).join(', ')}`);
  const year = `${(today.getFullYear() + 3) % 100}`.padStart(2, '0');
  return [
    [NUMBER, card.number],
    [marked('card-expiry'), `12${year}`],
    [marked('card-cvc'), card.brand === 'amex' ? '1234' : '123'],
  ];
}

// How a saved card is shown: its brand's mark, its last four digits, its expiry. Nothing else of it is known here.

import { t } from './page.js';
import { node } from './dom.js';

const NAMES = {
  visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', discover: 'Discover', diners: 'Diners Club',
  jcb: 'JCB', unionpay: 'UnionPay', maestro: 'Maestro', elo: 'Elo', mir: 'Mir', rupay: 'RuPay', troy: 'Troy', hipercard: 'Hipercard',
};

export const cardName = (card) => `${NAMES[card.brand] ?? ''} ···· ${card.last4}`.trim();

export const mark = (brand) =>
  node('img', { src: `/marks/${brand in NAMES ? brand : 'card'}.svg`, width: 34, height: 22, alt: '' });

export function expiryLine(card) {
  const date = `${card.expiryMonth}/${card.expiryYear}`;
  return t(card.expired ? 'cards.expired' : 'cards.expires', { date });
}

// How a saved card is shown: its brand's mark, its last four digits, its expiry. Nothing else of it is known here.

import { locale, t } from './page.js';
import { node } from './dom.js';

const NAMES = {
  visa: 'Visa', mastercard: 'Mastercard', amex: 'Amex', discover: 'Discover', diners: 'Diners',
  jcb: 'JCB', unionpay: 'UnionPay', maestro: 'Maestro', elo: 'Elo', mir: 'Mir', rupay: 'RuPay', troy: 'Troy', hipercard: 'Hipercard',
  mada: 'mada', cartes_bancaires: 'Cartes Bancaires', dankort: 'Dankort', bancontact: 'Bancontact', verve: 'Verve', uatp: 'UATP',
  eftpos_australia: 'eftpos', bc: 'BC', cabal: 'Cabal', naranja: 'Naranja', argencard: 'Argencard',
};

/** Where Chinese has names of its own for them. */
const CHINESE = { mastercard: '万事达', amex: '美国运通', diners: '大来', unionpay: '银联' };

const brandName = (brand) => (locale() === 'zh-Hans' && CHINESE[brand]) || NAMES[brand] || '';

export const cardName = (card) => `${brandName(card.brand)} ••••\u00a0${card.last4}`.trim();

/** The brand's mark; a card of no known brand gets the plain one, in the text's colour. */
export const mark = (brand) => brand in NAMES
  ? node('img', { src: `/marks/${brand}.svg`, width: 34, height: 22, alt: '' })
  : node('span', { class: 'mark-card', 'aria-hidden': 'true' });

export function expiryLine(card) {
  const date = `${card.expiryMonth}/${card.expiryYear}`;
  return t(card.expired ? 'cards.expired' : 'cards.expires', { date });
}

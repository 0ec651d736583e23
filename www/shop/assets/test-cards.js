// The published test numbers, with a button to copy each. Only a demo shop has a reason to list card numbers.

import { onLocale, t } from './page.js';
import { node } from './dom.js';
import { mark } from './card-names.js';

const CARDS = [
  ['visa', '4242 4242 4242 4242', 'visa'],
  ['mastercard', '5555 5555 5555 4444', 'mastercard'],
  ['amex', '3782 822463 10005', 'amex'],
  ['unionpay', '6200 0000 0000 0005', 'unionpay'],
  ['jcb', '3566 0020 2036 0505', 'jcb'],
  ['decline', '4000 0000 0000 0002', 'visa'],
  ['funds', '4000 0000 0000 9995', 'visa'],
  ['3ds', '4000 0000 0000 3220', 'visa'],
];

async function copy(number, said) {
  try {
    await navigator.clipboard.writeText(number);
    said.textContent = t('testcards.copied', { number });
  } catch {
    said.textContent = t('testcards.refused');
  }
}

export function listTestCards(list, said) {
  onLocale(() => list.replaceChildren(...CARDS.map(([key, number, brand]) =>
    node('li', {},
      mark(brand),
      node('div', {}, node('code', { id: `number-${key}` }, number), node('span', {}, t(`test.${key}`))),
      node('button', { type: 'button', class: 'link', id: `copy-${key}`, 'aria-labelledby': `copy-${key} number-${key}`, click: () => copy(number, said) }, t('testcards.copy'))))));
}

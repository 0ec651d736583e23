// A charge's receipt, as the merchant's server told it.

import { locale, money, onLocale, t } from './page.js';
import { node } from './dom.js';
import { cardName } from './card-names.js';

const TONE = { succeeded: 'good', declined: 'bad', pending: 'wait', unknown: 'wait' };

function line(key, value, hook) {
  return [node('dt', {}, t(key)), node('dd', { 'data-testid': hook }, value)];
}

function draw(receipt) {
  const { status } = receipt;
  const time = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(receipt.at);
  const explained = status === 'succeeded' ? null : node('p', { class: 'fine' }, t(`receipt.${status}.text`));
  const bank = receipt.redirectUrl
    ? node('p', {}, node('a', { class: 'button quiet', href: receipt.redirectUrl, rel: 'noreferrer' }, t('receipt.bank')))
    : null;
  return node('section', { class: 'panel receipt', 'data-testid': 'receipt', 'data-status': status, 'aria-labelledby': 'receipt-heading' },
    node('div', { class: 'receipt-head' },
      node('h2', { id: 'receipt-heading' }, t('receipt.heading')),
      node('b', { class: `pill ${TONE[status]}` }, t(`receipt.${status}`))),
    explained,
    node('dl', {},
      ...line('receipt.amount', money(receipt.amount), 'receipt-amount'),
      ...line('receipt.card', cardName(receipt.card), 'receipt-card'),
      ...line('receipt.trade', receipt.tradeNo ?? '–', 'receipt-trade'),
      ...line('receipt.order', receipt.orderNo, 'receipt-order'),
      ...line('receipt.time', time, 'receipt-time'),
      ...(receipt.info ? line('receipt.info', receipt.info, 'receipt-info') : [])),
    bank);
}

let shown = null;

/** Shows the newest receipt in `place`, in the reader's language from then on. */
export function showReceipt(place, receipt) {
  const first = shown === null;
  shown = receipt;
  const redraw = () => place.replaceChildren(draw(shown));
  if (first) onLocale(redraw);
  else redraw();
  place.scrollIntoView({ block: 'nearest' });
}

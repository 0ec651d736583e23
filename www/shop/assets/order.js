// One order: paid, on its way or not paid, as the gateway's answers and webhooks come in.

import { money, onLocale, query, t } from './page.js';
import { node, notify } from './dom.js';
import { order, sentence, ServerError } from './server.js';
import { cardName } from './card-names.js';
import { showCount } from './bag.js';

const [place, notice] = ['order', 'notice'].map((id) => document.querySelector(`#${id}`));
const TONE = { succeeded: 'good', declined: 'bad', pending: 'wait', challenge: 'wait', unknown: 'wait' };
/** How long to wait before each further look, in milliseconds; the last one is repeated. */
const LOOKS = [1000, 1000, 2000, 3000, 5000, 10000];

let told = null;
let looked = 0;

const line = (key, value, hook) => [node('dt', {}, t(key)), node('dd', { 'data-testid': hook }, value)];

function draw() {
  if (told === null) return;
  place.setAttribute('aria-busy', 'false');
  place.setAttribute('data-status', told.status);
  place.replaceChildren(
    node('div', { class: 'receipt-head' },
      node('h2', {}, t(`order.${told.status}`)),
      node('b', { class: `pill ${TONE[told.status]}` }, t(`receipt.${told.status}`))),
    node('p', { class: 'fine' }, t(`order.${told.status}.text`)),
    node('dl', {},
      ...(told.amount ? line('receipt.amount', money(told.amount), 'receipt-amount') : []),
      ...(told.card ? line('receipt.card', cardName(told.card), 'receipt-card') : []),
      ...line('receipt.order', told.orderNo, 'receipt-order'),
      ...(told.tradeNo ? line('receipt.trade', told.tradeNo, 'receipt-trade') : []),
      ...(told.reported ? line('order.reported', t('order.reported.text'), 'order-reported') : [])));
}

const isOver = () => told !== null && (told.status === 'succeeded' || told.status === 'declined');

async function look() {
  try {
    if (!query.get('order')) throw new ServerError('order_unknown');
    // The first look asks the gateway; later ones wait for its webhook.
    told = await order(query.get('order'), looked === 0);
    draw();
  } catch (error) {
    place.setAttribute('aria-busy', 'false');
    if (told === null) place.replaceChildren();
    notify(notice, 'bad', sentence(error), node('button', { type: 'button', class: 'link', click: () => { notice.replaceChildren(); look(); } }, t('retry')));
    return;
  }
  if (isOver() && told.reported) return;
  const wait = LOOKS[Math.min(looked, LOOKS.length - 1)];
  looked += 1;
  // Whoever leaves it open for long can ask by reloading.
  if (looked < 60) setTimeout(look, wait);
}

showCount();
onLocale(draw);
await look();

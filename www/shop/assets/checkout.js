// The bag and its payment: the sealed form shows the saved cards and takes a new one, the server charges.

import { locale, money, onLocale, query, t } from './page.js';
import { isBusy, node, notify, setBusy, showResult } from './dom.js';
import { bag, empty, put, showCount } from './bag.js';
import { checkout, hosted, me, sentence, sessionToken } from './server.js';
import { isUntold, makeForm, mountForm, printable } from './card-form.js';
import { newAttempt } from './attempt.js';

const [bagList, sumLine, total, payment, form, button, elsewhere, notice, after, result, seal] =
  ['bag', 'sum', 'total', 'payment', 'form', 'pay', 'elsewhere', 'notice', 'after', 'result', 'payseal'].map((id) => document.querySelector(`#${id}`));

let prices = null;
let element = null;
/** The list of ways to pay around the form, when the address asks for it. */
let list = null;
/** Where the payment stands, once it was tried. */
let standing = null;
/** What was in the bag when it was paid for. */
let bought = null;
// It is this bag's until it is paid: a reload asks about the same payment.
const attempt = newAttempt(undefined, sessionStorage, 'harbour-attempt');

/** Rather than the bag's prices: an amount to try, named in the address. */
const tried = query.get('amount');

/** In cents, so that nine bags at 24.00 are exact. */
const held = () => bought ?? bag();
const sum = () => Object.entries(held()).reduce((cents, [slug, count]) => cents + count * Math.round(Number(prices[slug] ?? 0) * 100), 0) / 100;

/** What is paid for, as the server's routes take it. */
const wanted = () => {
  if (tried) return `amount=${encodeURIComponent(tried)}`;
  return `items=${Object.entries(bag()).map(([slug, count]) => `${slug}:${count}`).join(',')}`;
};

function stepper(slug, count, name) {
  const step = (change) => () => {
    put(slug, change);
    draw();
    document.querySelector(`#${change > 0 ? 'more' : 'fewer'}-${slug}`)?.focus();
  };
  return node('div', { class: 'stepper' },
    node('button', { type: 'button', id: `fewer-${slug}`, 'aria-label': t('checkout.fewer', { name }), click: step(-1) }, '−'),
    node('output', {}, String(count)),
    node('button', { type: 'button', id: `more-${slug}`, 'aria-label': t('checkout.more', { name }), click: step(1) }, '+'));
}

function bagRow([slug, count]) {
  const name = t(`item.${slug}.name`);
  return node('li', {},
    node('img', { src: `/assets/${slug}.svg`, width: 64, height: 64, alt: '' }),
    node('div', {}, node('h3', {}, name), bought ? node('span', {}, `× ${count}`) : stepper(slug, count, name)),
    node('b', {}, money(count * prices[slug])));
}

const emptyBag = () =>
  node('li', { class: 'none' }, node('p', {}, t('checkout.empty')), node('p', {}, node('a', { class: 'button', href: '/#coffee' }, t('checkout.browse'))));

/** Where the order can be followed, once there is one. */
function orderLink() {
  const orderNo = standing?.charge?.orderNo;
  if (!orderNo) return [];
  return [node('a', { class: 'button quiet', id: 'order', href: `/order?order=${orderNo}` }, t('checkout.order'))];
}

function draw() {
  if (prices === null) return;
  const rows = Object.entries(held()).filter(([slug]) => slug in prices);
  const nothing = rows.length === 0 && !tried;
  bagList.replaceChildren(...(nothing ? [emptyBag()] : rows.map(bagRow)));
  // There is nothing to pay for.
  sumLine.hidden = nothing;
  payment.hidden = nothing;
  total.textContent = money(tried ?? sum());
  const paid = standing?.status === 'succeeded' || standing?.status === 'pending';
  button.textContent = isBusy(button) ? t('charge.busy') : t('checkout.button', { amount: money(tried ?? sum()) });
  button.disabled = nothing || element === null;
  button.hidden = paid;
  elsewhere.disabled = button.disabled || isBusy(button);
  elsewhere.hidden = paid || button.disabled;
  after.replaceChildren(...orderLink());
}

const chargeAddress = () => `/api/checkout/charge?${wanted()}&back=/returned`;

async function pay() {
  attempt.begin();
  const charge = chargeAddress();
  standing = await (list ? list.confirm({ attempt: attempt.name }) : element.confirm({ charge, attempt: attempt.name }));
  if (standing.status === 'leaving') return;
  showResult(result, printable(standing));
  if (standing.error && isUntold(standing.error)) notify(notice, 'bad', standing.error.message);
  // A check at the bank that was stopped may still go through: it is asked about under its name.
  if (!/^challenge/.test(standing.decline?.code)) attempt.ended(standing.status);
  if (standing.status === 'succeeded' || standing.status === 'pending') {
    // What is bought next is another payment.
    attempt.ended('succeeded');
    bought = bag();
    empty();
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (isBusy(button) || element === null) return;
  setBusy(button, true);
  draw();
  notice.replaceChildren();
  try {
    await pay();
  } finally {
    setBusy(button, false);
    draw();
  }
});

elsewhere.addEventListener('click', async () => {
  setBusy(button, true);
  draw();
  try {
    attempt.begin();
    location.assign((await hosted(wanted(), attempt.name)).redirectUrl);
  } catch (error) {
    notify(notice, 'bad', sentence(error));
    setBusy(button, false);
    draw();
  }
});

/** The options that a test, or somebody curious, may name in the address; and how many cards place is kept for. */
function wishes(count) {
  const cards = { count };
  for (const name of ['redisplay', 'save']) if (query.has(name)) cards[name] = query.get(name);
  return { savedCards: cards, challenge: query.get('challenge') ?? 'dialog' };
}

/** A payment that was begun and came to nothing, at the bank's page in the whole window, makes room for another. */
async function recall() {
  if (!attempt.begun) return;
  const { status } = await checkout(wanted(), { attempt: attempt.name, settle: true });
  if (status === 'declined') attempt.ended(status);
}

async function load() {
  try {
    await recall();
    prices = (await me()).prices;
    draw();
    if (Object.keys(bag()).length === 0 && !tried) {
      seal.hidden = true;
      return;
    }
    const place = `for=checkout&${wanted()}${query.has('cvc') ? `&cvc=${query.get('cvc')}` : ''}`;
    // The first token tells whose cards there are, and is not asked for twice.
    let first = await sessionToken(place);
    const { customerId, cards } = first;
    const ways = query.has('methods') && typeof window.PaysealMethods === 'function';
    element = (ways ? makeForm : mountForm)(seal, {
      mode: 'payment',
      customerId,
      sessionToken: () => {
        const token = first ?? sessionToken(place);
        first = null;
        return token;
      },
      ...wishes(cards),
    });
    if (ways && element) {
      list = window.PaysealMethods(element, { methods: `/api/methods?${wanted()}`, charge: chargeAddress(), locale: locale() });
      list.mount(seal);
    }
  } catch (error) {
    notify(notice, 'bad', sentence(error), node('button', { type: 'button', class: 'link', click: load }, t('retry')));
    return;
  }
  draw();
}

result.textContent = t('result.empty');
showCount();
onLocale(draw);
await load();

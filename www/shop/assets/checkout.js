// The bag and its payment: with a saved card, or with a new one from the sealed form; the server charges either.

import { money, onLocale, page, t } from './page.js';
import { isBusy, node, notify, setBusy, showResult } from './dom.js';
import { bag, empty, put, showCount } from './bag.js';
import { cards as askCards, charge, me, sentence, ServerError } from './server.js';
import { cardName, expiryLine, mark } from './card-names.js';
import { isUntold, mountForm, printable } from './card-form.js';
import { showReceipt } from './receipt.js';
import { newAttempt } from './attempt.js';

const [bagList, total, choice, form, button, notice, receipt, result, seal] =
  ['bag', 'total', 'choice', 'form', 'pay', 'notice', 'receipt', 'result', 'payseal'].map((id) => document.querySelector(`#${id}`));

let prices = {};
let saved = null;
let chosen = 'new';
let element = null;
// The same for whatever is chosen: the server tells cards and amounts apart itself, and whoever
// goes back to a card whose payment is open is not charged for it again.
const attempt = newAttempt();

/** In cents, so that nine bags at 24.00 are exact. */
const sum = () => Object.entries(bag()).reduce((cents, [slug, count]) => cents + count * Math.round(Number(prices[slug] ?? 0) * 100), 0) / 100;

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
    node('div', {}, node('h3', {}, name), stepper(slug, count, name)),
    node('b', {}, money(count * prices[slug])));
}

function option(value, ...children) {
  return node('label', { class: 'saved' },
    node('input', { type: 'radio', name: 'card', value, 'data-testid': value === 'new' ? 'new-card' : 'saved-card', checked: value === chosen, change: () => choose(value) }),
    ...children);
}

function drawChoice() {
  if (saved === null) return;
  const legend = choice.querySelector('legend');
  choice.replaceChildren(legend,
    ...saved.map((card) => option(card.customerPaymentMethodId, mark(card.brand),
      node('span', {}, node('strong', {}, cardName(card)), node('small', {}, expiryLine(card))))),
    option('new', mark('card'), node('span', {}, node('strong', {}, t('checkout.new')))));
}

function draw() {
  const items = Object.entries(bag()).filter(([slug]) => slug in prices);
  bagList.replaceChildren(...(items.length === 0 ? [node('li', {}, t('checkout.empty'))] : items.map(bagRow)));
  total.textContent = money(sum());
  button.textContent = isBusy(button) ? t('charge.busy') : t('checkout.button', { amount: money(sum()) });
  button.disabled = items.length === 0 || saved === null;
  drawChoice();
}

function choose(value) {
  chosen = value;
  seal.hidden = value !== 'new';
  if (value === 'new') element ??= mountForm('#payseal');
}

/** The id to charge, or null when the form said why there is none. */
async function payWith() {
  if (chosen !== 'new') return chosen;
  if (element === null) throw new ServerError('form_missing');
  const made = await element.createPaymentMethod();
  if (!made.error) return made.customerPaymentMethodId;
  showResult(result, printable(made));
  if (isUntold(made.error)) notify(notice, 'bad', made.error.message);
  return null;
}

async function pay() {
  const customerPaymentMethodId = await payWith();
  if (customerPaymentMethodId === null) return;
  const items = Object.entries(bag()).map(([slug, count]) => ({ slug, count }));
  const told = await charge({ customerPaymentMethodId, items, attempt: attempt.name });
  showResult(result, told);
  showReceipt(receipt, told);
  // An open end keeps its attempt and its card: asking again must not pay twice.
  if (attempt.ended(told.status)) element?.clear();
  if (told.status === 'succeeded') empty();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (isBusy(button)) return;
  setBusy(button, true);
  draw();
  notice.replaceChildren();
  try {
    await pay();
  } catch (error) {
    showResult(result, { error: { code: error.code ?? 'other' } });
    notify(notice, 'bad', sentence(error));
  } finally {
    setBusy(button, false);
    draw();
  }
});

async function load() {
  try {
    prices = (await me()).prices;
    draw();
    saved = page.visitor === 'out' ? [] : (await askCards()).filter((card) => !card.expired);
  } catch (error) {
    notify(notice, 'bad', sentence(error), node('button', { type: 'button', class: 'link', click: load }, t('retry')));
    return;
  }
  choice.setAttribute('aria-busy', 'false');
  choose(saved[0]?.customerPaymentMethodId ?? 'new');
  draw();
}

result.textContent = t('result.empty');
showCount();
onLocale(draw);
await load();

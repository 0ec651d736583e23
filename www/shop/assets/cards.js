// "My cards": the saved cards, and a charge made by our server with nobody at the form.

import { locale, onLocale, page, query, t } from './page.js';
import { isBusy, node, notify, setBusy, showResult } from './dom.js';
import { cards as askCards, charge, remove, returned, sentence } from './server.js';
import { cardName, expiryLine, mark } from './card-names.js';
import { showReceipt } from './receipt.js';
import { newAttempt } from './attempt.js';
import { showCount } from './bag.js';

const [list, notice, form, button, amount, receipt, result] =
  ['cards', 'notice', 'charge', 'pay', 'amount', 'receipt', 'result'].map((id) => document.querySelector(`#${id}`));

let saved = null;
let chosen = null;
const attempt = newAttempt();

function row(card) {
  const id = card.customerPaymentMethodId;
  const name = cardName(card);
  return node('li', { class: 'saved', 'data-testid': 'saved-card-row' },
    node('input', {
      type: 'radio', name: 'card', id, value: id, 'data-testid': 'saved-card', checked: id === chosen, disabled: card.expired,
      change: () => { chosen = id; },
    }),
    mark(card.brand),
    node('label', { for: id }, node('strong', {}, name), node('small', {}, expiryLine(card))),
    node('button', {
      type: 'button', class: 'link', 'data-testid': 'saved-card-remove', 'aria-label': t('cards.remove.of', { card: name }), click: () => drop(card),
    }, t('cards.remove')));
}

function draw() {
  if (page.visitor === 'out') {
    list.replaceChildren(node('li', { class: 'none' }, t('cards.guest')));
  } else if (saved !== null) {
    list.replaceChildren(...(saved.length === 0 ? [node('li', { class: 'none' }, t('cards.none'))] : saved.map(row)));
  }
  button.disabled = chosen === null;
  button.textContent = t(isBusy(button) ? 'charge.busy' : 'charge.button');
}

async function load() {
  if (page.visitor === 'out') return;
  try {
    saved = await askCards();
    if (!saved.some((card) => card.customerPaymentMethodId === chosen)) {
      chosen = saved.find((card) => !card.expired)?.customerPaymentMethodId ?? null;
    }
  } catch (error) {
    notify(notice, 'bad', sentence(error), node('button', { type: 'button', class: 'link', click: load }, t('retry')));
    return;
  } finally {
    list.setAttribute('aria-busy', 'false');
  }
  draw();
}

async function drop(card) {
  try {
    await remove(card.customerPaymentMethodId);
    notify(notice, 'good', t('cards.removed', { card: cardName(card) }));
  } catch (error) {
    notify(notice, 'bad', sentence(error));
  }
  await load();
  document.querySelector('#list-heading').focus();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (isBusy(button)) return;
  setBusy(button, true);
  draw();
  notice.replaceChildren();
  try {
    const told = await charge({ customerPaymentMethodId: chosen, amount: amount.value.trim(), attempt: attempt.name });
    showResult(result, told);
    showReceipt(receipt, told);
    // An open end keeps its attempt: asking again must not pay twice.
    attempt.ended(told.status);
  } catch (error) {
    showResult(result, { error: { code: error.code ?? 'other' } });
    notify(notice, 'bad', sentence(error));
  } finally {
    setBusy(button, false);
    draw();
  }
});

/** Back from the bank: the address says how it went, once. */
async function welcomeBack() {
  const search = location.search;
  history.replaceState(null, '', `${location.pathname}?locale=${locale()}`);
  try {
    const told = await returned(search);
    showResult(result, told);
    showReceipt(receipt, told);
  } catch (error) {
    showResult(result, { error: { code: error.code ?? 'other' } });
    notify(notice, 'wait', sentence(error));
  }
}

result.textContent = t('result.empty');
showCount();
onLocale(draw);
await load();
if (query.has('signInfo')) await welcomeBack();

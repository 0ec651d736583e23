// The payment page: it shows the sealed form where the card is chosen, and never sees a card. The other ways to pay are a plain form, and need no script.

import { newAttempt } from './attempt.js';

const { gateway, account, customer, left, order } = document.documentElement.dataset;
const [form, notice, timer, seal] = ['form', 'notice', 'left', 'payseal'].map((id) => document.querySelector(`#${id}`));
const here = location.pathname;
// It is this order's until it is paid: a reload asks about the same payment.
const attempt = newAttempt(undefined, sessionStorage, `attempt-${order.slice(0, 16)}`);

let busy = false;
let element = null;

const chosen = () => form.querySelector('input[name=method]:checked');

/** Each way has its own button; what is busy is the one of the way that was chosen. */
function draw() {
  for (const button of form.querySelectorAll('button')) {
    const works = busy && button.closest('.way').querySelector('input').checked;
    button.textContent = works ? form.dataset.busy : button.dataset.press;
    if (works) button.setAttribute('aria-busy', 'true');
    else button.removeAttribute('aria-busy');
  }
}

function say(text) {
  const line = document.createElement('p');
  line.className = 'notice bad';
  line.textContent = text;
  notice.replaceChildren(line);
}

async function pay() {
  attempt.begin();
  const standing = await element.confirm({ charge: `${here}/charge`, attempt: attempt.name });
  // A check at the bank that was stopped may still go through: it is asked about under its name.
  if (!/^challenge/.test(standing.decline?.code)) attempt.ended(standing.status);
  if (standing.status === 'succeeded' || standing.status === 'pending') {
    attempt.ended('succeeded');
    location.assign(standing.charge.next);
    return;
  }
  busy = false;
  draw();
  // What the form itself can say, it says.
  if (standing.error && ['timeout', 'not_mounted', 'destroyed', 'busy'].includes(standing.error.code)) say(standing.error.message);
}

form.addEventListener('submit', (event) => {
  const isCard = chosen()?.value === 'card';
  if (isCard || busy) event.preventDefault();
  if (busy || (isCard && element === null)) return;
  notice.replaceChildren();
  busy = true;
  draw();
  if (isCard) pay();
});

/** Tells how long the order still waits; a page that waited too long says so itself. */
function count() {
  const end = performance.now() + Number(left) * 1000;
  const tell = () => {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    timer.textContent = timer.dataset.pattern.replace('{time}', time);
    if (seconds > 0) setTimeout(tell, 1000);
    else if (!busy) location.reload();
    else setTimeout(tell, 1000);
  };
  tell();
}

function mount() {
  if (typeof window.Payseal !== 'function') {
    say(seal.dataset.missing);
    return;
  }
  element = window.Payseal({ gateway, account, locale: document.documentElement.lang }).createPaymentElement({
    mode: 'payment',
    sessionToken: `${here}/session`,
    holder: 'never',
    appearance: { theme: 'auto', accent: '#1f5eff', radius: 10 },
    ...(customer ? { customerId: customer } : {}),
  });
  element.mount(seal);
}

if (seal) mount();
count();
draw();

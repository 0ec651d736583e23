// A checkout as it was written for AsiaBill's browser script: only the host name of the script is another. `?list=1`, `?mode=inner`, `?auto=0` and `?lang=` are its options.

import { money, onLocale, page, query, t } from './page.js';
import { isBusy, node, notify, setBusy, showResult } from './dom.js';
import { me, sentence, ServerError, sessionToken, checkout } from './server.js';
import { showCount } from './bag.js';
import { newAttempt } from './attempt.js';

const [form, button, notice, result] = ['payment-form', 'pay', 'notice', 'result'].map((id) => document.querySelector(`#${id}`));
const item = 'harbour-blend';
const attempt = newAttempt();
let prices = null;
let pay = null;
let token = '';

function draw() {
  if (prices === null) return;
  button.textContent = isBusy(button) ? t('charge.busy') : t('checkout.button', { amount: money(prices[item]) });
  button.disabled = pay === null;
}

const options = (customerId) => ({
  formId: 'payment-form',
  formWrapperId: 'payseal',
  frameId: 'asiabill-card-frame',
  mode: 'uat',
  customerId: customerId ?? '',
  needCardList: query.has('list'),
  autoValidate: query.get('auto') !== '0',
  lang: query.get('lang') ?? document.documentElement.lang,
  layout: {
    pageMode: query.get('mode') ?? 'block',
    style: { frameMaxHeight: 104, input: { BorderRadius: '10px', ContainerBg: page.theme === 'dark' ? '#12161c' : '#fff' } },
  },
});

async function start() {
  prices = (await me()).prices;
  const told = await sessionToken(query.has('list') ? `for=checkout&consent=none&item=${item}` : `item=${item}`);
  token = told.sessionToken;
  if (typeof window.AsiabillPay !== 'function') throw new ServerError('form_missing');
  pay = window.AsiabillPay(token);
  await pay.elementInit('payment_steps', options(told.customerId));
}

async function buy() {
  const made = await pay.confirmPaymentMethod({
    apikey: token,
    trnxDetail: { billingDetail: { firstName: 'Robin', lastName: 'Quay', email: 'robin@shop.example', phone: '', address: { city: 'London', country: 'GB', line1: '1 Quay', line2: '', postalCode: 'N1', state: '' } } },
  });
  showResult(result, made);
  if (made.data.code !== '0') return;
  const { customerPaymentMethodId } = made.data.data;
  const paid = await checkout(`item=${item}&back=/returned`, { customerPaymentMethodId, attempt: attempt.name });
  attempt.ended(paid.status);
  if (paid.redirectUrl) location.assign(paid.redirectUrl);
  else if (paid.status === 'succeeded' || paid.status === 'pending') location.assign(`/order?order=${paid.orderNo}`);
  else notify(notice, 'bad', t('order.declined.text'));
}

/** Busy while it works; whatever is thrown becomes a sentence. */
async function guard(work) {
  if (isBusy(button)) return;
  setBusy(button, true);
  draw();
  try {
    await work();
  } catch (error) {
    // The vendor's calls reject with an object that has a sentence for developers.
    if (error.msg) showResult(result, error);
    notify(notice, 'bad', error.msg ? t('error.form_missing') : sentence(error));
  } finally {
    setBusy(button, false);
    draw();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  notice.replaceChildren();
  guard(buy);
});
window.addEventListener('getErrorMessage', ({ detail }) => {
  if (detail.errorMessage) notify(notice, 'bad', detail.errorMessage);
  else notice.replaceChildren();
});

result.textContent = t('result.empty');
showCount();
onLocale(draw);
await guard(start);

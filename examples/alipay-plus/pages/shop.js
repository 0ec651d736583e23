/** The shop's page: an order, the sealed form, and a button. */
const held = document.querySelector('#held');
const pay = document.querySelector('#pay');
const result = document.querySelector('#result');

// How the money is taken is the order's, and the page's address says it.
held.checked = new URL(location.href).searchParams.has('held');
held.onchange = () => location.assign(held.checked ? '/?held' : '/');

const answer = await fetch('/api/orders', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ held: held.checked }),
});
const { order, customerId, gateway, account } = await answer.json();

const form = window.Payseal({ gateway, account }).createPaymentElement({
  mode: 'payment',
  customerId,
  sessionToken: `/api/orders/${order}/session`,
});
form.on('ready', () => {
  pay.disabled = false;
});
form.mount('#payseal');

pay.onclick = async () => {
  pay.disabled = true;
  result.textContent = '';
  const done = await form.confirm({ charge: `/api/orders/${order}/charge`, attempt: order });
  result.textContent = JSON.stringify(done);
  pay.disabled = done.status === 'succeeded';
};

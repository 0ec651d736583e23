// A checkout session in the page: the card is kept if the shopper ticks the box, and listed the next time.
const form = document.querySelector('#payment-form');
const email = document.querySelector('#email');
const emailErrors = document.querySelector('#email-errors');
const submit = document.querySelector('#submit');
const message = document.querySelector('#payment-message');

async function begin() {
  const { publishableKey } = await fetch('/config').then((answer) => answer.json());
  const stripe = Stripe(publishableKey);
  const clientSecret = fetch('/create-checkout-session', { method: 'POST' })
    .then((answer) => answer.json())
    .then((told) => told.clientSecret);
  const checkout = stripe.initCheckoutElementsSdk({ clientSecret, elementsOptions: { appearance: { theme: 'stripe' } } });
  checkout.on('change', (session) => {
    submit.disabled = !session.canConfirm;
  });
  checkout.createPaymentElement({ layout: 'accordion' }).mount('#payment-element');
  const loaded = await checkout.loadActions();
  if (loaded.type === 'error') {
    message.textContent = loaded.error.message;
    return;
  }
  const { actions } = loaded;
  const session = actions.getSession();
  submit.textContent = `Pay ${session.total.total.amount} now`;
  email.value = session.email ?? '';

  email.addEventListener('input', () => {
    emailErrors.textContent = '';
  });
  email.addEventListener('change', async () => {
    if (!email.value) return;
    const updated = await actions.updateEmail(email.value);
    if (updated.type === 'error') emailErrors.textContent = updated.error.message;
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const result = await actions.confirm();
    // A payment that succeeds leaves for the return_url of the session.
    if (result.type === 'error') message.textContent = result.error.message;
    submit.disabled = false;
  });
}

begin();

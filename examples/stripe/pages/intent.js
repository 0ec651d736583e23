// A payment intent with a customer session: the element lists the customer's cards and asks whether to keep a new one.
const form = document.querySelector('#payment-form');
const submit = document.querySelector('#submit');
const message = document.querySelector('#payment-message');

async function begin() {
  const { publishableKey } = await fetch('/config').then((answer) => answer.json());
  const { clientSecret, customerSessionClientSecret } = await fetch('/create-intent', { method: 'POST' }).then((answer) => answer.json());
  const stripe = Stripe(publishableKey);
  const elements = stripe.elements({ clientSecret, customerSessionClientSecret, appearance: { theme: 'stripe' } });
  const payment = elements.create('payment', { layout: 'accordion' });
  payment.mount('#payment-element');
  payment.on('change', ({ value }) => {
    submit.dataset.saved = value.payment_method?.id ?? '';
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: `${location.origin}/complete.html` },
    });
    // Only a payment that fails comes back here.
    message.textContent = error.message;
    submit.disabled = false;
  });
}

begin();

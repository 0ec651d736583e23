// A checkout session with Stripe's provider for React, and a list of the saved cards that is the page's own.
import { CheckoutElementsProvider, PaymentElement, useCheckout } from '@stripe/react-stripe-js/checkout';
import { loadStripe } from '@stripe/stripe-js';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { publishableKey } = await fetch('/config').then((answer) => answer.json());
const stripe = loadStripe(publishableKey);
const clientSecret = fetch('/create-checkout-session', { method: 'POST' })
  .then((answer) => answer.json())
  .then((told) => told.clientSecret);

function CheckoutForm() {
  const state = useCheckout();
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  if (state.type === 'loading') return <p>Loading …</p>;
  if (state.type === 'error') return <p role="alert">{state.error.message}</p>;
  const { checkout } = state;

  async function confirm(params) {
    setBusy(true);
    setMessage('');
    const result = await checkout.confirm(params);
    if (result.type === 'error') setMessage(result.error.message);
    setBusy(false);
  }
  async function changeEmail({ target }) {
    if (!target.value) return;
    const updated = await checkout.updateEmail(target.value);
    if (updated.type === 'error') setMessage(updated.error.message);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {checkout.savedPaymentMethods.map((method) => (
        <button key={method.id} type="button" className="saved" disabled={busy} onClick={() => confirm({ paymentMethod: method.id })}>
          Pay with {method.card.brand} {method.card.last4}
        </button>
      ))}
      <label htmlFor="email">Email</label>
      <input id="email" type="email" autoComplete="email" defaultValue={checkout.email ?? ''} onBlur={changeEmail} />
      <PaymentElement options={{ layout: 'accordion' }} />
      <button id="submit" disabled={busy || !checkout.canConfirm}>
        Pay {checkout.total.total.amount} now
      </button>
      <p id="payment-message" role="alert">{message}</p>
    </form>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <CheckoutElementsProvider stripe={stripe} options={{ clientSecret, elementsOptions: { savedPaymentMethod: { enableRedisplay: 'never' } } }}>
      <CheckoutForm />
    </CheckoutElementsProvider>
  </StrictMode>,
);

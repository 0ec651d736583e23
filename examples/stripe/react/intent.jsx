// A payment intent with a customer session, with Stripe's provider for React.
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { publishableKey } = await fetch('/config').then((answer) => answer.json());
const { clientSecret, customerSessionClientSecret } = await fetch('/create-intent', { method: 'POST' }).then((answer) => answer.json());
const stripePromise = loadStripe(publishableKey);

function CheckoutForm() {
  const stripe = useStripe();
  const elements = useElements();
  const [message, setMessage] = useState('');
  const [saved, setSaved] = useState('');
  const [busy, setBusy] = useState(false);

  async function pay(event) {
    event.preventDefault();
    if (!stripe || !elements) return;
    setBusy(true);
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: `${location.origin}/complete.html` } });
    setMessage(error.message);
    setBusy(false);
  }

  return (
    <form onSubmit={pay}>
      <PaymentElement options={{ layout: 'accordion' }} onChange={({ value }) => setSaved(value.payment_method?.id ?? '')} />
      <button id="submit" data-saved={saved} disabled={!stripe || busy}>
        Pay now
      </button>
      <p id="payment-message" role="alert">{message}</p>
    </form>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Elements stripe={stripePromise} options={{ clientSecret, customerSessionClientSecret }}>
      <CheckoutForm />
    </Elements>
  </StrictMode>,
);

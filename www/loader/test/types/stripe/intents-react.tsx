// The same in React, with Stripe's own provider.
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from 'payseal/stripe';
import { type FormEvent, useState } from 'react';

const promise = loadStripe<Stripe>('pk_test_shop', { gateway: 'https://pay.example' });

function Pay() {
  const stripe = useStripe();
  const elements = useElements();
  const [message, setMessage] = useState<string | undefined>();
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (!stripe || !elements) return;
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: `${location.origin}/done` } });
    setMessage(error.message);
  };
  return (
    <form onSubmit={pay}>
      <PaymentElement options={{ layout: 'accordion' }} onChange={({ value }) => setMessage(value.payment_method?.id)} />
      <button disabled={!stripe}>Pay</button>
      <p>{message}</p>
    </form>
  );
}

export function Shop({ clientSecret, customerSessionClientSecret }: { clientSecret: string; customerSessionClientSecret?: string }) {
  return (
    <Elements stripe={promise} options={{ clientSecret, customerSessionClientSecret }}>
      <Pay />
    </Elements>
  );
}

// The same in React, with Stripe's own provider.
import { CheckoutElementsProvider, PaymentElement, useCheckout } from '@stripe/react-stripe-js/checkout';
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from 'payseal/stripe';
import { useMemo, useState } from 'react';

const stripe = loadStripe<Stripe>('pk_test_shop', { gateway: 'https://pay.example' });

function Pay() {
  const state = useCheckout();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  if (state.type === 'loading') return <p>Loading</p>;
  if (state.type === 'error') return <p>{state.error.message}</p>;
  const { checkout } = state;
  const pay = async () => {
    setBusy(true);
    const result = await checkout.confirm({ savePaymentMethod: true });
    if (result.type === 'error') setMessage(result.error.message);
    setBusy(false);
  };
  const reuse = async (id: string) => {
    const result = await checkout.confirm({ paymentMethod: id });
    // Finding: the type has no error on a success; ours has none there either.
    if (result.error) setMessage(result.error.message);
  };
  return (
    <form>
      <PaymentElement options={{ layout: 'accordion' }} />
      <button type="button" disabled={!checkout.canConfirm || busy} onClick={pay}>Pay {checkout.total.total.amount}</button>
      {/* Finding: the type says that there may be none; ours is always a list. */}
      {checkout.savedPaymentMethods.map((method) => (
        <button key={method.id} type="button" onClick={() => reuse(method.id)}>{method.card.last4}</button>
      ))}
      <p>{message}</p>
    </form>
  );
}

export function Shop() {
  const clientSecret = useMemo(
    () => fetch('/create-checkout-session', { method: 'POST' }).then((response) => response.json()).then((json) => json.clientSecret as string),
    [],
  );
  return (
    <CheckoutElementsProvider stripe={stripe} options={{ clientSecret, elementsOptions: { savedPaymentMethod: { enableSave: 'never' } } }}>
      <Pay />
    </CheckoutElementsProvider>
  );
}

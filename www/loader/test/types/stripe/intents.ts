// A payment intent with a customer session, a deferred one, a setup and the calls around them.
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from 'payseal/stripe';

declare const form: HTMLFormElement;
declare function show(message: string | undefined): void;

const stripe = await loadStripe<Stripe>('pk_test_shop', { gateway: 'https://pay.example' });
if (!stripe) throw Error('no document');

const { clientSecret, customerSessionClientSecret } = await (await fetch('/create-intent', { method: 'POST' })).json();
const elements = stripe.elements({ clientSecret, customerSessionClientSecret, appearance: { theme: 'night', variables: { colorPrimary: '#0570de' } } });
const payment = elements.create('payment', {
  layout: { type: 'accordion', defaultCollapsed: false, radios: 'always' },
  fields: { billingDetails: { name: 'auto', email: 'never' } },
  terms: { card: 'never' },
  defaultValues: { billingDetails: { name: 'Ada Lovelace' } },
});
payment.mount('#payment-element');
payment.on('ready', ({ elementType }) => show(elementType));
payment.on('change', ({ complete, value }) => {
  if (complete) show(value.payment_method ? value.payment_method.id : value.type);
});
payment.on('loaderror', ({ error }) => show(error.message));
payment.update({ readOnly: false });

form.onsubmit = async (event) => {
  event.preventDefault();
  const { error } = await stripe.confirmPayment({
    elements,
    confirmParams: { return_url: `${location.origin}/done`, payment_method_data: { allow_redisplay: 'always', billing_details: { email: 'ada@shop.example' } } },
  });
  show(error.message);
};

export async function withoutRedirect() {
  const { error, paymentIntent } = await stripe!.confirmPayment({ elements, redirect: 'if_required' });
  if (error) show(`${error.type} ${error.code} ${error.decline_code} ${error.message}`);
  else if (paymentIntent.status === 'requires_action') await stripe!.handleNextAction({ clientSecret });
  const { paymentIntent: now } = await stripe!.retrievePaymentIntent(clientSecret);
  show(now?.status);
}

export async function deferred() {
  const later = stripe!.elements({ mode: 'payment', amount: 1099, currency: 'usd', setupFutureUsage: 'off_session' });
  later.create('payment').mount('#later');
  const { error: incomplete } = await later.submit();
  if (incomplete) return show(incomplete.message);
  const { error, confirmationToken } = await stripe!.createConfirmationToken({ elements: later, params: { return_url: location.href } });
  if (error) return show(error.message);
  await fetch('/confirm', { method: 'POST', body: confirmationToken.id });
  const { paymentMethod } = await stripe!.createPaymentMethod({ elements: later });
  show(paymentMethod?.id);
  await later.update({ amount: 2198 });
  await later.fetchUpdates();
}

export async function setup(secret: string) {
  const group = stripe!.elements({ clientSecret: secret });
  group.create('payment').mount('#setup');
  const { error, setupIntent } = await stripe!.confirmSetup({ elements: group, redirect: 'if_required' });
  show(error ? error.message : setupIntent.status);
  show((await stripe!.retrieveSetupIntent(secret)).setupIntent?.status);
}

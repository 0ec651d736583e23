// Where a payment leads: the server says how a session stands, and Stripe's object how an intent does.
const query = new URLSearchParams(location.search);
const status = document.querySelector('#status');

async function tell() {
  const session = query.get('session_id');
  if (session) {
    const told = await fetch(`/session-status?session_id=${encodeURIComponent(session)}`).then((answer) => answer.json());
    return `${told.status}, ${told.paymentStatus}`;
  }
  const { publishableKey } = await fetch('/config').then((answer) => answer.json());
  const { paymentIntent } = await Stripe(publishableKey).retrievePaymentIntent(query.get('payment_intent_client_secret'));
  return paymentIntent?.status ?? 'unknown';
}

tell().then((told) => {
  status.textContent = told;
});

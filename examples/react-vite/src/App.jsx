import { useRef, useState } from 'react';

import { PaysealCardForm } from './PaysealCardForm.jsx';

/** Hands the id to our server, which keeps it for the customer. */
async function keep(customerPaymentMethodId) {
  const answer = await fetch('/api/cards', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerPaymentMethodId }),
  });
  if (!answer.ok) throw new Error(`our server answered ${answer.status}`);
}

export function App({ payseal }) {
  const card = useRef(null);
  const [locale, setLocale] = useState('en');
  const [complete, setComplete] = useState(false);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState('');
  const [result, setResult] = useState(null);

  async function save(event) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setNotice('');
    try {
      const made = await card.current.createPaymentMethod();
      setResult(made);
      // What is wrong in a field is told beside the field, inside the form.
      if (made.error) setNotice(made.error.field ? '' : made.error.message);
      else await keep(made.customerPaymentMethodId).then(() => setNotice('Your card is saved.'));
    } catch {
      setNotice('Your card could not be kept. Please try again.');
    } finally {
      setBusy(false);
    }
  }

  return (
    <main>
      <header>
        <h1>Save a card</h1>
        <button type="button" className="plain" onClick={() => setLocale(locale === 'en' ? 'zh-Hans' : 'en')}>
          {locale === 'en' ? '简体中文' : 'English'}
        </button>
      </header>
      <form onSubmit={save}>
        <PaysealCardForm
          ref={card}
          payseal={payseal}
          locale={locale}
          onChange={(state) => setComplete(state.complete)}
          onTrouble={(error) => setNotice(error.message)}
        />
        <button id="pay" aria-disabled={busy} data-complete={complete}>
          {busy ? 'Saving…' : 'Save card'}
        </button>
        <p role="status">{notice}</p>
      </form>
      <h2>What this page received</h2>
      <pre id="result">{result && JSON.stringify(result, null, 2)}</pre>
    </main>
  );
}

// Uses of payseal/react that must, and must not, compile.
import { createElement } from 'react';

import { loadPayseal } from '../../index.js';
import { PaymentElement, PaysealProvider, useConfirm, useCreatePaymentMethod, usePaymentElement } from '../../react/index.js';

const payseal = loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
const form = createElement(PaymentElement, {
  mode: 'payment',
  sessionToken: async () => 'tok',
  onChange: ({ brand }) => brand === 'visa',
  onLoadError: ({ code }) => code === 'frame_blocked',
  className: 'card',
  fallback: 'Loading',
});
createElement(PaysealProvider, { payseal }, form);
createElement(PaysealProvider, { payseal: null });
// @ts-expect-error the session token is missing
createElement(PaymentElement, { mode: 'payment' });
// @ts-expect-error there is no such option
createElement(PaymentElement, { mode: 'payment', sessionToken: '/t', amount: 5 });
// @ts-expect-error a load error is never a decline
createElement(PaymentElement, { mode: 'setup', sessionToken: '/t', onLoadError: ({ code }) => code === 'card_refused' });
// @ts-expect-error the account makes no Payseal
createElement(PaysealProvider, { payseal: '12246002' });

export function usePage(): void {
  const { element, status, selected, brand, error } = usePaymentElement();
  void [element?.focus(), status === 'failed', selected, brand, error?.hint];
  const { confirm, busy, result } = useConfirm({ charge: '/api/charge', attempt: 'order-7' });
  void confirm().then((paid) => paid.status === 'succeeded');
  void [busy, result?.decline?.code];
  const { createPaymentMethod } = useCreatePaymentMethod();
  void createPaymentMethod().then((made) => made.customerPaymentMethodId);
  // @ts-expect-error a payment needs to know who charges
  useConfirm({});
  // @ts-expect-error there is no such status
  void (status === 'mounted');
}

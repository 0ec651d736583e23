// Uses of payseal/svelte that must, and must not, compile.
import type { ComponentProps } from 'svelte';

import { loadPayseal } from '../../index.js';
import { PaymentElement, paymentElement } from '../../svelte/index.js';

const payseal = loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
const attach = paymentElement(payseal, () => ({ mode: 'setup', sessionToken: '/t' }), {
  onReady: () => {},
  onState: ({ element, status }) => void [element?.focus(), status === 'failed'],
});
void attach(document.createElement('div'));

type Props = ComponentProps<typeof PaymentElement>;
const props: Props = { payseal, mode: 'payment', sessionToken: '/t', complete: false, onChange: ({ brand }) => void brand };
// @ts-expect-error the session token is missing
const few: Props = { payseal, mode: 'payment' };
// @ts-expect-error there is no such option
const more: Props = { payseal, mode: 'payment', sessionToken: '/t', amount: 5 };
// @ts-expect-error the options are asked for anew each time
paymentElement(payseal, { mode: 'setup', sessionToken: '/t' });
void [props, few, more];

// Uses of payseal/vue that must, and must not, compile.
import { h, ref } from 'vue';

import { loadPayseal } from '../../index.js';
import { PaymentElement } from '../../vue/index.js';

const payseal = loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
const card = ref<InstanceType<typeof PaymentElement> | null>(null);
h(PaymentElement, {
  payseal,
  mode: 'payment',
  sessionToken: '/t',
  ref: card,
  onChange: ({ brand }) => void brand,
  onLoaderror: ({ code }) => void (code === 'frame_blocked'),
  'onUpdate:complete': (complete: boolean) => void complete,
  onLost: ({ selected }) => void selected,
});
void card.value?.confirm({ charge: '/api/charge', attempt: 'order-7' }).then(({ status }) => status === 'succeeded');
void [card.value?.busy, card.value?.brand, card.value?.error?.hint];

type Props = InstanceType<typeof PaymentElement>['$props'];
// @ts-expect-error the session token is missing
const few: Props = { payseal, mode: 'payment' };
// @ts-expect-error there is no such option
const more: Props = { payseal, mode: 'payment', sessionToken: '/t', amount: 5 };
// @ts-expect-error a load error is never a decline
const wrong: Props = { payseal, mode: 'setup', sessionToken: '/t', onLoaderror: ({ code }) => code === 'card_refused' };
void [few, more, wrong];

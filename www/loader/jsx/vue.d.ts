// The types of `payseal/jsx/vue`: `<payseal-payment>` in templates.
import type { HTMLAttributes } from 'vue';

import type { PaysealPaymentAttributes, PaysealPaymentEventMap } from './attributes.d.ts';

type Listeners = {
  [Name in keyof PaysealPaymentEventMap as `on${Capitalize<Name>}`]?: ((event: PaysealPaymentEventMap[Name]) => void) | undefined;
};

declare module 'vue' {
  interface GlobalComponents {
    'payseal-payment': new () => { $props: HTMLAttributes & PaysealPaymentAttributes & Listeners };
  }
}

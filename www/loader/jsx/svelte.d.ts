// The types of `payseal/jsx/svelte`: `<payseal-payment>` in components.
import type { HTMLAttributes } from 'svelte/elements';

import type { PaysealPaymentElement } from '../custom-element.d.ts';
import type { PaysealPaymentAttributes, PaysealPaymentListeners } from './attributes.d.ts';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'payseal-payment': HTMLAttributes<PaysealPaymentElement> & PaysealPaymentAttributes & PaysealPaymentListeners;
  }
}

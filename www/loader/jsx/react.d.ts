// The types of `payseal/jsx/react`: `<payseal-payment>` in JSX, with React 19.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

import type { PaysealPaymentElement } from '../custom-element.d.ts';
import type { PaysealPaymentAttributes, PaysealPaymentListeners } from './attributes.d.ts';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'payseal-payment': DetailedHTMLProps<HTMLAttributes<PaysealPaymentElement>, PaysealPaymentElement> &
        PaysealPaymentAttributes &
        PaysealPaymentListeners;
    }
  }
}

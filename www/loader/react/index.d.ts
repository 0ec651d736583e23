// The types of `payseal/react`.
import type { CSSProperties, ReactElement, ReactNode } from 'react';

import type { Callbacks, ElementState } from '../frameworks/description.d.ts';
import type { ConfirmOptions, ConfirmResult, PaymentElementOptions, PaymentMethodResult, Payseal } from '../index.d.ts';

export type { ElementState };

export interface PaysealProviderProps {
  /** From `loadPayseal()`, made once and outside of components; a promise may be handed in as it is. */
  payseal: Payseal | PromiseLike<Payseal> | null;
  children?: ReactNode;
}

/** Holds one form: what is inside of it may ask how the form stands, and use it. */
export declare function PaysealProvider(props: PaysealProviderProps): ReactElement;

/**
 * The options of the element, and its events as callbacks. A changed `locale`, `appearance`, `billingDetails` or `texts` changes
 * the form in place; any other changed option makes another form, and so does one of their values that is taken back.
 * Functions may be new ones at every drawing.
 */
export interface PaymentElementProps extends PaymentElementOptions, Callbacks {
  id?: string | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  /** Drawn until the form has its place: on a server, and while `loadPayseal()` is under way. */
  fallback?: ReactNode;
}

/** The sealed form. */
export declare function PaymentElement(props: PaymentElementProps): ReactElement;

/** How the form of this provider stands. */
export declare function usePaymentElement(): ElementState;

/**
 * Pays with the form of this provider. `confirm` is the same function at every drawing, and resolves as the element's own;
 * it may name another attempt.
 */
export declare function useConfirm(options: ConfirmOptions): {
  confirm: (options?: { attempt?: string | undefined }) => Promise<ConfirmResult>;
  /** Whether it is under way. */
  busy: boolean;
  /** What it gave last. */
  result: ConfirmResult | null;
};

/** Saves the card of a form in `setup` mode. */
export declare function useCreatePaymentMethod(): {
  createPaymentMethod: () => Promise<PaymentMethodResult>;
  busy: boolean;
  result: PaymentMethodResult | null;
};

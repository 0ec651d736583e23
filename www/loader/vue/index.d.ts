// The types of `payseal/vue`.
import type { VNode } from 'vue';

import type { ElementState } from '../frameworks/description.d.ts';
import type {
  ConfirmOptions,
  ConfirmResult,
  PaymentElementEvents,
  PaymentElementOptions,
  PaymentMethodResult,
  Payseal,
} from '../index.d.ts';

export type { ElementState };

/** What a form that `<KeepAlive>` puts aside had in it; the form that comes back is empty. */
export interface Lost {
  /** The shopper had typed something. */
  typed: boolean;
  /** The saved card that was chosen. */
  selected: string | null;
  /** Whether the new card was to be saved. */
  consent: boolean;
}

/** Each event as `@ready`, `@change`, `@loaderror` … */
type Listeners = {
  [Name in keyof PaymentElementEvents as `on${Capitalize<Name>}`]?: ((event: PaymentElementEvents[Name]) => void) | undefined;
};

/**
 * The options of the element. A changed `locale`, `appearance`, `billingDetails` or `texts` changes the form in place, any other
 * makes another form.
 */
export interface PaymentElementProps extends PaymentElementOptions, Listeners {
  /** From `loadPayseal()`; a promise may be handed in as it is. */
  payseal: Payseal | PromiseLike<Payseal> | null;
  /** With `v-model:complete`: whether the form is ready to submit. Setting it does nothing. */
  complete?: boolean | undefined;
  'onUpdate:complete'?: ((complete: boolean) => void) | undefined;
  /** The form was put aside by `<KeepAlive>`, and what was in it is gone. */
  onLost?: ((lost: Lost) => void) | undefined;
}

/** What a template ref of the component has. */
export interface PaymentElementExposed extends ElementState {
  /** A call is under way. */
  readonly busy: boolean;
  confirm(options: ConfirmOptions): Promise<ConfirmResult>;
  createPaymentMethod(): Promise<PaymentMethodResult>;
}

export declare const PaymentElement: new () => PaymentElementExposed & {
  $props: PaymentElementProps;
  $slots: {
    /** Drawn until the form has its place: on a server, and while `loadPayseal()` is under way. */
    fallback?: () => VNode[];
  };
};

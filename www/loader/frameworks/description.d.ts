// What the packages for frameworks have in common.
import type { Brand, PaymentElement, PaymentElementEvents, PaymentElementOptions, PaymentError } from '../index.d.ts';

type Listener<Name extends keyof PaymentElementEvents> = ((event: PaymentElementEvents[Name]) => void) | undefined;

/** Every event of the element, as a callback. */
export interface Callbacks {
  onReady?: Listener<'ready'>;
  onChange?: Listener<'change'>;
  onFocus?: Listener<'focus'>;
  onBlur?: Listener<'blur'>;
  onEscape?: Listener<'escape'>;
  onSubmit?: Listener<'submit'>;
  onError?: Listener<'error'>;
  onLoadError?: Listener<'loaderror'>;
  onSavedCardRemove?: Listener<'savedcardremove'>;
  onSavedCardUpdate?: Listener<'savedcardupdate'>;
}

/** What a page draws from. */
export interface ElementState {
  /** The element that is in the page; null before, and on a server. */
  readonly element: PaymentElement | null;
  readonly status: 'loading' | 'ready' | 'failed';
  /** The form is ready to submit. */
  readonly complete: boolean;
  /** Nothing was typed. */
  readonly empty: boolean;
  readonly brand: Brand | null;
  readonly selectedBrand: Brand | null;
  /** The id of the chosen saved card; null for a new card. */
  readonly selected: string | null;
  /** Whether the new card is to be saved. */
  readonly consent: boolean;
  /** The last trouble outside a call; null once the form is ready or used again. */
  readonly error: PaymentError | null;
}

export declare const OPTIONS: Readonly<Record<keyof PaymentElementOptions, 'update' | 'remount'>>;
export declare const EVENTS: Readonly<Record<keyof PaymentElementEvents, keyof Callbacks>>;
export declare function optionsOf(given: object): PaymentElementOptions;

// The types of `payseal/svelte`.
import type { Component, Snippet } from 'svelte';
import type { Attachment } from 'svelte/attachments';

import type { Callbacks, ElementState } from '../frameworks/description.d.ts';
import type { PaymentElementOptions, Payseal } from '../index.d.ts';

export type { ElementState };

/** From `loadPayseal()`; a promise may be handed in as it is. */
type Loaded = Payseal | PromiseLike<Payseal> | null;

/** What hears of the form. */
export interface Page extends Callbacks {
  /** How the form stands now, whenever that changes. */
  onState?: ((state: ElementState) => void) | undefined;
}

/**
 * The sealed form in an element of your own: `<div {@attach paymentElement(payseal, () => options)}></div>`. What `options`
 * reads is followed: a changed `locale`, `appearance`, `billingDetails` or `texts` changes the form in place, any other option makes
 * another form.
 */
export declare function paymentElement(payseal: Loaded, options: () => PaymentElementOptions, page?: Page): Attachment<HTMLElement>;

export interface PaymentElementProps extends PaymentElementOptions, Callbacks {
  payseal: Loaded;
  /** With `bind:complete`: whether the form is ready to submit. */
  complete?: boolean | undefined;
  /** With `bind:form`: how the form stands, with its element. */
  form?: ElementState | undefined;
  /** Drawn until the form has its place: on a server, and while `loadPayseal()` is under way. */
  fallback?: Snippet | undefined;
  id?: string | undefined;
  class?: string | undefined;
  style?: string | undefined;
}

export declare const PaymentElement: Component<PaymentElementProps, Record<string, never>, 'complete' | 'form'>;

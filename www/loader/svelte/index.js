/**
 * `payseal/svelte`, as source: Svelte compiles what its runes are in.
 */
export { default as PaymentElement } from './PaymentElement.svelte';
export { paymentElement } from './attach.svelte.js';

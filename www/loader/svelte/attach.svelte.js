/**
 * The sealed form as an attachment: its options are read in an effect, and so what changes reaches the form.
 */
import { untrack } from 'svelte';

import { bind } from '../frameworks/binding.js';
import { EVENTS, optionsOf } from '../frameworks/description.js';
import { after, NOTHING } from '../frameworks/state.js';

/**
 * @param {any} payseal what `loadPayseal()` gave, or its promise
 * @param {() => import('../index.d.ts').PaymentElementOptions} options
 * @param {import('./index.d.ts').Page} [page] what hears of the form
 * @returns {(spot: Element) => () => void}
 */
export function paymentElement(payseal, options, page = {}) {
  return (spot) => {
    let isOver = false;
    let now = NOTHING;
    /** @type {ReturnType<typeof bind> | undefined} */
    let binding = $state.raw();
    /** @type {{ cause: unknown } | undefined} */
    let refusal = $state.raw();

    /** @param {typeof NOTHING} next */
    const show = (next) => {
      now = next;
      untrack(() => page.onState?.(next));
    };

    /** @param {import('../index.d.ts').Payseal} loaded */
    const begin = (loaded) => {
      if (isOver) return;
      binding = bind(loaded, spot, optionsOf(options()), {
        made: (element) => show({ ...NOTHING, element }),
        heard(name, event) {
          show(after(now, name, event));
          /** @type {((event: any) => void) | undefined} */ (page[EVENTS[name]])?.(event);
        },
      });
    };

    untrack(() => {
      if (!payseal) return;
      if (!('then' in payseal)) return begin(payseal);
      Promise.resolve(payseal).then(begin).catch((/** @type {unknown} */ cause) => {
        refusal = { cause };
      });
    });

    $effect(() => {
      // For the page's boundary.
      if (refusal) throw refusal.cause;
      const next = optionsOf(options());
      const bound = binding;
      untrack(() => bound?.change(next));
    });

    return () => {
      isOver = true;
      untrack(() => binding)?.end();
      show(NOTHING);
    };
  };
}

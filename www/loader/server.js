/**
 * What the ESM entry hands out where there is no document: the same checks of the options, so that
 * a wrong one shows on the server already, and an element that says where it can be mounted.
 */
import { misuse } from './errors.js';

const FIX = 'there is no document on a server; call mount() in the browser, in an effect or an onMounted hook';

const absent = async () => ({
  error: { code: /** @type {const} */ ('not_mounted'), message: '', retryable: false, hint: FIX },
});

/**
 * @param {import('./index.d.ts').Payseal} payseal
 * @returns {import('./index.d.ts').Payseal}
 */
export const withoutDocument = (payseal) => ({
  createPaymentElement: (given) => ({
    ...payseal.createPaymentElement(given),
    mount: () => misuse('target_missing', FIX),
    unmount() {},
    destroy() {},
    select() {},
    confirm: absent,
    createPaymentMethod: absent,
  }),
});

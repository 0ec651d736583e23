/**
 * What the ESM entry hands out where no form can be: on a server, and in a document that no browser draws. The same
 * checks of the options, so that a wrong one shows there already, and an element that says where it can be mounted.
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

const STAND_IN =
  "mount(): this is no browser, and no form can load in it; in tests take 'payseal/testing' in the place of 'payseal'";

/**
 * A document without a browser has frames that load nothing, and a call would wait for its form until it is late.
 *
 * @param {import('./index.d.ts').Payseal} payseal
 * @returns {import('./index.d.ts').Payseal}
 */
export const withoutBrowser = (payseal) =>
  /jsdom|HappyDOM/.test(navigator.userAgent)
    ? {
        createPaymentElement: (given) => ({
          ...payseal.createPaymentElement(given),
          mount: () => misuse('no_browser', STAND_IN),
        }),
      }
    : payseal;

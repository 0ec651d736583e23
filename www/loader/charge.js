/**
 * Has the merchant's server charge, or say how a payment stands, and reads its answer: it said
 * so, it would not take the request, or nobody knows. It decides nothing.
 */
import { ask, Refusal } from './ask.js';
import { SEALED } from './sealed.js';

/** How long the merchant's server may take, in milliseconds. */
const LIMIT = 60_000;

/** Answers that say no for now: whether an earlier request was taken is not known. */
const PASSING = [408, 409, 425, 429];

/** @param {unknown} url whether it may be opened: https, or http on this machine */
export const isOpenable = (url) => {
  try {
    return SEALED.test(new URL(/** @type {string} */ (url)).href);
  } catch {
    return false;
  }
};

/**
 * @param {import('./index.d.ts').ChargeSource} source
 * @param {import('./index.d.ts').ChargeRequest} body
 * @param {AbortSignal} signal
 * @returns {Promise<{ answer: import('./protocol.d.ts').ChargeAnswer, told?: any }>} with what the
 *   server said, as it came
 */
export async function askCharge(source, body, signal) {
  try {
    const told = await ask(source, { ...body }, signal, LIMIT);
    const { status, decline, redirectUrl } = told;
    const known = /^(succeeded|declined|pending|challenge|unknown)$/.test(status);
    const url = status === 'challenge' ? redirectUrl : undefined;
    if (!known || (status === 'challenge' && !isOpenable(url))) return { answer: 'lost', told };
    return {
      told,
      answer: {
        told: {
          status,
          decline: typeof decline === 'string' ? decline.slice(0, 200) : undefined,
          redirectUrl: url,
        },
      },
    };
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 0;
    const refused = status >= 400 && status < 500 && !PASSING.includes(status);
    return { answer: refused ? 'refused' : 'lost' };
  }
}

/**
 * @param {any} told what the merchant's server said
 * @param {string} locale
 * @returns {string} the amount as a shopper writes it, when it was told
 */
export function readMoney(told, locale) {
  try {
    const { amount, currency } = told;
    return amount ? new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount) : '';
  } catch {
    return '';
  }
}

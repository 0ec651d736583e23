/**
 * What goes wrong, in Stripe's shapes: misuse is thrown as an `IntegrationError`, all else is a plain object with
 * one of Stripe's types.
 */

/** Thrown, or what a call rejects with, when the page uses the library wrongly. */
export class IntegrationError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
  }
}

/** @param {string} message says the exact fix @returns {never} */
export function misuse(message) {
  throw new IntegrationError(message);
}

/** @param {string} what is asked for @returns {never} */
export const absent = (what) => misuse(`Payseal has no ${what}`);

/** What a call that failed tells: the gateway's own error; misuse is thrown on. @param {any} error */
export function toldOf(error) {
  if (!error.told) throw error;
  return error.told;
}

/** What is told when nobody knows whether a payment was made. */
export const UNKNOWN = { type: 'api_error', code: 'unknown', message: 'It is not known how this ended. Try again.' };

/**
 * @param {import('../index.d.ts').PaymentError} error of our form
 * @returns {{ type: string, code: string, message: string }}
 */
export function errorOf({ code, field, message, gatewayCode }) {
  if (field && code !== 'card_refused') {
    const what = /missing|incomplete/.test(code) ? 'incomplete' : 'invalid';
    return { type: 'validation_error', code: `${what}_${field}${code === 'expiry_past' ? '_year_past' : ''}`, message };
  }
  if (code === 'card_refused') return { type: 'card_error', code: gatewayCode || 'card_declined', message };
  const unheard = /offline|timeout|unreachable|answer_invalid|frame_/.test(code);
  return { type: unheard ? 'api_connection_error' : 'api_error', code, message };
}

/**
 * The two shapes an error has here: misuse by the integrator, which is thrown, and an outcome
 * that the page handles, which is a plain object. Neither ever carries what a shopper typed.
 */

/** Thrown when the page uses the library wrongly; the message says the exact fix. */
export class PaysealError extends Error {
  /**
   * @param {import('./index.d.ts').MisuseCode} code
   * @param {string} message
   * @param {string} [field] the option that is wrong
   */
  constructor(code, message, field) {
    super(message);
    this.name = 'PaysealError';
    this.code = code;
    this.field = field;
    this.retryable = false;
  }
}

/**
 * @param {import('./index.d.ts').MisuseCode} code
 * @param {string} message
 * @param {string} [field]
 * @returns {never}
 */
export function misuse(code, message, field) {
  throw new PaysealError(code, message, field);
}

/**
 * Makes an error that is handed over, not thrown: `message` is for the shopper, `hint` for the
 * developer.
 *
 * @param {import('./index.d.ts').ErrorCode} code
 * @param {string} message
 * @param {string} hint
 * @param {boolean} [retryable]
 * @returns {import('./index.d.ts').PaymentError}
 */
export function outcome(code, message, hint, retryable = false) {
  return { code, message, retryable, hint };
}

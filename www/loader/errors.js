/**
 * Misuse by the integrator, which is thrown with the exact fix. What the page handles at run
 * time is a plain object instead, made in `trouble.js`. Neither ever carries what was typed.
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

/** What to do about a mount that cannot be. */
export const FIXES = {
  destroyed: 'this element was destroyed; create another',
  already_mounted: 'the form is in the page; call unmount() first',
};

/**
 * @param {import('./index.d.ts').MisuseCode} code
 * @param {string} message
 * @param {string} [field]
 * @returns {never}
 */
export function misuse(code, message, field) {
  throw new PaysealError(code, message, field);
}

/**
 * The one call that may be under way: every caller meanwhile gets the same promise, and it always
 * resolves. It knows nothing of the frame that does the work.
 */

/** How long one call may take, in milliseconds; the frame's own limits are shorter. */
const LIMIT = 60_000;

/** @typedef {import('./index.d.ts').PaymentMethodResult} PaymentMethodResult */

/** @param {() => PaymentMethodResult} late the result when the time is over */
export function createCalls(late) {
  let call = 0;
  /** @type {Promise<PaymentMethodResult> | undefined} */
  let flight;
  /** @type {(result: PaymentMethodResult) => void} */
  let resolve;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  /** Ends the call under way, if there is one. @param {PaymentMethodResult} result */
  const land = (result) => {
    clearTimeout(timer);
    if (flight) resolve(result);
    flight = undefined;
  };

  return {
    land,

    /** The number of the call under way, if there is one. */
    current: () => flight && call,

    /**
     * Joins the call under way, or begins one.
     * @param {() => void} begin
     * @returns {Promise<PaymentMethodResult>}
     */
    join(begin) {
      if (!flight) {
        call += 1;
        flight = new Promise((done) => {
          resolve = done;
        });
        timer = setTimeout(() => land(late()), LIMIT);
        begin();
      }
      return flight;
    },
  };
}

/**
 * The one call that may be under way: every caller meanwhile gets the same promise, it always
 * resolves, and it knows nothing of the frame that does the work.
 */
import { outcome } from './errors.js';

/** How long one call may take, in milliseconds; the frame's own limits are shorter. */
const LIMIT = 60_000;

/** @typedef {import('./index.d.ts').PaymentMethodResult} PaymentMethodResult */

/** @param {() => string} late the shopper's sentence when the time is over */
export function createCalls(late) {
  let last = 0;
  /** @type {{ call: number, promise: Promise<PaymentMethodResult>, settle: (result: PaymentMethodResult) => void } | undefined} */
  let flight;

  /** @param {PaymentMethodResult} result */
  const land = (result) => {
    if (flight) flight.settle(result);
  };

  return {
    land,

    /** The number of the call under way, or 0. */
    current: () => (flight ? flight.call : 0),

    /**
     * @param {(call: number) => void} start told the number of a new call
     * @returns {Promise<PaymentMethodResult>}
     */
    join(start) {
      if (flight) return flight.promise;
      const call = ++last;
      /** @type {(result: PaymentMethodResult) => void} */
      let resolve;
      /** @type {Promise<PaymentMethodResult>} */
      const promise = new Promise((done) => {
        resolve = done;
      });
      const timer = setTimeout(
        () => land({ error: outcome('timeout', late(), `no result within ${LIMIT / 1000} s`, true) }),
        LIMIT,
      );
      flight = {
        call,
        promise,
        settle(result) {
          clearTimeout(timer);
          flight = undefined;
          resolve(result);
        },
      };
      start(call);
      return promise;
    },
  };
}

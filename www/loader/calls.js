/**
 * The one call that may be under way: every caller of the same kind meanwhile gets the same
 * promise, and it always resolves. It knows nothing of the frame that does the work.
 */

/** How long a call may take, and a payment to begin, in milliseconds; the frame's limits are shorter. */
const LIMIT = 60_000;

/**
 * @param {() => any} late the result when the time is over
 * @param {() => any} busy the result of a call while one of another kind is under way
 */
export function createCalls(late, busy) {
  let call = 0;
  /** @type {Promise<any> | undefined} */
  let flight;
  let kind = '';
  /** @type {(result: any) => void} */
  let resolve;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  /** Ends the call under way, if there is one. @param {any} result */
  const land = (result) => {
    clearTimeout(timer);
    if (flight) resolve(result);
    flight = undefined;
  };

  return {
    land,

    /** The message that asks the frame for the call under way, if there is one. */
    current: () => (flight ? { [kind]: { call } } : undefined),

    /** Whether a message of the frame is about the call under way. @param {number} number */
    is: (number) => flight && number === call,

    /** The frame has the call: a payment may wait for a bank, and ends by the frame's own limits. */
    taken() {
      if (kind === 'confirm') clearTimeout(timer);
    },

    /**
     * Joins the call under way, or begins one.
     * @param {'submit' | 'confirm'} wanted
     * @param {() => void} begin
     * @returns {Promise<any>}
     */
    join(wanted, begin) {
      if (flight) return wanted === kind ? flight : Promise.resolve(busy());
      call += 1;
      kind = wanted;
      flight = new Promise((done) => {
        resolve = done;
      });
      timer = setTimeout(() => land(late()), LIMIT);
      begin();
      return flight;
    },
  };
}

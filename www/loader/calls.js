/**
 * The promise of the call under way, and its time. `lifecycle.js` says whether one is; it always resolves.
 */

/** How long a call may take, and a payment to begin, in milliseconds; the frame's limits are shorter. */
const LIMIT = 60_000;

/** How often a call that takes as long as it takes is looked at, in milliseconds. */
const TICK = 1000;

/** Makes the place for the promise of one call at a time. @param {() => void} turned told when one has begun or ended */
export function createCalls(turned) {
  /** @type {Promise<any>} */
  let flight;
  /** @type {(result: any) => void} */
  let resolve = () => {};
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  let is = false;

  const stop = () => clearTimeout(timer);

  return {
    /** From here on it takes as long as it takes, and somebody looks now and then. @param {() => void} look */
    watch(look) {
      clearTimeout(timer);
      timer = setInterval(look, TICK);
    },
    /** @returns {Promise<any>} the same for whoever asks meanwhile */
    join: () => flight,
    /** @param {() => void} late told when the time is over */
    start(late) {
      timer = setTimeout(late, LIMIT);
      flight = new Promise((done) => {
        resolve = done;
      });
      is = true;
      turned();
    },
    /** Ends it, unless it has ended. @param {any} result */
    end(result) {
      stop();
      resolve(result);
      if (!is) return;
      is = false;
      turned();
    },
  };
}

/**
 * The promise of the call under way, and its time. `lifecycle.js` says whether one is; it always resolves.
 */

/** How long a call may take, and a payment to begin, in milliseconds; the frame's limits are shorter. */
const LIMIT = 60_000;

/** Makes the place for the promise of one call at a time. */
export function createCalls() {
  /** @type {Promise<any>} */
  let flight;
  /** @type {(result: any) => void} */
  let resolve = () => {};
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  /** From here on it takes as long as it takes. */
  const stop = () => clearTimeout(timer);

  return {
    stop,
    /** @returns {Promise<any>} the same for whoever asks meanwhile */
    join: () => flight,
    /** @param {() => void} late told when the time is over */
    start(late) {
      timer = setTimeout(late, LIMIT);
      flight = new Promise((done) => {
        resolve = done;
      });
    },
    /** Ends it, unless it has ended. @param {any} result */
    end(result) {
      stop();
      resolve(result);
    },
  };
}

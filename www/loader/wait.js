/**
 * Waits for a promise, but not for ever.
 */

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} limit in milliseconds
 * @returns {Promise<T>} rejects when the time is over
 */
export const within = (promise, limit) =>
  new Promise((done, refuse) => {
    const timer = setTimeout(() => refuse(Error(`no answer within ${limit / 1000} s`)), limit);
    promise.then(done, refuse).finally(() => clearTimeout(timer));
  });

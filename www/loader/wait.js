/**
 * Waits for a promise, but not for ever.
 */

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} limit in milliseconds
 * @returns {Promise<T>} rejects when the time is over
 */
export async function within(promise, limit) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Error(`no answer within ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([promise, /** @type {Promise<T>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}

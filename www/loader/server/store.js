/**
 * Where attempts are kept. This one is memory: for a try, for tests, and as the pattern of one in a database.
 */

/** @returns {import('./index.d.ts').AttemptStore} */
export function memoryStore() {
  /** @type {Map<string, Map<string, import('./index.d.ts').Attempt>>} */
  const orders = new Map();
  return {
    async withOrder(order, act) {
      const attempts = orders.get(order) ?? new Map();
      const said = act(attempts);
      orders.set(order, attempts);
      return said;
    },
    async holder(orderNo) {
      for (const [order, attempts] of orders) {
        for (const [attempt, known] of attempts) if (known.orderNo === orderNo) return { order, attempt };
      }
      return undefined;
    },
  };
}

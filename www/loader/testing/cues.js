/**
 * What the next calls are to give, as a test has said it. Each is used once, in the order in which they were said.
 */

/** Makes a place for them, with nothing in it. */
export function createCues() {
  /** @type {Record<'confirm' | 'createPaymentMethod', any[]>} */
  const waiting = { confirm: [], createPaymentMethod: [] };

  return {
    /** What a test says of them. */
    next: {
      /** @param {import('./index.d.ts').NextConfirm} outcome */
      confirm: (outcome) => void waiting.confirm.push(outcome),
      /** @param {import('./index.d.ts').NextPaymentMethod} outcome */
      createPaymentMethod: (outcome) => void waiting.createPaymentMethod.push(outcome),
    },
    /** @param {'confirm' | 'createPaymentMethod'} call */
    take: (call) => waiting[call].shift(),
    /** How many were never used, in words. */
    unused: () =>
      Object.entries(waiting)
        .filter(([, outcomes]) => outcomes.length)
        .map(([call, outcomes]) => `fake.next.${call}() was said ${outcomes.length} more times than it was called`),
    forget() {
      waiting.confirm = [];
      waiting.createPaymentMethod = [];
    },
  };
}

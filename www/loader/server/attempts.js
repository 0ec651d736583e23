/**
 * The rules of the attempts to pay one order, so that nobody pays it twice: pure, over a map of the order's attempts by
 * their names. docs/server/charge.md says why of each.
 */

/** @typedef {Map<string, import('./index.d.ts').Attempt>} Attempts */
/** @typedef {{ orderStatus?: string, orderInfo?: string, redirectUrl?: string, tradeNo?: string }} News of the gateway */

/** How an attempt may stand. News only ever moves it to the right. */
const STATUSES = ['unknown', 'pending', 'challenge', 'declined', 'succeeded'];

/** @type {Record<string, import('./index.d.ts').Attempt['status']>} */
const STATUS = { success: 'succeeded', fail: 'declined', pending: 'pending' };

/** Those that may still become a payment. */
export const OPEN = ['unknown', 'pending', 'challenge'];

/** A signed call is good for ten minutes: what the gateway has not heard of by then, it never will. */
const OVER = 11 * 60_000;

export const NOT_CHARGED = { orderStatus: 'fail', orderInfo: 'processing_error' };
const REPLACED = 'E0008_replaced by a newer attempt';

/**
 * Takes in how an attempt stands. The same news may come twice, late and in any order.
 *
 * @param {Attempts} attempts @param {string} name @param {News} news
 */
export function hear(attempts, name, { orderStatus = '', orderInfo, redirectUrl, tradeNo }) {
  const known = attempts.get(name);
  const status = orderStatus === 'pending' && redirectUrl ? 'challenge' : STATUS[orderStatus];
  if (!known?.orderNo || !status || STATUSES.indexOf(status) <= STATUSES.indexOf(known.status)) return;
  // Of a payment whose check this attempt replaced, nothing but its success is news.
  if (known.replaced.includes(tradeNo ?? '') && status !== 'succeeded') return;
  attempts.set(name, {
    ...known,
    status,
    tradeNo: tradeNo ?? known.tradeNo,
    redirectUrl: status === 'challenge' ? redirectUrl : undefined,
    decline: status === 'declined' ? orderInfo : undefined,
  });
}

/**
 * Takes in what the gateway lists under the number of an attempt.
 *
 * @param {Attempts} attempts @param {string} name @param {any[]} list
 * @returns {boolean} whether there is a payment
 */
export function hearList(attempts, name, list) {
  const known = attempts.get(name);
  if (!known) return false;
  const ours = list.filter((it) => it.tradeStatus === 'success' || !known.replaced.includes(it.tradeNo));
  const payment = ['success', 'pending', 'fail'].map((word) => ours.find((it) => it.tradeStatus === word)).find(Boolean);
  if (payment) hear(attempts, name, { orderStatus: payment.tradeStatus, orderInfo: payment.tradeInfo, tradeNo: payment.tradeNo });
  else if (Date.now() - known.at > OVER) hear(attempts, name, NOT_CHARGED);
  return Boolean(payment);
}

/**
 * One order is paid once: another attempt of it that is paid, or else still open, comes first.
 *
 * @param {Attempts} attempts @param {string} name @param {string[]} past statuses that are in nobody's way
 */
function inTheWay(attempts, name, past) {
  let open;
  for (const [other, { status }] of attempts) {
    if (other === name || status === 'declined' || past.includes(status)) continue;
    if (status === 'succeeded') return other;
    open = other;
  }
  return open;
}

/**
 * Keeps a new attempt before the gateway is asked; else says which one comes first.
 *
 * @param {Attempts} attempts @param {string} name @param {string[]} past
 */
export function begin(attempts, name, past) {
  // What is paid comes first, also when this attempt was declined before another was paid after all.
  const paid = inTheWay(attempts, name, OPEN);
  // An attempt is charged once, however often and in whatever order its requests arrive.
  const first = paid ?? (attempts.has(name) ? name : inTheWay(attempts, name, past));
  if (first === undefined) attempts.set(name, { orderNo: name, at: Date.now(), status: 'unknown', replaced: [] });
  return first;
}

/**
 * Takes over the number of a check that the shopper has left: the gateway closes it, and never lets both be paid.
 *
 * @param {Attempts} attempts @param {string} name
 * @returns {string | undefined} which one comes first after all
 */
export function takeOver(attempts, name) {
  const first = inTheWay(attempts, name, ['challenge']);
  if (first !== undefined) return first; // the shopper is back from that bank
  for (const [other, known] of attempts) {
    const { status, orderNo, tradeNo, replaced } = known;
    // Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
    if (other === name || !orderNo || (status !== 'challenge' && orderNo === other)) continue;
    const mine = /** @type {import('./index.d.ts').Attempt} */ (attempts.get(name));
    attempts.set(name, { ...mine, orderNo, replaced: tradeNo ? [...replaced, tradeNo] : replaced });
    const closed = status === 'challenge' ? { status: /** @type {const} */ ('declined'), decline: REPLACED, redirectUrl: undefined } : {};
    attempts.set(other, { ...known, ...closed, orderNo: undefined });
  }
  return undefined;
}

/**
 * The shopper is back from the bank: nobody is wanted at its page any more, and its word is waited for.
 *
 * @param {Attempts} attempts @param {string} name @param {string | undefined} tradeNo
 */
export function comeBack(attempts, name, tradeNo) {
  const known = attempts.get(name);
  if (known?.status !== 'challenge' || known.replaced.includes(tradeNo ?? '')) return;
  attempts.set(name, { ...known, status: 'pending', redirectUrl: undefined });
}

/**
 * The number was charged before, by a payment that is this attempt's own after all.
 *
 * @param {Attempts} attempts @param {string} name @param {string | undefined} tradeNo
 */
export function own(attempts, name, tradeNo) {
  const known = attempts.get(name);
  if (known) attempts.set(name, { ...known, replaced: known.replaced.filter((it) => it !== tradeNo) });
}

// A complete /api/charge: session token, charge, return and webhook. Node 18 or newer, nothing to
// install. `ORDERS` and `attempts` stand for your database.
import { createServer } from 'node:http';
import { call, isReturn, isWebhook, Refused } from './payseal.js';

const { GATEWAY = 'http://127.0.0.1:4001', GATEWAY_NO, SIGNKEY, SITE = 'http://shop.localhost:4000', PORT = 3000 } = process.env;
const account = { gatewayNo: GATEWAY_NO, signkey: SIGNKEY };

/** What is for sale, and for how much. The page names an order, never a price. */
const ORDERS = {
  1001: { amount: '24.00', currency: 'USD' },
  1002: { amount: '7.00', currency: 'USD' },
  1003: { amount: '5.77', currency: 'USD' }, // an amount that the sandbox's bank thinks about for a minute
};

/** Every attempt to pay, by its name, which must be unique in your database. */
const attempts = new Map();

/** The gateway's customer of the shopper who is signed in, or nothing. */
const customerOf = (request) => undefined;

/** How an attempt may stand. News only ever moves it to the right. */
const STANDINGS = ['unknown', 'pending', 'challenge', 'declined', 'succeeded'];
const STATUS = { success: 'succeeded', fail: 'declined', pending: 'pending' };
const OPEN = ['unknown', 'pending', 'challenge'];

/** A signed call is good for ten minutes: what the gateway has not heard of by then, it never will. */
const OVER = 11 * 60_000;
const NOT_CHARGED = { orderStatus: 'fail', orderInfo: 'processing_error' };
const REPLACED = 'E0008_replaced by a newer attempt';

/** Whether a payment is one whose check this attempt replaced: nothing but its success is news. */
const isReplaced = ({ replaced }, tradeNo) => replaced.includes(tradeNo);

/** Takes in how an attempt stands. The same news may come twice, late and in any order. */
function hear(name, { orderStatus, orderInfo, redirectUrl, tradeNo }) {
  const known = attempts.get(name);
  const status = orderStatus === 'pending' && redirectUrl ? 'challenge' : STATUS[orderStatus];
  if (!known?.orderNo || STANDINGS.indexOf(status) <= STANDINGS.indexOf(known.status)) return;
  if (isReplaced(known, tradeNo) && status !== 'succeeded') return;
  attempts.set(name, {
    ...known,
    status,
    tradeNo: tradeNo ?? known.tradeNo,
    redirectUrl: status === 'challenge' ? redirectUrl : undefined,
    decline: status === 'declined' ? orderInfo : undefined,
  });
}

/** The attempt that has this number at the gateway now. */
const holder = (orderNo) => [...attempts.keys()].find((name) => attempts.get(name).orderNo === orderNo);

/** The shopper is back from the bank: nobody is wanted at its page any more, and its word is waited for. */
function comeBack(name, tradeNo) {
  const known = attempts.get(name);
  if (known.status === 'challenge' && !isReplaced(known, tradeNo)) attempts.set(name, { ...known, status: 'pending', redirectUrl: undefined });
}

/** Asks the gateway how an attempt stands. This never charges. */
async function settle(name) {
  const { orderNo } = attempts.get(name);
  if (!orderNo) return undefined; // its number went to another attempt, which closed it
  const { list } = await call(GATEWAY, account, 'GET', '/openApi/V2022-03/transactions', { query: { orderNo } });
  const ours = list.filter((it) => it.tradeStatus === 'success' || !isReplaced(attempts.get(name), it.tradeNo));
  const payment = ['success', 'pending', 'fail'].map((word) => ours.find((it) => it.tradeStatus === word)).find(Boolean);
  if (payment) hear(name, { orderStatus: payment.tradeStatus, orderInfo: payment.tradeInfo, tradeNo: payment.tradeNo });
  else if (Date.now() - attempts.get(name).at > OVER) hear(name, NOT_CHARGED);
  return payment;
}

/** One order is paid once: another attempt of it that is paid, or else still open, comes first. */
function inTheWay(order, name, past) {
  let open;
  for (const [other, { order: its, status }] of attempts) {
    if (its !== order || other === name || status === 'declined' || past.includes(status)) continue;
    if (status === 'succeeded') return other;
    open = other;
  }
  return open;
}

/** Keeps a new attempt before the gateway is asked; else says which one comes first, if it isn't one of `past`. */
function begin(order, name, past) {
  // What is paid comes first, also when this attempt was declined before another was paid after all.
  const paid = inTheWay(order, name, OPEN);
  // An attempt is charged once, however often and in whatever order its requests arrive.
  const first = paid ?? (attempts.has(name) ? name : inTheWay(order, name, past));
  if (!first) attempts.set(name, { order, orderNo: name, at: Date.now(), status: 'unknown', replaced: [] });
  return first;
}

/** Takes over the number of a check that the shopper has left: the gateway closes it, and never lets both be paid. */
function takeOver(order, name) {
  const first = inTheWay(order, name, ['challenge']);
  if (first) return first; // the shopper is back from that bank after all
  for (const [other, known] of attempts) {
    const { status, orderNo, tradeNo, replaced } = known;
    // Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
    if (known.order !== order || other === name || !orderNo || (status !== 'challenge' && orderNo === other)) continue;
    attempts.set(name, { ...attempts.get(name), orderNo, replaced: tradeNo ? [...replaced, tradeNo] : replaced });
    const closed = status === 'challenge' ? { status: 'declined', decline: REPLACED, redirectUrl: undefined } : {};
    attempts.set(other, { ...known, ...closed, orderNo: undefined });
  }
}

const told = (name) => {
  const { order, status, redirectUrl, decline } = attempts.get(name);
  return { status, redirectUrl, decline, ...ORDERS[order], orderNo: order, attempt: name };
};

const inUse = (first) => [409, { error: 'another attempt is still open', attempt: first }];

async function charge(request, { order, attempt, customerPaymentMethodId, consent, settle: onlyAsk }) {
  if (!ORDERS[order]) return [404, { error: 'there is no such order' }];
  if (!/^[\w-]{1,64}$/.test(attempt) || !(attempt === order || attempt.startsWith(`${order}-`))) {
    return [400, { error: 'the attempt is not one of this order' }];
  }
  let first = begin(order, attempt, []);
  if (first && OPEN.includes(attempts.get(first).status)) {
    await settle(first); // it may have ended by now, and a decline makes room
    // Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
    first = begin(order, attempt, onlyAsk ? OPEN : ['challenge']);
  }
  if (first) {
    const isAnswer = first === attempt || attempts.get(first).status === 'succeeded';
    return isAnswer ? [200, told(first)] : inUse(first);
  }
  if (onlyAsk) {
    // Asked about before it was charged: it is closed, so that a request that comes late charges nothing.
    try {
      if (!(await settle(attempt))) hear(attempt, NOT_CHARGED);
    } catch (error) {
      attempts.delete(attempt); // not closed, so not kept: it would stand in the order's way
      throw error;
    }
    return [200, told(attempt)];
  }
  const customer = customerOf(request);
  let card;
  try {
    card = await call(GATEWAY, account, 'GET', '/V2022-03/payment_methods/{customerPaymentMethodId}', { path: { customerPaymentMethodId } });
  } catch {
    attempts.delete(attempt);
    return [422, { error: 'the card could not be read; nothing was charged' }];
  }
  // A saved card is charged for its owner and for nobody else.
  if (card.customerId && card.customerId !== customer) {
    attempts.delete(attempt);
    return [403, { error: 'this card belongs to somebody else' }];
  }
  first = takeOver(order, attempt);
  if (first) {
    attempts.delete(attempt);
    return inUse(first);
  }
  let said = {};
  try {
    said = await call(GATEWAY, account, 'POST', '/V2022-03/confirmCharge', {
      fields: {
        ...ORDER_FIELDS(order),
        orderNo: attempts.get(attempt).orderNo, // the gateway lets each number be paid once
        customerPaymentMethodId,
        ...((card.customerId || consent) && { customerId: customer }),
        customerIp: request.socket.remoteAddress,
      },
    });
  } catch (error) {
    // A refusal charged nothing. After anything else nobody knows: it stays unknown, and is asked about.
    if (error instanceof Refused) said = NOT_CHARGED;
  }
  // I0061 is no decline: the number was charged before, and what became of that is the answer.
  if (said.orderInfo?.startsWith('I0061')) {
    const known = attempts.get(attempt);
    attempts.set(attempt, { ...known, replaced: known.replaced.filter((it) => it !== said.tradeNo) });
    await settle(attempt);
  } else hear(attempt, said);
  return [200, told(attempt)];
}

const ORDER_FIELDS = (order) => ({
  orderAmount: ORDERS[order].amount,
  orderCurrency: ORDERS[order].currency,
  returnUrl: `${SITE}/returned`,
  callbackUrl: `${SITE}/api/webhook`,
  webSite: SITE,
});

async function answer(request, body) {
  const { pathname, searchParams } = new URL(request.url, SITE);
  if (request.method === 'POST' && pathname === '/api/session-token') {
    const customerId = customerOf(request);
    const fields = customerId ? { customerId, consent: 'required' } : {};
    const { sessionToken } = await call(GATEWAY, account, 'POST', '/V2022-03/sessionToken', { fields });
    return [200, { sessionToken }];
  }
  if (request.method === 'POST' && pathname === '/api/charge') {
    // A page of another site cannot send this kind without asking first.
    if (!request.headers['content-type']?.startsWith('application/json')) return [415, { error: 'send JSON' }];
    return charge(request, JSON.parse(body));
  }
  if (request.method === 'POST' && pathname === '/api/webhook') {
    if (!isWebhook(account, request.headers, body)) return [403, 'not signed by the gateway'];
    const { type, data } = JSON.parse(body);
    if (type.startsWith('transaction.')) hear(holder(data.orderNo), data);
    return [200, 'success'];
  }
  if (request.method === 'GET' && pathname === '/returned') {
    const query = Object.fromEntries(searchParams);
    const name = isReturn(account, query) ? holder(query.orderNo) : undefined;
    if (!name) return [400, { error: 'no such order' }];
    comeBack(name, query.tradeNo);
    await settle(name); // the address says which order, the gateway says whether it is paid
    return [200, told(name)];
  }
  return [404, { error: 'nothing here' }];
}

createServer(async (request, response) => {
  let status, said;
  try {
    let body = '';
    for await (const part of request.setEncoding('utf8')) if ((body += part).length > 65_536) return request.destroy();
    [status, said] = await answer(request, body);
  } catch (error) {
    // A 5xx: the form asks again how the attempt stands, and charges nothing.
    console.error(error.message);
    [status, said] = [500, { error: 'try again' }];
  }
  const json = typeof said !== 'string';
  response.writeHead(status, { 'content-type': json ? 'application/json' : 'text/plain', 'cache-control': 'no-store' });
  response.end(json ? JSON.stringify(said) : said);
}).listen(Number(PORT), '127.0.0.1', function () {
  console.log(`listening on ${this.address().port}`);
});

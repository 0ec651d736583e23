/**
 * Answers the element: charges each attempt once, settles what is open, and hears the gateway's own news.
 */
import { begin, comeBack, hear, hearList, NOT_CHARGED, OPEN, own, takeOver } from './attempts.js';
import { Refused } from './client.js';
import { memoryStore } from './store.js';
import { answered, createHandler, textOf } from './web.js';

/** @typedef {import('./index.d.ts').Attempt} Attempt */
/** @typedef {{ status: number, said: unknown }} Answer */

/** @param {number} status @param {unknown} said @returns {Answer} */
const answer = (status, said) => ({ status, said });
/** @param {number} status @param {string} error @param {object} [more] */
const refuse = (status, error, more) => answer(status, { error, ...more });
/** Where nothing else is said, Node prints it. @param {unknown} error */
const warn = (error) => process.emitWarning(error instanceof Error ? error : `${error}`);

/** @param {string} first */
const inUse = (first) => refuse(409, 'another attempt is still open', { attempt: first });

/** @param {import('./index.d.ts').ChargeHandlerOptions} options @returns {import('./index.d.ts').ChargeHandler} */
export function chargeHandler(options) {
  const { client, order: orderOf, customer: customerOf = () => undefined, site, paths } = options;
  const { store = memoryStore(), onPaid = () => {}, session = () => ({}), onError = warn } = options;
  const handler = createHandler(onError);
  const { webhook: webhookPath = '/api/webhook', returned: returnedPath = '/returned' } = paths ?? {};

  /** @template T @param {string} order @param {(attempts: Map<string, Attempt>) => T} act */
  const within = (order, act) => store.withOrder(order, act);

  /** Tells the shop of what is paid, before anybody else is told. @param {string} order @param {string} name */
  async function announce(order, name) {
    const known = await within(order, (attempts) => attempts.get(name));
    if (known?.status === 'succeeded') await onPaid({ order, attempt: name, tradeNo: known.tradeNo });
  }

  /** Asks the gateway how an attempt stands. This never charges. @param {string} order @param {string} name */
  async function settle(order, name) {
    const orderNo = await within(order, (attempts) => attempts.get(name)?.orderNo);
    if (!orderNo) return false; // its number went to another attempt, which closed it
    const { list } = await client.transactions({ orderNo });
    return within(order, (attempts) => hearList(attempts, name, list));
  }

  /** @param {string} order @param {any} it what the order is @param {string} name */
  async function tell(order, { amount, currency }, name) {
    await announce(order, name);
    const { status, redirectUrl, decline } = (await within(order, (attempts) => attempts.get(name))) ?? { status: 'unknown' };
    return answer(200, { status, redirectUrl, decline, amount, currency, orderNo: order, attempt: name });
  }

  /** @param {string} order @param {string} name */
  const forget = (order, name) => within(order, (attempts) => void attempts.delete(name));

  /** @param {Request} request @param {any} body @param {{ ip?: string | undefined }} from @returns {Promise<Answer>} */
  async function charge(request, { order, attempt, customerPaymentMethodId, consent, settle: onlyAsk }, from) {
    const it = typeof order === 'string' && order ? await orderOf(order, request) : undefined;
    if (!it) return refuse(404, 'there is no such order');
    if (typeof attempt !== 'string' || !/^[\w-]{1,64}$/.test(attempt) || !(attempt === order || attempt.startsWith(`${order}-`))) {
      return refuse(400, 'the attempt is not one of this order');
    }
    const customer = await customerOf(request);
    const holder = await store.holder(attempt);
    if (holder && holder.order !== order) return refuse(400, 'the attempt is one of another order');

    let first = await within(order, (attempts) => begin(attempts, attempt, []));
    if (first !== undefined && (await isOpen(order, first))) {
      await settle(order, first); // it may have ended by now, and a decline makes room
      // Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
      first = await within(order, (attempts) => begin(attempts, attempt, onlyAsk ? OPEN : ['challenge']));
    }
    if (first !== undefined) {
      const isAnswer = first === attempt || !(await isNotPaid(order, first));
      return isAnswer ? tell(order, it, first) : inUse(first);
    }
    if (onlyAsk) return close(order, it, attempt);
    const refused = await pay(order, it, attempt, { customerPaymentMethodId, consent, customer, ip: from.ip });
    return refused ?? tell(order, it, attempt);
  }

  /** @param {string} order @param {string} name */
  const isOpen = (order, name) => within(order, (attempts) => OPEN.includes(attempts.get(name)?.status ?? ''));
  /** @param {string} order @param {string} name */
  const isNotPaid = (order, name) => within(order, (attempts) => attempts.get(name)?.status !== 'succeeded');

  /** Asked about before it was charged: it is closed, so that a request that comes late charges nothing. @param {string} order @param {any} it @param {string} attempt */
  async function close(order, it, attempt) {
    try {
      if (!(await settle(order, attempt))) await within(order, (attempts) => hear(attempts, attempt, NOT_CHARGED));
    } catch (error) {
      await forget(order, attempt); // not closed, so not kept: it would stand in the order's way
      throw error;
    }
    return tell(order, it, attempt);
  }

  /**
   * @param {string} order @param {any} it @param {string} attempt @param {any} body
   * @returns {Promise<Answer | undefined>} why nothing was charged
   */
  async function pay(order, it, attempt, { customerPaymentMethodId, consent, customer, ip }) {
    /** @param {Answer} refusal */
    const nothing = async (refusal) => {
      await forget(order, attempt);
      return refusal;
    };
    let card;
    try {
      card = await client.paymentMethods.get(`${customerPaymentMethodId}`);
    } catch {
      return nothing(refuse(422, 'the card could not be read; nothing was charged'));
    }
    // A saved card is charged for its owner and for nobody else.
    if (card.customerId && card.customerId !== customer) return nothing(refuse(403, 'this card belongs to somebody else'));
    const first = await within(order, (attempts) => takeOver(attempts, attempt));
    if (first !== undefined) return nothing(inUse(first));

    const { amount, currency, ...more } = it;
    const orderNo = await within(order, (attempts) => attempts.get(attempt)?.orderNo);
    /** @type {any} */
    let said = {};
    try {
      said = await client.charge({
        ...more,
        orderAmount: amount,
        orderCurrency: currency,
        returnUrl: site + returnedPath,
        callbackUrl: site + webhookPath,
        webSite: site,
        orderNo, // the gateway lets each number be paid once
        customerPaymentMethodId,
        ...((card.customerId || consent) && { customerId: customer }),
        ...(ip && { customerIp: ip }),
      });
    } catch (error) {
      // A refusal charged nothing. After anything else nobody knows: it stays unknown, and is asked about.
      if (error instanceof Refused) said = NOT_CHARGED;
    }
    // I0061 is no decline: the number was charged before, and what became of that is the answer.
    if (said.orderInfo?.startsWith('I0061')) {
      await within(order, (attempts) => own(attempts, attempt, said.tradeNo));
      await settle(order, attempt);
    } else await within(order, (attempts) => hear(attempts, attempt, said));
    return undefined;
  }

  return Object.assign(
    handler(async (request, from) => {
      // A page of another site cannot send this kind without asking first.
      if (!request.headers.get('content-type')?.startsWith('application/json')) return answered(refuse(415, 'send JSON'));
      return answered(await charge(request, JSON.parse(await textOf(request)) ?? {}, from));
    }),
    {
      sessionToken: handler(async (request) => {
        const customerId = await customerOf(request);
        const fields = { ...(customerId && { customerId, consent: /** @type {const} */ ('required') }), ...(await session(request)) };
        const { sessionToken } = await client.sessionToken(fields);
        return answered(answer(200, { sessionToken }));
      }),

      webhook: handler(async (request) => {
        const event = client.webhook(request.headers, await textOf(request));
        if (!event) return answered(answer(403, 'not signed by the gateway'));
        const { type, data } = event;
        const found = type.startsWith('transaction.') && (await store.holder(data.orderNo));
        if (found) {
          await within(found.order, (attempts) => hear(attempts, found.attempt, data));
          await announce(found.order, found.attempt);
        }
        return answered(answer(200, 'success'));
      }),

      returned: handler(async (request) => {
        const query = Object.fromEntries(new URL(request.url).searchParams);
        const found = client.returned(query) ? await store.holder(`${query.orderNo}`) : undefined;
        if (!found) return answered(refuse(400, 'no such order'));
        const { order, attempt } = found;
        await within(order, (attempts) => comeBack(attempts, attempt, query.tradeNo));
        await settle(order, attempt); // the address says which order, the gateway says whether it is paid
        return answered(await tell(order, (await orderOf(order, request)) ?? {}, attempt));
      }),
    },
  );
}

// The types of `payseal/server`.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of your account at the gateway. The signkey never leaves your server. */
export interface Credentials {
  /** Such as `https://pay.example`; in the sandbox `http://127.0.0.1:4001`. */
  gateway: string;
  account: string;
  signkey: string;
}

/** What a session token is limited to. */
export interface SessionRequest {
  customerId?: string | undefined;
  /** The amount to pay, such as `24.00`, with its currency. */
  amount?: string | undefined;
  currency?: string | undefined;
  /** The pages' origins on which it works; all of the account's if there are none. */
  origins?: string[] | undefined;
  /** Whether a card is saved only if the shopper agreed in the form. */
  consent?: 'none' | 'required' | undefined;
  /** Whether a saved card's security code is asked for again. */
  cvc?: 'never' | 'always' | undefined;
}

export interface CustomerRequest {
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  description?: string | undefined;
}

/** The gateway's own members: docs/asiabill.md has them all. */
type More = { [member: string]: any };

export interface ChargeFields extends More {
  orderNo: string;
  orderAmount: string;
  orderCurrency: string;
  customerPaymentMethodId: string;
}

/** How the gateway says that a charge stands. */
export interface Charge extends More {
  orderNo: string;
  tradeNo: string;
  orderStatus: 'success' | 'fail' | 'pending';
  orderInfo: string;
  /** The bank's page (3-D Secure), with `pending`. */
  redirectUrl?: string;
}

export interface Transaction extends More {
  tradeNo: string;
  tradeStatus: 'success' | 'fail' | 'pending';
  tradeInfo?: string;
}

export interface RefundFields {
  tradeNo: string;
  refundAmount: string;
  /** `1` for all of it, `2` for a part. */
  refundType: string;
  refundReason: string;
  /** Your own number of it, an idempotency key. */
  merTrackNo: string;
}

export interface WebhookEvent {
  /** Such as `transaction.success` or `refund.fail`. */
  type: string;
  data: More;
}

/**
 * Signed calls. Each rejects with {@link Refused} if the gateway itself said no; after any other error, such as a proxy's
 * 504 or the gateway's own `S…`, nobody knows what it did.
 */
export interface Client {
  /** Any other call of the gateway. */
  call(method: string, route: string, parts?: { path?: Record<string, string>; query?: Record<string, any>; fields?: object }): Promise<any>;
  sessionToken(request?: SessionRequest): Promise<{ sessionToken: string }>;
  customers: {
    create(fields?: CustomerRequest): Promise<More & { customerId: string }>;
    get(customerId: string): Promise<More>;
  };
  paymentMethods: {
    get(id: string): Promise<More & { customerId?: string | null }>;
    list(customerId: string): Promise<any>;
    detach(id: string): Promise<More>;
  };
  charge(fields: ChargeFields): Promise<Charge>;
  transactions(query: { orderNo?: string; [filter: string]: unknown }): Promise<{ list: Transaction[] } & More>;
  transaction(tradeNo: string): Promise<More>;
  /** Which payment methods an order can use: what `methods` of `createMethodList()` asks your server for. */
  consult(fields: { orderAmount: string; orderCurrency: string; country?: string; isMobile?: string }): Promise<{ methods: any[] }>;
  refund(fields: RefundFields): Promise<More & { batchNo: string; refundStatus: string }>;
  refundStatus(batchNo: string): Promise<More & { batchNo: string; refundStatus: string }>;
  /** The event of a webhook, from its raw body; nothing if the gateway did not sign it lately. */
  webhook(headers: Headers | Record<string, string | string[] | undefined>, rawBody: string): WebhookEvent | undefined;
  /** Whether the gateway sent the shopper back with this query. Ask about the order all the same. */
  returned(query: Record<string, string>): boolean;
}

export declare function createClient(credentials: Credentials): Client;

/** The gateway's own no: it did nothing. */
export declare class Refused extends Error {
  readonly name: 'Refused';
  readonly code: string;
  constructor(code: string, message: string);
}

/** One attempt to pay an order. Keep every member of it. */
export interface Attempt {
  status: 'unknown' | 'pending' | 'challenge' | 'declined' | 'succeeded';
  /** Its number at the gateway; none once another attempt has taken it over. */
  orderNo?: string | undefined;
  /** When it began, in milliseconds since 1970. */
  at: number;
  /** The payments whose check it replaced. */
  replaced: string[];
  tradeNo?: string | undefined;
  redirectUrl?: string | undefined;
  decline?: string | undefined;
}

/** Where attempts are kept: your database. */
export interface AttemptStore {
  /**
   * Reads the attempts of one order by their names, has `act` change them, and writes them: in one transaction, in which
   * nobody else changes those of this order (`SELECT … FOR UPDATE`).
   */
  withOrder<T>(order: string, act: (attempts: Map<string, Attempt>) => T): Promise<T>;
  /** Which attempt has this number at the gateway. */
  holder(orderNo: string): Promise<{ order: string; attempt: string } | undefined>;
}

/** Forgets everything when the process ends: for a try and for tests. */
export declare function memoryStore(): AttemptStore;

/** What is paid. The page names an order, never a price. */
export interface Order {
  /** Such as `24.00`. */
  amount: string;
  currency: string;
  /** Further members of the charge, such as `goodsDetails`. */
  [more: string]: unknown;
}

export interface ChargeHandlerOptions {
  client: Client;
  /**
   * Your order of this name, or nothing: then the answer is 404. Check that it is this shopper's. Where there is an order
   * `10` there must be none called `10-2`, which is how its second attempt is called: whichever of them comes later is refused.
   */
  order: (name: string, request: Request) => Order | undefined | Promise<Order | undefined>;
  /** The gateway's customer of the shopper who is signed in. */
  customer?: ((request: Request) => string | undefined | Promise<string | undefined>) | undefined;
  /** Your site's origin, which the gateway and the bank are told. */
  site: string;
  /** Where the other handlers are; defaults to `/api/webhook` and `/returned`. */
  paths?: { webhook?: string | undefined; returned?: string | undefined } | undefined;
  /** Defaults to memory, which is for a try. */
  store?: AttemptStore | undefined;
  /**
   * Called before anybody is told that an order is paid. It may be called more than once for the same attempt; if two
   * attempts of one order were paid after all, once for each: refund one. If it throws, the answer is a 500, and it is
   * asked again.
   */
  onPaid?: ((paid: { order: string; attempt: string; tradeNo?: string | undefined }) => void | Promise<void>) | undefined;
  /** Hears of what became a 500; by default Node warns of it. */
  onError?: ((error: unknown) => void) | undefined;
  /** What session tokens are limited to, besides the customer. */
  session?: ((request: Request) => SessionRequest | Promise<SessionRequest>) | undefined;
}

/**
 * For Next and whatever else calls with a `Request`. SvelteKit calls with an event, and Hono with a context:
 * `POST = ({ request, getClientAddress }) => charge(request, { ip: getClientAddress() })`, and `(c) => charge(c.req.raw)`.
 */
export type Handler = (request: Request, from?: { ip?: string | undefined }) => Promise<Response>;

/** For `node:http` and Express, before anything has read the body. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers `confirm({ charge })`; the others are what belongs to it. */
export interface ChargeHandler extends Handler {
  /** For `sessionToken`. */
  sessionToken: Handler;
  /** For the gateway's webhooks. */
  webhook: Handler;
  /** For the shopper who is back from the bank: allow your own site to frame it. It answers the order as JSON. */
  returned: Handler;
}

export declare function chargeHandler(options: ChargeHandlerOptions): ChargeHandler;

export declare function toNode(handler: Handler): NodeListener;

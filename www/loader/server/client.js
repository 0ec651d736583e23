/**
 * Signed calls to the gateway, one method for each. It stores nothing and decides nothing about money.
 */
import { isReturn, isWebhook, signedHeaders } from './sign.js';

/** How long the gateway may take, in milliseconds. */
const LIMIT = 20_000;

/** The gateway's own no. After any other error nobody knows what became of a charge. */
export class Refused extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(`the gateway refused with ${code}: ${message}`);
    this.name = 'Refused';
    this.code = code;
  }
}

/** @param {import('./index.d.ts').Credentials} credentials @returns {import('./index.d.ts').Client} */
export function createClient({ gateway, account, signkey }) {
  for (const [name, value] of Object.entries({ gateway, account, signkey })) {
    if (!value || typeof value !== 'string') throw TypeError(`createClient(): ${name} is missing`);
  }
  const credentials = { account, signkey };

  /**
   * @param {string} method
   * @param {string} route with `{places}` for `path`
   * @param {{ path?: Record<string, string>, query?: Record<string, any>, fields?: object }} [parts]
   * @returns {Promise<any>} the data of its answer
   */
  async function call(method, route, { path = {}, query: given = {}, fields } = {}) {
    const query = Object.fromEntries(Object.entries(given).flatMap(([name, it]) => (it === undefined ? [] : [[name, `${it}`]])));
    const body = fields === undefined ? '' : JSON.stringify(fields);
    const address = new URL(gateway + route.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(path[name] ?? '')));
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await fetch(address, {
      method,
      headers: signedHeaders(credentials, { path, query, body }),
      ...(body && { body }),
      signal: AbortSignal.timeout(LIMIT),
    });
    const { code, message, data } = /** @type {any} */ (await answer.json());
    // What a proxy says is not the gateway's no, and `S…` is the gateway's trouble: either may hide a charge.
    const said = answer.ok && typeof code === 'string' ? code : '';
    if (/^0000/.test(said)) return data;
    if (/^[^S]/.test(said)) throw new Refused(said, message);
    throw Error(`it is not known what the gateway did: status ${answer.status}, code ${code}`);
  }

  /** @param {string} customerId */
  const customer = (customerId) => ({ path: { customerId } });
  /** @param {string} customerPaymentMethodId */
  const card = (customerPaymentMethodId) => ({ path: { customerPaymentMethodId } });

  return {
    call,
    sessionToken: (fields = {}) => call('POST', '/V2022-03/sessionToken', { fields }),
    customers: {
      create: (fields = {}) => call('POST', '/V2022-03/customers', { fields }),
      get: (id) => call('GET', '/V2022-03/customers/{customerId}', customer(id)),
    },
    paymentMethods: {
      get: (id) => call('GET', '/V2022-03/payment_methods/{customerPaymentMethodId}', card(id)),
      list: (customerId) => call('GET', '/V2022-03/payment_methods/list/{customerId}', customer(customerId)),
      detach: (id) => call('GET', '/V2022-03/payment_methods/{customerPaymentMethodId}/detach', card(id)),
    },
    charge: (fields) => call('POST', '/V2022-03/confirmCharge', { fields }),
    transactions: (query) => call('GET', '/openApi/V2022-03/transactions', { query }),
    transaction: (tradeNo) => call('GET', '/openApi/V2022-03/orderInfo/{tradeNo}', { path: { tradeNo } }),
    consult: (fields) => call('POST', '/V2022-03/consult', { fields }),
    refund: (fields) => call('POST', '/openApi/V2022-03/refund', { fields }),
    refundStatus: (batchNo) => call('GET', '/openApi/V2022-03/refund/{batchNo}', { path: { batchNo } }),
    webhook(headers, body) {
      const header = (/** @type {string} */ name) =>
        typeof headers.get === 'function' ? headers.get(name) : /** @type {any} */ (headers)[name];
      return isWebhook(credentials, header, body) ? JSON.parse(body) : undefined;
    },
    returned: (query) => isReturn(credentials, query),
  };
}

// The shop's own server, seen from its pages. Every failure becomes an Error with a `code` that has a sentence.

import { t } from './page.js';

export class ServerError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The shopper's sentence for anything that `ask` threw. */
export function sentence(error) {
  const known = ['gateway_unreachable', 'gateway_refused', 'gateway_unknown', 'card_unknown', 'guest', 'option_invalid', 'offline', 'form_missing', 'return_unproven', 'order_unknown'];
  const code = error instanceof ServerError && known.includes(error.code) ? error.code : 'other';
  return t(`error.${code}`);
}

async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ServerError('offline');
  }
  const read = await answer.json().catch(() => null);
  if (!answer.ok || read === null) throw new ServerError(read?.error?.code ?? 'other');
  return read;
}

/** A token for the sealed form, and whose cards it is about; `purpose` is the call's query. */
export const sessionToken = (purpose) => ask('POST', `/api/session-token?${purpose}`);
/** Where an order stands; with `settle` the gateway is asked first. */
export const order = (number, settle) => ask('GET', `/api/orders/${encodeURIComponent(number)}${settle ? '?settle=1' : ''}`);
export const me = () => ask('GET', '/api/me');
export const cards = async () => (await ask('GET', '/api/cards')).cards;
export const attach = (customerPaymentMethodId) => ask('POST', '/api/cards', { customerPaymentMethodId });
export const remove = (id) => ask('DELETE', `/api/cards/${encodeURIComponent(id)}`);
/** `attempt` makes the call repeatable: the same attempt is never charged twice. */
export const charge = (order) => ask('POST', '/api/charges', order);
/** The same from the checkout, with what the form made or chose; `wanted` says what is paid for. */
export const checkout = (wanted, attempt) => ask('POST', `/api/checkout/charge?${wanted}`, attempt);
/** Where the order is paid on the gateway's own page. */
export const hosted = (wanted, attempt) => ask('POST', `/api/checkout/hosted?${wanted}`, { attempt });
/** How a payment went at the bank, from the address the shopper came back to; the server checks its signature. */
export const returned = (search) => ask('GET', `/api/returned${search}`);

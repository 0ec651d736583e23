/**
 * Asks the page's own server, by an address or by a function of the page's.
 */
import { within } from './wait.js';

/** The server answered, and its status is no success. */
export class Refusal extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

/**
 * @param {any} source an address, or a function that is handed `body` and `signal`
 * @param {Record<string, unknown> | undefined} body posted as JSON
 * @param {AbortSignal} signal ends the request when the element goes away
 * @param {number} limit in milliseconds
 * @returns {Promise<any>} what it answered
 */
export function ask(source, body, signal, limit) {
  const answer = async () => {
    if (typeof source === 'function') return source({ ...body, signal });
    const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
    const told = await fetch(source, {
      method: 'POST',
      credentials: 'same-origin',
      headers,
      signal,
      body: body && JSON.stringify(body),
    });
    if (!told.ok) throw new Refusal(told.status);
    return told.json();
  };
  return within(answer(), limit);
}

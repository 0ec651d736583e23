/**
 * The gateway's Stripe routes, asked with the publishable key: forms go there, JSON comes back. Which call may be
 * made with which client secret is the gateway's to say.
 */
import { Refusal } from '../ask.js';
import { within } from '../wait.js';

/** How long the gateway may take, in milliseconds. */
const LIMIT = 60_000;

/** @typedef {(path: string, params: object) => Promise<any>} Ask rejects with `told`, Stripe's own error */
/** @typedef {{ get: Ask, post: Ask }} Gateway */

/**
 * @param {any} value
 * @param {string} name
 * @returns {[string, string][]} as `a[b][0]=c`; `null` takes a value away, and `undefined` says nothing
 */
const pairs = (value, name) =>
  Object(value) === value
    ? Object.entries(value).flatMap(([key, part]) => pairs(part, name ? `${name}[${key}]` : key))
    : value === undefined ? [] : [[name, `${value ?? ''}`]];

/**
 * @param {string} origin
 * @param {string} key
 * @returns {Gateway}
 */
export function connectGateway(origin, key) {
  /** @param {string} address @param {URLSearchParams} [body] */
  const ask = async (address, body) => {
    const answer = async () => {
      const response = await fetch(`${origin}/v1/${address}`, {
        method: body ? 'POST' : 'GET',
        credentials: 'omit',
        headers: { authorization: `Bearer ${key}` },
        body,
      });
      return { response, told: await response.json() };
    };
    const { response, told } = await within(answer(), LIMIT).catch((cause) => {
      throw { told: { type: 'api_connection_error', message: `${origin} does not answer: ${cause}` } };
    });
    if (!response.ok) throw Object.assign(new Refusal(response.status), { told: told.error });
    return told;
  };
  /** @param {object} params */
  const form = (params) => new URLSearchParams(pairs(params, ''));
  return {
    get: (path, params) => ask(`${path}?${form(params)}`),
    post: (path, params) => ask(path, form(params)),
  };
}

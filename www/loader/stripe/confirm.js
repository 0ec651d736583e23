/**
 * The calls of Stripe's object that confirm an intent, or tokenise for a server that does: what the page gives is
 * checked here, the card stays in the form. Each is told its name, for what it has to say.
 */
import { settle } from './challenge.js';
import { errorOf, misuse, toldOf } from './errors.js';
import { groupOf, needSecret } from './group.js';
import { intentTill } from './till.js';

/** @typedef {import('./gateway.js').Gateway} Gateway */

/** Goes to another page; nobody waits for what comes after it. @param {string} url @returns {Promise<never>} */
export const leave = (url) => {
  location.assign(url);
  return new Promise(() => {});
};

/** @param {string} address `return_url` @param {any} told @returns {string} with what Stripe adds to it */
function wayBack(address, { paymentIntent, setupIntent }) {
  const { id, client_secret: secret, status } = paymentIntent || setupIntent;
  const name = paymentIntent ? 'payment_intent' : 'setup_intent';
  const url = new URL(address);
  url.searchParams.set(name, id);
  url.searchParams.set(`${name}_client_secret`, secret);
  url.searchParams.set('redirect_status', status === 'processing' ? 'pending' : 'succeeded');
  return url.href;
}

/** @param {Gateway} gateway @param {string} call @param {any} [given] */
export async function confirm(gateway, call, { elements, clientSecret, confirmParams = {}, redirect } = {}) {
  const { payment_method_data: { billing_details: bill = undefined, ...data } = {}, ...params } = confirmParams;
  const group = elements && groupOf(call, elements);
  const secret = needSecret(call, clientSecret || group?.options.clientSecret);
  const stays = redirect === 'if_required';
  if (!stays && !params.return_url) misuse(`${call}: give confirmParams.return_url, or redirect: 'if_required'`);
  const typed = group && !params.payment_method && !params.confirmation_token && group.payment(call, bill);
  if (Object.keys(data).length) params.payment_method_data = data;
  const till = intentTill(gateway, secret, params, typed?.usage);
  const told = till.conclude(await (typed ? typed.pay(till, bill) : settle(till, {})));
  return told.error || stays ? told : leave(wayBack(params.return_url, told));
}

/** @param {Gateway} gateway @param {string} call @param {unknown} secret */
export const retrieve = (gateway, call, secret) =>
  intentTill(gateway, needSecret(call, secret)).retrieve().catch((error) => ({ error: toldOf(error) }));

/** @param {Gateway} gateway @param {string} call @param {any} [given] */
export async function handleNextAction(gateway, call, { clientSecret } = {}) {
  const till = intentTill(gateway, needSecret(call, clientSecret));
  return till.conclude(await settle(till, { settle: true }));
}

/** @param {string} call @param {any} given @returns {Promise<any>} what our element says */
function tokenise(call, { elements, params = {} }) {
  const bill = params.billing_details || params.payment_method_data?.billing_details;
  return groupOf(call, elements).payment(call, bill).tokenise(bill);
}

/** @param {Gateway} gateway @param {string} call @param {any} [given] */
export async function createPaymentMethod(gateway, call, given = {}) {
  const { elements, params = {}, card } = given;
  if (!elements) {
    if (card && !card.token) misuse(`${call}: give elements, or card.token; no card passes through the page`);
    return gateway.post('payment_methods', given).then((paymentMethod) => ({ paymentMethod }), (error) => ({ error: toldOf(error) }));
  }
  const { customerPaymentMethodId: id, error, type = 'card' } = await tokenise(call, given);
  if (error) return { error: errorOf(error) };
  const billing_details = { address: null, email: null, name: null, phone: null, ...params.billing_details };
  return { paymentMethod: { id, object: 'payment_method', type, billing_details, livemode: false } };
}

/** @param {Gateway} gateway @param {string} call @param {any} [given] */
export async function createConfirmationToken(gateway, call, given = {}) {
  const { customerPaymentMethodId: payment_method, mandate_data, error } = await tokenise(call, given);
  if (error) return { error: errorOf(error) };
  const { payment_method_data: _, ...params } = given.params || {};
  return gateway
    .post('confirmation_tokens', { payment_method, mandate_data, ...params })
    .then((confirmationToken) => ({ confirmationToken }), (failed) => ({ error: toldOf(failed) }));
}

/**
 * Confirms one intent with the publishable key and its client secret, in the role that a merchant's server has
 * elsewhere: it answers our form's charge, and says in Stripe's shapes how it ended.
 */
import { errorOf, UNKNOWN } from './errors.js';

/** How our form calls what an intent's status is. @type {Record<string, string>} */
const STATUS = {
  succeeded: 'succeeded',
  requires_capture: 'succeeded',
  processing: 'pending',
  requires_action: 'challenge',
  requires_payment_method: 'declined',
  canceled: 'declined',
};

/** @param {string} secret @returns {string} the id in a client secret */
export const idOf = (secret) => /** @type {string} */ (secret.split('_secret_')[0]);

/** @param {any} trouble Stripe's error @returns {any} what a charge tells of it */
const declineOf = (trouble) => ({ decline: trouble?.decline_code || trouble?.code, trouble });

/**
 * Whoever pays: asks the gateway, and keeps what it refused.
 *
 * @typedef {(request: any) => Promise<any>} Ask
 * @typedef {{ ask: Ask, charge: Ask, refusal?: any }} Till
 * @param {Ask} ask answers as a charge is answered
 * @returns {Till}
 */
export function createTill(ask) {
  /** @type {Till} */
  const till = {
    ask,
    async charge(request) {
      till.refusal = undefined;
      try {
        return await till.ask(request);
      } catch (error) {
        const { told, status } = /** @type {any} */ (error);
        // A card that was refused; all else was no attempt, or nobody knows.
        if (status === 402) return { status: 'declined', ...declineOf(told) };
        till.refusal = told;
        throw error;
      }
    },
  };
  return till;
}

/**
 * @param {import('./gateway.js').Gateway} gateway
 * @param {string} secret
 * @param {any} [params] what the confirmation carries besides the payment method
 * @param {() => string | undefined} [usage] what a card is kept for that the shopper wants kept
 */
export function intentTill(gateway, secret, params, usage) {
  const kind = secret.startsWith('seti') ? 'setup' : 'payment';
  const path = `${kind}_intents/${idOf(secret)}`;
  const name = `${kind}Intent`;
  const read = () => gateway.get(path, { client_secret: secret });
  const till = createTill(async ({ customerPaymentMethodId, data, consent, settle, mandate_data }) => {
    const intent = settle
      ? await read()
      : await gateway.post(`${path}/confirm`, {
          client_secret: secret,
          use_stripe_sdk: true,
          payment_method: customerPaymentMethodId,
          mandate_data,
          setup_future_usage: (consent && usage?.()) || undefined,
          ...params,
          ...(data && { payment_method_data: { ...params.payment_method_data, ...data } }),
        });
    const { status, [`last_${kind}_error`]: trouble } = intent;
    // Without a decline a confirmation that was lost may still arrive.
    const waits = settle && !trouble && status === 'requires_payment_method';
    return {
      status: (!waits && STATUS[status]) || 'unknown',
      redirectUrl: intent.next_action?.redirect_to_url?.url,
      intent,
      ...declineOf(trouble),
    };
  });
  return Object.assign(till, {
    /** How it stands, whatever it is. */
    retrieve: async () => ({ [name]: await read() }),
    /** @param {any} result of our form, or of a charge @returns {any} an object of Stripe's */
    conclude({ error, status, decline, charge: { intent, trouble } = /** @type {any} */ ({}) }) {
      if (intent && /succeeded|pending/.test(status)) return { [name]: intent };
      if (till.refusal) return { error: till.refusal };
      if (error) return { error: errorOf(error) };
      if (status !== 'declined') return { error: UNKNOWN };
      const { message } = decline || UNKNOWN;
      const code = `${kind}_intent_authentication_failure`;
      return { error: { type: 'card_error', code, message, [`${kind}_intent`]: intent, ...trouble } };
    },
  });
}

/**
 * Which options of our element the options of a payment element are, once the gateway has said what the session may.
 */
import { readTag } from '../locale.js';
import { readAppearance } from './appearance.js';
import { misuse } from './errors.js';

/** Stripe's names of a bill's parts, and ours; a name is one text there. */
const BILL = { name: 'firstName', email: 'email', phone: 'phone' };
const ADDRESS = { line1: 'line1', line2: 'line2', city: 'city', state: 'state', postal_code: 'postalCode', country: 'country' };

/** @param {any} [details] @returns {Record<string, string>} */
export function readBilling({ address, ...person } = {}) {
  /** @param {Record<string, string>} names @param {any} from */
  const keep = (names, from) =>
    Object.entries(names).flatMap(([theirs, ours]) => (from?.[theirs] ? [[ours, `${from[theirs]}`.slice(0, 256)]] : []));
  return Object.fromEntries([...keep(BILL, person), ...keep(ADDRESS, address)]);
}

/**
 * Options that can change while the form is in the page.
 *
 * @param {any} group the options of `elements()`
 * @param {any} given those of `create()`
 */
export const readChanges = ({ appearance, locale }, { defaultValues = {}, readOnly }) => ({
  appearance: readAppearance(appearance),
  ...(readTag(locale) && { locale: readTag(locale) }),
  // Whoever never named it has nothing to say of it when something else changes.
  ...(readOnly !== undefined && { readOnly: !!readOnly }),
  billingDetails: readBilling(defaultValues.billingDetails),
});

/**
 * @param {any} session what the gateway answered
 * @param {any} group
 * @param {any} given
 * @returns {Omit<import('../index.d.ts').PaymentElementOptions, 'sessionToken'>}
 */
export function readOptions({ mode, intent, features = {}, setup_future_usage: kept, require_cvc_recollection: again }, group, given) {
  const { savedPaymentMethod: { enableSave = '', enableRedisplay = '' } = {} } = group;
  const { fields = {}, terms = {} } = given;
  const usage = group.setupFutureUsage || group.setup_future_usage || intent?.setup_future_usage;
  // What is said of the card goes before what is said of every way to pay.
  const ofCard = kept || group.paymentMethodOptions?.card?.setupFutureUsage || usage;
  if (usage && features.payment_method_save_usage) {
    misuse("mount(): the payment's setup_future_usage and the customer session's payment_method_save_usage exclude each other");
  }
  // Where that is settled, nothing that a shopper could tick would change it.
  const asks = !ofCard && features.payment_method_save === 'enabled' && enableSave !== 'never';
  const redisplay = features.payment_method_redisplay === 'enabled' && enableRedisplay !== 'never';
  return {
    mode,
    savedCards:
      mode === 'setup'
        ? { save: terms.card === 'never' ? 'never' : 'always' }
        : {
            save: asks ? 'auto' : ofCard && ofCard !== 'none' ? 'always' : 'never',
            redisplay: redisplay ? 'always' : 'never',
            remove: features.payment_method_remove === 'enabled',
            cvc: again ? 'always' : 'auto',
          },
    holder: fields.billingDetails?.name === 'always' ? 'always' : 'never',
    ...readChanges(group, given),
  };
}

/**
 * @param {string} call
 * @param {any} given the options of `create()`
 * @param {any} [bill] what the page passes itself, as it said
 */
export function requireBilling(call, { fields: { billingDetails: said = '' } = {} }, bill = {}) {
  for (const name of ['name', 'email', 'phone', 'address']) {
    if ((said === 'never' || said[name] === 'never') && !(name in bill)) {
      misuse(`${call}: fields.billingDetails.${name} is 'never', so pass billing_details.${name}`);
    }
  }
}

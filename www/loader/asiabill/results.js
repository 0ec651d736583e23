/**
 * The shapes that AsiaBill's calls answer with. Every call settles; what went wrong is in it.
 */

/** Our names of brands where theirs differ. @type {Record<string, string>} */
const BRANDS = { mastercard: 'master', amex: 'ae', diners: 'diner', unionpay: 'unionPay' };

/** @param {string} hint @returns {{ code: string, msg: string, data: null }} what `elementInit` rejects with */
export const notInitialised = (hint) => ({ code: '0001', msg: `Failed initialization: ${hint}`, data: null });

/** What `elementInit` resolves with. The list is never handed out: the form draws it. */
export const initialised = () => ({ code: '0000', msg: 'Successful initialization', data: { paymentMethodList: [] } });

/**
 * @param {string} type a code of ours
 * @param {string} message
 * @param {string} [code] the gateway's own
 */
export const refused = (type, message, code = 'P0002') => ({
  error: { type, message },
  status: 400,
  data: { code, message, data: null },
});

/**
 * @param {import('../index.d.ts').PaymentMethodResult} result
 * @param {string | null} brand of the card, once it is certain
 */
export function answered(result, brand) {
  const { error } = result;
  if (error) return refused(error.code, error.message || error.hint || error.code, error.gatewayCode);
  const { customerPaymentMethodId, consent } = result;
  return {
    error: null,
    status: 200,
    data: {
      code: '0',
      message: 'success',
      data: {
        customerPaymentMethodId,
        ...(brand && { card: { brand: BRANDS[brand] || brand } }),
        ...(consent && { consent }),
      },
    },
  };
}

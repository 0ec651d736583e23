/**
 * What the page knows of the payments of one element: how each attempt is called, and what the merchant's
 * server said. It decides nothing of them.
 */
import { askCharge } from './charge.js';
import { createNonce } from './connect.js';

/** Makes what is known before any payment: nothing. */
export function createPayments() {
  let base = createNonce();
  /**
   * What each attempt is called, once it was made, and after which payment: an attempt keeps its name.
   * @type {{ named: string, names: { attempt: string, order?: string } }[]}
   */
  const attempts = [];
  /** The last attempt that was declined, and the one that this frame, which counts from one, begins after. */
  let declined = 0;
  let before = 0;
  /** @type {any} what the page said of the payment under way */
  let wanted;
  /** What is known of the payment under way, once the merchant's server was asked. @type {any} */
  let paid;
  /** The same of the payment that was asked about last: a press after its end asks nobody again. @type {any} */
  let last;

  /** What comes next is another payment, also where the page gives it no name. */
  const renew = () => {
    base = createNonce();
    last = undefined;
  };

  return {
    renew,
    /** The form begins anew, and so does what comes after a payment that was made. */
    remount() {
      if (last?.charge?.status === 'succeeded') renew();
    },
    /** A call begins. @param {import('./index.d.ts').ConfirmOptions} [options] of a payment */
    begin(options = wanted) {
      wanted = options;
      paid = undefined;
    },
    /** A frame that counts its attempts from one. */
    recount() {
      before = declined;
    },
    /** The payment under way. */
    current: () => paid,
    /** What a call gave, as the page is told it. @param {any} created @param {any} settled */
    result(created, settled) {
      const { customerPaymentMethodId, consent, status, decline } = created || settled;
      // The frame answers a press after the end by itself.
      const known = settled && (paid || last);
      return {
        ...(settled && { status }),
        customerPaymentMethodId,
        ...(consent && { consent }),
        ...(decline && { decline }),
        ...(known && { charge: known.charge }),
      };
    },
    /**
     * Has the merchant's server charge, or say how an attempt stands.
     * @param {any} needCharge
     * @param {AbortSignal} signal
     */
    async charge({ attempt: number, customerPaymentMethodId, consent, settle }, signal) {
      const order = wanted.attempt;
      const named = order || base;
      const nth = number + before;
      let known = attempts[nth];
      // What is only asked about is what was charged, whatever the page calls this payment.
      if (!known || (!settle && known.named !== named)) {
        const attempt = nth > 1 ? `${named}-${nth}` : named;
        known = attempts[nth] = { named, names: { attempt, ...(order && { order }) } };
      }
      const asked = { customerPaymentMethodId, ...(consent && { consent }) };
      const mine = (paid = { ...paid, ...asked });
      const { answer, told } = await askCharge(
        wanted.charge,
        { ...asked, ...known.names, ...(settle && { settle }) },
        signal,
      );
      // A later payment has nothing to do with a late answer to this one.
      if (paid === mine) last = paid = { ...mine, ...(told && { charge: told }) };
      if (told?.status === 'declined') declined = nth;
      return answer;
    },
  };
}

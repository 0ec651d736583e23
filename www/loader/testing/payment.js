/**
 * How a payment goes in the stand-in: what a test said of it, or what the page's own `charge` answers. It keeps the
 * form's rules: an attempt is charged once, what is not known is asked for and never charged again.
 */
import { createPayments } from '../payments.js';

/** What each answer of the bank's page makes of a payment that nobody's server was asked about. @type {Record<string, any>} */
const BANK = {
  complete: { succeeded: true },
  fail: { declined: 'authentication_failed' },
  cancel: { declined: 'challenge_cancelled' },
};

/** Declines that the same card may not repeal. */
const FINAL = ['card_expired', 'card_lost_or_stolen'];

/** @param {string} [code] @returns {import('../index.d.ts').Decline} */
const declineOf = (code) => ({
  code: /** @type {any} */ (/^[a-z_]+$/.test(code ?? '') ? code : 'card_declined'),
  message: `stand-in: ${code ?? 'card_declined'}`,
  retryable: !FINAL.includes(code ?? ''),
});

/** @param {(code: import('../index.d.ts').ErrorCode, hint?: string) => import('../index.d.ts').PaymentError} failure */
export function createTill(failure) {
  const payments = createPayments();
  let number = 1;
  let unknown = false;
  /** @type {any} the last result, once it was a success */
  let paid;
  /** @type {any} what is paid with, once a test spoke for the page's server */
  let said;
  /** @type {((answer: string) => void) | undefined} */
  let bank;

  const signal = () => new AbortController().signal;

  /** @param {any} body @param {import('../index.d.ts').PaymentStatus} status @param {string} [decline] */
  const end = ({ customerPaymentMethodId, consent }, status, decline) => {
    unknown = status === 'unknown';
    if (status === 'declined') number += 1;
    const told = { customerPaymentMethodId, consent, status, decline: status === 'declined' ? declineOf(decline) : undefined };
    const result = payments.result(undefined, told);
    if (status === 'succeeded') paid = result;
    return result;
  };

  /** @returns {Promise<string>} what the test has the shopper do at the bank */
  const atTheBank = () =>
    new Promise((done) => {
      bank = done;
    });

  /** As the page's own function, or its server, says. @param {any} body @param {boolean} settle @returns {Promise<any>} */
  async function ask(body, settle) {
    const answer = /** @type {any} */ (await payments.charge({ attempt: number, settle, ...body }, signal()));
    if (answer === 'refused') return { error: failure('charge_refused', 'your server answered 4xx: nothing was charged') };
    if (answer === 'lost') return settle ? end(body, 'unknown') : ask(body, true);
    const { status, decline } = answer.told;
    if (status !== 'challenge') return end(body, status, decline);
    await atTheBank();
    return ask(body, true);
  }

  /** As the test says. @param {any} body @param {any} cue @returns {Promise<any>} */
  async function say(body, cue) {
    if (cue.error) return { error: failure(cue.error) };
    said = body;
    if (cue.challenge) return say(body, BANK[await atTheBank()]);
    if (cue.declined) return end(body, 'declined', cue.declined === true ? undefined : cue.declined);
    return end(body, cue.pending ? 'pending' : cue.unknown ? 'unknown' : 'succeeded');
  }

  return {
    /** A call begins. @param {any} [options] of `confirm()` */
    begin(options) {
      said = undefined;
      payments.begin(options);
    },
    /** What is known of the call under way, once the page's server was asked to charge. */
    asked: () => payments.current() || said,
    /** Whether the bank's page is open. */
    isChallenged: () => Boolean(bank),
    /** @param {string} answer */
    answer(answer) {
      const open = bank;
      bank = undefined;
      open?.(answer);
    },
    /** Another payment comes next. */
    renew() {
      paid = undefined;
      unknown = false;
      number = 1;
      payments.renew();
    },
    /**
     * @param {any} options of `confirm()`
     * @param {any} body what is paid with
     * @param {any} cue what a test said of this call
     * @param {boolean} asks whether an address of the page's server is called
     */
    async pay(options, body, cue, asks) {
      if (paid) return paid;
      if (cue) return say(body, cue);
      return typeof options.charge === 'function' || asks ? ask(body, unknown) : end(body, 'succeeded');
    },
  };
}

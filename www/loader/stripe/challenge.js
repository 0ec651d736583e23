/**
 * The bank's page for what our form does not pay by itself: a setup, a saved method, `handleNextAction`. It believes
 * nothing of that page, and asks the gateway.
 */
import { canEmbed } from '../powers.js';
import { watchPolicy } from '../place.js';
import { fetchPart } from '../parts.js';
import { openChallenge } from '../challenge.js';
import { isOpenable } from '../charge.js';
import { bring, later } from '../bring.js';
import { chooseLocale } from '../locale.js';
import { WORDS } from '../words/en.js';

/** How often it is asked again after the bank's page led back, and how long between, in milliseconds. */
const AGAIN = 5;
const PAUSE = 1000;

/**
 * @param {any} told with `redirectUrl`, as a charge is answered
 * @param {() => Promise<any>} ask how it stands now
 * @returns {Promise<any>} how it stands when the bank is done, or the shopper has stopped it
 */
const challenge = (told, ask) =>
  new Promise((done) => {
    const url = told.redirectUrl;
    if (!isOpenable(url)) return done({ ...told, status: 'unknown' });
    const leave = () => {
      close();
      location.assign(url);
    };
    const over = new AbortController();
    /** @type {ReturnType<typeof openChallenge> | undefined} */
    let dialog;
    let asked = 0;
    const close = () => {
      over.abort();
      dialog?.close();
    };
    /** @param {import('../challenge.js').News} news */
    const look = async (news) => {
      const now = await ask().catch(() => {});
      if (over.signal.aborted) return;
      const stopped = news === 'cancelled';
      const open = !now || now.status === 'challenge';
      if (open && !stopped) {
        if (news !== 'returned') return;
        if ((asked += 1) <= AGAIN) return void setTimeout(look, PAUSE, news);
      }
      close();
      // Left before the bank was done, says the gateway too. What it does not say may still be paid.
      done({ ...now, ...(open && { status: now && stopped ? 'declined' : 'unknown' }) });
    };
    if (!canEmbed()) return leave();
    dialog = openChallenge(url, later()?.sentences(chooseLocale(undefined)) || WORDS, {}, look, leave);
    watchPolicy(over.signal, dialog.blocked);
  });

/**
 * Has a till charge, and shows the bank's page where the bank wants to see the shopper.
 *
 * @param {import('./till.js').Till} till
 * @param {any} subject what is charged; of `settle` alone is only asked
 * @returns {Promise<any>} how it ended, as our element would say it
 */
export async function settle(till, subject) {
  try {
    // In the shopper's language, once that is here.
    bring().then(({ speak }) => speak(chooseLocale(undefined), fetchPart)).catch(() => {});
    const told = await till.charge(subject);
    const last = told.status === 'challenge' ? await challenge(told, () => till.charge({ settle: true })) : told;
    return { status: last.status, charge: last };
  } catch {
    return { status: 'unknown' };
  }
}

/**
 * What the frame asks of the page, and what the page answers: a session token, its list of cards, a charge, the
 * bank's page. It answers the frame that asked, and no later one.
 */
import { askToken } from './token.js';
import { toneOf } from './frame.js';
import { ask } from './ask.js';
import { openChallenge } from './challenge.js';
import { canEmbed } from './powers.js';
import { readMoney } from './charge.js';

/** How long the merchant's server may take to list its cards, in milliseconds. */
const LIMIT = 20_000;

/** After so long on the page that was to go to the bank's, it is asked how the payment stands, in milliseconds. */
const STAYED = 30_000;

const BLOCKED =
  "the bank's page may not stand in yours; add https: to frame-src, or choose challenge: 'redirect'";

/** @typedef {import('./index.d.ts').PaymentError} PaymentError */
/** @typedef {(message: import('./protocol.d.ts').ToFrame) => void} Send */
/** @typedef {(body: any, answer: Send, signal: AbortSignal) => void} Answer to one kind of message */
/** @typedef {{ needToken: Answer, needCards: Answer, needCharge: Answer, needChallenge: Answer, endChallenge: () => void }} Asked */

/**
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 * @param {ReturnType<typeof import('./payments.js').createPayments>} payments
 * @param {() => import('./words.js').Words} words
 * @param {() => string} locale
 * @param {(error: PaymentError) => void} report to the page
 * @param {(code: import('./index.d.ts').ErrorCode, hint: string) => PaymentError} failure
 * @param {() => HTMLIFrameElement | undefined} frame that is in the page
 * @param {() => import('./protocol.d.ts').RawSurface} surface
 */
export function createAnswers(settings, payments, words, locale, report, failure, frame, surface) {
  /** @type {{ hint?: string, cause?: unknown }} why the last token was not to be had */
  let noToken = {};
  /** @type {ReturnType<typeof openChallenge> | undefined} */
  let dialog;
  /** The focus is to go into the form when the call ends. */
  let wantsFocus = false;

  const nobodyHasIt = () => {
    const at = document.activeElement;
    return !at || at === frame() || /^(body|payseal-challenge)$/i.test(at.tagName);
  };

  const endChallenge = () => {
    if (!dialog) return;
    dialog.close();
    dialog = undefined;
    // What had the focus before has it again, unless it is gone or cannot take it: a frame, a button that is
    // disabled meanwhile. Firefox and WebKit leave it in the dialog that is no more.
    wantsFocus = nobodyHasIt();
    if (wantsFocus) frame()?.focus();
  };

  return {
    /** @type {Asked} */
    asked: {
      async needToken({ request }, answer, signal) {
        const { token, expiresIn, ...why } = await askToken(settings.sessionToken, signal);
        noToken = why;
        answer({ token: { request, token, expiresIn } });
      },

      async needCards({ request }, answer, signal) {
        let cards;
        try {
          const told = await ask(/** @type {any} */ (settings.savedCards).list, undefined, signal, LIMIT);
          // A copy that can cross, whatever the page's own objects are.
          cards = JSON.parse(JSON.stringify(told.cards || told));
        } catch (cause) {
          if (signal.aborted) return;
          report({ ...failure('saved_cards_failed', `savedCards.list failed: ${cause}`), cause });
        }
        answer({ cards: { request, cards } });
      },

      async needCharge(need, answer, signal) {
        answer({ charged: { request: need.request, answer: await payments.charge(need, signal) } });
      },

      needChallenge({ request, url, about }, answer, signal) {
        endChallenge();
        /** @param {import('./challenge.js').News} news */
        const tell = (news) => answer({ challenged: { request, news } });
        const leave = () => {
          endChallenge();
          // Whoever comes back by the back button finds this page as it was.
          window.addEventListener('pageshow', ({ persisted }) => persisted && tell('returned'), { signal });
          location.assign(url);
          // Or is still on it: a shopper who chose to stay, an address that was no page.
          const stayed = setTimeout(tell, STAYED, 'returned');
          signal.addEventListener('abort', () => clearTimeout(stayed));
        };
        const blocked = () => {
          leave();
          report(failure('challenge_blocked', BLOCKED));
        };
        if (settings.challenge === 'redirect') leave();
        else if (!canEmbed()) blocked();
        else {
          const head = [about, readMoney(payments.current()?.charge, locale())].filter(Boolean).join(' · ');
          const theme = toneOf(settings.appearance?.theme, surface().tone);
          dialog = openChallenge(url, words(), { about: head, theme }, tell, blocked);
        }
      },

      endChallenge,
    },

    /** A frame of the page was blocked: gives the bank's page, if it may be that. @param {string} uri */
    blocked(uri) {
      const open = dialog;
      open?.blocked(uri);
      return open;
    },

    /** Whether the focus is to go into the form, now that the call ends. */
    takesFocus() {
      // The shopper may have gone on in the page since.
      const wanted = wantsFocus && nobodyHasIt();
      wantsFocus = false;
      return wanted;
    },

    /** @param {PaymentError} error @returns {PaymentError} with what only the loader knows */
    complete(error) {
      if (error.code === 'session_token_failed') return { ...error, ...noToken };
      // All that the gateway says of a card that is kept for somebody whose token it is not.
      const hint = 'if the session token is not of this customerId, make it with it';
      return error.gatewayCode === 'P0002' && settings.customerId ? { hint, ...error } : error;
    },
  };
}

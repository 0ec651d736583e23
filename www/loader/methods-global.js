/**
 * The script-tag entry of the list of ways to pay: sets `window.PaysealMethods`. Forms for bank accounts are a part that is
 * fetched where a session allows a debit.
 */
import { createMethodList } from './methods.js';
import { aroundCard } from './stripe/ways.js';

/**
 * @param {any} card
 * @param {string[]} types
 * @param {any} options of the card
 * @param {any} make
 * @param {string} origin
 */
const aroundAny = (card, types, options, make, origin) =>
  /_debit/.test(`${types}`)
    ? import(/* webpackIgnore: true */ /* @vite-ignore */ `${origin}/payseal/v1/debits.js`).then(
        ({ withDebits }) => withDebits(aroundCard, card, types, options, make),
        () => aroundCard(card, types, options.locale),
      )
    : aroundCard(card, types, options.locale);

/** @type {any} */ (window).PaysealMethods = Object.assign(createMethodList, { aroundCard: aroundAny });

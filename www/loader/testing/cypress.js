/**
 * Drives a real form and the sandbox's bank with Cypress, which sees into frames of another origin with
 * `chromeWebSecurity: false` only.
 */
import { CONSENT, DIALOG, NEW_CARD, NUMBER, bankButton, frameOf, savedCard, typed } from './hooks.js';

/** @typedef {import('./drivers.d.ts').CypressLike} Cypress */
/** @typedef {import('./drivers.d.ts').CypressChain} Chain */
/** @typedef {import('./drivers.d.ts').Where} Where */

/** @param {Cypress} cy @param {Chain} frame @returns {Chain} the body of its document */
const bodyOf = (cy, frame) =>
  frame.its('0.contentDocument.body').should('not.be.empty').then((body) => cy.wrap(body));

/** @param {Cypress} cy @param {Where} [where] */
const form = (cy, where) => bodyOf(cy, cy.get(frameOf(where)));

/** @param {Cypress} cy @param {import('./cards.d.ts').TestCardName} card @param {Where} [where] */
export function fillCard(cy, card, where) {
  const keys = typed(card);
  form(cy, where).find(`${NEW_CARD}, ${NUMBER}`).should('exist');
  form(cy, where).then((body) => {
    if (body.find(NEW_CARD).length) form(cy, where).find(NEW_CARD).check();
  });
  for (const [hook, text] of keys) form(cy, where).find(hook).type(text);
}

/** @param {Cypress} cy @param {Where} [where] */
export function tickConsent(cy, where) {
  form(cy, where).find(CONSENT).check();
}

/** @param {Cypress} cy @param {string} [id] @param {Where} [where] */
export function selectSavedCard(cy, id, where) {
  form(cy, where).find(savedCard(id)).first().check();
}

/** @param {Cypress} cy @param {'complete' | 'fail' | 'cancel'} answer @param {Where} [where] */
export function answerChallenge(cy, answer, { challenge } = {}) {
  if (challenge === 'redirect') cy.get(bankButton(answer)).click();
  else bodyOf(cy, cy.get(DIALOG).its('0.shadowRoot').then((root) => cy.wrap(root)).find('iframe')).find(bankButton(answer)).click();
}

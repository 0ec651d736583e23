/**
 * Drives a real form and the sandbox's bank with Playwright.
 */
import { CONSENT, DIALOG, NEW_CARD, NUMBER, bankButton, frameOf, savedCard, typed } from './hooks.js';

/** @typedef {import('./drivers.d.ts').PageLike} Page */
/** @typedef {import('./drivers.d.ts').Where} Where */

/** @param {Page} page @param {import('./cards.d.ts').TestCardName} card @param {Where} [where] */
export async function fillCard(page, card, where) {
  const keys = typed(card);
  const form = page.frameLocator(frameOf(where));
  await form.locator(`${NEW_CARD}, ${NUMBER}`).first().waitFor();
  if (await form.locator(NEW_CARD).count()) await form.locator(NEW_CARD).check();
  for (const [hook, text] of keys) await form.locator(hook).pressSequentially(text);
}

/** @param {Page} page @param {Where} [where] */
export const tickConsent = (page, where) => page.frameLocator(frameOf(where)).locator(CONSENT).check();

/** @param {Page} page @param {string} [id] @param {Where} [where] */
export const selectSavedCard = (page, id, where) =>
  page.frameLocator(frameOf(where)).locator(savedCard(id)).first().check();

/** @param {Page} page @param {'complete' | 'fail' | 'cancel'} answer @param {Where} [where] */
export const answerChallenge = (page, answer, { challenge } = {}) =>
  (challenge === 'redirect' ? page : page.frameLocator(`${DIALOG} iframe`)).locator(bankButton(answer)).click();

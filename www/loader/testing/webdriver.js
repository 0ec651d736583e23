/**
 * Drives a real form and the sandbox's bank with selenium-webdriver. It waits for what it needs, and leaves the driver
 * in the page itself.
 */
import { CONSENT, DIALOG, NEW_CARD, NUMBER, bankButton, frameOf, savedCard, typed } from './hooks.js';

/** @typedef {import('./drivers.d.ts').DriverLike} Driver */
/** @typedef {import('./drivers.d.ts').Where} Where */

/** How long something may take to appear, and how often it is looked for, in milliseconds. */
const LIMIT = 20_000;
const TICK = 100;

/**
 * @template T
 * @param {Driver} driver
 * @param {string} what
 * @param {() => Promise<T | undefined | null>} look
 * @returns {Promise<T>}
 */
async function until(driver, what, look) {
  for (let waited = 0; waited < LIMIT; waited += TICK) {
    const found = await look();
    if (found) return found;
    await driver.sleep(TICK);
  }
  throw Error(`${what} did not appear within ${LIMIT / 1000} s`);
}

/** @param {Driver} driver @param {string} css */
const see = (driver, css) => until(driver, css, async () => (await driver.findElements({ css }))[0]);

/**
 * @template T
 * @param {Driver} driver
 * @param {unknown} frame
 * @param {() => Promise<T>} act inside
 */
async function inside(driver, frame, act) {
  await driver.switchTo().frame(frame);
  try {
    return await act();
  } finally {
    await driver.switchTo().defaultContent();
  }
}

/** @param {Driver} driver @param {Where | undefined} where @param {() => Promise<void>} act */
const inForm = async (driver, where, act) => inside(driver, await see(driver, frameOf(where)), act);

/**
 * A driver that is told to click while a page still scrolls to the form (`scroll-behavior: smooth`) says that it missed:
 * there the space bar presses it.
 *
 * @param {import('./drivers.d.ts').DriverElement} it a box, a radio button or a button
 */
async function press(it) {
  try {
    await it.click();
  } catch {
    await it.sendKeys(' ');
  }
}

/** @param {Driver} driver @param {string} css */
async function choose(driver, css) {
  const it = await see(driver, css);
  if (!(await it.isSelected())) await press(it);
}

/** @param {Driver} driver @param {import('./cards.d.ts').TestCardName} card @param {Where} [where] */
export async function fillCard(driver, card, where) {
  const keys = typed(card);
  await inForm(driver, where, async () => {
    await see(driver, `${NEW_CARD}, ${NUMBER}`);
    if ((await driver.findElements({ css: NEW_CARD })).length) await choose(driver, NEW_CARD);
    for (const [hook, text] of keys) await (await see(driver, hook)).sendKeys(text);
  });
}

/** @param {Driver} driver @param {Where} [where] */
export const tickConsent = (driver, where) => inForm(driver, where, () => choose(driver, CONSENT));

/** @param {Driver} driver @param {string} [id] @param {Where} [where] */
export const selectSavedCard = (driver, id, where) => inForm(driver, where, () => choose(driver, savedCard(id)));

/** @param {Driver} driver @param {'complete' | 'fail' | 'cancel'} answer @param {Where} [where] */
export async function answerChallenge(driver, answer, { challenge } = {}) {
  const answered = async () => press(await see(driver, bankButton(answer)));
  if (challenge === 'redirect') return answered();
  const script = `return document.querySelector('${DIALOG}')?.shadowRoot.querySelector('iframe')`;
  const frame = await until(driver, "the bank's page", () => driver.executeScript(script));
  await inside(driver, frame, answered);
}

/**
 * `payseal/testing`: what stands in for `payseal` where there is no browser (jsdom, happy-dom, Jest), and the cards
 * that the sandbox accepts.
 */
import { createFake } from './fake.js';

export { PaysealError } from '../errors.js';
export { CARDS } from './cards.js';
export * as cypress from './cypress.js';
export * as playwright from './playwright.js';
export * as webdriver from './webdriver.js';
export { createFake };

/** The one that `loadPayseal` of this module makes its elements with. */
export const fake = createFake();

export const { loadPayseal } = fake;

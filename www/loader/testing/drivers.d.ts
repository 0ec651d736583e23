// What the helpers need of each tool, so that this package depends on none of them.
import type { TestCardName } from './cards.d.ts';

/** Which form and which dialog, where a page has more than one. */
export interface Where {
  /** A CSS selector of what the form is mounted into. */
  mount?: string | undefined;
  /** With `challenge: 'redirect'` the bank's page takes the whole window. */
  challenge?: 'dialog' | 'redirect' | undefined;
}

export interface Helpers<Tool, Done> {
  /** Types a test card into the form; where there are saved cards, a new one is chosen first. */
  fillCard(tool: Tool, card: TestCardName, where?: Where): Done;
  /** Ticks the box that saves the card. */
  tickConsent(tool: Tool, where?: Where): Done;
  /** Chooses a saved card by its id, else the first. */
  selectSavedCard(tool: Tool, id?: string, where?: Where): Done;
  /** Presses a button of the sandbox's bank. */
  answerChallenge(tool: Tool, answer: 'complete' | 'fail' | 'cancel', where?: Where): Done;
}

/** Of Playwright's `Locator`. */
export interface LocatorLike {
  pressSequentially(text: string): Promise<void>;
  check(): Promise<void>;
  click(): Promise<void>;
  count(): Promise<number>;
  waitFor(): Promise<void>;
  first(): LocatorLike;
}

/** Of Playwright's `FrameLocator`. */
export interface FrameLike {
  locator(selector: string): LocatorLike;
}

/** Of Playwright's `Page`. */
export interface PageLike extends FrameLike {
  frameLocator(selector: string): FrameLike;
}

/** Of a `WebElement` of selenium-webdriver. */
export interface DriverElement {
  click(): Promise<void>;
  sendKeys(...text: string[]): Promise<void>;
  isSelected(): Promise<boolean>;
}

/** Of selenium-webdriver's `WebDriver`. */
export interface DriverLike {
  findElements(by: { css: string }): Promise<DriverElement[]>;
  executeScript(script: string, ...values: unknown[]): Promise<unknown>;
  switchTo(): { frame(frame: any): Promise<void>; defaultContent(): Promise<void> };
  sleep(milliseconds: number): Promise<void>;
}

/** Of what `cy.get()` gives. */
export interface CypressChain {
  its(path: string): CypressChain;
  find(selector: string): CypressChain;
  first(): CypressChain;
  type(text: string): CypressChain;
  check(): CypressChain;
  click(): CypressChain;
  should(is: string): CypressChain;
  then(act: (found: any) => unknown): CypressChain;
}

/** Of Cypress' `cy`. */
export interface CypressLike {
  get(selector: string): CypressChain;
  wrap(found: any): CypressChain;
}

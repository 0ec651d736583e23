// The types of `payseal/testing`.
import type { CypressLike, DriverLike, Helpers, PageLike } from './drivers.d.ts';
import type {
  Brand,
  DeclineCode,
  ErrorCode,
  Field,
  FieldState,
  LoadErrorCode,
  LoadOptions,
  PaymentElement,
  PaymentElementOptions,
  Payseal,
} from '../index.d.ts';

export { PaysealError } from '../index.js';
export { CARDS } from './cards.js';
export type { CypressChain, CypressLike, DriverElement, DriverLike, FrameLike, LocatorLike, PageLike, Where } from './drivers.d.ts';
export type { TestCard, TestCardBehaviour, TestCardDecline, TestCardName } from './cards.d.ts';

/** What the shopper has typed, as the page hears of it: valid, where nothing else is said. */
export interface Filling {
  brand?: Brand | undefined;
  fields?: Partial<Record<Field, FieldState>> | undefined;
  /** Whether the new card is to be saved. */
  consent?: boolean | undefined;
}

/** How the next `confirm()` ends. Without one, the page's own `charge` function is called and its answer counts. */
export type NextConfirm =
  | { succeeded: true }
  /** `true` is `card_declined`. */
  | { declined: DeclineCode | true }
  | { pending: true }
  | { unknown: true }
  /** The bank asks: the call waits for `answerChallenge()`. */
  | { challenge: true }
  | { error: ErrorCode };

/** How the next `createPaymentMethod()` ends. */
export type NextPaymentMethod = { customerPaymentMethodId: string } | { error: ErrorCode };

/** The other side of one element: the test is the shopper, the gateway and the bank. */
export interface FakeElement {
  /** What the page has. */
  readonly element: PaymentElement;
  /** The options, with every `update()`. */
  readonly options: PaymentElementOptions;
  readonly status: 'unmounted' | 'loading' | 'ready' | 'failed' | 'destroyed';
  /** How many listeners the page has added and not removed. */
  readonly listeners: number;
  /** What it is mounted into. */
  readonly target: Element | undefined;
  /** The field that the page has focused with `focus()`. */
  readonly focused: Field | undefined;
  /** Whether the bank's page is open. */
  readonly challenged: boolean;
  /** Gets ready, where `fake.hold()` said to wait. */
  ready(): void;
  /** Types a card. Without an argument it is a whole, valid Visa. */
  fill(filling?: Filling): void;
  /** Chooses a saved card, or a new one with null. */
  select(id: string | null): void;
  /** Ticks or clears the box that saves the card. */
  tickConsent(on?: boolean): void;
  removeSavedCard(id: string): void;
  updateSavedCard(id: string): void;
  focus(field: Field): void;
  blur(field: Field): void;
  /** Presses a key in the form: Enter submits the `<form>` around it, as in a browser. */
  press(key: 'Enter' | 'Escape'): void;
  /** Fails: with a `loaderror` where the code is one, else with an `error`. */
  fail(code: LoadErrorCode | ErrorCode): void;
  /** Presses "Try again" in the place of a form that has failed. */
  retry(): void;
  /** Answers the bank's page. */
  answerChallenge(answer: 'complete' | 'fail' | 'cancel'): void;
  /** Asks the page for a session token, as a form does when it opens; it is an `error` event if there is none. */
  requestToken(): Promise<string | undefined>;
}

/** All stand-ins of one test. */
export interface Fake {
  /** For code that is handed its `Payseal`. */
  readonly payseal: Payseal;
  /** In the place of `loadPayseal`: the same checks of the options. */
  readonly loadPayseal: (options: LoadOptions) => Promise<Payseal>;
  /** In the order in which they were created. */
  readonly elements: readonly FakeElement[];
  /** The one created last. @throws {PaysealError} if there is none */
  readonly last: FakeElement;
  readonly next: {
    confirm(outcome: NextConfirm): void;
    createPaymentMethod(outcome: NextPaymentMethod): void;
  };
  /** Whether elements stay `loading` until `ready()`. */
  hold(on?: boolean): void;
  /** Whether `charge` at an address is really fetched; else it succeeds. */
  fetch(on?: boolean): void;
  /** What was left behind, a sentence for each: elements never destroyed, outcomes never used. */
  leaks(): string[];
  /** Destroys every element and forgets everything. */
  reset(): void;
}

/** The one that this module's `loadPayseal` makes its elements with. */
export declare const fake: Fake;

/** Another one, for tests that run side by side. */
export declare function createFake(): Fake;

/** As `payseal` exports it, so that this module can take the place of that one. */
export declare const loadPayseal: (options: LoadOptions) => Promise<Payseal>;

/** The real form, driven by Playwright: `await playwright.fillCard(page, 'visa')`. */
export declare const playwright: Helpers<PageLike, Promise<void>>;
/** By selenium-webdriver. It leaves the driver in the page itself. */
export declare const webdriver: Helpers<DriverLike, Promise<void>>;
/** By Cypress, with `chromeWebSecurity: false`: `cypress.fillCard(cy, 'visa')`. */
export declare const cypress: Helpers<CypressLike, void>;

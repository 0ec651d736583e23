// The public types of Payseal. Written by hand; www/loader/test/types holds the uses that must
// and must not compile.
import type {
  Brand,
  Consent,
  DeclineCode,
  Field,
  FieldState,
  FrameErrorCode,
  HolderPolicy,
  PaymentStatus,
  RawAppearance,
  RawBilling,
  RawSavedCard,
  RawSavedCards,
} from './protocol.d.ts';

export type { Brand, Consent, DeclineCode, Field, FieldState, HolderPolicy, PaymentStatus };

/** An option that is absent may also be written as `undefined`. */
type Optional<Options> = { [Name in keyof Options]: Options[Name] | undefined };

/** Where the form comes from. */
export interface LoadOptions {
  /** The gateway's origin, such as `https://pay.example`. */
  gateway: string;
  /** Your account number at the gateway. */
  account: string;
  /** A language tag such as `zh-Hans` or `zh_CN`; the page's own language when absent. */
  locale?: string | undefined;
}

/** What your server answers when it is asked for a session token. */
export interface SessionToken {
  sessionToken: string;
  /** Seconds; 1800 when absent. */
  expiresIn?: number | undefined;
}

/**
 * How the form gets a session token: the address on your server that is asked with POST, or a
 * function. It is asked again by itself before the token ends; nothing typed is lost.
 */
export type SessionTokenSource =
  | string
  | (() => string | SessionToken | Promise<string | SessionToken>);

/** How the form looks, in the few tokens that are allowed. */
export interface Appearance extends Optional<Omit<RawAppearance, 'theme' | 'accent' | 'accentDark' | 'radius'>> {
  /** `auto` follows the page around the form, also when it changes. */
  theme?: Theme | undefined;
  /** A colour as `#rrggbb`, or one for light pages and one for dark ones. It is moved until it can be seen. */
  accent?: string | { light: string; dark: string } | undefined;
  /** The corner radius in whole CSS pixels, 0 to 16. */
  radius?: number | undefined;
}

export type Theme = 'auto' | 'light' | 'dark';

/** What you already know of the bill's address; sent to the gateway with the card. */
export type BillingDetails = Optional<RawBilling>;

/** What can change while the form is in the page; nothing typed is lost. */
export interface UpdateOptions {
  locale?: string | undefined;
  appearance?: Appearance | undefined;
  billingDetails?: BillingDetails | undefined;
}

/** A saved card, from a server that lists them itself. */
export type SavedCard = RawSavedCard;

/** What you want of saved cards. With `mode: 'setup'` only `save`. */
export interface SavedCardOptions extends Optional<Omit<RawSavedCards, 'list'>> {
  /**
   * How many cards the customer has, where your server knows: place is kept for them, so that nothing below the
   * form moves when they come. Unsaid, there is place for three.
   */
  count?: number | undefined;
  /**
   * The customer's cards, for a gateway that lists only server to server: the address on your
   * server that is asked with POST, or a function.
   */
  list?: string | (() => SavedCard[] | { cards: SavedCard[] } | Promise<SavedCard[] | { cards: SavedCard[] }>) | undefined;
}

/** What your server is asked to charge. */
export interface ChargeRequest {
  customerPaymentMethodId: string;
  /** What the shopper agreed to, when the new card is kept. */
  consent?: Consent;
  /**
   * Names this attempt: never charge the same name twice. It is `order`, and after a decline `order`
   * with `-2`, `-3` and so on: a shopper who tries another card makes a new attempt at one order.
   */
  attempt: string;
  /** What your page called it in `confirm({ attempt })`: the order, whichever attempt this is. */
  order?: string;
  /** Only say how the attempt stands; do not charge. */
  settle?: true;
}

/** What your server answers. Whatever else it says comes back in the result as `charge`. */
export interface ChargeAnswer {
  status: 'succeeded' | 'declined' | 'pending' | 'challenge' | 'unknown';
  /** The gateway's reason, when it is a no. */
  decline?: string | undefined;
  /** The bank's page, with `challenge`. */
  redirectUrl?: string | undefined;
  /** What is charged, such as `24.00`: with `currency` it is shown above the bank's page. */
  amount?: string | undefined;
  /** The currency of it, such as `USD`. */
  currency?: string | undefined;
  [more: string]: unknown;
}

/**
 * How your server is asked: the address that gets the request as JSON with POST, or a function. A
 * 4xx answer means that nothing was charged; anything that cannot be understood is asked about again with
 * `settle`, and never charged again.
 */
export type ChargeSource =
  | string
  | ((request: ChargeRequest & { signal: AbortSignal }) => ChargeAnswer | Promise<ChargeAnswer>);

export interface ConfirmOptions {
  charge: ChargeSource;
  /**
   * Your name of this payment, such as an order number; one of the element's own when absent. Your
   * server gets it back as `order`.
   */
  attempt?: string | undefined;
}

export interface PaymentElementOptions extends UpdateOptions {
  /** `setup` saves a card now and charges it later; `payment` pays now. */
  mode: 'setup' | 'payment';
  sessionToken: SessionTokenSource;
  savedCards?: SavedCardOptions | undefined;
  /**
   * How the bank's page is shown when it wants the shopper; in a `dialog` when absent. Where your page
   * may not show it (its policy, COEP), it takes the whole window after all.
   */
  challenge?: 'dialog' | 'redirect' | undefined;
  /** `row` puts number, expiry and code side by side where the form is wide enough. */
  layout?: 'stack' | 'row' | undefined;
  /**
   * The gateway's customer whose cards are shown and whom a new card is bound to; from your server,
   * whose session token must be of the same customer.
   */
  customerId?: string | undefined;
  /** Whether the shopper is asked for the name on the card; `never` when absent. */
  holder?: HolderPolicy | undefined;
}

/** Misuse: thrown as a {@link PaysealError}, whose message says the exact fix. */
export type MisuseCode =
  | 'target_missing'
  | 'already_mounted'
  | 'option_invalid'
  | 'option_missing'
  | 'gateway_insecure'
  | 'same_origin'
  | 'destroyed';

/** Why the form is not there. */
export type LoadErrorCode =
  | 'frame_blocked'
  | 'frame_timeout'
  | 'origin_refused'
  | 'gateway_unreachable'
  | 'offline'
  | 'account_unknown'
  | 'version_mismatch'
  | 'frame_crashed'
  | 'wasm_blocked'
  | 'option_invalid';

/** Every code that can be handed to the page: what was typed, what was refused, what failed. */
export type ErrorCode =
  | FrameErrorCode
  | LoadErrorCode
  | 'not_mounted'
  | 'destroyed'
  | 'timeout'
  | 'saved_cards_failed'
  | 'challenge_blocked'
  | 'frame_replaced';

/** An error that is handed over, never thrown. */
export interface PaymentError<Code extends ErrorCode = ErrorCode> {
  code: Code;
  /** The field it is about, when it is about one. */
  field?: Field;
  /** A sentence for the shopper, in the shopper's language. */
  message: string;
  /** Whether the same call may succeed later without a change by the shopper. */
  retryable: boolean;
  /** The gateway's own code, when the gateway said no. */
  gatewayCode?: string;
  /** What to check; for you, not for the shopper. */
  hint?: string;
  /** What was thrown by your own `sessionToken` function, or by the request to your server. */
  cause?: unknown;
}

/** Either the one opaque id, or why there is none. */
export type PaymentMethodResult =
  | { customerPaymentMethodId: string; consent?: Consent; error?: undefined }
  | { error: PaymentError; customerPaymentMethodId?: undefined; consent?: undefined };

/** Why a payment was declined. */
export interface Decline {
  code: DeclineCode;
  /** A sentence for the shopper, in the shopper's language. */
  message: string;
  /** Whether the same card may succeed when it is tried again. */
  retryable: boolean;
}

/** How a payment stands, or why it was not begun. `unknown` is settled by confirming again. */
export type ConfirmResult =
  | {
      status: PaymentStatus;
      customerPaymentMethodId: string;
      consent?: Consent;
      decline?: Decline;
      /** What your server answered last. */
      charge?: ChargeAnswer;
      error?: undefined;
    }
  | {
      error: PaymentError;
      status?: undefined;
      customerPaymentMethodId?: undefined;
      consent?: undefined;
      decline?: undefined;
      charge?: undefined;
    };

export interface PaymentElementEvents {
  /** The form can be used. */
  ready: { type: 'ready' };
  change: {
    type: 'change';
    /** Everything that is needed is there: every field is valid, or a saved card is chosen. */
    complete: boolean;
    /** Nothing was typed. */
    empty: boolean;
    /** Once it is certain; null before. */
    brand: Brand | null;
    fields: Record<Exclude<Field, 'holder'>, FieldState> & { holder?: FieldState };
    /** The saved card that is chosen; null for a new one. */
    selected: string | null;
    /** Whether the new card is to be kept. */
    consent: boolean;
  };
  /** The shopper removed a saved card. */
  savedcardremove: { type: 'savedcardremove'; id: string };
  /** The shopper changed a saved card, or made it the default. */
  savedcardupdate: { type: 'savedcardupdate'; id: string };
  focus: { type: 'focus'; field: Field };
  blur: { type: 'blur'; field: Field };
  /** Escape was pressed in the form. */
  escape: { type: 'escape' };
  /** Enter was pressed; the `<form>` around the mount is submitted unless this is prevented. */
  submit: { type: 'submit'; preventDefault(): void };
  /** Something went wrong outside a call, or your server gave no session token. */
  error: PaymentError & { type: 'error' };
  /** The form is not there; the shopper is offered to load it again. */
  loaderror: PaymentError<LoadErrorCode> & { type: 'loaderror' };
}

export interface PaymentElement {
  /**
   * Puts the form into the page; `target` is a CSS selector or an element. What is left of an earlier
   * form in it (another element's, a copy in a cached page) goes.
   */
  mount(target: string | Element): void;
  /** Takes the form out of the page; it can be mounted again. */
  unmount(): void;
  /** Takes the form out of the page for good. */
  destroy(): void;
  update(options: UpdateOptions): void;
  /**
   * Focuses a field; the first one that needs the shopper when none is named. After a payment it is the
   * result. Safari gives the focus to the frame, but to no field of it before the shopper has
   * touched the form.
   */
  focus(field?: Field): void;
  /** Forgets what was typed. */
  clear(): void;
  /** Listens; the returned function stops listening. */
  on<Name extends keyof PaymentElementEvents>(
    name: Name,
    listener: (event: PaymentElementEvents[Name]) => void,
  ): () => void;
  /**
   * Turns what was typed into one opaque id. It always resolves; while one call is under way,
   * every caller gets the same promise.
   */
  createPaymentMethod(): Promise<PaymentMethodResult>;
  /**
   * Pays with what was typed or chosen: your server charges, the bank is asked when it wants to
   * be. The promise never rejects; while one payment is under way, every caller gets the same one, and
   * after a payment has succeeded every further call tells the same again.
   *
   * @throws {PaysealError} at once, and before anything is asked, when it is called wrongly: options that
   *   are none, or an element that was made with `mode: 'setup'`
   */
  confirm(options: ConfirmOptions): Promise<ConfirmResult>;
  /** Chooses a saved card by its id, or with null a new one; for a list of your own. */
  select(id: string | null): void;
}

export interface Payseal {
  createPaymentElement(options: PaymentElementOptions): PaymentElement;
}

/** Thrown when the library is used wrongly; the message says the exact fix. */
export class PaysealError extends Error {
  readonly name: 'PaysealError';
  readonly code: MisuseCode;
  /** The option that is wrong. */
  readonly field?: string;
  readonly retryable: false;
  constructor(code: MisuseCode, message: string, field?: string);
}

/** Importing and calling it is safe on a server; mounting is for browsers. */
export function loadPayseal(options: LoadOptions): Promise<Payseal>;

/** What the script tag puts at `window.Payseal`. */
export interface PaysealGlobal {
  /** `gateway` is the origin of the script when absent. */
  (options: Omit<LoadOptions, 'gateway'> & Partial<Pick<LoadOptions, 'gateway'>>): Payseal;
  PaysealError: typeof PaysealError;
}

declare global {
  interface Window {
    /** Set by the script tag; absent with ES modules. */
    Payseal?: PaysealGlobal;
  }
}

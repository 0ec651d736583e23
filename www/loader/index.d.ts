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

/** Where the form comes from. */
export interface LoadOptions {
  /** The gateway's origin, such as `https://pay.example`. */
  gateway: string;
  /** Your account number at the gateway. */
  account: string;
  /** A language tag; the page's own language when absent. */
  locale?: string;
}

/** What your server answers when it is asked for a session token. */
export interface SessionToken {
  sessionToken: string;
  /** Seconds; 1800 when absent. */
  expiresIn?: number;
}

/**
 * How the form gets a session token: the address on your server that is asked with POST, or a
 * function. It is asked again by itself before the token ends; nothing typed is lost.
 */
export type SessionTokenSource =
  | string
  | (() => string | SessionToken | Promise<string | SessionToken>);

/** How the form looks, in the few tokens that are allowed. */
export interface Appearance extends Omit<RawAppearance, 'theme'> {
  /** `auto` follows the shopper's system. */
  theme?: Theme;
  /** A colour as `#rrggbb`. */
  accent?: string;
  /** The corner radius in whole CSS pixels, 0 to 16. */
  radius?: number;
}

export type Theme = 'auto' | 'light' | 'dark';

/** What you already know of the bill's address; sent to the gateway with the card. */
export type BillingDetails = RawBilling;

/** What can change while the form is in the page; nothing typed is lost. */
export interface UpdateOptions {
  locale?: string;
  appearance?: Appearance;
  billingDetails?: BillingDetails;
}

/** A saved card, from a server that lists them itself. */
export type SavedCard = RawSavedCard;

/** What you want of saved cards. With `mode: 'setup'` only `save`. */
export interface SavedCardOptions extends Omit<RawSavedCards, 'list'> {
  /**
   * The customer's cards, for a gateway that lists only server to server: the address on your
   * server that is asked with POST, or a function.
   */
  list?: string | (() => SavedCard[] | Promise<SavedCard[]>);
}

/** What your server is asked to charge. */
export interface ChargeRequest {
  customerPaymentMethodId: string;
  /** What the shopper agreed to, when the new card is kept. */
  consent?: Consent;
  /** Names the attempt: never charge the same name twice. */
  attempt: string;
  /** Only say how the attempt stands; do not charge. */
  settle?: true;
}

/** What your server answers. Whatever else it says comes back in the result as `charge`. */
export interface ChargeAnswer {
  status: 'succeeded' | 'declined' | 'pending' | 'challenge' | 'unknown';
  /** The gateway's reason, when it is a no. */
  decline?: string;
  /** The bank's page, with `challenge`. */
  redirectUrl?: string;
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
  /** Your name of this payment, such as an order number; one of the element's own when absent. */
  attempt?: string;
}

export interface PaymentElementOptions extends UpdateOptions {
  /** `setup` saves a card now and charges it later; `payment` pays now. */
  mode: 'setup' | 'payment';
  sessionToken: SessionTokenSource;
  savedCards?: SavedCardOptions;
  /** How the bank's page is shown when it wants the shopper; in a `dialog` when absent. */
  challenge?: 'dialog' | 'redirect';
  /** `row` puts number, expiry and code side by side where the form is wide enough. */
  layout?: 'stack' | 'row';
  /** The gateway's customer whom the new card is bound to; from your server. */
  customerId?: string;
  /** Whether the shopper is asked for the name on the card; `never` when absent. */
  holder?: HolderPolicy;
}

/** Misuse: thrown as a {@link PaysealError}, whose message says the exact fix. */
export type MisuseCode =
  | 'target_missing'
  | 'already_mounted'
  | 'option_invalid'
  | 'gateway_insecure'
  | 'same_origin'
  | 'destroyed';

/** Why the form is not there. */
export type LoadErrorCode =
  | 'frame_blocked'
  | 'frame_timeout'
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
  | { error: PaymentError; customerPaymentMethodId?: undefined };

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
  | { error: PaymentError; status?: undefined; customerPaymentMethodId?: undefined };

export interface PaymentElementEvents {
  /** The form can be used. */
  ready: { type: 'ready' };
  change: {
    type: 'change';
    /** Everything that is needed is there: every field is valid, or a saved card is chosen. */
    complete: boolean;
    /** Nothing was typed. */
    empty: boolean;
    /** Once it is certain. */
    brand: Brand | null;
    fields: Record<Exclude<Field, 'holder'>, FieldState> & { holder?: FieldState };
    /** The saved card that is chosen. */
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
  /** Puts the form into the page; `target` is a CSS selector or an element. */
  mount(target: string | Element): void;
  /** Takes the form out of the page; it can be mounted again. */
  unmount(): void;
  /** Takes the form out of the page for good. */
  destroy(): void;
  update(options: UpdateOptions): void;
  /** Focuses a field; the first one that needs the shopper when none is named. */
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
   * be. It never rejects; while one payment is under way, every caller gets the same promise.
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

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
  TextKey,
} from './protocol.d.ts';

export type { Brand, Consent, DeclineCode, Field, FieldState, HolderPolicy, PaymentStatus, TextKey };

/** An option that is absent may also be written as `undefined`. */
type Optional<Options> = { [Name in keyof Options]: Options[Name] | undefined };

/** Which gateway and account the form uses. */
export interface LoadOptions {
  /** The gateway's origin, such as `https://pay.example`. */
  gateway: string;
  /** Your account number at the gateway, or your publishable key. */
  account: string;
  /** A language tag such as `zh-Hans` or `zh_CN`; defaults to the page's language. */
  locale?: string | undefined;
}

/** Your server's answer to a request for a session token. */
export interface SessionToken {
  sessionToken: string;
  /** Lifetime in seconds; defaults to 1800. */
  expiresIn?: number | undefined;
}

/**
 * How the form gets a session token: a URL on your server, which is called with POST, or a function. The
 * form requests a new token before the old one expires; nothing typed is lost.
 */
export type SessionTokenSource =
  | string
  | (() => string | SessionToken | Promise<string | SessionToken>);

/** The form's appearance: the few settings that it allows. */
export interface Appearance extends Optional<Omit<RawAppearance, 'theme' | 'accent' | 'accentDark' | 'background' | 'text' | 'radius'>> {
  /** `auto` follows the page around the form, also when it changes. */
  theme?: Theme | undefined;
  /** A colour as `#rrggbb`, or one for light and one for dark pages. It is adjusted until it is visible there. */
  accent?: string | { light: string; dark: string } | undefined;
  /** What is behind the letters of a field, likewise. A dark one makes a dark form. */
  background?: string | { light: string; dark: string } | undefined;
  /** Letters, likewise; hints and lines are paler shades of it. */
  text?: string | { light: string; dark: string } | undefined;
  /** The corner radius in whole CSS pixels, 0 to 16. */
  radius?: number | undefined;
}

export type Theme = 'auto' | 'light' | 'dark';

/** What you already know of the billing address; sent to the gateway with the card. */
export type BillingDetails = Optional<RawBilling>;

/** What can change while the form is in the page; nothing typed is lost. */
export interface UpdateOptions {
  locale?: string | undefined;
  appearance?: Appearance | undefined;
  billingDetails?: BillingDetails | undefined;
  /** The form is not for now: its fields take no key and no focus, and say so. Calls still work. */
  disabled?: boolean | undefined;
  /** What is in the fields can be read and reached by the keyboard, and not changed; saved cards cannot be chosen. */
  readOnly?: boolean | undefined;
  /**
   * Your own words in the place of the form's, by their keys; each keeps the places of the sentence that it stands for, such as
   * `{merchant}`. Other words to agree to come all together: `consent_label`, `consent_mandate`, `consent_always` and
   * a `consent_version` of your own, which begins with `own-`. They replace all that were given before.
   */
  texts?: Texts | undefined;
  /** Your own examples in empty fields; `{count}` in that of the code is how many digits it has. */
  placeholders?: Placeholders | undefined;
}

type Members<Options> = { [Name in keyof Options]: Options[Name] | null };

/** As {@link UpdateOptions}; `null` takes a value back. */
export interface Changes {
  locale?: string | null | undefined;
  appearance?: Members<Appearance> | null | undefined;
  billingDetails?: Members<BillingDetails> | null | undefined;
  disabled?: boolean | null | undefined;
  readOnly?: boolean | null | undefined;
  texts?: Texts | null | undefined;
  placeholders?: Placeholders | null | undefined;
}

/** What every call takes. */
export interface CallOptions {
  /**
   * Ends the call: it resolves with the error `cancelled`, and what was typed stays. A payment that your server was
   * already asked to charge goes on, and resolves as it ends.
   */
  signal?: AbortSignal | undefined;
}

/** Examples by their fields, each one line of at most 40 characters. The name on the card has none. */
export interface Placeholders {
  number?: string | undefined;
  expiry?: string | undefined;
  cvc?: string | undefined;
}

/** Sentences by their keys. */
export type Texts = { [Key in TextKey]?: string };

/** A saved card, in a list from your own server. */
export type SavedCard = RawSavedCard;

/** How the form handles saved cards. With `mode: 'setup'`, only `save` applies. */
export interface SavedCardOptions extends Optional<Omit<RawSavedCards, 'list'>> {
  /**
   * How many cards the customer has, if your server knows: room is reserved for them, so that nothing below the
   * form moves when they load. By default there is room for three.
   */
  count?: number | undefined;
  /**
   * The customer's cards, for a gateway that lists them only server to server: a URL on your
   * server, which is called with POST, or a function.
   */
  list?: string | (() => SavedCard[] | { cards: SavedCard[] } | Promise<SavedCard[] | { cards: SavedCard[] }>) | undefined;
}

/** The request that your server gets, to charge or to report a status. */
export interface ChargeRequest {
  customerPaymentMethodId: string;
  /** The shopper's agreement, if the new card is to be saved. */
  consent?: Consent;
  /**
   * The idempotency key of this attempt: never charge the same one twice. It equals `order`, and after a
   * decline `order` with `-2`, `-3` and so on: a shopper who tries another card makes a new attempt at the same order.
   */
  attempt: string;
  /** The name from your page's `confirm({ attempt })`: the order, the same for all its attempts. */
  order?: string;
  /** Do not charge; only answer the attempt's status. */
  settle?: true;
}

/** Your server's answer. It comes back in the result as `charge`, with any members of your own. */
export interface ChargeAnswer {
  status: 'succeeded' | 'declined' | 'pending' | 'challenge' | 'unknown';
  /** The gateway's reason, with `declined`. */
  decline?: string | undefined;
  /** The bank's page (3-D Secure), with `challenge`. */
  redirectUrl?: string | undefined;
  /** The amount, such as `24.00`; with `currency` it is shown above the bank's page. */
  amount?: string | undefined;
  /** The currency, such as `USD`. */
  currency?: string | undefined;
  [more: string]: unknown;
}

/**
 * How the form asks your server to charge: a URL that gets the request as JSON with POST, or a function. A
 * 4xx answer means that nothing was charged. After an answer that cannot be understood, or none, the form asks
 * for the status with `settle` and never charges again.
 */
export type ChargeSource =
  | string
  | ((request: ChargeRequest & { signal: AbortSignal }) => ChargeAnswer | Promise<ChargeAnswer>);

export interface ConfirmOptions extends CallOptions {
  charge: ChargeSource;
  /**
   * Your name for this payment, such as an order number; by default the element makes one up. Your
   * server gets it as `order`.
   */
  attempt?: string | undefined;
}

export interface PaymentElementOptions extends UpdateOptions {
  /** `setup` saves a card now and charges it later; `payment` pays now. */
  mode: 'setup' | 'payment';
  sessionToken: SessionTokenSource;
  savedCards?: SavedCardOptions | undefined;
  /**
   * Where the bank's page is shown for a 3-D Secure challenge; defaults to `dialog`. If your page cannot
   * show it (because of its policy or COEP), it takes the whole window after all.
   */
  challenge?: 'dialog' | 'redirect' | undefined;
  /** `row` puts number, expiry and code side by side if the form is wide enough. */
  layout?: 'stack' | 'row' | undefined;
  /**
   * Where the names of the fields stand: above them, or in them and at their upper edge once there is something in
   * them; or nowhere, and then they are still read aloud. Defaults to `above`.
   */
  labels?: 'above' | 'floating' | 'hidden' | undefined;
  /** Shows the number as dots while its field has not the focus, as the code always is. */
  maskNumber?: boolean | undefined;
  /**
   * The gateway's id of the customer whose cards are shown, and for whom a new card is saved. It comes from
   * your server; the session token must be for the same customer.
   */
  customerId?: string | undefined;
  /**
   * The brands you take, of those that your account takes; the form shows their marks, and says at once that a card
   * of another brand is not taken. By default all that the account takes.
   */
  brands?: Brand[] | undefined;
  /**
   * Which brand of a card of two is chosen until the shopper chooses, such as `['mada']`. By default none is: in the
   * European Union the choice is the shopper's (EU 2015/751, article 8).
   */
  preferredBrands?: Brand[] | undefined;
  /**
   * The focus goes on when a field has been typed full at its end, and back from an empty one with Backspace. What is
   * pasted or filled in leaves it where it is. Off by default: whoever cannot see the form may not expect it.
   */
  autoAdvance?: boolean | undefined;
  /** Puts the focus into the form once it is ready, unless the shopper is at something else on the page. */
  autofocus?: boolean | undefined;
  /** Whether the shopper is asked for the name on the card; defaults to `never`. */
  holder?: HolderPolicy | undefined;
}

/** Misuse: thrown as a {@link PaysealError}, whose message says exactly how to fix it. */
export type MisuseCode =
  | 'target_missing'
  | 'already_mounted'
  | 'option_invalid'
  | 'option_missing'
  | 'gateway_insecure'
  | 'same_origin'
  | 'no_browser'
  | 'destroyed';

/** Why the form could not load. */
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
  | 'loader_incomplete'
  | 'option_invalid';

/** Every error code that the page can get: invalid input, refusals and failures. */
export type ErrorCode =
  | FrameErrorCode
  | LoadErrorCode
  | 'not_mounted'
  | 'destroyed'
  | 'timeout'
  | 'saved_cards_failed'
  | 'challenge_blocked'
  | 'frame_replaced';

/** An error in a result or an event; it is never thrown. */
export interface PaymentError<Code extends ErrorCode = ErrorCode> {
  code: Code;
  /** The field it is about, if any. */
  field?: Field;
  /** A message for the shopper, in the shopper's language. */
  message: string;
  /** Whether the same call may succeed later without a change by the shopper. */
  retryable: boolean;
  /** The gateway's own code, if the gateway refused. */
  gatewayCode?: string;
  /** What to check; for you, not for the shopper. */
  hint?: string;
  /** What your own `sessionToken` function, or the request to your server, threw. */
  cause?: unknown;
}

/** Either the opaque id, or why there is none. */
export type PaymentMethodResult =
  | { customerPaymentMethodId: string; consent?: Consent; error?: undefined }
  | { error: PaymentError; customerPaymentMethodId?: undefined; consent?: undefined };

/** The form is ready to submit, or the first thing that is wrong; the form shows all of them. */
export type ValidationResult = { complete: true; error?: undefined } | { error: PaymentError; complete?: undefined };

/** Why a payment was declined. */
export interface Decline {
  code: DeclineCode;
  /** A message for the shopper, in the shopper's language. */
  message: string;
  /** Whether the same card may succeed if it is tried again. */
  retryable: boolean;
}

/** A payment's status, or why it was not started. After `unknown`, call `confirm` again to get the status. */
export type ConfirmResult =
  | {
      status: PaymentStatus;
      customerPaymentMethodId: string;
      consent?: Consent;
      decline?: Decline;
      /** Your server's last answer. */
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
    /** The form is ready to submit: every field is valid, or a saved card is chosen. */
    complete: boolean;
    /** Nothing was typed. */
    empty: boolean;
    /** The card's brand once it is certain; null before. */
    brand: Brand | null;
    /** Which brand of a card of two is chosen; null before, and for any other card. */
    selectedBrand: Brand | null;
    fields: Record<Exclude<Field, 'holder'>, FieldState> & { holder?: FieldState };
    /** The id of the chosen saved card; null for a new card. */
    selected: string | null;
    /** Whether the new card is to be saved. */
    consent: boolean;
    /** Whether a call is under way. */
    busy: boolean;
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
  /** Something failed outside a call, or your server gave no session token. */
  error: PaymentError & { type: 'error' };
  /** The form could not load; the shopper gets a button to load it again. */
  loaderror: PaymentError<LoadErrorCode> & { type: 'loaderror' };
}

export interface PaymentElement {
  /**
   * Puts the form into the page; `target` is a CSS selector or an element. Removes what an earlier
   * form left there (another element's, or a copy in a cached page).
   */
  mount(target: string | Element): void;
  /** Removes the form from the page; it can be mounted again. */
  unmount(): void;
  /** Removes the form from the page for good. */
  destroy(): void;
  /** Changes the form in place; nothing typed is lost. */
  update(changes: Changes): void;
  /**
   * Focuses a field, by default the first one that needs the shopper; after a payment, its result. Until the
   * shopper has touched the form, Safari focuses the frame but no field in it.
   */
  focus(field?: Field): void;
  /** Clears what was typed. */
  clear(): void;
  /** Adds a listener; the returned function removes it. */
  on<Name extends keyof PaymentElementEvents>(
    name: Name,
    listener: (event: PaymentElementEvents[Name]) => void,
  ): () => void;
  /** Adds a listener for the next such event alone; the returned function removes it. */
  once<Name extends keyof PaymentElementEvents>(
    name: Name,
    listener: (event: PaymentElementEvents[Name]) => void,
  ): () => void;
  /** Removes a listener. */
  off<Name extends keyof PaymentElementEvents>(
    name: Name,
    listener: (event: PaymentElementEvents[Name]) => void,
  ): void;
  /**
   * Checks what was typed or chosen as a call would, without making one: the form shows what is wrong, and its first
   * mistake takes the focus. The promise never rejects.
   */
  validate(options?: CallOptions): Promise<ValidationResult>;
  /**
   * Tokenises the card: turns what was typed into an opaque id. The promise never rejects; while a call is
   * under way, every caller gets the same one.
   */
  createPaymentMethod(options?: CallOptions): Promise<PaymentMethodResult>;
  /**
   * Pays with the card that was typed or chosen: your server charges it, and the shopper goes through a 3-D Secure
   * challenge if the bank asks for one. The promise never rejects; while a payment is under way, every caller
   * gets the same one, and after a success every further call gets the same result.
   *
   * @throws {PaysealError} at once, before any request, if it is misused: invalid options, or an element
   *   with `mode: 'setup'`
   */
  confirm(options: ConfirmOptions): Promise<ConfirmResult>;
  /** Chooses a saved card by its id, or a new card with null; for a list that you draw yourself. */
  select(id: string | null): void;
}

export interface Payseal {
  createPaymentElement(options: PaymentElementOptions): PaymentElement;
}

/** Thrown on misuse of the library; the message says exactly how to fix it. */
export class PaysealError extends Error {
  readonly name: 'PaysealError';
  readonly code: MisuseCode;
  /** The option that is wrong. */
  readonly field?: string;
  readonly retryable: false;
  constructor(code: MisuseCode, message: string, field?: string);
}

/** Loads the library. Importing and calling it is safe on a server; mounting needs a browser. */
export function loadPayseal(options: LoadOptions): Promise<Payseal>;

/** What the script tag sets as `window.Payseal`. */
export interface PaysealGlobal {
  /** `gateway` defaults to the script's own origin. */
  (options: Omit<LoadOptions, 'gateway'> & Partial<Pick<LoadOptions, 'gateway'>>): Payseal;
  PaysealError: typeof PaysealError;
}

declare global {
  interface Window {
    /** Set by the script tag; absent with ES modules. */
    Payseal?: PaysealGlobal;
  }
}

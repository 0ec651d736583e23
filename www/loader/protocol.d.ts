// Generated from core/src/bridge by `cargo xtask gen`; do not edit.

export declare const VERSION: 1;

export type ToFrame = { "open": RawOptions } | { "token": { 
/**
 * The number of the request this answers.
 */
request: number, 
/**
 * The token, when there is one.
 */
token?: string, 
/**
 * How long it lasts, in seconds; 1800 when absent.
 */
expiresIn?: number, } } | { "submit": { 
/**
 * Chosen by the loader, one per call.
 */
call: number, } } | { "update": { 
/**
 * A BCP 47 tag.
 */
locale?: string, 
/**
 * The look.
 */
appearance?: RawAppearance, 
/**
 * What the merchant knows of the bill's address.
 */
billingDetails?: RawBilling, } } | { "focus": { 
/**
 * Which field.
 */
field?: Field, } } | "clear" | "close";

export type ToHost = "waking" | { "opened": { 
/**
 * The protocol's version, as in the greeting.
 */
version: number, 
/**
 * The nonce of the greeting.
 */
nonce: string, 
/**
 * The frame's accessible name in the shopper's language.
 */
title: string, } } | "ready" | { "titled": { 
/**
 * The new name.
 */
title: string, } } | { "resized": { 
/**
 * In whole CSS pixels, rounded up.
 */
height: number, } } | { "needToken": { 
/**
 * To be repeated in the answer.
 */
request: number, 
/**
 * Why.
 */
reason: TokenReason, } } | { "changed": Snapshot } | { "focused": { 
/**
 * Which.
 */
field: Field, } } | { "blurred": { 
/**
 * Which.
 */
field: Field, } } | "escaped" | "entered" | { "finished": { 
/**
 * The call of the `submit`.
 */
call: number, 
/**
 * How it ended.
 */
outcome: Outcome, } } | { "troubled": { 
/**
 * What.
 */
error: ErrorReport, } } | { "crashed": { 
/**
 * Why.
 */
code: CrashCode, } };

export type RawOptions = { 
/**
 * Whether the shopper is asked for the name on the card.
 */
holder?: HolderPolicy, 
/**
 * The gateway customer whom the new card is bound to.
 */
customerId?: string, 
/**
 * A BCP 47 tag; the document's own locale when absent.
 */
locale?: string, 
/**
 * How the form looks.
 */
appearance?: RawAppearance, 
/**
 * What the merchant already knows of the bill's address.
 */
billingDetails?: RawBilling, };

export type HolderPolicy = "never" | "always";

export type RawAppearance = { 
/**
 * `auto`, `light` or `dark`.
 */
theme?: string, 
/**
 * A colour as `#rrggbb`.
 */
accent?: string, 
/**
 * The corner radius in CSS pixels, 0 to 16.
 */
radius?: number, };

export type RawBilling = { firstName?: string, lastName?: string, email?: string, phone?: string, line1?: string, line2?: string, city?: string, state?: string, postalCode?: string, country?: string, };

export type TokenReason = "first" | "expiring" | "refused";

export type CrashCode = "wasm_blocked" | "frame_crashed" | "account_unknown";

export type Snapshot = { 
/**
 * Every field is valid.
 */
complete: boolean, 
/**
 * Nothing was typed.
 */
empty: boolean, 
/**
 * The brand, once it is certain.
 */
brand?: Brand, 
/**
 * Each field's state.
 */
fields: FieldStates, };

export type FieldStates = { number: FieldState, expiry: FieldState, cvc: FieldState, holder?: FieldState, };

export type Outcome = { "created": { 
/**
 * The one opaque id.
 */
customerPaymentMethodId: string, 
/**
 * The card's brand.
 */
brand?: Brand, } } | { "error": ErrorReport };

export type ErrorReport = { 
/**
 * One of an exhaustive list.
 */
code: FrameErrorCode, 
/**
 * The field it is about, when it is about one.
 */
field?: Field, 
/**
 * A sentence in the shopper's language.
 */
message: string, 
/**
 * Whether the same call may succeed later without a change by the shopper.
 */
retryable: boolean, 
/**
 * The gateway's own code, when the gateway said no.
 */
gatewayCode?: string, 
/**
 * What the developer should check; not for the shopper.
 */
hint?: string, };

export type Field = "number" | "expiry" | "cvc" | "holder";

export type FieldState = "empty" | "incomplete" | "valid" | "invalid";

export type Brand = "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay" | "maestro" | "elo" | "mir" | "rupay" | "troy" | "hipercard";

export type FrameErrorCode =
  | "number_missing"
  | "number_incomplete"
  | "number_typo"
  | "number_too_long"
  | "number_refused"
  | "expiry_missing"
  | "expiry_incomplete"
  | "expiry_month"
  | "expiry_past"
  | "expiry_too_far"
  | "expiry_refused"
  | "cvc_missing"
  | "cvc_incomplete"
  | "cvc_too_long"
  | "cvc_refused"
  | "holder_missing"
  | "holder_looks_like_number"
  | "holder_too_long"
  | "card_refused"
  | "offline"
  | "timeout"
  | "gateway_unreachable"
  | "gateway_answer_invalid"
  | "gateway_refused"
  | "session_token_failed"
  | "session_token_refused"
  | "cancelled"
  | "option_invalid";

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
call: number, } } | { "confirm": { 
/**
 * Chosen by the loader, one per call.
 */
call: number, } } | { "validate": { 
/**
 * Chosen by the loader, one per call.
 */
call: number, } } | { "cancel": { 
/**
 * Its number.
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
billingDetails?: RawBilling, 
/**
 * Whether the shopper can change anything.
 */
access?: Access, 
/**
 * The merchant's own sentences, all of them.
 */
texts?: string, } } | { "surface": RawSurface } | { "focus": { 
/**
 * Which field.
 */
field?: Field, } } | "clear" | "close" | { "charged": { 
/**
 * The number of the request this answers.
 */
request: number, 
/**
 * What the merchant's server said.
 */
answer: ChargeAnswer, } } | { "challenged": { 
/**
 * The number of the request this is about.
 */
request: number, 
/**
 * What happened there.
 */
news: ChallengeEvent, } } | { "cards": { 
/**
 * The number of the request this answers.
 */
request: number, 
/**
 * The cards, newest first.
 */
cards?: Array<RawSavedCard>, } } | { "select": { 
/**
 * Which.
 */
id?: string, } };

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
 * The call of it.
 */
call: number, 
/**
 * How it ended.
 */
outcome: OutcomeReport, } } | { "troubled": { 
/**
 * What.
 */
error: ErrorReport, } } | { "crashed": { 
/**
 * Why.
 */
code: CrashCode, } } | { "needCards": { 
/**
 * To be repeated in the answer.
 */
request: number, } } | { "needCharge": { 
/**
 * To be repeated in the answer.
 */
request: number, 
/**
 * Which attempt to pay, counted from one: the same number is never charged twice.
 */
attempt: number, 
/**
 * What to charge.
 */
customerPaymentMethodId: string, 
/**
 * What the shopper agreed to, when a new card is to be kept.
 */
consent?: Consent, 
/**
 * Only ask, do not charge.
 */
settle: boolean, } } | { "needChallenge": { 
/**
 * To be repeated in the answer.
 */
request: number, 
/**
 * Where it is.
 */
url: string, 
/**
 * Whom the shopper pays, and how much, as far as that is known; in words.
 */
about?: string, } } | "endChallenge" | { "cardRemoved": { 
/**
 * Which.
 */
id: string, } } | { "cardUpdated": { 
/**
 * Which.
 */
id: string, } };

export type RawOptions = { 
/**
 * What the element is for; `setup` when absent.
 */
mode?: Mode, 
/**
 * What the merchant wants of saved cards.
 */
savedCards?: RawSavedCards, 
/**
 * Whether the shopper is asked for the name on the card.
 */
holder?: HolderPolicy, 
/**
 * The gateway customer whom the new card is bound to.
 */
customerId?: string, 
/**
 * The brands that the merchant takes, by slug, with spaces between them; those of the session when absent.
 */
brands?: string, 
/**
 * Which of the two brands of a card is chosen until the shopper chooses, as `brands`; none when absent.
 */
preferredBrands?: string, 
/**
 * Whether the shopper can change anything; `open` when absent.
 */
access?: Access, 
/**
 * Whether the focus goes on when a field is full; not when absent.
 */
advance?: boolean, 
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
billingDetails?: RawBilling, 
/**
 * The merchant's own sentences, as [`crate::text::own`] reads them.
 */
texts?: string, };

export type HolderPolicy = "never" | "always";

export type Access = "open" | "readOnly" | "disabled";

export type Mode = "setup" | "payment";

export type RawSavedCards = { 
/**
 * Whether the form shows them; `always` when absent.
 */
redisplay?: ShowSaved, 
/**
 * Whether a new card is kept; `always` in setup and `auto` in payment when absent.
 */
save?: Save, 
/**
 * Whether the shopper may change and remove them; yes when absent.
 */
remove?: boolean, 
/**
 * Whether a saved card's security code is asked for again; `auto` when absent.
 */
cvc?: CvcAgain, 
/**
 * Whether the page fetches the list, for a gateway that lists only server to server.
 */
list?: boolean, };

export type ShowSaved = "always" | "never";

export type Save = "auto" | "never" | "always";

export type CvcAgain = "auto" | "always";

export type RawSavedCard = { 
/**
 * The opaque id.
 */
customerPaymentMethodId: string, 
/**
 * The brand, by our slug or by the gateway's name; one that we do not know is shown by name.
 */
brand?: string, 
/**
 * The last four digits; empty when they are not known.
 */
last4: string, 
/**
 * 1 to 12.
 */
expMonth?: number, 
/**
 * In full.
 */
expYear?: number, 
/**
 * The name on the card.
 */
holder?: string, 
/**
 * Whether it is the customer's default.
 */
isDefault?: boolean, };

export type Consent = { 
/**
 * Which text was shown.
 */
textVersion: string, 
/**
 * How far it goes.
 */
redisplay: AllowRedisplay, };

export type AllowRedisplay = "always" | "limited";

export type ChargeAnswer = { "told": { 
/**
 * How.
 */
status: ChargeStatus, 
/**
 * The gateway's reason, when it is a no.
 */
decline?: string, 
/**
 * The bank's page, when the shopper is wanted there.
 */
redirectUrl?: string, } } | "refused" | "lost";

export type ChargeStatus = "succeeded" | "declined" | "pending" | "challenge" | "unknown";

export type ChallengeEvent = "returned" | "moved" | "cancelled";

export type PaymentStatus = "succeeded" | "declined" | "pending" | "unknown";

export type DeclineReport = { 
/**
 * One of an exhaustive list.
 */
code: DeclineCode, 
/**
 * A sentence in the shopper's language.
 */
message: string, 
/**
 * Whether the same card may succeed later.
 */
retryable: boolean, };

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
 * Another one for dark pages; the same when absent.
 */
accentDark?: string, 
/**
 * What is behind the letters of a field, as `#rrggbb`, or one for light and one for dark pages with a space
 * between them.
 */
background?: string, 
/**
 * Letters, likewise.
 */
text?: string, 
/**
 * The corner radius in CSS pixels, 0 to 16.
 */
radius?: number, };

export type RawBilling = { firstName?: string, lastName?: string, email?: string, phone?: string, line1?: string, line2?: string, city?: string, state?: string, postalCode?: string, country?: string, };

export type RawSurface = { 
/**
 * Whether it is light or dark.
 */
tone: Tone, 
/**
 * Its colour as `#rrggbb`, when it is one.
 */
paper?: string, };

export type Tone = "light" | "dark";

export type TokenReason = "first" | "expiring" | "refused";

export type CrashCode = "wasm_blocked" | "frame_crashed" | "account_unknown";

export type Snapshot = { 
/**
 * Everything that is needed is there: every field is valid, or a saved card is chosen.
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
 * Which of the two brands of its card is chosen.
 */
selectedBrand?: Brand, 
/**
 * Each field's state.
 */
fields: FieldStates, 
/**
 * The id of the saved card that is chosen.
 */
selected?: string, 
/**
 * Whether the shopper wants the new card kept.
 */
consent: boolean, };

export type FieldStates = { number: FieldState, expiry: FieldState, cvc: FieldState, holder?: FieldState, };

export type OutcomeReport = { "created": { 
/**
 * The one opaque id.
 */
customerPaymentMethodId: string, 
/**
 * The card's brand.
 */
brand?: Brand, 
/**
 * What the shopper agreed to.
 */
consent?: Consent, } } | { "settled": { 
/**
 * How.
 */
status: PaymentStatus, 
/**
 * With what it was paid.
 */
customerPaymentMethodId: string, 
/**
 * What the shopper agreed to.
 */
consent?: Consent, 
/**
 * Why not, when it was declined.
 */
decline?: DeclineReport, } } | "complete" | { "error": ErrorReport };

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

export type Brand = "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay" | "maestro" | "elo" | "mir" | "rupay" | "troy" | "hipercard" | "mada" | "cartes_bancaires" | "dankort" | "bancontact" | "verve" | "uatp" | "eftpos_australia" | "bc" | "cabal" | "naranja" | "argencard";

export type FrameErrorCode =
  | "number_missing"
  | "number_incomplete"
  | "number_typo"
  | "number_too_long"
  | "number_brand"
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
  | "saved_cards_failed"
  | "cancelled"
  | "busy"
  | "charge_refused"
  | "too_many_attempts"
  | "customer_mismatch"
  | "option_invalid"
  | "saved_card_invalid"
  | "not_visible";

export type DeclineCode =
  | "card_declined"
  | "insufficient_funds"
  | "card_expired"
  | "cvc_incorrect"
  | "card_lost_or_stolen"
  | "processing_error"
  | "limit_exceeded"
  | "authentication_failed"
  | "challenge_cancelled"
  | "challenge_expired"
  | "high_risk";

export type TextKey =
  | "frame_title"
  | "secured_by"
  | "test_badge"
  | "test_badge_hint"
  | "number_label"
  | "number_placeholder"
  | "expiry_label"
  | "expiry_placeholder"
  | "cvc_label"
  | "cvc_label_optional"
  | "cvc_placeholder"
  | "cvc_hint_back"
  | "cvc_hint_front"
  | "holder_label"
  | "brand_recognised"
  | "brand_choice"
  | "brand_mastercard"
  | "brand_amex"
  | "brand_diners"
  | "brand_unionpay"
  | "reason_number_missing"
  | "reason_number_incomplete"
  | "reason_number_typo"
  | "reason_number_too_long"
  | "reason_number_brand"
  | "number_brand_named"
  | "reason_expiry_missing"
  | "reason_expiry_incomplete"
  | "reason_expiry_month"
  | "reason_expiry_past"
  | "reason_expiry_too_far"
  | "reason_cvc_missing"
  | "reason_cvc_incomplete"
  | "reason_cvc_too_long"
  | "reason_holder_missing"
  | "reason_holder_looks_like_number"
  | "reason_holder_too_long"
  | "reason_number_refused"
  | "reason_expiry_refused"
  | "reason_cvc_refused"
  | "digits_missing_one"
  | "digits_missing_two"
  | "digits_missing_few"
  | "digits_missing_many"
  | "digits_missing_other"
  | "digits_extra_one"
  | "digits_extra_two"
  | "digits_extra_few"
  | "digits_extra_many"
  | "digits_extra_other"
  | "expired_in"
  | "year_too_far"
  | "notice_offline"
  | "notice_timeout"
  | "notice_unavailable"
  | "notice_session"
  | "notice_refused"
  | "notice_cancelled"
  | "notice_unexpected"
  | "notice_clock"
  | "notice_code_forgotten"
  | "notice_card_forgotten"
  | "notice_charge_refused"
  | "notice_too_many"
  | "notice_unknown"
  | "notice_change_failed"
  | "busy"
  | "busy_paying"
  | "busy_bank"
  | "finished"
  | "finished_paid"
  | "finished_paid_amount"
  | "finished_pending"
  | "declined_card"
  | "declined_funds"
  | "declined_expired"
  | "declined_cvc"
  | "declined_processing"
  | "declined_limit"
  | "declined_authentication"
  | "declined_cancelled"
  | "declined_challenge_expired"
  | "saved_heading"
  | "saved_new"
  | "saved_card"
  | "saved_name"
  | "saved_card_spoken"
  | "saved_expires"
  | "saved_expired"
  | "saved_spoken_expires"
  | "saved_spoken_expired"
  | "saved_and"
  | "saved_default"
  | "saved_expiring"
  | "saved_make_default"
  | "saved_manage"
  | "saved_edit"
  | "saved_update"
  | "saved_remove"
  | "saved_remove_ask"
  | "saved_remove_yes"
  | "saved_remove_no"
  | "saved_removed"
  | "saved_restored"
  | "saved_preferred"
  | "saved_undo"
  | "saved_save"
  | "saved_cancel"
  | "saved_more"
  | "saved_unfolded"
  | "saved_loading"
  | "saved_failed"
  | "saved_retry"
  | "saved_outside"
  | "consent_label"
  | "consent_mandate"
  | "consent_always"
  | "consent_version"
  | "stopped_crash"
  | "press_again";

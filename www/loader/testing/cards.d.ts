// Generated from engine/src/cards.rs by `cargo xtask gen`; do not edit.
import type { Brand } from '../protocol.d.ts';

/** The name of a test card. */
export type TestCardName =
  | 'visa'
  | 'visa_debit'
  | 'mastercard'
  | 'mastercard_2_series'
  | 'mastercard_debit'
  | 'mastercard_prepaid'
  | 'amex'
  | 'amex_other'
  | 'discover'
  | 'discover_other'
  | 'discover_debit'
  | 'diners'
  | 'diners_14_digits'
  | 'jcb'
  | 'unionpay'
  | 'unionpay_debit'
  | 'unionpay_19_digits'
  | 'maestro'
  | 'declined'
  | 'declined_other'
  | 'insufficient_funds'
  | 'lost'
  | 'stolen'
  | 'processing_error'
  | 'velocity_exceeded'
  | 'charge_declined'
  | 'expired'
  | 'incorrect_cvc'
  | 'challenge_always'
  | 'challenge_always_other'
  | 'challenge_once'
  | 'challenge_always_later'
  | 'challenge_once_other'
  | 'challenge_then_declined'
  | 'challenge_then_insufficient_funds'
  | 'challenge_lookup_fails'
  | 'challenge_supported'
  | 'challenge_fails_if_asked'
  | 'challenge_frictionless'
  | 'incorrect_cvc_later'
  | 'slow'
  | 'gateway_down'
  | 'visa_global'
  | 'mastercard_global'
  | 'visa_brazil'
  | 'visa_mexico'
  | 'visa_chile'
  | 'visa_peru'
  | 'do_not_honor'
  | 'do_not_honor_mastercard'
  | 'challenge_exempt'
  | 'mada'
  | 'visa_cartes_bancaires'
  | 'mastercard_cartes_bancaires'
  | 'visa_eftpos_australia';

/** What the issuer of a test card does. */
export type TestCardBehaviour =
  | 'approves'
  | 'declines'
  | 'declines_charges'
  | 'refuses_expiry'
  | 'refuses_cvc'
  | 'challenges_always'
  | 'challenges_once'
  | 'challenges_then_declines'
  | 'declines_challenge'
  | 'needs_no_challenge'
  | 'refuses_cvc_later'
  | 'answers_late'
  | 'finds_gateway_down';

/** Why it declines. */
export type TestCardDecline =
  | 'generic'
  | 'insufficient_funds'
  | 'lost_card'
  | 'stolen_card'
  | 'processing_error'
  | 'velocity_exceeded'
  | 'do_not_honor'
  | 'authentication_failed';

/** A card that the sandbox accepts: any security code and any later month go with it. */
export interface TestCard {
  readonly number: string;
  readonly brand: Brand;
  readonly behaviour: TestCardBehaviour;
  readonly decline?: TestCardDecline;
}

export declare const CARDS: Readonly<Record<TestCardName, TestCard>>;

//! The test values that Stripe publishes: what each token and each number stands for.

use payseal_core::card::Brand;
use payseal_engine::cards::{self, TestCard};
use payseal_engine::store::{DeclineReason, DisputeReason, PaymentMethod};

/// A test card: a token's end, the number, and the card of the engine's that behaves so.
struct Published {
    /// What follows `pm_card_` and `tok_`; empty when there is only a number.
    token: &'static str,
    /// As the engine keeps it: under the name of the card whose behaviour it has.
    card: TestCard,
}

const fn card(
    token: &'static str,
    number: &'static str,
    brand: Brand,
    behaves_like: &'static str,
) -> Published {
    Published {
        token,
        card: TestCard {
            name: behaves_like,
            number,
            brand: Some(brand),
            unlisted: None,
            // The engine decides by the name.
            behaviour: cards::Behaviour::Approves,
        },
    }
}

/// One of two brands, of which its number tells one.
const fn card_of_two(
    token: &'static str,
    number: &'static str,
    (brand, unlisted): (Brand, Brand),
) -> Published {
    let one = card(token, number, brand, "visa");
    Published {
        card: TestCard {
            unlisted: Some(unlisted),
            ..one.card
        },
        token,
    }
}

use Brand::{
    Amex, CartesBancaires, Diners, Discover, EftposAustralia, Jcb, Mastercard, UnionPay, Visa,
};

#[rustfmt::skip]
static PUBLISHED: &[Published] = &[
    card("visa", "4242424242424242", Visa, "visa"),
    card("visa_debit", "4000056655665556", Visa, "visa"),
    card("mastercard", "5555555555554444", Mastercard, "visa"),
    card("", "2223003122003222", Mastercard, "visa"),
    card("mastercard_debit", "5200828282828210", Mastercard, "visa"),
    card("mastercard_prepaid", "5105105105105100", Mastercard, "visa"),
    card("amex", "378282246310005", Amex, "challenge_frictionless"),
    card("amex_threeDSecureNotSupported", "378282246310005", Amex, "challenge_frictionless"),
    card("", "371449635398431", Amex, "visa"),
    card("discover", "6011111111111117", Discover, "visa"),
    card("", "6011000990139424", Discover, "visa"),
    card("", "6011981111111113", Discover, "visa"),
    card("diners", "3056930009020004", Diners, "visa"),
    card("", "36227206271667", Diners, "visa"),
    card("jcb", "3566002020360505", Jcb, "visa"),
    card("unionpay", "6200000000000005", UnionPay, "visa"),
    card("", "6200000000000047", UnionPay, "visa"),
    card("", "6205500000000000004", UnionPay, "visa"),
    card_of_two("visa_cartesBancaires", "4000002500001001", (Visa, CartesBancaires)),
    card_of_two("mastercard_cartesBancaires", "5555552500001001", (Mastercard, CartesBancaires)),
    card_of_two("visa_debit_eftposAuCoBranded", "4000050360000001", (Visa, EftposAustralia)),
    card_of_two("mastercard_debit_eftposAuCoBranded", "5555050360000080", (Mastercard, EftposAustralia)),
    card("chargeDeclined", "4000000000000002", Visa, "declined"),
    card("chargeDeclinedInsufficientFunds", "4000000000009995", Visa, "insufficient_funds"),
    card("chargeDeclinedLostCard", "4000000000009987", Visa, "lost"),
    card("chargeDeclinedStolenCard", "4000000000009979", Visa, "stolen"),
    card("chargeDeclinedExpiredCard", "4000000000000069", Visa, "expired"),
    card("chargeDeclinedIncorrectCvc", "4000000000000127", Visa, "incorrect_cvc"),
    card("chargeDeclinedProcessingError", "4000000000000119", Visa, "processing_error"),
    card("chargeDeclinedVelocityLimitExceeded", "4000000000006975", Visa, "velocity_exceeded"),
    card("chargeCustomerFail", "4000000000000341", Visa, "declined_other"),
    card("authenticationRequiredOnSetup", "4000002500003155", Visa, "challenge_once"),
    card("authenticationRequired", "4000002760003184", Visa, "challenge_always_later"),
    card("authenticationRequiredSetupForOffSession", "4000003800000446", Visa, "challenge_once_other"),
    card("authenticationRequiredChargeDeclinedInsufficientFunds", "4000008260003178", Visa, "challenge_then_insufficient_funds"),
    card("threeDSecure2Required", "4000000000003220", Visa, "challenge_always"),
    card("threeDSecureRequired", "4000008400000027", Visa, "challenge_always_other"),
    card("threeDSecureRequiredChargeDeclined", "4000008400001629", Visa, "challenge_then_declined"),
    card("threeDSecureRequiredProcessingError", "4000008400001280", Visa, "declined"),
    card("threeDSecureOptional", "4000000000003055", Visa, "challenge_supported"),
    card("threeDSecureOptionalProcessingError", "4000000000003097", Visa, "challenge_fails_if_asked"),
    card("", "4000000032200000", Visa, "challenge_frictionless"),
    card("radarBlock", "4100000000000019", Visa, "declined_other"),
    card("chargeDeclinedFraudulent", "4100000000000019", Visa, "declined_other"),
    card("riskLevelHighest", "4000000000004954", Visa, "declined_other"),
    card("cvcCheckFailElevatedRisk", "4000058400307872", Visa, "visa"),
    card("avsZipFailElevatedRisk", "4000058400306072", Visa, "visa"),
    card("createDispute", "4000000000000259", Visa, "visa"),
    card("createDisputeProductNotReceived", "4000000000002685", Visa, "visa"),
    card("createDisputeInquiry", "4000000000001976", Visa, "visa"),
    card("createIssuerFraudRecord", "4000000000005423", Visa, "visa"),
    card("createMultipleDisputes", "4000000404000079", Visa, "visa"),
    card("createCe3EligibleDispute", "4000000404000038", Visa, "visa"),
    card("createComplianceDispute", "4000008400000779", Visa, "visa"),
    card("pendingRefund", "4000000000007726", Visa, "visa"),
    card("refundFail", "4000000000005126", Visa, "visa"),
    card("riskLevelElevated", "4000000000009235", Visa, "visa"),
    card("cvcCheckFail", "4000000000000101", Visa, "visa"),
    card("avsZipFail", "4000000000000036", Visa, "visa"),
    card("avsLine1Fail", "4000000000000028", Visa, "visa"),
    card("avsFail", "4000000000000010", Visa, "visa"),
    card("avsUnchecked", "4000000000000044", Visa, "visa"),
    card("bypassPending", "4000000000000077", Visa, "visa"),
    card("bypassPendingInternational", "4000003720000278", Visa, "visa"),
];

/// The card of a token, such as `pm_card_visa` or `tok_visa`. Public code writes the declines with and
/// without the brand: both are the same.
#[must_use]
pub fn card_of_token(token: &str) -> Option<&'static TestCard> {
    let name = token
        .strip_prefix("pm_card_")
        .or_else(|| token.strip_prefix("tok_"))
        .filter(|name| !name.is_empty())?;
    let find = |name: &str| {
        let mut all = PUBLISHED.iter();
        all.find(|one| one.token == name && !name.is_empty())
    };
    let found = find(name).or_else(|| find(name.strip_prefix("visa_")?));
    found.map(|one| &one.card)
}

/// The card of a number.
#[must_use]
pub fn card_of_number(digits: &str) -> Option<&'static TestCard> {
    let mut all = PUBLISHED.iter();
    all.find(|one| one.card.number == digits)
        .map(|one| &one.card)
}

/// The card that an engine's row is of.
#[must_use]
pub fn card_of_row(row: &PaymentMethod) -> Option<&'static TestCard> {
    let mut all = PUBLISHED.iter().map(|one| &one.card);
    all.find(|card| {
        card.name == row.card && card.last4() == row.last4 && card.brand_word() == row.brand
    })
}

/// The decline that attaching a card meets; none when it can be attached. `behaves_like` is what the engine's
/// row says of the card.
#[must_use]
pub fn decline_at_attach(behaves_like: &str) -> Option<DeclineReason> {
    use cards::Behaviour;
    match cards::by_name(behaves_like)?.behaviour {
        Behaviour::Declines(reason) => Some(reason),
        Behaviour::RefusesExpiry => Some(DeclineReason::ExpiredCard),
        Behaviour::RefusesCvc => Some(DeclineReason::IncorrectCvc),
        Behaviour::Approves
        | Behaviour::DeclinesCharges(_)
        | Behaviour::ChallengesAlways
        | Behaviour::ChallengesOnce
        | Behaviour::ChallengesThenDeclines(_)
        | Behaviour::DeclinesChallenge
        | Behaviour::NeedsNoChallenge
        | Behaviour::ServesItsCountry(_)
        | Behaviour::RefusesCvcLater
        | Behaviour::AnswersLate
        | Behaviour::FindsGatewayDown => None,
    }
}

/// Why a card is disputed as soon as it has paid, and whether its bank only asks; by its last four digits.
#[must_use]
pub fn dispute_of(last4: &str) -> Option<(DisputeReason, bool)> {
    match last4 {
        "0259" | "0079" | "0038" => Some((DisputeReason::Fraudulent, false)),
        "0779" => Some((DisputeReason::General, false)),
        "2685" => Some((DisputeReason::ProductNotReceived, false)),
        "1976" => Some((DisputeReason::Fraudulent, true)),
        _ => None,
    }
}

/// How risky the charge of a card is, by its last four digits. The highest risk is blocked.
#[must_use]
pub fn risk_of(last4: &str) -> &'static str {
    match last4 {
        "0019" | "4954" => "highest",
        "9235" | "7872" | "6072" => "elevated",
        _ => "normal",
    }
}

/// Whether a refund to a card takes a while, by its last four digits.
#[must_use]
pub fn is_refunded_late(last4: &str) -> bool {
    last4 == "7726"
}

/// The funding of a test card.
#[must_use]
pub fn funding(card: &TestCard) -> &'static str {
    match card.number {
        "4000056655665556" | "5200828282828210" | "6011981111111113" | "6200000000000047"
        | "4000050360000001" | "5555050360000080" => "debit",
        "5105105105105100" => "prepaid",
        _ => "credit",
    }
}

#[cfg(test)]
mod tests {
    use payseal_core::card::{CardNumber, Check};

    use super::*;

    #[test]
    fn every_published_card_is_a_number_and_behaves_like_a_card_of_the_engines() {
        for one in PUBLISHED {
            let Check::Valid(number) = CardNumber::check(one.card.number) else {
                panic!("{} is no number", one.card.number);
            };
            assert_eq!(number.brand(), one.card.brand, "{}", one.card.number);
            assert!(cards::by_name(one.card.name).is_some(), "{}", one.card.name);
            let found = card_of_number(one.card.number);
            assert_eq!(found.map(|card| card.number), Some(one.card.number));
        }
        assert!(card_of_number("4111111111111111").is_none());
    }

    #[test]
    fn what_is_told_by_the_last_digits_is_told_of_one_card() {
        for one in PUBLISHED {
            let last4 = one.card.last4();
            let special = dispute_of(last4).is_some()
                || risk_of(last4) != "normal"
                || is_refunded_late(last4);
            for other in PUBLISHED.iter().filter(|_| special) {
                let alike = other.card.last4() == last4;
                assert!(!alike || other.card.number == one.card.number, "{last4}");
            }
        }
    }

    #[test]
    fn every_token_is_found_with_and_without_the_brand() {
        for one in PUBLISHED.iter().filter(|one| !one.token.is_empty()) {
            for prefix in ["pm_card_", "tok_", "pm_card_visa_"] {
                let token = format!("{prefix}{}", one.token);
                assert!(card_of_token(&token).is_some(), "{token}");
            }
        }
        for unknown in ["pm_card_", "tok_", "pm_card_nothing", "pm_1", "card_visa"] {
            assert!(card_of_token(unknown).is_none(), "{unknown}");
        }
    }

    #[test]
    fn cards_that_the_issuer_declines_cannot_be_attached_but_for_the_one_that_can() {
        for (token, attaches) in [
            ("pm_card_visa", true),
            ("pm_card_chargeCustomerFail", true),
            ("pm_card_authenticationRequired", true),
            ("pm_card_visa_chargeDeclinedInsufficientFunds", false),
            ("pm_card_chargeDeclinedExpiredCard", false),
            ("pm_card_chargeDeclinedIncorrectCvc", false),
        ] {
            let card = card_of_token(token).unwrap();
            let decline = decline_at_attach(card.name);
            assert_eq!(decline.is_none(), attaches, "{token}");
        }
    }
}

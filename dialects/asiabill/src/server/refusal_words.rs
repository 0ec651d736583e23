//! What AsiaBill's answers say of a rule that refuses: the ledger's own sentence, except where the
//! merchant's developer is helped by the name of a member.

use payseal_engine::ledger::Refusal;

pub(super) fn sentence(refusal: Refusal) -> String {
    let named = match refusal {
        Refusal::CustomerUnknown => "no customer has this customerId",
        Refusal::MethodUnknown => "no payment method has this customerPaymentMethodId",
        Refusal::NoAgreement => {
            "Recurring needs an earlier successful InitRecurring with this customerId and \
             customerPaymentMethodId"
        }
        Refusal::AgreementWithoutCustomer => {
            "a tokenType needs the customerId and the customerPaymentMethodId"
        }
        Refusal::ReturnUrlMissing => {
            "this charge needs a challenge, and so a returnUrl that begins with http:// or https://"
        }
        Refusal::SessionOfNobody => {
            "this sessionToken has no customerId; ask for one with the customer's id in its body"
        }
        Refusal::TradeUnknown => "no transaction has this tradeNo",
        Refusal::RefundUnknown => "no refund has this batchNo",
        Refusal::RefundAmount => {
            "refundAmount is a decimal above zero, with the currency's decimals at most"
        }
        Refusal::RefundNotWhole => {
            "a full refund (refundType 1) is of the whole amount; use 2 for a part"
        }
        Refusal::RefundTooMuch => "refundAmount is more than is left of this payment to refund",
        Refusal::CurrencyUnsupported => "this paymentMethod does not pay in this orderCurrency",
        Refusal::CountryUnsupported => {
            "this paymentMethod is not for shoppers of this billing country"
        }
        Refusal::AmountUnsupported => {
            "this paymentMethod does not pay so little, or so much, at once"
        }
        Refusal::RefundReferenceReused => {
            "another refund has this merTrackNo; give each refund its own"
        }
        Refusal::IntentUnknown
        | Refusal::IntentState
        | Refusal::ReferenceTaken
        | Refusal::MethodMissing
        | Refusal::MethodNotAllowed
        | Refusal::CaptureAmount
        | Refusal::MethodOfAnother
        | Refusal::CardUnpublished
        | Refusal::AccountUnpublished
        | Refusal::NoDebits
        | Refusal::CardExpired
        | Refusal::CvcIncorrect
        | Refusal::CardInText
        | Refusal::AccountInText
        | Refusal::NoConsent
        | Refusal::NotPaid
        | Refusal::CheckoutUnknown
        | Refusal::CheckoutOver
        | Refusal::NothingLeft
        | Refusal::NotSold
        | Refusal::NotCaptured
        | Refusal::RefundLate
        | Refusal::KeyReused
        | Refusal::TooManyCards
        | Refusal::Dispute(_)
        | Refusal::Document(_)
        | Refusal::LeaseOver
        | Refusal::ChallengeUnknown => return refusal.to_string(),
    };
    named.to_owned()
}

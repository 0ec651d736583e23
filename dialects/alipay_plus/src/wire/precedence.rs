//! Which code is answered when several would fit: that which stands first. The vendor documents no
//! order; where its texts force none, it is this project's choice.

use super::codes::Code;
use super::endpoint::Endpoint;
use super::result::Refused;

/// Before it is known who asks, or that he does; never signed.
pub const GATEWAY: [Code; 8] = [
    Code::NoInterfaceDef,
    Code::MethodNotSupported,
    Code::MediaTypeNotAcceptable,
    Code::ClientInvalid,
    Code::KeyNotFound,
    Code::InvalidSignature,
    Code::InvalidApi,
    Code::AccessDenied,
];

/// Before anything of the business is looked at: the form of the call, then whether it was made before.
pub const CALL: [Code; 2] = [Code::ParamIllegal, Code::RepeatReqInconsistent];

impl Endpoint {
    /// The codes of a call that does not succeed, in their order, behind [`GATEWAY`] and [`CALL`].
    #[must_use]
    pub const fn own_codes(self) -> &'static [Code] {
        match self {
            Self::Consult => &[
                Code::SettleContractNotMatch,
                Code::CurrencyNotSupport,
                Code::NoPayOptions,
                Code::MerchantNotRegistered,
                Code::ProcessFail,
                Code::UnknownException,
            ],
            Self::Pay => &[
                // Of a payment that was made with this id before.
                Code::OrderIsClosed,
                Code::OrderIsCanceled,
                Code::SettleContractNotMatch,
                Code::CurrencyNotSupport,
                Code::NoPayOptions,
                Code::InvalidPaymentMethodMetaData,
                Code::InvalidCardNumber,
                Code::InvalidExpirationDate,
                Code::CardNotSupported,
                Code::SelectedCardBrandNotAvailable,
                Code::InvalidAccessToken,
                Code::PaymentAmountExceedLimit,
                Code::RiskReject,
                Code::FraudReject,
                Code::AuthenticationRequired,
                Code::DoNotHonor,
                Code::UserBalanceNotEnough,
                Code::InvalidAmount,
                Code::UserPaymentVerificationFailed,
                Code::ProcessFail,
                Code::PaymentInProcess,
                Code::UnknownException,
            ],
            Self::Capture => &[
                Code::AuthNotFound,
                Code::AuthCancelled,
                Code::OrderStatusInvalid,
                Code::MultiCaptureNotSupported,
                Code::AuthExpired,
                Code::CurrencyNotSupport,
                Code::CaptureAmountExceedAuthLimit,
                Code::RiskReject,
                Code::ProcessFail,
                Code::CaptureInProcess,
                Code::UnknownException,
            ],
            Self::Cancel => &[
                Code::OrderNotExist,
                // Refunded, if only in part; it stands before what is said of a captured one.
                Code::ProcessFail,
                Code::OrderStatusInvalid,
                Code::CancelWindowExceed,
                Code::PaymentMethodNotSupported,
                Code::UnknownException,
            ],
            Self::Refund => &[
                Code::OrderNotExist,
                Code::OrderIsCanceled,
                Code::OrderIsClosed,
                Code::OrderStatusInvalid,
                Code::CurrencyNotSupport,
                Code::RefundWindowExceed,
                Code::RefundAmountExceed,
                Code::MerchantBalanceNotEnough,
                Code::ProcessFail,
                Code::RefundInProcess,
                Code::UnknownException,
            ],
            Self::InquiryPayment => &[
                Code::OrderNotExist,
                Code::ProcessFail,
                Code::PaymentInProcess,
                Code::UnknownException,
            ],
            Self::InquiryRefund => &[
                Code::OrderNotExist,
                Code::ProcessFail,
                Code::UnknownException,
            ],
            Self::VaultPaymentMethod => &[
                Code::VerificationFail,
                Code::ProcessFail,
                Code::VerificationInProcess,
                Code::UnknownException,
            ],
            Self::InquireVaulting => &[Code::VaultingNotExist, Code::UnknownException],
            Self::CreateVaultingSession => &[Code::ProcessFail, Code::UnknownException],
        }
    }

    /// Every code of a call that does not succeed, in its order.
    pub fn codes(self) -> impl Iterator<Item = Code> {
        let own = self.own_codes().iter().copied();
        GATEWAY.into_iter().chain(CALL).chain(own)
    }

    /// The one to answer of those that would fit; none when none of them is a code of this call.
    #[must_use]
    pub fn first(self, found: &[Code]) -> Option<Code> {
        self.codes().find(|code| found.contains(code))
    }

    /// Refuses by the first of the codes that would fit, if there is any.
    ///
    /// # Errors
    /// With that one.
    pub fn refuse(self, mut found: Vec<Refused>) -> Result<(), Refused> {
        let rank = |refused: &Refused| self.codes().position(|code| code == refused.code);
        // The sort is stable: of two with one code, the first that was found is told.
        found.sort_by_key(|refused| rank(refused).unwrap_or(usize::MAX));
        found.into_iter().next().map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wire::codes::Status;

    #[test]
    fn each_call_has_each_code_once_and_never_success() {
        for call in Endpoint::ALL {
            let codes: Vec<Code> = call.codes().collect();
            for (at, code) in codes.iter().enumerate() {
                assert_ne!(code.status(), Status::Success, "{call:?}");
                assert!(!codes[at + 1..].contains(code), "{call:?} {code:?}");
            }
            let own = call.own_codes();
            let unknown = own.iter().position(|code| code.status() == Status::Unknown);
            let rest = &own[unknown.unwrap()..];
            let all_unknown = rest.iter().all(|code| code.status() == Status::Unknown);
            assert!(
                all_unknown,
                "what is known stands before what is not: {call:?}"
            );
        }
    }

    #[test]
    fn what_the_texts_force_is_so() {
        use Code::{
            AuthCancelled, AuthExpired, AuthNotFound, CaptureAmountExceedAuthLimit, ClientInvalid,
            DoNotHonor, InvalidCardNumber, InvalidExpirationDate, InvalidSignature, OrderNotExist,
            OrderStatusInvalid, ParamIllegal, ProcessFail, RepeatReqInconsistent,
        };
        for (call, found, first) in [
            (
                Endpoint::Pay,
                [InvalidSignature, ClientInvalid],
                ClientInvalid,
            ),
            (
                Endpoint::Pay,
                [RepeatReqInconsistent, ParamIllegal],
                ParamIllegal,
            ),
            (
                Endpoint::Pay,
                [DoNotHonor, RepeatReqInconsistent],
                RepeatReqInconsistent,
            ),
            (
                Endpoint::Pay,
                [InvalidExpirationDate, InvalidCardNumber],
                InvalidCardNumber,
            ),
            (
                Endpoint::Capture,
                [CaptureAmountExceedAuthLimit, AuthExpired],
                AuthExpired,
            ),
            (
                Endpoint::Capture,
                [AuthCancelled, AuthNotFound],
                AuthNotFound,
            ),
            (
                Endpoint::Cancel,
                [OrderStatusInvalid, ProcessFail],
                ProcessFail,
            ),
            (
                Endpoint::Refund,
                [OrderStatusInvalid, OrderNotExist],
                OrderNotExist,
            ),
        ] {
            assert_eq!(call.first(&found), Some(first));
        }
        assert_eq!(Endpoint::Consult.first(&[Code::AuthExpired]), None);
    }

    proptest! {
        #[test]
        fn the_first_does_not_depend_on_who_looked_first(
            call in proptest::sample::select(Endpoint::ALL.to_vec()),
            found in proptest::sample::subsequence(Code::ALL.to_vec(), 0..12),
        ) {
            let backwards: Vec<Code> = found.iter().rev().copied().collect();
            prop_assert_eq!(call.first(&found), call.first(&backwards));
        }
    }
}

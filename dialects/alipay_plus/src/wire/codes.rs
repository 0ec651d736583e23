//! Every result code that is answered here: its word, what it says of the call, and a sentence.

/// What a result says of its call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// It is done.
    Success,
    /// It came to nothing, for good.
    Failed,
    /// Nobody knows yet: ask again.
    Unknown,
}

impl Status {
    /// The letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Success => "S",
            Self::Failed => "F",
            Self::Unknown => "U",
        }
    }
}

macro_rules! codes {
    ($($name:ident: $status:ident $word:literal, $message:literal;)*) => {
        /// A result code.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $(#[doc = concat!("`", $word, "`: ", $message)] $name,)*
        }

        impl Code {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word on the wire.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What it says of its call.
            #[must_use]
            pub const fn status(self) -> Status {
                match self {
                    $(Self::$name => Status::$status,)*
                }
            }

            /// A sentence for the merchant's developer.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self {
                    $(Self::$name => $message,)*
                }
            }
        }
    };
}

codes! {
    Success: Success "SUCCESS", "success";

    NoInterfaceDef: Failed "NO_INTERFACE_DEF", "no call is at this path";
    MethodNotSupported: Failed "METHOD_NOT_SUPPORTED", "every call is a POST";
    MediaTypeNotAcceptable: Failed "MEDIA_TYPE_NOT_ACCEPTABLE", "the content type of a call is application/json";
    ClientInvalid: Failed "CLIENT_INVALID", "no account has this client-id";
    KeyNotFound: Failed "KEY_NOT_FOUND", "the account has no key of this version";
    InvalidSignature: Failed "INVALID_SIGNATURE", "the signature does not hold";
    InvalidApi: Failed "INVALID_API", "the account may not make this call";
    AccessDenied: Failed "ACCESS_DENIED", "the account may not do this";

    ParamIllegal: Failed "PARAM_ILLEGAL", "a member is missing, malformed or too long";
    RepeatReqInconsistent: Failed "REPEAT_REQ_INCONSISTENT", "this request id was sent with another amount or payment method before";

    SettleContractNotMatch: Failed "SETTLE_CONTRACT_NOT_MATCH", "nothing is settled in this currency";
    CurrencyNotSupport: Failed "CURRENCY_NOT_SUPPORT", "the currency is not supported here";
    NoPayOptions: Failed "NO_PAY_OPTIONS", "there is no way to pay that was asked for";
    MerchantNotRegistered: Failed "MERCHANT_NOT_REGISTERED", "the merchant is not registered";
    InvalidPaymentMethodMetaData: Failed "INVALID_PAYMENT_METHOD_META_DATA", "the card is incomplete, or one of its members is malformed";
    InvalidCardNumber: Failed "INVALID_CARD_NUMBER", "the card number is not valid";
    InvalidExpirationDate: Failed "INVALID_EXPIRATION_DATE", "the card is expired, or its date is not valid";
    CardNotSupported: Failed "CARD_NOT_SUPPORTED", "the card is not supported; the sandbox takes published test cards only";
    SelectedCardBrandNotAvailable: Failed "SELECTED_CARD_BRAND_NOT_AVAILABLE", "the card has not the brand that was chosen";
    InvalidAccessToken: Failed "INVALID_ACCESS_TOKEN", "no card has this token, or it was removed";
    PaymentAmountExceedLimit: Failed "PAYMENT_AMOUNT_EXCEED_LIMIT", "the amount is larger than a payment may be";
    RiskReject: Failed "RISK_REJECT", "risk control refuses the payment";
    FraudReject: Failed "FRAUD_REJECT", "the card was reported lost or stolen";
    AuthenticationRequired: Failed "AUTHENTICATION_REQUIRED", "the shopper would have to be asked, and is not there";
    DoNotHonor: Failed "DO_NOT_HONOR", "the issuer declined the payment";
    UserBalanceNotEnough: Failed "USER_BALANCE_NOT_ENOUGH", "there is not enough money";
    InvalidAmount: Failed "INVALID_AMOUNT", "the issuer does not take this amount";
    UserPaymentVerificationFailed: Failed "USER_PAYMENT_VERIFICATION_FAILED", "the shopper did not pass the 3-D Secure challenge";
    ProcessFail: Failed "PROCESS_FAIL", "it could not be done; nothing was changed";
    PaymentInProcess: Unknown "PAYMENT_IN_PROCESS", "the payment is under way";
    UnknownException: Unknown "UNKNOWN_EXCEPTION", "it is not known what came of it; ask again";
    RequestTrafficExceedLimit: Unknown "REQUEST_TRAFFIC_EXCEED_LIMIT", "too many calls; try again later";

    AuthNotFound: Failed "AUTH_NOT_FOUND", "no authorisation has this id";
    AuthCancelled: Failed "AUTH_CANCELLED", "the authorisation was cancelled";
    MultiCaptureNotSupported: Failed "MULTI_CAPTURE_NOT_SUPPORTED", "it was captured already";
    AuthExpired: Failed "AUTH_EXPIRED", "the authorisation is older than seven days; its money went back";
    CaptureAmountExceedAuthLimit: Failed "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT", "the amount is more than is left of what was authorised";
    CaptureInProcess: Unknown "CAPTURE_IN_PROCESS", "the capture is under way";

    OrderNotExist: Failed "ORDER_NOT_EXIST", "no payment has this id";
    OrderStatusInvalid: Failed "ORDER_STATUS_INVALID", "the payment does not stand where this can be done";
    OrderIsCanceled: Failed "ORDER_IS_CANCELED", "the payment was cancelled";
    OrderIsClosed: Failed "ORDER_IS_CLOSED", "the payment was closed, since nobody paid it in time";
    CancelWindowExceed: Failed "CANCEL_WINDOW_EXCEED", "the payment is too old to be cancelled";
    PaymentMethodNotSupported: Failed "PAYMENT_METHOD_NOT_SUPPORTED", "this way to pay does not have this";

    RefundWindowExceed: Failed "REFUND_WINDOW_EXCEED", "the payment is too old to be refunded";
    RefundAmountExceed: Failed "REFUND_AMOUNT_EXCEED", "the amount is more than is left of the payment";
    MerchantBalanceNotEnough: Failed "MERCHANT_BALANCE_NOT_ENOUGH", "the merchant has too little money to give back";
    RefundInProcess: Unknown "REFUND_IN_PROCESS", "the refund is under way";

    VerificationInProcess: Unknown "VERIFICATION_IN_PROCESS", "the shopper has to answer a challenge";
    VerificationFail: Failed "VERIFICATION_FAIL", "the card could not be verified";
    VaultingNotExist: Failed "VAULTING_NOT_EXIST", "nothing was kept under this id";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_word_of_its_own_that_is_short_enough() {
        for (at, code) in Code::ALL.iter().enumerate() {
            let word = code.word();
            assert!(word.len() <= 64 && code.message().len() <= 256, "{word}");
            let plain = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
            assert!(word.bytes().all(plain), "{word}");
            assert!(Code::ALL[at + 1..].iter().all(|other| other.word() != word));
        }
        let successes = Code::ALL
            .iter()
            .filter(|code| code.status() == Status::Success);
        assert_eq!(successes.count(), 1);
    }
}

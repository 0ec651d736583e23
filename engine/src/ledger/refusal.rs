//! Which rule refuses, in a sentence for the merchant's developer. Which code a dialect has for it, and
//! which member of a call it is about, is not known here.

/// The most cards that are kept for one customer, twins counted.
pub const MOST_CARDS: usize = 100;

/// Which rule refuses. The sentences are for the merchant's developer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// No such customer in this account.
    #[error("no customer has this id")]
    CustomerUnknown,
    /// No such payment method in this account.
    #[error("no payment method has this id")]
    MethodUnknown,
    /// The payment method belongs to somebody else.
    #[error("the payment method is bound to another customer")]
    MethodOfAnother,
    /// A number that is not in the table of test cards.
    #[error("the sandbox accepts published test cards only; see /sandbox/cards")]
    CardUnpublished,
    /// A number that is no published test account's.
    #[error("the sandbox accepts published test accounts only; see the dialect's page in docs")]
    AccountUnpublished,
    /// An account that is not debited in the dialect of its session.
    #[error("no bank accounts are debited here: this session is for cards")]
    NoDebits,
    /// The issuer says that the card is expired.
    #[error("the card is expired")]
    CardExpired,
    /// The issuer says that the security code is wrong.
    #[error("the security code is incorrect")]
    CvcIncorrect,
    /// A free text holds a card number.
    #[error("a text must not hold a card number")]
    CardInText,
    /// A free text holds the number of the account that it is sent with.
    #[error("a text must not hold the number of the account")]
    AccountInText,
    /// A later charge that nobody agreed to.
    #[error("a later charge needs a first one of this customer and card that succeeded")]
    NoAgreement,
    /// A subscription charge that does not say of whom.
    #[error("a charge of a series needs the customer and the payment method")]
    AgreementWithoutCustomer,
    /// A challenge has nowhere to send the shopper afterwards.
    #[error("this payment needs an address to come back to that begins with http:// or https://")]
    ReturnUrlMissing,
    /// The shopper did not agree that the card is kept.
    #[error("the shopper did not agree to keep this card, so it cannot be bound to a customer")]
    NoConsent,
    /// The session is no customer's.
    #[error("this session is no customer's; open one for the customer")]
    SessionOfNobody,
    /// No such payment in this account.
    #[error("no payment has this id")]
    TradeUnknown,
    /// No such intent in this account.
    #[error("no intent has this id")]
    IntentUnknown,
    /// An intent is paid, being paid, or over.
    #[error("the intent does not stand where this can be done with it")]
    IntentState,
    /// The merchant's own name of an intent is another one's.
    #[error("another intent has this name; give each its own")]
    ReferenceTaken,
    /// There is nothing to pay with.
    #[error("the intent has no payment method; name one")]
    MethodMissing,
    /// The intent is not to be paid so.
    #[error("the intent does not allow this type of payment method")]
    MethodNotAllowed,
    /// A capture of no possible amount.
    #[error("the amount is above zero, in the payment's currency, and no more than is held")]
    CaptureAmount,
    /// No such refund in this account.
    #[error("no refund has this number")]
    RefundUnknown,
    /// A refund of no possible amount.
    #[error("the amount is a decimal above zero, with the currency's decimals at most")]
    RefundAmount,
    /// A full refund of another amount than was paid.
    #[error("a full refund is of the whole amount")]
    RefundNotWhole,
    /// More than there is to refund.
    #[error("the amount is more than is left of this payment to refund")]
    RefundTooMuch,
    /// A payment that did not succeed.
    #[error("only a payment that succeeded can be refunded")]
    NotPaid,
    /// The provider does not pay in this currency.
    #[error("this way to pay does not take this currency")]
    CurrencyUnsupported,
    /// The provider has no shoppers there.
    #[error("this way to pay is not for shoppers of this country")]
    CountryUnsupported,
    /// The provider pays no such amount.
    #[error("this way to pay does not pay so little, or so much, at once")]
    AmountUnsupported,
    /// No order waits under this address.
    #[error("no checkout is known here")]
    CheckoutUnknown,
    /// The order waits no longer.
    #[error("this checkout is over: it was paid, cancelled, or waited too long")]
    CheckoutOver,
    /// The bank cannot take back what is not there.
    #[error("nothing is left of this payment: it was refunded, or charged back before")]
    NothingLeft,
    /// Goods of a payment that did not succeed.
    #[error("only the goods of a payment that succeeded are sent")]
    NotSold,
    /// Nothing was taken yet.
    #[error("this payment only holds its money; capture it first, or let it go")]
    NotCaptured,
    /// Too late to refund.
    #[error("a payment can be refunded for 180 days, which are over")]
    RefundLate,
    /// Another refund has the merchant's name for this one.
    #[error("another refund has the merchant's number of this one; give each refund its own")]
    RefundReferenceReused,
    /// The idempotency key was used for something else.
    #[error(
        "this idempotency-key was sent with another card or other details before; give each card \
         that is submitted a key of its own"
    )]
    KeyReused,
    /// A customer has all the cards that are kept for one.
    #[error("this customer has {MOST_CARDS} cards, which is the most; detach some of them")]
    TooManyCards,
    /// A dialect's document is not written, or not listed.
    #[error(transparent)]
    Document(#[from] DocumentRefusal),
    /// Nothing is done with a dispute.
    #[error(transparent)]
    Dispute(#[from] DisputeRefusal),
    /// Somebody else may have begun the request meanwhile.
    #[error("this request took too long, and was undone; send it again")]
    LeaseOver,
    /// No open challenge has this secret.
    #[error("no open challenge is known here; it was answered already, or never was")]
    ChallengeUnknown,
}

/// The most bytes of one document.
pub const MAX_DOCUMENT: usize = 64 * 1024;

/// Why a document is not written, or not listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DocumentRefusal {
    /// There is none of this id.
    #[error("no document has this id")]
    Unknown,
    /// The cursor is at none.
    #[error("no document of this list has the id of the cursor")]
    CursorUnknown,
    /// It is too long.
    #[error("a document has at most {MAX_DOCUMENT} bytes")]
    TooLarge,
    /// It is no JSON.
    #[error("a document is JSON")]
    NotJson,
}

/// Why nothing is done with a dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DisputeRefusal {
    /// There is none of this number.
    #[error("no dispute has this number")]
    Unknown,
    /// It is not where this can be done.
    #[error("this dispute is over, or waits for somebody else")]
    OutOfTurn,
}

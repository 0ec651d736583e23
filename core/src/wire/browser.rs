//! The v3 routes that the frame calls from the browser, with a session token in a header.
//!
//! Their success code is `"0"`, whatever the server interface beside them says. Any other v3
//! route is not called by the frame and not here. Creating and listing are the vendor's; what a
//! session is for, and changing a saved card from the browser, are this project's own
//! (docs/asiabill.md).

use super::brand;
use super::codes::GatewayCode;
use super::endpoint::{Endpoint, Method};
use super::envelope::OpenError;
use super::ids::{CustomerId, PaymentMethodId};
use super::payment_method::{CreateRequest, PaymentMethod};
use crate::card::{Brand, YearMonth};
use crate::json::Json;

/// The header that carries the session token.
pub const TOKEN_HEADER: &str = "sessionToken";

/// What is said when the session token does not hold; the code is `L0005`.
pub const TOKEN_REFUSED: &str =
    "check sign info error: the sessionToken is missing, unknown or expired";

/// Turns a card into an id.
#[derive(Clone, Copy, Debug)]
pub struct CreateFromBrowser;

impl Endpoint for CreateFromBrowser {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/services/v3/payment_methods";
    const SUCCESS: &'static str = "0";
    type Params = ();
    type Request = CreateRequest;
    type Answer = PaymentMethod;
}

/// Reads the saved cards of a customer.
#[derive(Clone, Copy, Debug)]
pub struct ListFromBrowser;

impl Endpoint for ListFromBrowser {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/services/v3/payment_methods/list/{customerId}";
    const SUCCESS: &'static str = "0";
    type Params = CustomerId;
    type Request = ();
    type Answer = Vec<PaymentMethod>;
}

/// Reads what a session is for.
#[derive(Clone, Copy, Debug)]
pub struct ReadSession;

impl Endpoint for ReadSession {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/services/v3/session";
    const SUCCESS: &'static str = "0";
    type Params = ();
    type Request = ();
    type Answer = SessionFacts;
}

macro_rules! change {
    ($(#[$doc:meta])* $name:ident: $route:literal, $params:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Endpoint for $name {
            const METHOD: Method = Method::Post;
            const ROUTE: &'static str = $route;
            const SUCCESS: &'static str = "0";
            type Params = $params;
            type Request = ();
            type Answer = PaymentMethod;
        }
    };
}

change! {
    /// Changes a saved card of the session's customer, or shows its security code again.
    UpdateFromBrowser: "/services/v3/payment_methods/update", ()
}
change! {
    /// Removes a saved card of the session's customer.
    DetachFromBrowser: "/services/v3/payment_methods/{customerPaymentMethodId}/detach", PaymentMethodId
}
change! {
    /// Makes a saved card of the session's customer the default.
    DefaultFromBrowser: "/services/v3/payment_methods/{customerPaymentMethodId}/default", PaymentMethodId
}

/// As much of what a session is for as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionFacts {
    /// Whose cards it lists and changes.
    pub customer: Option<CustomerId>,
    /// Whether a saved card's security code is asked for again.
    pub cvc_again: bool,
    /// Whether no card is listed.
    pub lists_none: bool,
}

impl SessionFacts {
    /// Reads them; what is not said is as the vendor has it.
    #[must_use]
    pub fn read(data: &impl Json) -> Self {
        let text = |name| data.member(name).and_then(|it| it.text());
        Self {
            customer: text("customerId").and_then(|id| CustomerId::parse(&id).ok()),
            cvc_again: text("cvc").is_some_and(|cvc| cvc == "always"),
            lists_none: text("redisplay").is_some_and(|redisplay| redisplay == "never"),
        }
    }
}

/// As much of a listed card as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The id.
    pub payment_method: PaymentMethodId,
    /// The brand, when it is one we know.
    pub brand: Option<Brand>,
    /// The last four digits; empty when they are not told.
    pub last4: String,
    /// The month it expires.
    pub expiry: Option<YearMonth>,
    /// The given name on it.
    pub first_name: String,
    /// The family name on it.
    pub last_name: String,
    /// Whether it is the customer's default.
    pub is_default: bool,
}

impl Listed {
    /// Reads one card; without an id it is none.
    #[must_use]
    pub fn read(card: &impl Json) -> Option<Self> {
        let text = |of: &str, name: &str| {
            let holder = card.member(of)?;
            holder.member(name)?.text()
        };
        let face = |name| text("card", name);
        let name = |part| text("billingDetail", part).unwrap_or_default();
        let id = card.member("customerPaymentMethodId")?.text()?;
        let month = face("cardExpireMonth").and_then(|month| month.parse().ok());
        let year = face("cardExpireYear").and_then(|year| year.parse().ok());
        Some(Self {
            payment_method: PaymentMethodId::parse(&id).ok()?,
            brand: face("brand").and_then(|name| brand::parse(&name)),
            last4: face("last4").filter(|it| is_last4(it)).unwrap_or_default(),
            expiry: year.zip(month).and_then(|(y, m)| YearMonth::new(y, m)),
            first_name: name("firstName"),
            last_name: name("lastName"),
            is_default: card.member("isDefault").and_then(|it| it.truth()) == Some(true),
        })
    }
}

/// Whether a text may be shown as the last digits of a card: never more than four.
#[must_use]
pub fn is_last4(text: &str) -> bool {
    text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// As much of a create answer as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Created {
    /// The id.
    pub payment_method: PaymentMethodId,
    /// The brand, when it is one we know.
    pub brand: Option<Brand>,
}

impl Created {
    /// Reads it; without an id there is none.
    #[must_use]
    pub fn read(data: &impl Json) -> Option<Self> {
        let id = data.member("customerPaymentMethodId")?.text()?;
        let brand = data.member("card").and_then(|card| card.member("brand"));
        Some(Self {
            payment_method: PaymentMethodId::parse(&id).ok()?,
            brand: brand.and_then(|it| brand::parse(&it.text()?)),
        })
    }
}

/// Opens an envelope that is read member by member.
///
/// # Errors
/// When the gateway said no, or it is not an answer of this endpoint.
pub fn open<E: Endpoint, J: Json>(envelope: &J) -> Result<J, OpenError> {
    let text = |name| envelope.member(name).and_then(|it| it.text());
    let code = text("code").ok_or(OpenError::Malformed)?;
    if E::is_success(&code) {
        return envelope.member("data").ok_or(OpenError::Malformed);
    }
    Err(match GatewayCode::parse(&code) {
        Some(code) => OpenError::Refused {
            code,
            message: text("message").unwrap_or_default(),
        },
        None => OpenError::Malformed,
    })
}

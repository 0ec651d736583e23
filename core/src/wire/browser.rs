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
use crate::card::{Brand, BrandSet, CvcPolicies, CvcPolicy, YearMonth};
use crate::json::Json;

/// The header that carries the session token.
pub const TOKEN_HEADER: &str = "sessionToken";

/// How long a session token lasts, in seconds.
pub const SESSION_LIFETIME_SECONDS: u32 = 30 * 60;

/// The header that names one try to tokenise a card: an [`IdempotencyKey`](super::ids::IdempotencyKey).
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";

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

/// What a session pays, as it is written: the browser words it for the shopper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Price {
    /// A decimal, such as `24.00`.
    pub amount: String,
    /// Three capital letters.
    pub currency: String,
}

impl Price {
    /// Reads one; what is no price is none.
    #[must_use]
    pub fn read(amount: String, currency: String) -> Option<Self> {
        let is_amount = amount.len() <= 20
            && amount.starts_with(|it: char| it.is_ascii_digit())
            && amount.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        let is_currency = currency.len() == 3 && currency.bytes().all(|it| it.is_ascii_uppercase());
        (is_amount && is_currency).then_some(Self { amount, currency })
    }
}

/// As much of what a session is for as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionFacts {
    /// Whose cards it lists and changes.
    pub customer: Option<CustomerId>,
    /// Whether whoever pays becomes a customer; a frame that only saves asks everybody.
    #[cfg(feature = "pay")]
    pub new_customer: bool,
    /// Whether a saved card's security code is asked for again.
    pub cvc_again: bool,
    /// Whether no card is listed.
    pub lists_none: bool,
    /// The gateway's month when it answered: by its clock a card expires, and by no other.
    pub today: Option<YearMonth>,
    /// Whether a card needs its security code, by brand.
    pub cvc_policies: CvcPolicies,
    /// The brands that are taken; every one when there are none.
    pub brands: BrandSet,
    /// What is paid, when the session says it.
    pub price: Option<Price>,
}

impl SessionFacts {
    /// Reads them; what is not said is as the vendor has it.
    #[must_use]
    pub fn read(data: &impl Json) -> Self {
        let text = |name| data.member(name).and_then(|it| it.text());
        Self {
            customer: text("customerId").and_then(|id| CustomerId::parse(&id).ok()),
            #[cfg(feature = "pay")]
            new_customer: data.member("newCustomer").and_then(|it| it.truth()) == Some(true),
            cvc_again: text("cvc").is_some_and(|cvc| cvc == "always"),
            lists_none: text("redisplay").is_some_and(|redisplay| redisplay == "never"),
            today: text("now").and_then(|now| month_of(&now)),
            cvc_policies: read_policies(data.member("cvcPolicy")),
            brands: read_brands(data.member("brands")),
            price: text("amount")
                .zip(text("currency"))
                .and_then(|(amount, currency)| Price::read(amount, currency)),
        }
    }
}

/// The month of a moment such as `2026-11-30T23:59:59Z`.
fn month_of(moment: &str) -> Option<YearMonth> {
    let (year, rest) = moment.split_once('-')?;
    let (month, _) = rest.split_once('-')?;
    YearMonth::new(year.parse().ok()?, month.parse().ok()?)
}

/// Reads `{"maestro": "optional"}`; a word that is not known says nothing.
fn read_policies(said: Option<impl Json>) -> CvcPolicies {
    let none = CvcPolicies::default();
    let Some(said) = said else { return none };
    Brand::ALL.into_iter().fold(none, |policies, brand| {
        let word = said.member(brand::name(brand)).and_then(|it| it.text());
        match word.and_then(|word| CvcPolicy::from_word(&word)) {
            Some(policy) => policies.with(brand, policy),
            None => policies,
        }
    })
}

/// Reads `{"visa": true}`: as the policies, by brand, since a frame that only saves reads no other list.
fn read_brands(said: Option<impl Json>) -> BrandSet {
    let takes = |brand| said.as_ref()?.member(brand::name(brand))?.truth();
    let all = Brand::ALL.into_iter();
    all.filter(|brand| takes(*brand) == Some(true)).collect()
}

/// As much of a listed card as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The id.
    pub payment_method: PaymentMethodId,
    /// The brand, when it is one we know: the one that was chosen of two.
    pub brand: Option<Brand>,
    /// What the gateway calls its brand, when it is none that we know; empty when that is no name.
    pub brand_name: String,
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
        let brand_text = face("preferredBrand").or_else(|| face("brand"));
        let brand_text = brand_text.unwrap_or_default();
        let brand = brand::recognise(&brand_text);
        let unknown = brand.is_none().then(|| brand::readable(&brand_text));
        Some(Self {
            payment_method: PaymentMethodId::parse(&id).ok()?,
            brand,
            brand_name: unknown.flatten().unwrap_or_default(),
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
    /// The brand, when it is one we know: the one that was chosen of two.
    pub brand: Option<Brand>,
}

impl Created {
    /// Reads it; without an id there is none.
    #[must_use]
    pub fn read(data: &impl Json) -> Option<Self> {
        let id = data.member("customerPaymentMethodId")?.text()?;
        let face = |name| data.member("card")?.member(name)?.text();
        let brand = face("preferredBrand").or_else(|| face("brand"));
        Some(Self {
            payment_method: PaymentMethodId::parse(&id).ok()?,
            brand: brand.and_then(|it| brand::parse(&it)),
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::codes::RequestCode;
    use crate::wire::{Envelope, Refusal};

    #[test]
    fn an_envelope_opens_as_the_derived_reader_opens_it() {
        let answers = [
            json!({"code": "0", "message": "success", "data": {"customerPaymentMethodId": "pm_1"}}),
            json!({"code": "L0005", "message": "check sign info error", "data": null}),
            json!({"code": "P0002", "message": "I0030_no such number"}),
            json!({"code": "P0002"}),
            json!({"code": "<script>"}),
            json!({"code": "0", "data": null}),
            json!({"code": "0"}),
        ];
        for answer in answers {
            let derived: Envelope<Value> = serde_json::from_value(answer.clone()).unwrap();
            let expected = derived.open::<CreateFromBrowser>();
            assert_eq!(open::<CreateFromBrowser, _>(&answer), expected, "{answer}");
        }
        for answer in [json!([]), json!({}), json!({"code": 0}), json!(null)] {
            let opened = open::<CreateFromBrowser, _>(&answer);
            assert_eq!(opened, Err(OpenError::Malformed), "{answer}");
        }
        let refused = Envelope::<Value>::refused(RequestCode::Signature);
        let refused = serde_json::to_value(refused).unwrap();
        let why = open::<CreateFromBrowser, _>(&refused).unwrap_err();
        assert_eq!(why.refusal(), Some(Refusal::TokenRefused));
    }

    #[test]
    fn a_new_card_is_an_id_and_perhaps_a_brand() {
        let read = |data: Value| Created::read(&data).map(|it| (it.payment_method, it.brand));
        let id = PaymentMethodId::parse("pm_1").unwrap();
        let with = |card: Value| json!({"customerPaymentMethodId": "pm_1", "card": card});
        let visa = Some(Brand::Visa);
        assert_eq!(
            read(with(json!({"brand": "VISA"}))),
            Some((id.clone(), visa))
        );
        assert_eq!(
            read(with(json!({"brand": "NEW"}))),
            Some((id.clone(), None))
        );
        let mada = json!({"brand": "visa", "preferredBrand": "mada"});
        assert_eq!(read(with(mada)), Some((id.clone(), Some(Brand::Mada))));
        assert_eq!(read(with(json!(7))), Some((id, None)));
        assert_eq!(read(json!({"card": {}})), None);
        assert_eq!(read(json!({"customerPaymentMethodId": "<b>"})), None);
    }

    #[test]
    fn a_listed_card_shows_four_digits_at_most() {
        let listed = |last4: &str| {
            let card = json!({
                "customerPaymentMethodId": "pm_1",
                "billingDetail": {"firstName": "Ada", "lastName": "Lovelace", "address": {}},
                "card": {"brand": "master", "last4": last4, "cardExpireMonth": "03",
                    "cardExpireYear": "2027", "tags": [1, [2]]},
                "isDefault": true,
            });
            Listed::read(&card).unwrap()
        };
        let card = listed("4444");
        assert_eq!(
            (card.brand, &*card.last4),
            (Some(Brand::Mastercard), "4444")
        );
        assert_eq!(card.expiry, YearMonth::new(2027, 3));
        assert_eq!((&*card.first_name, &*card.last_name), ("Ada", "Lovelace"));
        assert!(card.is_default);
        assert_eq!(listed("4242424242424242").last4, "");
        assert_eq!(listed("42 2").last4, "");
        let bare = Listed::read(&json!({"customerPaymentMethodId": "pm_1"})).unwrap();
        assert_eq!(
            (bare.brand, bare.expiry, bare.is_default),
            (None, None, false)
        );
        assert_eq!(Listed::read(&json!({"card": {}})), None);
        let girocard = json!({"customerPaymentMethodId": "pm_1", "card": {"brand": "girocard"}});
        let girocard = Listed::read(&girocard).unwrap();
        assert_eq!((girocard.brand, &*girocard.brand_name), (None, "Girocard"));
    }

    #[test]
    fn what_a_session_does_not_say_is_as_the_vendor_has_it() {
        assert_eq!(SessionFacts::read(&json!({})), SessionFacts::default());
        assert_eq!(SessionFacts::read(&json!(null)), SessionFacts::default());
        let said = json!({"customerId": "cus_1", "newCustomer": true, "cvc": "always", "redisplay": "never"});
        let facts = SessionFacts::read(&said);
        assert!(facts.cvc_again && facts.lists_none);
        #[cfg(feature = "pay")]
        assert!(facts.new_customer);
        assert_eq!(facts.customer, CustomerId::parse("cus_1").ok());
    }

    #[test]
    fn a_session_says_the_gateways_month() {
        for (now, month) in [
            (json!("2026-11-30T23:59:59Z"), YearMonth::new(2026, 11)),
            (json!("2027-01-01T00:00:00Z"), YearMonth::new(2027, 1)),
            (json!("2026-13-01T00:00:00Z"), None),
            (json!("2026-11"), None),
            (json!("soon"), None),
            (json!(1_795_976_404_000_u64), None),
            (json!(null), None),
        ] {
            let facts = SessionFacts::read(&json!({"now": now}));
            assert_eq!(facts.today, month, "{now}");
        }
    }

    #[test]
    fn a_session_says_which_brands_are_taken() {
        let read = |said: Value| SessionFacts::read(&json!({ "brands": said })).brands;
        let taken =
            read(json!({ "elo": true, "master": true, "girocard": true, "visa": false, "ae": 1 }));
        assert!(taken.iter().eq([Brand::Mastercard, Brand::Elo]));
        for nothing in [
            json!({}),
            json!({ "girocard": true }),
            json!(["visa"]),
            json!(null),
        ] {
            assert_eq!(read(nothing), BrandSet::NONE);
        }
    }

    #[test]
    fn a_session_says_which_brands_need_no_security_code() {
        let said = json!({"cvcPolicy": {
            "maestro": "optional", "ae": "hidden", "visa": "required", "master": "never",
            "jcb": 7, "girocard": "hidden",
        }});
        let policies = SessionFacts::read(&said).cvc_policies;
        for brand in Brand::ALL {
            let expected = if brand == Brand::Maestro {
                CvcPolicy::Optional
            } else if brand == Brand::Amex {
                CvcPolicy::Hidden
            } else {
                CvcPolicy::Required
            };
            assert_eq!(policies.of(Some(brand)), expected, "{brand:?}");
        }
        for nothing in [json!([]), json!("optional"), json!(null)] {
            let facts = SessionFacts::read(&json!({"cvcPolicy": nothing}));
            assert_eq!(facts, SessionFacts::default());
        }
    }
}

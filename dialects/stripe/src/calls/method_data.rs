//! What describes a payment method in a call, and a row and an object made of it.

use payseal_core::card::Brand;
use payseal_engine::cards::TestCard;
use payseal_engine::ledger::{Fault, NewMethod};
use payseal_engine::store::{AllowRedisplay, ConsentState, PaymentMethod};
use serde_json::{Value as Json, json};

use super::billing;
use super::card_data::{Card, TOKENS_EXPIRY, described_card};
use super::debit_data::{described_account, no_number_in};
use crate::call::{Call, CallError};
use crate::debits::{self, ACCOUNT, TestAccount};
use crate::desk::{Desk, Kept, kinds};
use crate::objects::{self, Bank, BillingDetails, CardFace};
use crate::test_values;
use crate::ways::Redirect;
use crate::wire::error::ApiError;
use crate::wire::id::IdKind;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

/// The types that are known.
pub(crate) const TYPES: [&str; 7] = [
    "au_becs_debit",
    "bancontact",
    "card",
    "giropay",
    "ideal",
    "p24",
    "sepa_debit",
];

/// How far a payment method may be shown again.
pub(super) const REDISPLAY: [&str; 3] = ["always", "limited", "unspecified"];

/// A payment method that a call describes.
#[derive(Clone, Debug)]
pub(super) struct Described {
    what: What,
    billing_details: Json,
    allow_redisplay: &'static str,
    metadata: Json,
}

/// What it is.
#[derive(Clone, Debug)]
enum What {
    Card(Card),
    Redirect(&'static Redirect),
    Debit(&'static TestAccount),
}

impl Described {
    /// What a token stands for: a published test card or account, or a redirect by which one is left.
    pub(super) fn of_token(token: &str) -> Option<Self> {
        if let Some(card) = test_values::card_of_token(token) {
            return Some(Self::card(card));
        }
        let (what, email) = if let Some(account) = debits::of_token(token) {
            (What::Debit(account), "jenny@example.com".to_owned())
        } else {
            let (word, email) = debits::redirect_of_token(token)?;
            (What::Redirect(Redirect::called(word)?), email)
        };
        let billed = BillingDetails {
            email: Some(email),
            name: Some("Jenny Rosen".to_owned()),
            ..BillingDetails::default()
        };
        Some(Self {
            what,
            billing_details: billed.to_json(),
            allow_redisplay: "unspecified",
            metadata: json!({}),
        })
    }

    /// A test card with the date that Stripe's tokens have.
    fn card(card: &'static TestCard) -> Self {
        Self {
            what: What::Card((card, TOKENS_EXPIRY, Some("unchecked"), None)),
            billing_details: BillingDetails::default().to_json(),
            allow_redisplay: "unspecified",
            metadata: json!({}),
        }
    }
}

/// Keeps what a call described.
pub(super) fn keep(call: &Call<'_>, described: Described) -> Result<Kept, CallError> {
    let Described {
        what,
        billing_details,
        allow_redisplay,
        metadata,
    } = described;
    let (card, (exp_month, exp_year), code, preferred_brand) = match what {
        What::Card(card) => card,
        What::Redirect(way) => {
            let about = (billing_details, allow_redisplay, metadata);
            let id = IdKind::PaymentMethod.mint()?;
            return Ok(keep_object(call.desk, id, Err((way.bank)()), about)?);
        }
        What::Debit(account) => {
            let about = (billing_details, allow_redisplay, metadata);
            return Ok(keep_debit(call.desk, account, about)?);
        }
    };
    let row = call.desk.book.create_method(
        call.desk.account,
        NewMethod {
            card,
            expiry_month: exp_month,
            expiry_year: exp_year,
            billing: billing::engines(&billing_details),
            preferred_brand,
            customer: None,
            redisplay: AllowRedisplay::from_db_word(allow_redisplay).unwrap_or_default(),
            consent: ConsentState::NotAsked,
        },
    )?;
    let made = Made {
        card,
        code,
        billing_details,
        allow_redisplay,
        metadata,
    };
    Ok(keep_row(call.desk, &row, made)?)
}

/// What a payment method has beside its row.
pub(crate) struct Made {
    pub(crate) card: &'static TestCard,
    /// What the issuer says of its code; none when there was none.
    pub(crate) code: Option<&'static str>,
    pub(crate) billing_details: Json,
    pub(crate) allow_redisplay: &'static str,
    pub(crate) metadata: Json,
}

/// A card's fingerprint, of the gateway's own hash as much as Stripe's are long. It has no digit: one hash in some
/// thousands has a row of them that passes for a card's number, and no object with such a text is kept.
fn in_letters(hash: &str) -> String {
    let letter = |byte: u8| match byte {
        b'0'..=b'9' => char::from(byte - b'0' + b'g'),
        other => char::from(other),
    };
    hash.bytes().take(16).map(letter).collect()
}

/// Keeps the object of a row.
pub(crate) fn keep_row(desk: Desk<'_>, row: &PaymentMethod, made: Made) -> Result<Kept, Fault> {
    let Made {
        card,
        code,
        billing_details,
        allow_redisplay,
        metadata,
    } = made;
    let fingerprint = row.fingerprint.as_ref().map(|hash| hash.expose_hash());
    let brand = card.brand_word();
    let face = CardFace {
        brand: brand.to_owned(),
        funding: test_values::funding(card).to_owned(),
        country: "US".to_owned(),
        exp_month: row.expiry_month,
        exp_year: row.expiry_year,
        last4: card.last4().to_owned(),
        fingerprint: fingerprint.map(in_letters).unwrap_or_default(),
        cvc_check: code,
        networks: networks(row),
        preferred: row.preferred_brand.map(Brand::slug),
    };
    let about = (billing_details, allow_redisplay, metadata);
    keep_object(desk, row.id.clone(), Ok(face), about)
}

/// The networks that a card can be charged over: those of both brands where it has two.
fn networks(row: &PaymentMethod) -> Vec<String> {
    let both = row.brands.iter().map(|brand| brand.slug().to_owned());
    let both: Vec<_> = both.collect();
    if both.is_empty() {
        vec![row.brand.clone()]
    } else {
        both
    }
}

/// Which of the two brands on a card that is kept is chosen from now on.
pub(crate) fn prefer_brand(kept: &mut Kept, brand: Brand) {
    if let Some(card) = kept.object.get_mut("card") {
        objects::prefer_network(card, brand.slug());
    }
}

/// Whom a payment method is billed to, how far it may be shown again, and the merchant's texts.
type About = (Json, &'static str, Json);

/// Keeps a bank account: its fingerprint and last four, and which test account it is. The engine has no row of it.
pub(crate) fn keep_debit(
    desk: Desk<'_>,
    account: &'static TestAccount,
    about: About,
) -> Result<Kept, Fault> {
    let fingerprint = match account.numbers() {
        Some(numbers) => desk.book.fingerprint_of_account(desk.account, &numbers)?,
        None => desk.book.fingerprint_of_name(desk.account, account.name)?,
    };
    let bank = account.bank(in_letters(fingerprint.expose_hash()));
    let id = IdKind::PaymentMethod.mint()?;
    let mut kept = keep_object(desk, id, Err(bank), about)?;
    kept.hide(ACCOUNT, account.name);
    desk.save(kinds::PAYMENT_METHOD, &kept)?;
    Ok(kept)
}

fn keep_object(
    desk: Desk<'_>,
    id: String,
    what: Result<CardFace, Bank>,
    (billing_details, allow_redisplay, metadata): About,
) -> Result<Kept, Fault> {
    let mut object = objects::PaymentMethod {
        id,
        allow_redisplay,
        billing_details: BillingDetails::default(),
        created: desk.now(),
        customer: None,
        customer_account: None,
        metadata,
        what,
    }
    .to_json();
    if let Json::Object(fields) = &mut object {
        fields.insert("billing_details".to_owned(), billing_details);
    }
    let kept = Kept::new(object);
    desk.save(kinds::PAYMENT_METHOD, &kept)?;
    Ok(kept)
}

/// Reads what describes a payment method: the parameters of its create call, and `payment_method_data`.
pub(super) fn describe(params: &mut Params) -> Result<Described, ApiError> {
    let kind = params
        .one_of("type", &TYPES)?
        .ok_or_else(|| params.missing("type"))?;
    let what = if let Some(way) = Redirect::called(kind) {
        params.hash(kind, |inside| {
            inside.ignore(&["bank"]);
            Ok(())
        })?;
        What::Redirect(way)
    } else if kind == "card" {
        let card = params.hash("card", described_card)?;
        What::Card(card.ok_or_else(|| params.missing("card"))?)
    } else {
        What::Debit(described_account(params, kind)?)
    };
    let blank = BillingDetails::default().to_json();
    params.ignore(&["radar_options"]);
    let billing_details = billing::billing_details(params, &blank)?;
    if let What::Debit(account) = what {
        no_number_in(
            account,
            &billing_details,
            &params.path_of("billing_details"),
        )?;
        for name in ["name", "email"] {
            if billing_details.get(name).is_none_or(Json::is_null) {
                let param = params.path_of("billing_details");
                return Err(ApiError::invalid(format!(
                    "Missing required param: {param}[{name}]: a debit needs it for its mandate."
                ))
                .coded("parameter_missing")
                .about(format!("{param}[{name}]")));
            }
        }
    }
    Ok(Described {
        what,
        billing_details,
        allow_redisplay: params
            .one_of("allow_redisplay", &REDISPLAY)?
            .unwrap_or("unspecified"),
        metadata: MetadataChange::read(params)?.apply(&json!({}))?,
    })
}

#[cfg(test)]
mod tests {
    use super::in_letters;

    #[test]
    fn fingerprint_has_no_digits_that_could_be_a_cards() {
        assert_eq!(in_letters("42424242424242420a"), "kikikikikikikiki");
        assert_eq!(in_letters("09afb8c1d2e35674ff"), "gpafbochdiejlmnk");
    }
}

//! What describes a payment method in a call, and a row and an object made of it.

use payseal_core::card::{Brand, CardNumber, Check};
use payseal_engine::cards::TestCard;
use payseal_engine::ledger::{Fault, NewMethod};
use payseal_engine::store::{AllowRedisplay, ConsentState, PaymentMethod};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use super::billing;
use crate::call::{Call, CallError};
use crate::desk::{Desk, Kept, kinds};
use crate::objects::{self, BillingDetails, CardFace};
use crate::test_values;
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

/// The types that are known.
pub(crate) const TYPES: [&str; 6] = [
    "au_becs_debit",
    "bancontact",
    "card",
    "giropay",
    "ideal",
    "sepa_debit",
];

/// How far a payment method may be shown again.
pub(super) const REDISPLAY: [&str; 3] = ["always", "limited", "unspecified"];

/// A payment method that a call describes.
#[derive(Clone, Debug)]
pub(super) struct Described {
    card: &'static TestCard,
    expiry: (u8, u16),
    code: Option<&'static str>,
    billing_details: Json,
    allow_redisplay: &'static str,
    metadata: Json,
}

impl Described {
    /// A token: a published test card with the date that Stripe's tokens have.
    pub(super) fn token(card: &'static TestCard) -> Self {
        Self {
            card,
            expiry: TOKENS_EXPIRY,
            code: Some("unchecked"),
            billing_details: BillingDetails::default().to_json(),
            allow_redisplay: "unspecified",
            metadata: json!({}),
        }
    }
}

const TOKENS_EXPIRY: (u8, u16) = (12, 2034);

/// Keeps what a call described.
pub(super) fn keep(call: &Call<'_>, described: Described) -> Result<Kept, CallError> {
    let Described {
        card,
        expiry: (exp_month, exp_year),
        code,
        billing_details,
        allow_redisplay,
        metadata,
    } = described;
    let row = call.desk.book.create_method(
        call.desk.account,
        NewMethod {
            card,
            expiry_month: exp_month,
            expiry_year: exp_year,
            billing: billing::engines(&billing_details),
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
    let brand = card.brand.slug();
    let mut object = objects::PaymentMethod {
        id: row.id.clone(),
        allow_redisplay,
        billing_details: BillingDetails::default(),
        created: desk.now(),
        customer: None,
        customer_account: None,
        metadata,
        what: Ok(CardFace {
            brand: brand.to_owned(),
            funding: test_values::funding(card).to_owned(),
            country: "US".to_owned(),
            exp_month: row.expiry_month,
            exp_year: row.expiry_year,
            last4: card.last4().to_owned(),
            fingerprint: fingerprint.map(in_letters).unwrap_or_default(),
            cvc_check: code,
            networks: vec![brand.to_owned()],
        }),
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
    if kind != "card" {
        return Err(ApiError::invalid(format!(
            "The sandbox makes no payment methods of type {kind} yet."
        ))
        .about(params.path_of("type")));
    }
    let card = params
        .hash("card", described_card)?
        .ok_or_else(|| params.missing("card"))?;
    let blank = BillingDetails::default().to_json();
    params.ignore(&["radar_options"]);
    Ok(Described {
        card: card.0,
        expiry: card.1,
        code: card.2,
        billing_details: billing::billing_details(params, &blank)?,
        allow_redisplay: params
            .one_of("allow_redisplay", &REDISPLAY)?
            .unwrap_or("unspecified"),
        metadata: MetadataChange::read(params)?.apply(&json!({}))?,
    })
}

type Card = (&'static TestCard, (u8, u16), Option<&'static str>);

fn described_card(params: &mut Params) -> Result<Card, ApiError> {
    params.ignore(&["networks"]);
    if let Some(token) = params.text("token")? {
        let card = test_values::card_of_token(&token)
            .ok_or_else(|| ApiError::no_such("token", &token, &params.path_of("token")))?;
        return Ok((card, TOKENS_EXPIRY, Some("unchecked")));
    }
    let number = params
        .secret("number")?
        .ok_or_else(|| params.missing("number"))?;
    let card = published(&number, &params.path_of("number"))?;
    let month = params
        .integer("exp_month")?
        .ok_or_else(|| params.missing("exp_month"))?;
    let year = params
        .integer("exp_year")?
        .ok_or_else(|| params.missing("exp_year"))?;
    let code = params.secret("cvc")?;
    let expiry = valid_expiry(month, year)?;
    if let Some(code) = &code {
        let digits = if card.brand == Brand::Amex {
            3..=4
        } else {
            3..=3
        };
        if !digits.contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused_card(
                "invalid_cvc",
                "Your card's security code is invalid.",
                "cvc",
            ));
        }
    }
    Ok((card, expiry, code.map(|_| "unchecked")))
}

/// The published test card of a number. Of any other number nothing is told back.
fn published(number: &Zeroizing<String>, param: &str) -> Result<&'static TestCard, ApiError> {
    let digits = Zeroizing::new(
        number
            .chars()
            .filter(|c| !matches!(c, ' ' | '-'))
            .collect::<String>(),
    );
    if !matches!(CardNumber::check(&digits), Check::Valid(_)) {
        return Err(refused_card(
            "incorrect_number",
            "Your card number is incorrect.",
            "number",
        ));
    }
    test_values::card_of_number(&digits).ok_or_else(|| {
        ApiError::invalid(
            "The sandbox accepts published test cards only; see docs/stripe.md for those that it \
             knows.",
        )
        .about(param)
    })
}

/// A month and a year that a card can have. That it is over, the issuer says.
pub(super) fn valid_expiry(month: i64, year: i64) -> Result<(u8, u16), ApiError> {
    let month = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month));
    let month = month.ok_or_else(|| {
        refused_card(
            "invalid_expiry_month",
            "Your card's expiration month is invalid.",
            "exp_month",
        )
    })?;
    let year = if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    };
    let year = u16::try_from(year)
        .ok()
        .filter(|year| (2000..=2099).contains(year));
    let year = year.ok_or_else(|| {
        refused_card(
            "invalid_expiry_year",
            "Your card's expiration year is invalid.",
            "exp_year",
        )
    })?;
    Ok((month, year))
}

fn refused_card(code: &'static str, message: &'static str, param: &'static str) -> ApiError {
    ApiError::declined(Decline {
        code,
        decline_code: None,
        advice_code: None,
        param: Some(param),
        message,
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

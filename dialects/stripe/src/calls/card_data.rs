//! What describes a card in a call: a token, or a published number with its date.

use payseal_core::card::{Brand, BrandSet, CardNumber, Check};
use payseal_engine::cards::TestCard;
use zeroize::Zeroizing;

use crate::test_values;
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;
use crate::wire::params::Params;

/// When the cards of tokens expire.
pub(super) const TOKENS_EXPIRY: (u8, u16) = (12, 2034);

/// A card: which, its expiry, what the issuer says of its code, and which of its two brands is preferred.
pub(super) type Card = (
    &'static TestCard,
    (u8, u16),
    Option<&'static str>,
    Option<Brand>,
);

/// Reads what describes a card.
pub(super) fn described_card(params: &mut Params) -> Result<Card, ApiError> {
    let preferred = preferred_network(params)?;
    if let Some(token) = params.text("token")? {
        let card = test_values::card_of_token(&token)
            .ok_or_else(|| ApiError::no_such("token", &token, &params.path_of("token")))?;
        let preferred = on_card(preferred, card.choices(), params)?;
        return Ok((card, TOKENS_EXPIRY, Some("unchecked"), preferred));
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
        let digits = if card.brand == Some(Brand::Amex) {
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
    let preferred = on_card(preferred, card.choices(), params)?;
    Ok((card, expiry, code.map(|_| "unchecked"), preferred))
}

/// `networks[preferred]`, as it is said.
pub(super) fn preferred_network(params: &mut Params) -> Result<Option<String>, ApiError> {
    let said = params.hash("networks", |networks| networks.text("preferred"))?;
    Ok(said.flatten())
}

/// The preferred one, of the networks that there are on a card of two. Of any other nothing is asked.
pub(super) fn on_card(
    said: Option<String>,
    choices: BrandSet,
    params: &Params,
) -> Result<Option<Brand>, ApiError> {
    let Some(said) = said.filter(|_| choices.is_choice()) else {
        return Ok(None);
    };
    let chosen = Brand::from_slug(&said).filter(|brand| choices.has(*brand));
    chosen.map(Some).ok_or_else(|| {
        let param = format!("{}[preferred]", params.path_of("networks"));
        ApiError::invalid(
            "The preferred network is none of the networks that this card is available on.",
        )
        .about(param)
    })
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

//! The card that a certified merchant sends: proven as in the form, and let go but for what may be kept.

use payseal_engine::clock::Moment;
use payseal_engine::ledger::{NewMethod, today};
use payseal_engine::store::Billing;

use crate::korean_cards;
use crate::shown_card;
use crate::wire::Refused;
use crate::wire::card::CardData;
use crate::wire::codes::Code;

/// Takes what may be kept from a card.
pub(crate) fn prove(data: &CardData, now: Moment) -> Result<NewMethod, Refused> {
    let today = today(now).ok_or(Code::InvalidExpirationDate)?;
    let (number, expiry) = data.prove(today)?;
    if let (Some(selected), Some(brand)) = (&data.selected_card_brand, number.brand())
        && selected.as_str() != shown_card::brand(brand)
    {
        return Err(Code::SelectedCardBrandNotAvailable.into());
    }
    let method = NewMethod::of(&number, &expiry, billing(data), None)?;
    if let (Some(selected), Some(issuer)) =
        (&data.selected_card_brand, korean_cards::issuer(method.card))
        && selected.as_str() != issuer
    {
        return Err(Code::SelectedCardBrandNotAvailable.into());
    }
    Ok(method)
}

fn billing(data: &CardData) -> Billing {
    let mut billing = Billing::default();
    if let Some(name) = &data.cardholder_name {
        let text = |text: &Option<_>| text.as_ref().map(ToString::to_string);
        billing.person.first_name = text(&name.first_name);
        billing.person.last_name = text(&name.last_name);
    }
    if let Some(address) = &data.billing_address {
        billing.address.line1 = address.address1.as_ref().map(ToString::to_string);
        billing.address.line2 = address.address2.as_ref().map(ToString::to_string);
        billing.address.city = address.city.as_ref().map(ToString::to_string);
        billing.address.state = address.state.as_ref().map(ToString::to_string);
        billing.address.postal_code = address.zip_code.as_ref().map(ToString::to_string);
        billing.address.country = address.region.as_ref().map(ToString::to_string);
    }
    billing
}

//! Reads the list of saved cards that a page hands over.
//!
//! Unlike a message it is not written by our loader but by a merchant's server, and a gateway's
//! answer is often handed on as it came. So it is read card by card: members that nobody knows are
//! passed over, `null` is absent, a number may be a text where it can mean one thing only. A card
//! that cannot be shown is left out, and the page hears which and why. Nothing that stands in a
//! card is repeated: it could be a number.

use super::payment::RawSavedCard;
use crate::card::YearMonth;
use crate::flow::{LeftOut, MOST_CARDS};
use crate::json::Json;
use crate::wire::browser::is_last4;
use crate::wire::ids::PaymentMethodId;

/// The longest name of a holder that is shown.
const LONGEST_NAME: usize = 60;

/// The cards of a list, and what of it is left out; no cards when it is no list.
pub(super) fn read_cards(list: &impl Json) -> (Option<Vec<RawSavedCard>>, Vec<LeftOut>) {
    let left_out = |at, why| LeftOut { at, why };
    let Some(items) = list.items() else {
        let why = "savedCards.list has to give a list of cards";
        return (None, vec![left_out(None, why)]);
    };
    let mut cards: Vec<RawSavedCard> = Vec::new();
    let mut rest = Vec::new();
    for (at, item) in (0..).zip(&items) {
        if cards.len() == MOST_CARDS {
            let why = "no more than 100 cards are shown";
            rest.push(left_out(Some(at), why));
            break;
        }
        match read_card(item) {
            Ok(card)
                if cards
                    .iter()
                    .any(|it| it.customer_payment_method_id == card.customer_payment_method_id) =>
            {
                rest.push(left_out(
                    Some(at),
                    "this customerPaymentMethodId is in the list already",
                ));
            }
            Ok(card) => cards.push(card),
            Err(why) => rest.push(left_out(Some(at), why)),
        }
    }
    (Some(cards), rest)
}

fn read_card<J: Json>(card: &J) -> Result<RawSavedCard, &'static str> {
    card.names().ok_or("a card is an object")?;
    let text = |name, why| match card.member(name) {
        None => Ok(None),
        Some(member) => member.text().map(Some).ok_or(why),
    };
    const ID: &str =
        "customerPaymentMethodId has to be the id of a payment method, as the gateway gave it";
    let id = text("customerPaymentMethodId", ID)?.ok_or(ID)?;
    PaymentMethodId::parse(&id).map_err(|_| ID)?;
    let exp_month = number(card, "expMonth").map_err(|()| "expMonth has to be 1 to 12")?;
    let exp_year = number(card, "expYear").map_err(|()| "expYear has to be a year such as 2030")?;
    // Two digits of a year mean 20xx, as on a card.
    let exp_year = exp_year.map(|year| if year < 100 { 2000 + year } else { year });
    match (exp_month, exp_year) {
        (None, None) => {}
        (Some(_), None) | (None, Some(_)) => {
            return Err("expMonth and expYear belong together");
        }
        (Some(month), Some(year)) => {
            if month_of(month, year).is_none() {
                return Err("expMonth has to be 1 to 12, and expYear a year such as 2030");
            }
        }
    }
    let holder = text("holder", "holder has to be a text")?;
    Ok(RawSavedCard {
        customer_payment_method_id: id,
        brand: text("brand", "brand has to be a text")?,
        last4: read_last4(card)?,
        exp_month,
        exp_year,
        holder: holder.map(|name| name.chars().take(LONGEST_NAME).collect()),
        is_default: read_truth(card, "isDefault")
            .map_err(|()| "isDefault has to be true or false")?,
    })
}

/// The month that two numbers are.
pub(super) fn month_of(month: u32, year: u32) -> Option<YearMonth> {
    let (month, year) = (u8::try_from(month).ok()?, u16::try_from(year).ok()?);
    YearMonth::new(year, month).filter(|_| (2000..=2099).contains(&year))
}

/// Four digits at most: what is longer could be a whole number.
fn read_last4<J: Json>(card: &J) -> Result<String, &'static str> {
    const WHY: &str = "last4 has to be the last four digits, and nothing more";
    let Some(member) = card.member("last4") else {
        return Ok(String::new());
    };
    if let Some(text) = member.text() {
        return Ok(text).and_then(|text| if is_last4(&text) { Ok(text) } else { Err(WHY) });
    }
    // Written as a number it has lost the zeros in front of it.
    let number = member
        .whole()
        .filter(|number| *number < 10_000)
        .ok_or(WHY)?;
    let digit = |unit| char::from_digit(number / unit % 10, 10).unwrap_or('0');
    Ok([1000, 100, 10, 1].map(digit).iter().collect())
}

/// A whole number, or its digits as a text.
fn number<J: Json>(card: &J, name: &str) -> Result<Option<u32>, ()> {
    let Some(member) = card.member(name) else {
        return Ok(None);
    };
    let Some(text) = member.text() else {
        return member.whole().map(Some).ok_or(());
    };
    match text.trim() {
        "" => Ok(None),
        digits if digits.len() <= 4 && digits.bytes().all(|it| it.is_ascii_digit()) => {
            digits.parse().map(Some).map_err(drop)
        }
        _ => Err(()),
    }
}

fn read_truth<J: Json>(card: &J, name: &str) -> Result<Option<bool>, ()> {
    let Some(member) = card.member(name) else {
        return Ok(None);
    };
    if let Some(truth) = member.truth() {
        return Ok(Some(truth));
    }
    match (member.text().as_deref(), member.whole()) {
        (Some("true"), _) | (None, Some(1)) => Ok(Some(true)),
        (Some("false"), _) | (None, Some(0)) => Ok(Some(false)),
        (_, _) => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn one(card: &Value) -> Result<RawSavedCard, &'static str> {
        read_card(card)
    }

    fn with(name: &str, value: Value) -> Value {
        let mut card = json!({"customerPaymentMethodId": "pm_1", "last4": "4242"});
        card[name] = value;
        card
    }

    #[test]
    fn saved_card_is_understood_as_servers_write_it() {
        let card = json!({
            "customerPaymentMethodId": "pm_1", "brand": "mada", "last4": 42, "expMonth": "03",
            "expYear": "27", "holder": null, "isDefault": "true", "network": {"id": [1]},
        });
        let read = one(&card).unwrap();
        assert_eq!(read.brand.as_deref(), Some("mada"));
        assert_eq!(read.last4, "0042");
        assert_eq!((read.exp_month, read.exp_year), (Some(3), Some(2027)));
        assert_eq!((read.holder, read.is_default), (None, Some(true)));
        let bare = one(&json!({"customerPaymentMethodId": "pm_1"})).unwrap();
        assert_eq!((&*bare.last4, bare.brand, bare.exp_month), ("", None, None));
    }

    #[test]
    fn saved_card_that_cannot_be_shown_says_why_and_repeats_nothing() {
        for (name, value) in [
            ("customerPaymentMethodId", json!(null)),
            ("customerPaymentMethodId", json!(7)),
            ("customerPaymentMethodId", json!("<b>")),
            ("last4", json!("4242424242424242")),
            ("last4", json!(4_242_424_242_u64)),
            ("last4", json!("**** 4242")),
            ("last4", json!([])),
            ("brand", json!(1)),
            ("holder", json!({})),
            ("expMonth", json!(3)),
            ("expYear", json!(2030)),
            ("isDefault", json!("yes")),
        ] {
            let why = one(&with(name, value.clone())).unwrap_err();
            assert!(
                why.starts_with(name) || why.contains(name),
                "{name} {value}: {why}"
            );
            assert!(!why.contains("4242"), "{why}");
        }
        for (month, year) in [
            (json!(13), json!(2030)),
            (json!("x"), json!(2030)),
            (json!(1), json!(30303)),
        ] {
            let mut card = with("expMonth", month);
            card["expYear"] = year;
            assert!(one(&card).is_err(), "{card}");
        }
        assert!(one(&json!("pm_1")).is_err());
    }

    #[test]
    fn saved_cards_list_leaves_out_what_is_wrong_and_no_more() {
        let list = json!([
            {"customerPaymentMethodId": "pm_1"}, 7, {"customerPaymentMethodId": "pm_2"},
            {"customerPaymentMethodId": "pm_1"},
        ]);
        let (cards, left_out) = read_cards(&list);
        assert_eq!(cards.map(|cards| cards.len()), Some(2));
        let places: Vec<_> = left_out.iter().map(|it| it.at).collect();
        assert_eq!(places, [Some(1), Some(3)]);
        let (none, left_out) = read_cards(&json!({"data": []}));
        assert!(none.is_none());
        assert_eq!(left_out.first().map(|it| it.at), Some(None));
    }

    #[test]
    fn saved_cards_list_has_an_end() {
        let card = |at: u32| json!({"customerPaymentMethodId": format!("pm_{at}")});
        let list: Vec<_> = (0..500).map(card).collect();
        let (cards, left_out) = read_cards(&json!(list));
        assert_eq!(cards.map(|cards| cards.len()), Some(MOST_CARDS));
        assert_eq!(left_out.len(), 1);
    }
}

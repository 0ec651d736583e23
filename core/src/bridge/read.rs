//! Reads a message of the host page. Closed: what is not exactly one of [`ToFrame`] is none.
//!
//! Written by hand for the frame's wasm; `tests` hold it against the derived reader, message by
//! message. Only a page's list of cards is read leniently (`cards`): no loader of ours wrote it.

#[cfg(feature = "pay")]
use super::cards::read_cards;
use super::look::read_appearance;
use super::members::{maybe, only};
use super::message::ToFrame;
use super::names::Field;
use super::options::{Access, HolderPolicy, RawBilling, RawOptions};
#[cfg(feature = "pay")]
use super::payment::{ChallengeEvent, ChargeAnswer, ChargeStatus, CvcAgain, PayToFrame, ShowSaved};
use super::payment::{Mode, RawSavedCards, Save};
use super::surface::{RawSurface, Tone};
use crate::DEBITS;
use crate::card;
use crate::json::Json;

/// The message that a value is.
#[must_use]
pub fn read(value: &impl Json) -> Option<ToFrame> {
    if let Some(word) = value.text() {
        return match &*word {
            "clear" => Some(ToFrame::Clear),
            "close" => Some(ToFrame::Close),
            _ => None,
        };
    }
    let names = value.names()?;
    let [name] = &*names else { return None };
    let body = value.member(name)?;
    match &**name {
        "open" => read_options(&body).map(ToFrame::Open),
        "token" => {
            only(&body, &["request", "token", "expiresIn"])?;
            Some(ToFrame::Token {
                request: body.member("request")?.whole()?,
                token: maybe(&body, "token", Json::text)?,
                expires_in: maybe(&body, "expiresIn", Json::whole)?,
            })
        }
        "submit" => Some(ToFrame::Submit { call: call(&body)? }),
        "confirm" => Some(ToFrame::Confirm { call: call(&body)? }),
        "validate" => Some(ToFrame::Validate { call: call(&body)? }),
        "cancel" => Some(ToFrame::Cancel { call: call(&body)? }),
        "update" => {
            only(
                &body,
                &["locale", "appearance", "billingDetails", "access", "texts"],
            )?;
            Some(ToFrame::Update {
                locale: maybe(&body, "locale", Json::text)?,
                appearance: maybe(&body, "appearance", read_appearance)?,
                billing_details: maybe(&body, "billingDetails", read_billing)?,
                access: maybe(&body, "access", read_access)?,
                texts: maybe(&body, "texts", Json::text)?,
            })
        }
        "surface" => {
            only(&body, &["tone", "paper"])?;
            let tones = [("light", Tone::Light), ("dark", Tone::Dark)];
            Some(ToFrame::Surface(RawSurface {
                tone: word(&body.member("tone")?, &tones)?,
                paper: maybe(&body, "paper", Json::text)?,
            }))
        }
        "focus" => {
            only(&body, &["field"])?;
            // The form for accounts has other fields, and puts the focus where it is needed.
            if DEBITS {
                return Some(ToFrame::Focus { field: None });
            }
            Some(ToFrame::Focus {
                field: maybe(&body, "field", read_field)?,
            })
        }
        #[cfg(feature = "pay")]
        name => read_of_payment(name, &body).map(ToFrame::Pay),
        #[cfg(not(feature = "pay"))]
        _ => None,
    }
}

#[cfg(feature = "pay")]
fn read_of_payment(name: &str, body: &impl Json) -> Option<PayToFrame> {
    let request = || body.member("request")?.whole();
    match name {
        "charged" => {
            only(body, &["request", "answer"])?;
            Some(PayToFrame::Charged {
                request: request()?,
                answer: read_charge(&body.member("answer")?)?,
            })
        }
        "challenged" => {
            only(body, &["request", "news"])?;
            let news = [
                ("returned", ChallengeEvent::Returned),
                ("moved", ChallengeEvent::Moved),
                ("cancelled", ChallengeEvent::Cancelled),
            ];
            Some(PayToFrame::Challenged {
                request: request()?,
                news: word(&body.member("news")?, &news)?,
            })
        }
        "cards" => {
            only(body, &["request", "cards"])?;
            let (cards, left_out) = match body.member("cards") {
                Some(list) => read_cards(&list),
                None => Default::default(),
            };
            Some(PayToFrame::Cards {
                request: request()?,
                cards,
                left_out,
            })
        }
        "select" => {
            only(body, &["id"])?;
            Some(PayToFrame::Select {
                id: maybe(body, "id", Json::text)?,
            })
        }
        _ => None,
    }
}

fn call(body: &impl Json) -> Option<u32> {
    only(body, &["call"])?;
    body.member("call")?.whole()
}

/// One of a few words.
fn word<T: Copy>(value: &impl Json, words: &[(&str, T)]) -> Option<T> {
    let text = value.text()?;
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|(_, meaning)| *meaning)
}

fn read_field(value: &impl Json) -> Option<Field> {
    card::Field::parse(&value.text()?).map(Into::into)
}

fn read_options<J: Json>(value: &J) -> Option<RawOptions> {
    only(
        value,
        &[
            "mode",
            "savedCards",
            "holder",
            "customerId",
            "brands",
            "preferredBrands",
            "access",
            "advance",
            "locale",
            "appearance",
            "billingDetails",
            "texts",
        ],
    )?;
    let modes = [("setup", Mode::Setup), ("payment", Mode::Payment)];
    let holders = [
        ("never", HolderPolicy::Never),
        ("always", HolderPolicy::Always),
    ];
    Some(RawOptions {
        mode: maybe(value, "mode", |it| word(it, &modes))?,
        saved_cards: maybe(value, "savedCards", read_saved_cards)?,
        holder: maybe(value, "holder", |it| word(it, &holders))?,
        customer_id: maybe(value, "customerId", Json::text)?,
        brands: maybe(value, "brands", Json::text)?,
        preferred_brands: maybe(value, "preferredBrands", Json::text)?,
        access: maybe(value, "access", read_access)?,
        advance: maybe(value, "advance", Json::truth)?,
        locale: maybe(value, "locale", Json::text)?,
        appearance: maybe(value, "appearance", read_appearance)?,
        billing_details: maybe(value, "billingDetails", read_billing)?,
        texts: maybe(value, "texts", Json::text)?,
    })
}

fn read_access(value: &impl Json) -> Option<Access> {
    let words = [
        ("open", Access::Open),
        ("readOnly", Access::ReadOnly),
        ("disabled", Access::Disabled),
    ];
    word(value, &words)
}

fn read_saved_cards<J: Json>(value: &J) -> Option<RawSavedCards> {
    let saves = [
        ("auto", Save::Auto),
        ("never", Save::Never),
        ("always", Save::Always),
    ];
    let save = maybe(value, "save", |it| word(it, &saves))?;
    #[cfg(not(feature = "pay"))]
    return only(value, &["save"]).map(|()| RawSavedCards { save });
    #[cfg(feature = "pay")]
    {
        only(value, &["redisplay", "save", "remove", "cvc", "list"])?;
        let redisplays = [("always", ShowSaved::Always), ("never", ShowSaved::Never)];
        let codes = [("auto", CvcAgain::Auto), ("always", CvcAgain::Always)];
        Some(RawSavedCards {
            redisplay: maybe(value, "redisplay", |it| word(it, &redisplays))?,
            save,
            remove: maybe(value, "remove", Json::truth)?,
            cvc: maybe(value, "cvc", |it| word(it, &codes))?,
            list: maybe(value, "list", Json::truth)?,
        })
    }
}

fn read_billing<J: Json>(value: &J) -> Option<RawBilling> {
    let mut billing = RawBilling::default();
    let mut places = [
        ("firstName", &mut billing.first_name),
        ("lastName", &mut billing.last_name),
        ("email", &mut billing.email),
        ("phone", &mut billing.phone),
        ("line1", &mut billing.line1),
        ("line2", &mut billing.line2),
        ("city", &mut billing.city),
        ("state", &mut billing.state),
        ("postalCode", &mut billing.postal_code),
        ("country", &mut billing.country),
    ];
    only(value, &places.each_ref().map(|(name, _)| *name))?;
    for (name, place) in &mut places {
        **place = maybe(value, name, Json::text)?;
    }
    Some(billing)
}

#[cfg(feature = "pay")]
fn read_charge<J: Json>(value: &J) -> Option<ChargeAnswer> {
    let words = [
        ("refused", ChargeAnswer::Refused),
        ("lost", ChargeAnswer::Lost),
    ];
    if let Some(text) = value.text() {
        let found = words.into_iter().find(|(word, _)| *word == text);
        return found.map(|(_, answer)| answer);
    }
    only(value, &["told"])?;
    let told = value.member("told")?;
    only(&told, &["status", "decline", "redirectUrl"])?;
    let statuses = [
        ("succeeded", ChargeStatus::Succeeded),
        ("declined", ChargeStatus::Declined),
        ("pending", ChargeStatus::Pending),
        ("challenge", ChargeStatus::Challenge),
        ("unknown", ChargeStatus::Unknown),
    ];
    Some(ChargeAnswer::Told {
        status: word(&told.member("status")?, &statuses)?,
        decline: maybe(&told, "decline", Json::text)?,
        redirect_url: maybe(&told, "redirectUrl", Json::text)?,
    })
}

//! What the host page says of saved cards, of the charge and of the bank's page.

use std::rc::Rc;

use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::options::SavedCards;
use payseal_core::bridge::payment::{
    ChallengeNews, ChargeAnswer, ChargeStatus, CvcAgain, Mode, RawSavedCard, Redisplay,
};
use payseal_core::card::YearMonth;
use payseal_core::flow::{
    Cards, Charged, Decline, Event, ListSource, News, RequestId, SavedCard, SavedEvent, Settings,
};
use payseal_core::wire::browser::is_last4;
use payseal_core::wire::ids::PaymentMethodId;

use super::use_flow::Frame;

/// The longest name that is shown of a card.
const LONGEST_NAME: usize = 60;

impl Frame {
    /// Takes one of those messages in.
    pub(super) fn hear_of_payment(self: &Rc<Self>, message: ToFrame) {
        match message {
            ToFrame::Charged { request, answer } => self.send(Event::Charged {
                request: RequestId(request),
                answer: charged(answer),
            }),
            ToFrame::Challenged { request, news } => self.send(Event::Challenged {
                request: RequestId(request),
                news: match news {
                    ChallengeNews::Returned => News::Returned,
                    ChallengeNews::Moved => News::Moved,
                    ChallengeNews::Cancelled => News::Cancelled,
                },
            }),
            ToFrame::Cards { request, cards } => self.send(Event::CardsCame {
                request: RequestId(request),
                cards: Cards::FromPage(cards.and_then(saved_cards)),
            }),
            ToFrame::Select { id } => {
                // An id that is none chooses nothing, and changes nothing.
                if let Ok(id) = id.map(|id| PaymentMethodId::parse(&id)).transpose() {
                    self.send(Event::Saved(SavedEvent::Selected(id)));
                }
            }
            ToFrame::Open(_)
            | ToFrame::Token { .. }
            | ToFrame::Submit { .. }
            | ToFrame::Confirm { .. }
            | ToFrame::Update { .. }
            | ToFrame::Focus { .. }
            | ToFrame::Clear
            | ToFrame::Close => {}
        }
    }
}

/// What a page wants that pays.
pub(super) fn paying(settings: Settings, mode: Mode, saved_cards: SavedCards) -> Settings {
    let pays = mode == Mode::Payment;
    Settings {
        pays,
        list: match saved_cards.redisplay {
            Redisplay::Never => ListSource::Nobody,
            Redisplay::Always if !pays => ListSource::Nobody,
            Redisplay::Always if saved_cards.list => ListSource::Page,
            Redisplay::Always => ListSource::Gateway,
        },
        remove: saved_cards.remove,
        cvc_always: saved_cards.cvc == CvcAgain::Always,
        ..settings
    }
}

/// What the merchant's server said, in the flow's words.
fn charged(answer: ChargeAnswer) -> Charged {
    match answer {
        ChargeAnswer::Lost => Charged::Lost,
        ChargeAnswer::Refused => Charged::Refused,
        ChargeAnswer::Told {
            status,
            decline,
            redirect_url,
        } => match (status, redirect_url) {
            (ChargeStatus::Succeeded, _) => Charged::Succeeded,
            (ChargeStatus::Declined, _) => {
                Charged::Declined(Decline::read(&decline.unwrap_or_default()))
            }
            (ChargeStatus::Pending, _) => Charged::Pending,
            (ChargeStatus::Challenge, Some(url)) => Charged::Challenge(url),
            (ChargeStatus::Challenge, None) | (ChargeStatus::Unknown, _) => Charged::Unknown,
        },
    }
}

/// The cards of a page that knows them; one that is none spoils the list.
fn saved_cards(raw: Vec<RawSavedCard>) -> Option<Vec<SavedCard>> {
    let card = |raw: RawSavedCard| {
        let last4 = raw.last4;
        if !is_last4(&last4) {
            return None;
        }
        let month = raw.exp_month.and_then(|month| u8::try_from(month).ok());
        let year = raw.exp_year.and_then(|year| u16::try_from(year).ok());
        Some(SavedCard {
            id: PaymentMethodId::parse(&raw.customer_payment_method_id).ok()?,
            brand: raw.brand.map(Into::into),
            last4,
            expiry: year.zip(month).and_then(|(y, m)| YearMonth::new(y, m)),
            holder: raw
                .holder
                .unwrap_or_default()
                .chars()
                .take(LONGEST_NAME)
                .collect(),
            is_default: raw.is_default.unwrap_or_default(),
        })
    };
    raw.into_iter().map(card).collect()
}

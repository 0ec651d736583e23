//! What a message makes happen, as in `src/app/host.rs` and `src/app/pay_host.rs`, which need a
//! browser.

use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::options::{HolderPolicy, RawOptions};
use payseal_core::bridge::payment::{
    ChallengeNews, ChargeAnswer, ChargeStatus, Mode, RawSavedCard, RawSavedCards,
};
use payseal_core::card::YearMonth;
use payseal_core::flow::{
    CallId, Cards, Charged, Decline, Event, ListSource, News, RequestId, SavedCard, SavedEvent,
    Settings,
};
use payseal_core::wire::ids::{PaymentMethodId, SessionToken};

/// The event; none when the edge keeps the message to itself.
pub(crate) fn event(message: ToFrame, connecting: bool) -> Option<Event> {
    Some(match message {
        ToFrame::Open(_) if !connecting => return None,
        ToFrame::Open(raw) => Event::Opened(settings(raw)?),
        ToFrame::Token {
            request,
            token,
            expires_in,
        } => {
            let request = RequestId(request);
            match token.and_then(|token| SessionToken::parse(&token).ok()) {
                Some(token) => Event::TokenCame {
                    request,
                    token,
                    lifetime: u64::from(expires_in.unwrap_or(1800)) * 1000,
                },
                None => Event::TokenFailed { request },
            }
        }
        ToFrame::Submit { call } => Event::Submitted(CallId(call)),
        ToFrame::Confirm { call } => Event::Confirmed(CallId(call)),
        ToFrame::Charged { request, answer } => Event::Charged {
            request: RequestId(request),
            answer: charged(answer),
        },
        ToFrame::Challenged { request, news } => Event::Challenged {
            request: RequestId(request),
            news: match news {
                ChallengeNews::Returned => News::Returned,
                ChallengeNews::Moved => News::Moved,
                ChallengeNews::Cancelled => News::Cancelled,
            },
        },
        ToFrame::Cards { request, cards } => Event::CardsCame {
            request: RequestId(request),
            cards: Cards::FromPage(
                cards.and_then(|cards| cards.into_iter().map(saved_card).collect()),
            ),
        },
        ToFrame::Select { id } => {
            let id = id.map(|id| PaymentMethodId::parse(&id)).transpose().ok()?;
            Event::Saved(SavedEvent::Selected(id))
        }
        // The look, the words and the address are the edge's affair.
        ToFrame::Update { .. } => return None,
        ToFrame::Focus { field } => Event::FocusAsked(field.map(Into::into)),
        ToFrame::Clear => Event::Cleared,
        ToFrame::Close => Event::Closed,
    })
}

fn settings(raw: RawOptions) -> Option<Settings> {
    let list = matches!(
        raw.saved_cards,
        Some(RawSavedCards {
            list: Some(true),
            ..
        })
    );
    let options = raw.read().ok()?;
    let pays = options.mode == Mode::Payment;
    Some(Settings {
        holder: options.holder == HolderPolicy::Always,
        pays,
        customer: options.customer.is_some(),
        list: match (pays, list) {
            (false, _) => ListSource::Nobody,
            (true, true) => ListSource::Page,
            (true, false) => ListSource::Gateway,
        },
        remove: options.saved_cards.remove,
        ..Settings::default()
    })
}

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

fn saved_card(raw: RawSavedCard) -> Option<SavedCard> {
    let month = raw.exp_month.and_then(|month| u8::try_from(month).ok());
    let year = raw.exp_year.and_then(|year| u16::try_from(year).ok());
    Some(SavedCard {
        id: PaymentMethodId::parse(&raw.customer_payment_method_id).ok()?,
        brand: raw.brand.map(Into::into),
        last4: raw.last4,
        expiry: year.zip(month).and_then(|(y, m)| YearMonth::new(y, m)),
        holder: raw.holder.unwrap_or_default(),
        is_default: raw.is_default.unwrap_or_default(),
    })
}

//! What a message of the host page makes happen.
//!
//! The one mapping from messages to events: the frame's edge runs it, and so do the tests that let a
//! page say anything. What only the edge can do (words, colours) is handed to it.

use alloc::rc::Rc;

use super::message::ToFrame;
use super::options::{
    Access, HolderPolicy, Options, RawAppearance, RawBilling, WrongOption, read_appearance,
    read_billing,
};
use super::payment::Save;
#[cfg(feature = "pay")]
use super::payment::{
    ChallengeEvent, ChargeAnswer, ChargeStatus, CvcAgain, Mode, PayToFrame, RawSavedCard, ShowSaved,
};
use crate::flow::{self, CallId, Customer, Event, RequestId, Settings};
#[cfg(feature = "pay")]
use crate::flow::{Cards, Charged, Decline, ListSource, PayEvent, SavedCard, SavedEvent};
use crate::theme::{Surface, Theme};
use crate::wire::ids::SessionToken;
#[cfg(feature = "pay")]
use crate::wire::{brand, ids::PaymentMethodId};

/// How long a session token lasts when the merchant's server does not say, in seconds.
const TOKEN_LIFETIME: u32 = 1800;

/// What a message makes happen.
#[derive(Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "made and taken apart at once, never kept"
)]
pub enum Heard {
    /// This event.
    Event(Event),
    /// The form opens.
    Open {
        /// The event.
        opened: Event,
        /// The brands that the page takes, and those that it prefers of a card's two, by slug, to be read by
        /// a form for cards.
        brands: [Option<String>; 2],
        /// The look.
        theme: Theme,
        /// A BCP 47 tag.
        locale: Option<String>,
        /// The merchant's own sentences.
        texts: Option<String>,
    },
    /// An option is wrong, and nothing happens.
    Wrong(WrongOption),
    /// What can change in place does, as far as it is right.
    Update {
        /// The event, when the flow hears of it.
        event: Option<Event>,
        /// The same, of what the shopper can change.
        access: Option<Event>,
        /// The look.
        theme: Option<Theme>,
        /// A BCP 47 tag.
        locale: Option<String>,
        /// The merchant's own sentences.
        texts: Option<String>,
        /// What is wrong.
        wrong: Option<WrongOption>,
    },
    /// The page is this behind the form.
    Surface(Surface),
    /// Nothing.
    Nothing,
}

/// Takes a message in; `connecting` says whether the form waits for its options.
#[must_use]
pub fn hear(message: ToFrame, connecting: bool) -> Heard {
    Heard::Event(match message {
        // Once: a second one could bind the card to another customer while it is under way.
        ToFrame::Open(_) if !connecting => return Heard::Nothing,
        ToFrame::Open(raw) => {
            return match raw.read() {
                Ok(options) => open(options),
                Err(wrong) => Heard::Wrong(wrong),
            };
        }
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
                    lifetime: u64::from(expires_in.unwrap_or(TOKEN_LIFETIME)) * 1000,
                },
                None => Event::TokenFailed { request },
            }
        }
        ToFrame::Submit { call } => Event::Submitted(CallId(call)),
        ToFrame::Confirm { call } => Event::Confirmed(CallId(call)),
        #[cfg(feature = "pay")]
        ToFrame::Pay(message) => match hear_payment(message) {
            Some(event) => event,
            None => return Heard::Nothing,
        },
        ToFrame::Validate { call } => Event::Validated(CallId(call)),
        ToFrame::Cancel { call } => Event::CallDropped(CallId(call)),
        ToFrame::Update {
            locale,
            appearance,
            billing_details,
            access,
            texts,
        } => {
            return update((locale, texts), appearance, billing_details, access);
        }
        ToFrame::Surface(surface) => return Heard::Surface(surface.read()),
        ToFrame::Focus { field } => Event::FocusAsked(field.map(Into::into)),
        ToFrame::Clear => Event::Cleared,
        ToFrame::Close => Event::Closed,
    })
}

#[cfg(feature = "pay")]
fn hear_payment(message: PayToFrame) -> Option<Event> {
    Some(match message {
        PayToFrame::Charged { request, answer } => PayEvent::Charged {
            request: RequestId(request),
            answer: charged(answer),
        }
        .into(),
        PayToFrame::Challenged { request, news } => PayEvent::Challenged {
            request: RequestId(request),
            news: match news {
                ChallengeEvent::Returned => flow::ChallengeEvent::Returned,
                ChallengeEvent::Moved => flow::ChallengeEvent::Moved,
                ChallengeEvent::Cancelled => flow::ChallengeEvent::Cancelled,
            },
        }
        .into(),
        PayToFrame::Cards {
            request,
            cards,
            left_out,
        } => Event::CardsCame {
            request: RequestId(request),
            cards: Cards::FromPage {
                cards: cards.map(|cards| cards.into_iter().filter_map(saved_card).collect()),
                left_out,
            },
        },
        // An id that is none chooses nothing, and changes nothing.
        PayToFrame::Select { id } => {
            let id = id.map(|id| PaymentMethodId::parse(&id)).transpose().ok()?;
            SavedEvent::Selected(id).into()
        }
    })
}

fn open(options: Options) -> Heard {
    let settings = settings(&options);
    let customer = Customer {
        id: options.customer,
        billing: options.billing.map(Rc::new),
    };
    Heard::Open {
        opened: Event::Opened(settings, customer),
        brands: [options.brands, options.preferred_brands],
        theme: options.theme,
        locale: options.locale,
        texts: options.texts,
    }
}

/// What is wrong first keeps what comes after it from being changed; the language and the words change anyway.
fn update(
    (locale, texts): (Option<String>, Option<String>),
    appearance: Option<RawAppearance>,
    billing: Option<RawBilling>,
    access: Option<Access>,
) -> Heard {
    let (theme, wrong) = split(appearance.map(read_appearance));
    let billing = billing.filter(|_| wrong.is_none());
    let (billing, too) = split(billing.map(read_billing));
    Heard::Update {
        event: billing.map(Event::BillingChanged),
        access: access.map(|access| Event::AccessChanged(access_of(access))),
        theme,
        locale,
        texts,
        wrong: wrong.or(too),
    }
}

fn split<T>(read: Option<Result<T, WrongOption>>) -> (Option<T>, Option<WrongOption>) {
    match read {
        None => (None, None),
        Some(Ok(value)) => (Some(value), None),
        Some(Err(wrong)) => (None, Some(wrong)),
    }
}

fn access_of(access: Access) -> flow::Access {
    match access {
        Access::Open => flow::Access::Open,
        Access::ReadOnly => flow::Access::ReadOnly,
        Access::Disabled => flow::Access::Disabled,
    }
}

/// What the options are to the flow.
fn settings(options: &Options) -> Settings {
    let settings = Settings {
        holder: options.holder == HolderPolicy::Always,
        access: access_of(options.access),
        advance: options.advance,
        save: match options.saved_cards.save {
            Save::Never => flow::Save::Never,
            Save::Auto => flow::Save::Auto,
            Save::Always => flow::Save::Always,
        },
        ..Settings::default()
    };
    #[cfg(feature = "pay")]
    let settings = {
        let saved_cards = &options.saved_cards;
        let pays = options.mode == Mode::Payment;
        Settings {
            pays,
            list: match saved_cards.redisplay {
                ShowSaved::Never => ListSource::Nobody,
                ShowSaved::Always if !pays => ListSource::Nobody,
                ShowSaved::Always if saved_cards.list => ListSource::Page,
                ShowSaved::Always => ListSource::Gateway,
            },
            remove: saved_cards.remove,
            cvc_always: saved_cards.cvc == CvcAgain::Always,
            ..settings
        }
    };
    settings
}

/// What the merchant's server said, in the flow's words.
#[cfg(feature = "pay")]
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

/// A card that the reader let through.
#[cfg(feature = "pay")]
fn saved_card(raw: RawSavedCard) -> Option<SavedCard> {
    let named = raw.brand.unwrap_or_default();
    let known = brand::recognise(&named);
    let unknown = known.is_none().then(|| brand::readable(&named)).flatten();
    let expiry = raw.exp_month.zip(raw.exp_year);
    Some(SavedCard {
        id: PaymentMethodId::parse(&raw.customer_payment_method_id).ok()?,
        brand: known,
        brand_name: unknown.unwrap_or_default(),
        last4: raw.last4,
        expiry: expiry.and_then(|(month, year)| super::cards::month_of(month, year)),
        holder: raw.holder.unwrap_or_default(),
        is_default: raw.is_default.unwrap_or_default(),
    })
}

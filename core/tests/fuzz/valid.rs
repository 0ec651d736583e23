//! Every message that a host page may send, from arbitrary parts.

use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::names::Field;
use payseal_core::bridge::options::{Access, HolderPolicy, RawAppearance, RawBilling, RawOptions};
#[cfg(feature = "pay")]
use payseal_core::bridge::payment::{
    ChallengeEvent, ChargeAnswer, ChargeStatus, CvcAgain, PayToFrame, RawSavedCard, ShowSaved,
};
use payseal_core::bridge::payment::{Mode, RawSavedCards, Save};
use payseal_core::bridge::surface::{RawSurface, Tone};
use payseal_core::card;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary::text;

/// A number such as requests and calls have: small, so that some of them meet.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..5_u32, 1 => any::<u32>()]
}

#[cfg(feature = "pay")]
fn id() -> impl Strategy<Value = String> {
    prop_oneof![3 => "pm_[0-9]{1,3}", 1 => text()]
}

prop_compose! {
    pub(crate) fn appearance()(
        theme in of(prop_oneof![select(&["auto", "light", "dark"][..]).prop_map(str::to_owned), text()]),
        accent in of(prop_oneof!["#[0-9a-fA-F]{6}", text()]),
        accent_dark in of(prop_oneof![3 => "#[0-9a-fA-F]{6}", 1 => text()]),
        background in of(prop_oneof![3 => "#[0-9a-fA-F]{6}( #[0-9a-fA-F]{6})?", 1 => text()]),
        ink in of(prop_oneof![3 => "#[0-9a-fA-F]{6}( #[0-9a-fA-F]{6})?", 1 => text()]),
        radius in of(prop_oneof![0..20_u32, any::<u32>()]),
    ) -> RawAppearance {
        RawAppearance { theme, accent, accent_dark, background, text: ink, radius }
    }
}

prop_compose! {
    pub(crate) fn billing()(texts in prop::collection::vec(of(text()), 10)) -> RawBilling {
        let mut texts = texts.into_iter().flatten();
        RawBilling {
            first_name: texts.next(), last_name: texts.next(), email: texts.next(),
            phone: texts.next(), line1: texts.next(), line2: texts.next(), city: texts.next(),
            state: texts.next(), postal_code: texts.next(), country: texts.next(),
        }
    }
}

#[cfg(not(feature = "pay"))]
prop_compose! {
    fn saved_cards()(
        save in of(select(&[Save::Auto, Save::Never, Save::Always][..])),
    ) -> RawSavedCards {
        RawSavedCards { save }
    }
}

#[cfg(feature = "pay")]
prop_compose! {
    fn saved_cards()(
        redisplay in of(select(&[ShowSaved::Always, ShowSaved::Never][..])),
        save in of(select(&[Save::Auto, Save::Never, Save::Always][..])),
        remove in of(any::<bool>()),
        cvc in of(select(&[CvcAgain::Auto, CvcAgain::Always][..])),
        list in of(any::<bool>()),
    ) -> RawSavedCards {
        RawSavedCards { redisplay, save, remove, cvc, list }
    }
}

prop_compose! {
    pub(crate) fn options()(
        mode in of(select(&[Mode::Setup, Mode::Payment][..])),
        saved_cards in of(saved_cards()),
        holder in of(select(&[HolderPolicy::Never, HolderPolicy::Always][..])),
        customer_id in of(prop_oneof!["cus_[0-9]{1,19}", text()]),
        brands in of(prop_oneof![select(&card::Brand::ALL[..]).prop_map(|brand| brand.slug().to_owned()), text()]),
        preferred_brands in of(prop_oneof![select(&card::Brand::ALL[..]).prop_map(|brand| brand.slug().to_owned()), text()]),
        access in of(select(&[Access::Open, Access::ReadOnly, Access::Disabled][..])),
        advance in of(any::<bool>()),
        locale in of(prop_oneof![select(&["en", "zh-Hans"][..]).prop_map(str::to_owned), text()]),
        appearance in of(appearance()),
        billing_details in of(billing()),
        texts in of(text()),
    ) -> RawOptions {
        RawOptions { mode, saved_cards, holder, customer_id, brands, preferred_brands, access, advance, locale, appearance, billing_details, texts }
    }
}

#[cfg(feature = "pay")]
prop_compose! {
    fn saved_card()(
        brand in of(prop_oneof![
            select(&card::Brand::ALL[..]).prop_map(|brand| brand.slug().to_owned()), text(),
        ]),
        last4 in "[0-9]{4}",
        expiry in of((1..=12_u32, 2020..2040_u32)),
        holder in of("[A-Za-z ]{0,60}"), is_default in of(any::<bool>()),
    ) -> RawSavedCard {
        RawSavedCard {
            customer_payment_method_id: String::new(), brand, last4,
            exp_month: expiry.map(|it| it.0), exp_year: expiry.map(|it| it.1),
            holder, is_default,
        }
    }
}

/// Cards that the reader takes as they are: each has an id of its own.
#[cfg(feature = "pay")]
fn saved_cards_of_a_page() -> impl Strategy<Value = Vec<RawSavedCard>> {
    prop::collection::vec(saved_card(), 0..4).prop_map(|mut cards| {
        for (at, card) in (0..).zip(&mut cards) {
            card.customer_payment_method_id = format!("pm_{at}");
        }
        cards
    })
}

#[cfg(feature = "pay")]
fn answer() -> impl Strategy<Value = ChargeAnswer> {
    let statuses = [
        ChargeStatus::Succeeded,
        ChargeStatus::Declined,
        ChargeStatus::Pending,
        ChargeStatus::Challenge,
        ChargeStatus::Unknown,
    ];
    let told = (select(statuses.to_vec()), of(text()), of(text()));
    prop_oneof![
        4 => told.prop_map(|(status, decline, redirect_url)| {
            ChargeAnswer::Told { status, decline, redirect_url }
        }),
        1 => Just(ChargeAnswer::Refused),
        1 => Just(ChargeAnswer::Lost),
    ]
}

/// A message that is one.
#[cfg(feature = "pay")]
pub(crate) fn message() -> impl Strategy<Value = ToFrame> {
    prop_oneof![9 => of_every_frame().boxed(), 4 => of_payment().boxed()]
}

/// A message that is one.
#[cfg(not(feature = "pay"))]
pub(crate) fn message() -> impl Strategy<Value = ToFrame> {
    of_every_frame()
}

#[cfg(feature = "pay")]
fn of_payment() -> impl Strategy<Value = ToFrame> {
    let news = [
        ChallengeEvent::Returned,
        ChallengeEvent::Moved,
        ChallengeEvent::Cancelled,
    ];
    prop_oneof![
        (count(), answer())
            .prop_map(|(request, answer)| ToFrame::Pay(PayToFrame::Charged { request, answer })),
        (count(), select(news.to_vec()))
            .prop_map(|(request, news)| ToFrame::Pay(PayToFrame::Challenged { request, news })),
        (count(), of(saved_cards_of_a_page())).prop_map(|(request, cards)| {
            ToFrame::Pay(PayToFrame::Cards {
                request,
                cards,
                left_out: Vec::new(),
            })
        }),
        of(id()).prop_map(|id| ToFrame::Pay(PayToFrame::Select { id })),
    ]
}

fn of_every_frame() -> impl Strategy<Value = ToFrame> {
    let field = select(&card::Field::ALL[..]).prop_map(Field::from);
    prop_oneof![
        // Boxed, since so many parts are large where the tests' threads have little room.
        options().prop_map(ToFrame::Open).boxed(),
        (
            count(),
            of(prop_oneof!["[0-9a-f]{32}", text()]),
            of(any::<u32>())
        )
            .prop_map(|(request, token, expires_in)| ToFrame::Token {
                request,
                token,
                expires_in
            })
            .boxed(),
        count().prop_map(|call| ToFrame::Submit { call }),
        count().prop_map(|call| ToFrame::Confirm { call }),
        count().prop_map(|call| ToFrame::Validate { call }),
        count().prop_map(|call| ToFrame::Cancel { call }),
        (
            of(text()),
            of(appearance()),
            of(billing()),
            of(select(&[Access::Open, Access::Disabled][..])),
            of(text())
        )
            .prop_map(|(locale, appearance, billing_details, access, texts)| {
                ToFrame::Update {
                    locale,
                    appearance,
                    billing_details,
                    access,
                    texts,
                }
            })
            .boxed(),
        (
            select(&[Tone::Light, Tone::Dark][..]),
            of(prop_oneof!["#[0-9a-f]{6}", text()])
        )
            .prop_map(|(tone, paper)| ToFrame::Surface(RawSurface { tone, paper })),
        of(field).prop_map(|field| ToFrame::Focus { field }),
        Just(ToFrame::Clear),
        Just(ToFrame::Close),
    ]
}

//! What the host page asks of the frame: raw as it arrived, then proven.
//!
//! The raw half is only as trustworthy as the page that sent it. [`RawOptions::read`] turns it
//! into [`Options`] or names the first member that is wrong; nothing else looks at the raw half.

use serde::{Deserialize, Serialize};

#[cfg(feature = "pay")]
use super::payment::{CvcAgain, ShowSaved};
use super::payment::{Mode, RawSavedCards, Save};
use crate::theme::{Theme, Wanted};
use crate::wire::ids::CustomerId;
use crate::wire::payment_method::BillingDetail;

/// The longest text a host page may send in any one member, in bytes.
const MAX_TEXT: usize = 256;

/// The members of the `open` message as the loader sent them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RawOptions {
    /// What the element is for; `setup` when absent.
    pub mode: Option<Mode>,
    /// What the merchant wants of saved cards.
    pub saved_cards: Option<RawSavedCards>,
    /// Whether the shopper is asked for the name on the card.
    pub holder: Option<HolderPolicy>,
    /// The gateway customer whom the new card is bound to.
    pub customer_id: Option<String>,
    /// The brands that the merchant takes, by slug, with spaces between them; those of the session when absent.
    pub brands: Option<String>,
    /// Which of the two brands of a card is chosen until the shopper chooses, as `brands`; none when absent.
    pub preferred_brands: Option<String>,
    /// Whether the shopper can change anything; `open` when absent.
    pub access: Option<Access>,
    /// Whether the focus goes on when a field is full; not when absent.
    pub advance: Option<bool>,
    /// A BCP 47 tag; the document's own locale when absent.
    pub locale: Option<String>,
    /// How the form looks.
    pub appearance: Option<RawAppearance>,
    /// What the merchant already knows of the bill's address.
    pub billing_details: Option<RawBilling>,
    /// The merchant's own sentences, as [`crate::text::own`] reads them.
    pub texts: Option<String>,
}

/// Whether the shopper is asked for the name on the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum HolderPolicy {
    /// The form has no such field.
    #[default]
    Never,
    /// The form has the field, and it must be filled.
    Always,
}

/// Whether the shopper can change what is in the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Access {
    /// It can be typed into.
    #[default]
    Open,
    /// It can be read and copied from as far as it ever can.
    ReadOnly,
    /// It is not for now: its fields take no focus either.
    Disabled,
}

/// The look, in the few tokens that are allowed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RawAppearance {
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
    /// A colour as `#rrggbb`.
    pub accent: Option<String>,
    /// Another one for dark pages; the same when absent.
    pub accent_dark: Option<String>,
    /// What is behind the letters of a field, as `#rrggbb`, or one for light and one for dark pages with a space
    /// between them.
    pub background: Option<String>,
    /// Letters, likewise.
    pub text: Option<String>,
    /// The corner radius in CSS pixels, 0 to 16.
    pub radius: Option<u32>,
}

/// Billing details the merchant already has; passed on to the gateway with the card.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[allow(
    missing_docs,
    reason = "each member is the address part it is named after"
)]
pub struct RawBilling {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postal_code: Option<String>,
    pub country: Option<String>,
}

/// Options that hold.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the element is for.
    pub mode: Mode,
    /// What the merchant wants of saved cards.
    pub saved_cards: SavedCards,
    /// Whether the shopper is asked for the name on the card.
    pub holder: HolderPolicy,
    /// The gateway customer whom the new card is bound to.
    pub customer: Option<CustomerId>,
    /// The brands that the merchant takes, still to be read: a form for accounts has no use for them.
    pub brands: Option<String>,
    /// Which of the two brands of a card is chosen until the shopper chooses; as above.
    pub preferred_brands: Option<String>,
    /// Whether the shopper can change anything.
    pub access: Access,
    /// Whether the focus goes on when a field is full.
    pub advance: bool,
    /// The wished-for locale, still to be negotiated.
    pub locale: Option<String>,
    /// The look.
    pub theme: Theme,
    /// Sent to the gateway with the card.
    pub billing: Option<BillingDetail>,
    /// The merchant's own sentences.
    pub texts: Option<String>,
}

/// What the merchant wants of saved cards, with nothing left open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SavedCards {
    /// Whether a new card is kept.
    pub save: Save,
    /// Whether the form shows them.
    #[cfg(feature = "pay")]
    pub redisplay: ShowSaved,
    /// Whether the shopper may change and remove them.
    #[cfg(feature = "pay")]
    pub remove: bool,
    /// Whether a security code is asked for again.
    #[cfg(feature = "pay")]
    pub cvc: CvcAgain,
    /// Whether the page fetches the list.
    #[cfg(feature = "pay")]
    pub list: bool,
}

impl Default for SavedCards {
    fn default() -> Self {
        Self::read(RawSavedCards::default(), Mode::default())
    }
}

impl SavedCards {
    fn read(raw: RawSavedCards, mode: Mode) -> Self {
        Self {
            save: raw.save.unwrap_or(match mode {
                Mode::Setup => Save::Always,
                Mode::Payment => Save::Auto,
            }),
            #[cfg(feature = "pay")]
            redisplay: raw.redisplay.unwrap_or_default(),
            #[cfg(feature = "pay")]
            remove: raw.remove.unwrap_or(true),
            #[cfg(feature = "pay")]
            cvc: raw.cvc.unwrap_or_default(),
            #[cfg(feature = "pay")]
            list: raw.list.unwrap_or_default(),
        }
    }
}

/// The member of the options that is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WrongOption(pub &'static str);

impl RawOptions {
    /// Proves the options.
    ///
    /// # Errors
    /// Names the first member that is too long or not of its form.
    pub fn read(self) -> Result<Options, WrongOption> {
        let customer = self
            .customer_id
            .map(|text| CustomerId::parse(&text).map_err(|_| WrongOption("customerId")))
            .transpose()?;
        let mode = self.mode.unwrap_or_default();
        Ok(Options {
            mode,
            saved_cards: SavedCards::read(self.saved_cards.unwrap_or_default(), mode),
            holder: self.holder.unwrap_or_default(),
            customer,
            brands: self.brands,
            preferred_brands: self.preferred_brands,
            access: self.access.unwrap_or_default(),
            advance: self.advance.unwrap_or_default(),
            locale: short(self.locale, "locale")?,
            theme: read_appearance(self.appearance.unwrap_or_default())?,
            billing: self.billing_details.map(read_billing).transpose()?,
            texts: self.texts,
        })
    }
}

/// Proves the look.
///
/// # Errors
/// Names the member of `appearance` that is wrong.
pub fn read_appearance(raw: RawAppearance) -> Result<Theme, WrongOption> {
    Theme::parse(Wanted {
        theme: raw.theme.as_deref(),
        accent: raw.accent.as_deref(),
        accent_dark: raw.accent_dark.as_deref(),
        background: raw.background.as_deref(),
        text: raw.text.as_deref(),
        radius: raw.radius,
    })
    .map_err(|_| WrongOption("appearance"))
}

/// Proves billing details; an empty object is allowed.
///
/// # Errors
/// Says `billingDetails` when a member is longer than a gateway takes.
pub fn read_billing(raw: RawBilling) -> Result<BillingDetail, WrongOption> {
    const NAME: &str = "billingDetails";
    let mut billing = BillingDetail {
        first_name: short(raw.first_name, NAME)?,
        last_name: short(raw.last_name, NAME)?,
        email: short(raw.email, NAME)?,
        phone: short(raw.phone, NAME)?,
        ..BillingDetail::default()
    };
    let parts = [
        (&mut billing.address.line1, raw.line1),
        (&mut billing.address.line2, raw.line2),
        (&mut billing.address.city, raw.city),
        (&mut billing.address.state, raw.state),
        (&mut billing.address.postal_code, raw.postal_code),
        (&mut billing.address.country, raw.country),
    ];
    for (place, text) in parts {
        *place = short(text, NAME)?;
    }
    Ok(billing)
}

fn short(text: Option<String>, name: &'static str) -> Result<Option<String>, WrongOption> {
    match text {
        Some(text) if text.len() > MAX_TEXT => Err(WrongOption(name)),
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Scheme;

    fn long(bytes: usize) -> Option<String> {
        Some("x".repeat(bytes))
    }

    #[test]
    fn options_that_are_absent_are_a_form_without_wishes() {
        let options = RawOptions::default().read().unwrap();
        assert_eq!(options.holder, HolderPolicy::Never);
        assert!(
            options.customer.is_none() && options.locale.is_none() && options.billing.is_none()
        );
        assert_eq!(options.theme.scheme(), Scheme::Auto);
    }

    #[test]
    fn options_name_a_wrong_member() {
        let wrong = [
            (
                RawOptions {
                    customer_id: Some("cus 1".into()),
                    ..RawOptions::default()
                },
                "customerId",
            ),
            (
                RawOptions {
                    customer_id: Some(String::new()),
                    ..RawOptions::default()
                },
                "customerId",
            ),
            (
                RawOptions {
                    locale: long(257),
                    ..RawOptions::default()
                },
                "locale",
            ),
            (
                RawOptions {
                    appearance: Some(RawAppearance {
                        accent: Some("url(//evil.example)".into()),
                        ..RawAppearance::default()
                    }),
                    ..RawOptions::default()
                },
                "appearance",
            ),
            (
                RawOptions {
                    appearance: Some(RawAppearance {
                        radius: Some(17),
                        ..RawAppearance::default()
                    }),
                    ..RawOptions::default()
                },
                "appearance",
            ),
            (
                RawOptions {
                    billing_details: Some(RawBilling {
                        line2: long(257),
                        ..RawBilling::default()
                    }),
                    ..RawOptions::default()
                },
                "billingDetails",
            ),
        ];
        for (raw, name) in wrong {
            assert_eq!(raw.read().err(), Some(WrongOption(name)));
        }
    }

    #[test]
    fn options_keep_billing_details_in_their_places() {
        let raw = RawBilling {
            first_name: Some("Ada".into()),
            line1: long(256),
            postal_code: Some("E1".into()),
            country: Some("GB".into()),
            ..RawBilling::default()
        };
        let billing = read_billing(raw).unwrap();
        assert_eq!(billing.first_name.as_deref(), Some("Ada"));
        assert_eq!(billing.address.line1, long(256));
        assert_eq!(billing.address.postal_code.as_deref(), Some("E1"));
        assert_eq!(billing.address.country.as_deref(), Some("GB"));
        assert_eq!(billing.address.line2, None);
    }
}

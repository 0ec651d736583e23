//! The options of a form, and what a change of them asks for.

use std::collections::BTreeMap;

use serde::Serialize;

/// Whether a card is saved now and charged later, or pays now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Mode {
    /// Saves a card, which is charged later.
    Setup,
    /// Pays now.
    Payment,
}

/// The options of a form, by the names of the npm package. What is absent is as that says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// What the form is for.
    pub mode: Mode,
    /// A route on your server, which answers a session token.
    pub session_token: String,
    /// How saved cards are handled.
    pub saved_cards: Option<SavedCards>,
    /// Where the bank's page is shown: `dialog` or `redirect`.
    pub challenge: Option<String>,
    /// `stack` or `row`.
    pub layout: Option<String>,
    /// Where the fields' names stand: `above`, `floating` or `hidden`.
    pub labels: Option<String>,
    /// Whether the number shows as dots while its field has not the focus.
    pub mask_number: Option<bool>,
    /// The gateway's id of the customer, whom the session token is for.
    pub customer_id: Option<String>,
    /// Whether the name on the card is asked for: `never` or `always`.
    pub holder: Option<String>,
    /// The brands that are taken.
    pub brands: Option<Vec<String>>,
    /// Which of the two brands of a card is chosen until the shopper chooses; by default none.
    pub preferred_brands: Option<Vec<String>>,
    /// Whether the form takes the focus once it is ready.
    pub autofocus: Option<bool>,
    /// Whether the focus goes on when a field is full.
    pub auto_advance: Option<bool>,
    /// Whether the fields take no key and no focus.
    pub disabled: Option<bool>,
    /// Whether what is in the fields cannot be changed.
    pub read_only: Option<bool>,
    /// The language.
    pub locale: Option<String>,
    /// The look.
    pub appearance: Option<Appearance>,
    /// What is known of the billing address.
    pub billing_details: Option<BillingDetails>,
    /// Your own words, by their keys (docs/languages.md).
    pub texts: Option<BTreeMap<String, String>>,
    /// Your own examples in empty fields: `number`, `expiry` and `cvc`.
    pub placeholders: Option<BTreeMap<String, String>>,
}

/// How saved cards are handled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedCards {
    /// Whether they are shown: `always` or `never`.
    pub redisplay: Option<String>,
    /// Whether a new card is kept: `auto`, `never` or `always`.
    pub save: Option<String>,
    /// Whether the shopper may change and remove them.
    pub remove: Option<bool>,
    /// When a saved card's code is asked for again: `auto` or `always`.
    pub cvc: Option<String>,
    /// How many there are, for which room is kept.
    pub count: Option<u32>,
    /// A route on your server, for a gateway that lists them only server to server.
    pub list: Option<String>,
}

/// The look of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Appearance {
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
    /// A colour as `#rrggbb`.
    pub accent: Option<String>,
    /// What is behind the letters of a field, likewise.
    pub background: Option<String>,
    /// Letters, likewise.
    pub text: Option<String>,
    /// The rounding of the corners in CSS pixels, 0 to 16.
    pub radius: Option<u8>,
}

/// What is known of the billing address.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the members say what they are")]
pub struct BillingDetails {
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

impl std::fmt::Debug for BillingDetails {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("BillingDetails")
    }
}

/// What makes a form that was made with some options one of others.
#[derive(Debug, PartialEq)]
pub(crate) enum Change<'a> {
    Nothing,
    /// It changes in its place, and nothing typed is lost.
    InPlace(Update<'a>),
    /// Only another form will do.
    Anew,
}

/// All that can change in its place. What is absent is taken back.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Update<'a> {
    disabled: Option<bool>,
    read_only: Option<bool>,
    locale: Option<&'a str>,
    appearance: Option<&'a Appearance>,
    billing_details: Option<&'a BillingDetails>,
    texts: Option<&'a BTreeMap<String, String>>,
    placeholders: Option<&'a BTreeMap<String, String>>,
}

impl Options {
    /// The fewest options that a form can be made of.
    #[must_use]
    pub fn new(mode: Mode, session_token: &str) -> Self {
        Self {
            mode,
            session_token: session_token.to_owned(),
            saved_cards: None,
            challenge: None,
            layout: None,
            labels: None,
            mask_number: None,
            customer_id: None,
            holder: None,
            brands: None,
            preferred_brands: None,
            autofocus: None,
            auto_advance: None,
            disabled: None,
            read_only: None,
            locale: None,
            appearance: None,
            billing_details: None,
            texts: None,
            placeholders: None,
        }
    }

    pub(crate) fn change_to<'a>(&self, next: &'a Self) -> Change<'a> {
        if self == next {
            return Change::Nothing;
        }
        let reached = Self {
            disabled: next.disabled,
            read_only: next.read_only,
            locale: next.locale.clone(),
            appearance: next.appearance.clone(),
            billing_details: next.billing_details.clone(),
            texts: next.texts.clone(),
            placeholders: next.placeholders.clone(),
            ..self.clone()
        };
        if reached != *next {
            return Change::Anew;
        }
        Change::InPlace(Update {
            disabled: next.disabled,
            read_only: next.read_only,
            locale: next.locale.as_deref(),
            appearance: next.appearance.as_ref(),
            billing_details: next.billing_details.as_ref(),
            texts: next.texts.as_ref(),
            placeholders: next.placeholders.as_ref(),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    type Mutation = fn(&mut Options);

    /// One change of every option, by the name that the npm package gives it.
    const CHANGES: [(&str, Mutation); 20] = [
        ("mode", |it| it.mode = Mode::Setup),
        ("sessionToken", |it| it.session_token = "/other".to_owned()),
        ("savedCards", |it| {
            it.saved_cards = Some(SavedCards::default())
        }),
        ("challenge", |it| it.challenge = Some("redirect".to_owned())),
        ("layout", |it| it.layout = Some("row".to_owned())),
        ("labels", |it| it.labels = Some("hidden".to_owned())),
        ("maskNumber", |it| it.mask_number = Some(true)),
        ("customerId", |it| it.customer_id = Some("cus_1".to_owned())),
        ("holder", |it| it.holder = Some("always".to_owned())),
        ("brands", |it| it.brands = Some(vec![])),
        ("preferredBrands", |it| it.preferred_brands = Some(vec![])),
        ("autofocus", |it| it.autofocus = Some(true)),
        ("autoAdvance", |it| it.auto_advance = Some(true)),
        ("disabled", |it| it.disabled = Some(true)),
        ("readOnly", |it| it.read_only = Some(true)),
        ("locale", |it| it.locale = Some("fr".to_owned())),
        ("appearance", |it| {
            it.appearance = Some(Appearance::default())
        }),
        ("billingDetails", |it| {
            it.billing_details = Some(BillingDetails::default())
        }),
        ("texts", |it| it.texts = Some(BTreeMap::new())),
        ("placeholders", |it| it.placeholders = Some(BTreeMap::new())),
    ];

    /// What the npm package does for each option when it changes.
    const DESCRIPTION: &str = include_str!("../../www/loader/frameworks/description.js");

    #[test]
    fn options_are_those_of_the_npm_package_and_change_as_there() {
        let (_, options) = DESCRIPTION.split_once("export const OPTIONS = {").unwrap();
        let (options, _) = options.split_once("};").unwrap();
        let described: Vec<(&str, &str)> = options
            .lines()
            .filter_map(|line| line.trim().strip_suffix("',")?.split_once(": '"))
            .collect();
        let ours: Vec<(&str, &str)> = CHANGES
            .iter()
            .map(|(name, change)| {
                let before = Options::new(Mode::Payment, "/token");
                let mut after = before.clone();
                change(&mut after);
                let how = match before.change_to(&after) {
                    Change::InPlace(_) => "update",
                    Change::Anew => "remount",
                    Change::Nothing => "nothing",
                };
                (*name, how)
            })
            .collect();
        assert_eq!(ours, described);
    }

    #[test]
    fn what_stays_asks_for_nothing() {
        let options = Options::new(Mode::Setup, "/token");
        assert_eq!(options.change_to(&options.clone()), Change::Nothing);
    }

    #[test]
    fn a_billing_address_prints_nothing_of_itself() {
        let known = BillingDetails {
            email: Some("a@shop.example".to_owned()),
            ..BillingDetails::default()
        };
        assert_eq!(format!("{known:?}"), "BillingDetails");
    }
}

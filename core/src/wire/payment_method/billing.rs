//! Whose card it is, in the gateway's spelling and its older ones.
//!
//! Nothing is proven: an address is what the shopper or merchant says it is.

use serde::{Deserialize, Serialize};

use crate::wire::lenient;

/// Name, contact and address of the card's holder; every member is optional.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BillingDetail {
    /// The address; one of the vendor's samples spells it with a capital.
    #[serde(
        alias = "Address",
        skip_serializing_if = "Address::is_empty",
        deserialize_with = "lenient::or_default"
    )]
    pub address: Address,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// How many characters each text of a billing detail has at most.
const LONGEST: usize = 255;

impl BillingDetail {
    /// The wire name of the first member that is longer than any name or address.
    #[must_use]
    pub fn too_long(&self) -> Option<&'static str> {
        let own = [
            ("email", self.email.as_deref()),
            ("firstName", self.first_name.as_deref()),
            ("lastName", self.last_name.as_deref()),
            ("phone", self.phone.as_deref()),
        ];
        own.into_iter()
            .chain(self.address.pairs())
            .find(|(_, text)| text.is_some_and(|text| text.chars().count() > LONGEST))
            .map(|(name, _)| name)
    }
}

/// A postal address; every member is optional.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// The town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country, by its two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// What does not fit on the first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// The postal code; older samples say `zip`.
    #[serde(alias = "zip", skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// State or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl Address {
    /// Whether no member is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(_, text)| text.is_none())
    }

    /// Each member by its wire name, in the order in which it is written.
    pub(super) fn pairs(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("city", self.city.as_deref()),
            ("country", self.country.as_deref()),
            ("line1", self.line1.as_deref()),
            ("line2", self.line2.as_deref()),
            ("postalCode", self.postal_code.as_deref()),
            ("state", self.state.as_deref()),
        ]
    }
}

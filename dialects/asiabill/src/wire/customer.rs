//! `customers`: the shoppers a merchant told the gateway about.
//!
//! No field is proven beyond its length: names and addresses are what people say they are.

use serde::{Deserialize, Serialize};

use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::lenient;

/// What a merchant says of a customer; every member is optional. With an id it changes that
/// customer, without one it creates a new one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerFields {
    /// Whom to change.
    #[serde(
        rename = "customerId",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
    /// The merchant's own note, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// At most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// At most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// At most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// At most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl CustomerFields {
    /// The wire name of the first member that is longer than the gateway allows.
    #[must_use]
    pub fn too_long(&self) -> Option<&'static str> {
        let members = [
            ("description", &self.description, 50),
            ("email", &self.email, 200),
            ("firstName", &self.first_name, 50),
            ("lastName", &self.last_name, 50),
            ("phone", &self.phone, 50),
        ];
        members
            .into_iter()
            .find(|(_, text, max)| text.as_ref().is_some_and(|t| t.chars().count() > *max))
            .map(|(name, _, _)| name)
    }
}

/// A customer as the gateway keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Its id.
    #[serde(rename = "customerId")]
    pub customer: CustomerId,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The merchant's own note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it was created, in milliseconds since 1970.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_whole"
    )]
    pub created: Option<u64>,
}

/// One page of a list, in the shape the gateway gives all its lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listing<T> {
    /// Where in the list this is.
    pub page: Page,
    /// The items of this page.
    pub list: Vec<T>,
}

/// Where in a list a page is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// How many items there are on all pages.
    #[serde(deserialize_with = "lenient::whole")]
    pub total: u64,
    /// How many items a page has.
    #[serde(deserialize_with = "lenient::whole")]
    pub page_size: u64,
    /// Which page this is, from 1.
    #[serde(deserialize_with = "lenient::whole")]
    pub page_index: u64,
}

/// The query of a list: `pageIndex` from 1, `pageSize` at most 1000.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageQuery {
    index: u32,
    size: u32,
}

impl Default for PageQuery {
    fn default() -> Self {
        Self { index: 1, size: 10 }
    }
}

impl PageQuery {
    /// Reads the two texts of a query; absent or empty is the default.
    #[must_use]
    pub fn parse(index: Option<&str>, size: Option<&str>) -> Option<Self> {
        let default = Self::default();
        let read = |text: Option<&str>, default| match text {
            Some(text) if !text.is_empty() => {
                let digits = text.bytes().all(|b| b.is_ascii_digit());
                digits.then(|| text.parse::<u32>().ok()).flatten()
            }
            _ => Some(default),
        };
        let query = Self {
            index: read(index, default.index)?,
            size: read(size, default.size)?,
        };
        (query.index >= 1 && (1..=1000).contains(&query.size)).then_some(query)
    }

    /// Which page, from 1.
    #[must_use]
    pub fn index(self) -> u32 {
        self.index
    }

    /// How many items a page has.
    #[must_use]
    pub fn size(self) -> u32 {
        self.size
    }
}

/// What is answered when a customer is deleted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DeletedCustomer {
    /// The id that no longer names anyone.
    #[serde(rename = "customerId")]
    pub customer: CustomerId,
}

/// `POST /V2022-03/customers`; with an id in the body it updates.
#[derive(Clone, Copy, Debug)]
pub struct CreateCustomer;

impl Endpoint for CreateCustomer {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/customers";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = CustomerFields;
    type Answer = Customer;
}

/// `POST /V2022-03/customers/{customerId}`.
#[derive(Clone, Copy, Debug)]
pub struct UpdateCustomer;

impl Endpoint for UpdateCustomer {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/customers/{customerId}";
    const SUCCESS: &'static str = "00000";
    type Params = CustomerId;
    type Request = CustomerFields;
    type Answer = Customer;
}

/// `GET /V2022-03/customers/{customerId}`.
#[derive(Clone, Copy, Debug)]
pub struct GetCustomer;

impl Endpoint for GetCustomer {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/V2022-03/customers/{customerId}";
    const SUCCESS: &'static str = "00000";
    type Params = CustomerId;
    type Request = ();
    type Answer = Customer;
}

/// `GET /V2022-03/customers?pageIndex=&pageSize=`.
#[derive(Clone, Copy, Debug)]
pub struct ListCustomers;

impl Endpoint for ListCustomers {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/V2022-03/customers";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<Customer>;
}

/// `DELETE /V2022-03/customers/{customerId}`; its success code is the odd one.
#[derive(Clone, Copy, Debug)]
pub struct DeleteCustomer;

impl Endpoint for DeleteCustomer {
    const METHOD: Method = Method::Delete;
    const ROUTE: &'static str = "/V2022-03/customers/{customerId}";
    const SUCCESS: &'static str = "0000";
    const ALSO_SUCCESS: &'static [&'static str] = &["00000"];
    type Params = CustomerId;
    type Request = ();
    type Answer = DeletedCustomer;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_query_has_bounds_and_defaults() {
        let read = |index, size| PageQuery::parse(index, size).map(|q| (q.index(), q.size()));
        assert_eq!(read(None, None), Some((1, 10)));
        assert_eq!(read(Some(""), Some("")), Some((1, 10)));
        assert_eq!(read(Some("2"), Some("1000")), Some((2, 1000)));
        for (index, size) in [
            ("0", "10"),
            ("1", "0"),
            ("1", "1001"),
            ("-1", "1"),
            ("+1", "1"),
            ("x", "1"),
        ] {
            assert_eq!(read(Some(index), Some(size)), None, "{index} {size}");
        }
    }

    #[test]
    fn lengths_count_characters() {
        let mut fields = CustomerFields {
            first_name: Some("名".repeat(50)),
            ..CustomerFields::default()
        };
        assert_eq!(fields.too_long(), None);
        fields.email = Some("e".repeat(201));
        assert_eq!(fields.too_long(), Some("email"));
    }
}

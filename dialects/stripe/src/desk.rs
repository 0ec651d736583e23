//! What this dialect keeps beside the engine's rows: each object as it is answered, and what of it is
//! told to nobody. Both are written in the transaction of what happened.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{Collection, Cursor, Document, Listing};
use serde_json::{Map, Value as Json, json};

use crate::name::NAME;

/// What objects are kept of: Stripe's own words.
pub mod kinds {
    /// A customer.
    pub const CUSTOMER: &str = "customer";
    /// A payment method.
    pub const PAYMENT_METHOD: &str = "payment_method";
    /// A payment intent.
    pub const PAYMENT_INTENT: &str = "payment_intent";
    /// A charge.
    pub const CHARGE: &str = "charge";
    /// A refund.
    pub const REFUND: &str = "refund";
    /// A setup intent.
    pub const SETUP_INTENT: &str = "setup_intent";
    /// A product.
    pub const PRODUCT: &str = "product";
    /// A price.
    pub const PRICE: &str = "price";
    /// A session of a customer, by the hash of its secret.
    pub const CUSTOMER_SESSION: &str = "customer_session";
    /// What a form's session may do with a customer's payment methods, by the hash of its token.
    pub const FORM_SESSION: &str = "form_session";
    /// A confirmation token.
    pub const CONFIRMATION_TOKEN: &str = "confirmation_token";
    /// A checkout session.
    pub const CHECKOUT_SESSION: &str = "checkout.session";
    /// An endpoint of webhooks.
    pub const WEBHOOK_ENDPOINT: &str = "webhook_endpoint";
    /// An event.
    pub const EVENT: &str = "event";
    /// An account of the second version.
    pub const ACCOUNT: &str = "v2.core.account";
    /// A mandate.
    pub const MANDATE: &str = "mandate";
    /// A dispute.
    pub const DISPUTE: &str = "dispute";
}

/// The fields of an object; of anything else none.
#[must_use]
pub fn fields_of(object: &Json) -> Map<String, Json> {
    object.as_object().cloned().unwrap_or_default()
}

/// An object as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// The id of what it belongs to, by which lists are filtered.
    pub owner: Option<String>,
    /// As it is answered.
    pub object: Json,
    /// What is told to nobody.
    pub hidden: Map<String, Json>,
}

impl Kept {
    /// A new one, without an owner and with nothing hidden.
    #[must_use]
    pub fn new(object: Json) -> Self {
        let id = object.get("id").and_then(Json::as_str);
        Self {
            id: id.unwrap_or_default().to_owned(),
            owner: None,
            object,
            hidden: Map::new(),
        }
    }

    /// The same with an owner.
    #[must_use]
    pub fn owned_by(mut self, owner: Option<&str>) -> Self {
        self.owner = owner.map(str::to_owned);
        self
    }

    /// The same with something hidden.
    #[must_use]
    pub fn hiding(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.hide(name, value);
        self
    }

    /// Hides something.
    pub fn hide(&mut self, name: &str, value: impl Into<Json>) {
        self.hidden.insert(name.to_owned(), value.into());
    }

    /// A field of the object.
    #[must_use]
    pub fn get(&self, name: &str) -> &Json {
        self.object.get(name).unwrap_or(&Json::Null)
    }

    /// A text of the object.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).as_str()
    }

    /// A whole number of the object.
    #[must_use]
    pub fn number(&self, name: &str) -> u64 {
        self.get(name).as_u64().unwrap_or_default()
    }

    /// Sets a field of the object.
    pub fn set(&mut self, name: &str, value: impl Into<Json>) {
        if let Json::Object(fields) = &mut self.object {
            fields.insert(name.to_owned(), value.into());
        }
    }

    /// Something hidden.
    #[must_use]
    pub fn secret(&self, name: &str) -> &Json {
        self.hidden.get(name).unwrap_or(&Json::Null)
    }

    /// Whether it was deleted: only its id is answered.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.get("deleted").as_bool() == Some(true)
    }

    /// What is written of it.
    #[must_use]
    pub fn body(&self) -> String {
        json!({ "object": self.object, "hidden": self.hidden }).to_string()
    }

    fn of(document: Document) -> Self {
        let body: Json = serde_json::from_str(&document.body).unwrap_or_default();
        let hidden = body.get("hidden").map(fields_of).unwrap_or_default();
        Self {
            id: document.id,
            owner: document.owner,
            object: body.get("object").cloned().unwrap_or_default(),
            hidden,
        }
    }
}

/// How many old objects are forgotten at once: more than one new one brings.
const FORGOTTEN_AT_ONCE: u32 = 2;

/// An account's objects, in one transaction.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The rules and the rows.
    pub book: &'a Book<'a>,
    /// The merchant account.
    pub account: &'a str,
}

impl<'a> Desk<'a> {
    /// When it is, in Unix seconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.book.now().millis().div_euclid(1000)
    }

    fn of(&self, kind: &'a str) -> Collection<'a> {
        Collection {
            account: self.account,
            dialect: NAME,
            kind,
        }
    }

    /// Finds an object.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find(&self, kind: &'a str, id: &str) -> Result<Option<Kept>, Fault> {
        Ok(self.book.document(self.of(kind), id)?.map(Kept::of))
    }

    /// Keeps an object, new or changed.
    ///
    /// # Errors
    /// When it holds a card number, or the store fails.
    pub fn save(&self, kind: &'a str, kept: &Kept) -> Result<(), Fault> {
        self.book
            .put_document(self.of(kind), &kept.id, kept.owner.as_deref(), &kept.body())
    }

    /// Forgets an object.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget(&self, kind: &'a str, id: &str) -> Result<(), Fault> {
        self.book.delete_document(self.of(kind), id)?;
        Ok(())
    }

    /// Forgets the oldest objects of a kind that were made before a moment, and not more than a few, so that none waits
    /// long for it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_before(&self, kind: &'a str, before: i64) -> Result<(), Fault> {
        let listing = Listing {
            owner: None,
            cursor: Cursor::Oldest,
            limit: FORGOTTEN_AT_ONCE,
        };
        let oldest = self.book.documents(self.of(kind), listing)?;
        for old in oldest.documents {
            if old.created.millis().div_euclid(1000) >= before {
                break;
            }
            self.forget(kind, &old.id)?;
        }
        Ok(())
    }

    /// Every object of a kind, or of an owner, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn all(&self, kind: &'a str, owner: Option<&str>) -> Result<Vec<Kept>, Fault> {
        let mut all: Vec<Kept> = Vec::new();
        loop {
            let last = all.last().map(|kept| kept.id.clone());
            let listing = Listing {
                owner,
                cursor: last
                    .as_deref()
                    .map_or(Cursor::Newest, Cursor::StartingAfter),
                limit: 100,
            };
            let page = self.book.documents(self.of(kind), listing)?;
            all.extend(page.documents.into_iter().map(Kept::of));
            if !page.has_more {
                return Ok(all);
            }
        }
    }
}

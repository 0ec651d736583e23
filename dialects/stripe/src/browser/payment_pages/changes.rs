//! The actions of a checkout session's page that change something of it, each under its own name. An empty one
//! takes away what is there.

use serde_json::{Value as Json, json};

use crate::calls::{Contact, adjust};
use crate::checkout::SAID;
use crate::desk::{Kept, fields_of};
use crate::wire::error::ApiError;
use crate::wire::params::{Change, Params};

/// What a page changes.
pub(super) struct Changes {
    contact: Contact,
    tax_id_info: Change<Json>,
    /// How many of which line.
    pub(super) quantity: Option<(String, u64)>,
}

impl Changes {
    pub(super) fn read(params: &mut Params) -> Result<Self, ApiError> {
        if let Change::Set(_) = params.emptyable_text("promotion_code")? {
            return Err(ApiError::invalid(
                "The sandbox has no promotion codes, so this one is not valid.",
            )
            .coded("invalidCode")
            .about("promotion_code"));
        }
        if let Change::Set(_) = params.emptyable_text("shipping_option")? {
            return Err(ApiError::invalid(
                "The sandbox has no shipping options, so the session has none of this id.",
            )
            .about("shipping_option"));
        }
        Ok(Self {
            contact: Contact::read(params)?,
            tax_id_info: params.emptyable_hash("tax_id_info", tax_id_info)?,
            quantity: params.hash("line_item_quantity", quantity)?,
        })
    }

    pub(super) fn apply(self, session: &mut Kept) -> Result<(), ApiError> {
        self.contact.apply(session);
        if !matches!(self.tax_id_info, Change::Keep) {
            let mut said = fields_of(session.secret(SAID));
            said.insert("tax_id_info".to_owned(), self.tax_id_info.made().into());
            session.hide(SAID, said);
        }
        if let Some((line, quantity)) = self.quantity {
            adjust(session, &line, quantity)?;
        }
        Ok(())
    }
}

fn quantity(params: &mut Params) -> Result<(String, u64), ApiError> {
    let line = params.required_text("lineItem")?;
    let quantity = params.integer_in("quantity", 0..=999_999)?;
    let quantity = quantity.ok_or_else(|| params.missing("quantity"))?;
    Ok((line, u64::try_from(quantity).unwrap_or_default()))
}

/// A business and its tax id, of which the sandbox knows no more than that types are written `eu_vat`.
fn tax_id_info(params: &mut Params) -> Result<Json, ApiError> {
    let name = params.required_text("businessName")?;
    let id = params.hash("taxId", |id| {
        Ok((id.required_text("type")?, id.required_text("value")?))
    })?;
    let (kind, value) = id.ok_or_else(|| params.missing("taxId"))?;
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let words: Vec<&str> = kind.split('_').collect();
    if words.len() < 2 || !words.iter().all(|word| is_word(word)) {
        return Err(
            ApiError::invalid("The tax id has no known type, such as eu_vat.")
                .coded("invalidTaxId")
                .about("tax_id_info"),
        );
    }
    Ok(json!({ "businessName": name, "taxId": { "type": kind, "value": value } }))
}

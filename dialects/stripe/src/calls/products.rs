//! `/v1/products`.

use serde_json::{Value as Json, json};

use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::list::{Created, Paging};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// Makes a product.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let (product, price) = Params::read(fields, |params| {
        let price = params.hash("default_price_data", super::prices::described)?;
        Ok((described(params)?, price))
    })?;
    let mut kept = make(call, product)?;
    if let Some(price) = price {
        let price = super::prices::make(call, price, &kept.id)?;
        kept.set("default_price", price.id);
        call.desk.save(kinds::PRODUCT, &kept)?;
    }
    Ok(Answer::of(kept.object))
}

/// A product that a call describes: its name and the other fields.
pub(super) struct Described {
    id: Option<String>,
    name: String,
    active: bool,
    description: Option<String>,
    images: Vec<String>,
    metadata: Json,
    url: Option<String>,
}

/// Reads what describes a product: the parameters of its create call, and `product_data`.
pub(super) fn described(params: &mut Params) -> Result<Described, ApiError> {
    params.ignore(&[
        "shippable",
        "statement_descriptor",
        "tax_code",
        "unit_label",
        "type",
    ]);
    Ok(Described {
        id: params.text("id")?,
        name: params.required_text("name")?,
        active: params.boolean("active")?.unwrap_or(true),
        description: params.emptyable_text("description")?.made(),
        images: params.texts("images")?.unwrap_or_default(),
        metadata: MetadataChange::read(params)?.apply(&json!({}))?,
        url: params.emptyable_text("url")?.made(),
    })
}

/// Keeps a product.
pub(super) fn make(call: &Call<'_>, described: Described) -> Result<Kept, CallError> {
    let now = call.desk.now();
    let id = match described.id {
        Some(id) if call.desk.find(kinds::PRODUCT, &id)?.is_some() => {
            return Err(ApiError::invalid("Product already exists.")
                .coded("resource_already_exists")
                .about("id")
                .into());
        }
        Some(id) => id,
        None => IdKind::Product.mint()?,
    };
    let product = objects::Product {
        id,
        active: described.active,
        created: now,
        default_price: None,
        description: described.description,
        images: described.images,
        metadata: described.metadata,
        name: described.name,
        updated: now,
        url: described.url,
    };
    let kept = Kept::new(product.to_json());
    call.desk.save(kinds::PRODUCT, &kept)?;
    Ok(kept)
}

/// Finds a product.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Changes a product.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = living(call, id)?;
    Params::read(fields, |params| {
        if let Some(name) = params.text("name")? {
            kept.set("name", name);
        }
        if let Some(active) = params.boolean("active")? {
            kept.set("active", active);
        }
        if let Some(images) = params.texts("images")? {
            kept.set("images", images);
        }
        if let Some(price) = params.text("default_price")? {
            kept.set("default_price", price);
        }
        for name in ["description", "url"] {
            if let change @ (Change::Set(_) | Change::Unset) = params.emptyable_text(name)? {
                kept.set(name, change.made());
            }
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok(())
    })?;
    kept.set("updated", call.desk.now());
    call.desk.save(kinds::PRODUCT, &kept)?;
    Ok(Answer::of(kept.object))
}

/// Deletes a product that has no price.
pub(super) fn delete(call: &Call<'_>, id: &str) -> Done {
    let mut kept = living(call, id)?;
    if !call.desk.all(kinds::PRICE, Some(id))?.is_empty() {
        return Err(ApiError::invalid(
            "This product cannot be deleted because it has one or more user-created prices.",
        )
        .into());
    }
    kept.object = objects::deleted(id, "product");
    call.desk.save(kinds::PRODUCT, &kept)?;
    Ok(Answer::of(kept.object))
}

/// Lists products.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, active, ids) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.boolean("active")?,
            params.texts("ids")?,
        ))
    })?;
    let all = call.desk.all(kinds::PRODUCT, None)?;
    let all = all.into_iter().filter(|kept| {
        !kept.is_deleted()
            && created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (active.is_none() || kept.get("active").as_bool() == active)
            && ids.as_ref().is_none_or(|ids| ids.contains(&kept.id))
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "product", "/v1/products")?))
}

fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::PRODUCT, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("product", id, "id"))?)
}

fn living(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let kept = found(call, id)?;
    if kept.is_deleted() {
        return Err(ApiError::no_such_in_path("product", id, "id").into());
    }
    Ok(kept)
}

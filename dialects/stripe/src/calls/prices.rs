//! `/v1/prices`.

use serde_json::{Value as Json, json};

use super::products;
use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::objects;
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::list::{Created, Paging};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// A price that a call describes.
pub(super) struct Described {
    active: bool,
    currency: String,
    lookup_key: Option<String>,
    metadata: Json,
    nickname: Option<String>,
    unit_amount: u64,
}

/// Reads what describes a price: the parameters of its create call, `price_data` and
/// `default_price_data`.
pub(super) fn described(params: &mut Params) -> Result<Described, ApiError> {
    if params.has("recurring") {
        return Err(ApiError::invalid(
            "The sandbox has no subscriptions: prices are of type one_time.",
        )
        .about(params.path_of("recurring")));
    }
    params.ignore(&["tax_behavior", "billing_scheme"]);
    let decimal = params.integer_in("unit_amount_decimal", 0..=99_999_999)?;
    let unit_amount = params
        .integer_in("unit_amount", 0..=99_999_999)?
        .or(decimal)
        .ok_or_else(|| params.missing("unit_amount"))?;
    Ok(Described {
        active: params.boolean("active")?.unwrap_or(true),
        currency: amount::currency(&params.required_text("currency")?)?,
        lookup_key: params.text("lookup_key")?,
        metadata: MetadataChange::read(params)?.apply(&json!({}))?,
        nickname: params.text("nickname")?,
        unit_amount: u64::try_from(unit_amount).unwrap_or_default(),
    })
}

/// Makes a price, of a product that is there or is made with it.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let (price, product, product_data) = Params::read(fields, |params| {
        let product = params.text("product")?;
        let data = params.hash("product_data", products::described)?;
        Ok((described(params)?, product, data))
    })?;
    let product = product_of(call, product, product_data, "product")?;
    Ok(Answer::of(make(call, price, &product)?.object))
}

/// The id of the product that is named, or made now.
pub(super) fn product_of(
    call: &Call<'_>,
    named: Option<String>,
    data: Option<products::Described>,
    param: &str,
) -> Result<String, CallError> {
    match (named, data) {
        (Some(_), Some(_)) => Err(ApiError::invalid(
            "You may only specify one of these parameters: product, product_data.",
        )
        .coded("parameters_exclusive")
        .about(param)
        .into()),
        (Some(id), None) => {
            let found = call.desk.find(kinds::PRODUCT, &id)?;
            let living = found.filter(|kept| !kept.is_deleted());
            Ok(living
                .ok_or_else(|| ApiError::no_such("product", &id, param))?
                .id)
        }
        (None, Some(data)) => Ok(products::make(call, data)?.id),
        (None, None) => Err(
            ApiError::invalid(format!("Missing required param: {param}."))
                .coded("parameter_missing")
                .about(param)
                .into(),
        ),
    }
}

/// Keeps a price.
pub(super) fn make(
    call: &Call<'_>,
    described: Described,
    product: &str,
) -> Result<Kept, CallError> {
    let price = objects::Price {
        id: IdKind::Price.mint()?,
        active: described.active,
        created: call.desk.now(),
        currency: described.currency,
        lookup_key: described.lookup_key,
        metadata: described.metadata,
        nickname: described.nickname,
        product: product.to_owned(),
        unit_amount: described.unit_amount,
    };
    let kept = Kept::new(price.to_json()).owned_by(Some(product));
    call.desk.save(kinds::PRICE, &kept)?;
    Ok(kept)
}

/// Finds a price.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Changes a price; its amount stays.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    Params::read(fields, |params| {
        if let Some(active) = params.boolean("active")? {
            kept.set("active", active);
        }
        for name in ["lookup_key", "nickname"] {
            if let change @ (Change::Set(_) | Change::Unset) = params.emptyable_text(name)? {
                kept.set(name, change.made());
            }
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok(())
    })?;
    call.desk.save(kinds::PRICE, &kept)?;
    Ok(Answer::of(kept.object))
}

/// Lists prices.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, product, active, keys) = Params::read(fields, |params| {
        params.ignore(&["type"]);
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.text("product")?,
            params.boolean("active")?,
            params.texts("lookup_keys")?,
        ))
    })?;
    let all = call.desk.all(kinds::PRICE, product.as_deref())?;
    let all = all.into_iter().filter(|kept| {
        let key = kept.text("lookup_key").unwrap_or_default();
        created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (active.is_none() || kept.get("active").as_bool() == active)
            && keys
                .as_ref()
                .is_none_or(|keys| keys.iter().any(|one| one == key))
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "price", "/v1/prices")?))
}

fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::PRICE, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("price", id, "price"))?)
}

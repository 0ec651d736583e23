//! `/v1/charges`: read only; they are made by confirming intents.

use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::list::{Created, Paging, envelope};
use crate::wire::params::Params;

/// Finds a charge. Its refunds are there when they are asked for.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let mut kept = found(call, id, "charge")?;
    if call.expansion.asks("refunds") {
        let all = call.desk.all(kinds::REFUND, Some(id))?;
        let (many, url) = (all.len(), format!("/v1/charges/{id}/refunds"));
        let first = all.into_iter().take(10).map(|kept| kept.object).collect();
        let mut refunds = Kept::new(envelope(first, many > 10, &url));
        refunds.set("total_count", many);
        kept.set("refunds", refunds.object);
    }
    Ok(Answer::of(kept.object))
}

/// Lists charges.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, intent, customer) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.text("payment_intent")?,
            params.text("customer")?,
        ))
    })?;
    let all = call.desk.all(kinds::CHARGE, intent.as_deref())?;
    let all = all.into_iter().filter(|kept| {
        created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (customer.is_none() || kept.text("customer") == customer.as_deref())
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "charge", "/v1/charges")?))
}

/// The charge of an id.
pub(super) fn found(call: &Call<'_>, id: &str, param: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::CHARGE, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("charge", id, param))?)
}

//! `/v1/events`.

use crate::call::{Answer, Call, Done};
use crate::desk::kinds;
use crate::events;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::list::{Created, Paging};
use crate::wire::params::Params;

/// Finds an event of the last thirty days.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let oldest = events::oldest(call.desk);
    let found = call.desk.find(kinds::EVENT, id)?;
    let found = found.filter(|kept| kept.get("created").as_i64() >= Some(oldest));
    let kept = found.ok_or_else(|| ApiError::no_such_in_path("event", id, "id"))?;
    Ok(Answer::of(kept.object))
}

/// Lists events of the last thirty days.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, mut types) = Params::read(fields, |params| {
        params.ignore(&["delivery_success"]);
        let one = params.text("type")?;
        let mut types = params.texts("types")?.unwrap_or_default();
        types.extend(one);
        Ok((Paging::read(params)?, Created::read(params)?, types))
    })?;
    types.dedup();
    let oldest = events::oldest(call.desk);
    let is_meant = |kind: &str| {
        types.is_empty()
            || types.iter().any(|one| {
                let family = one.strip_suffix('*');
                family.map_or(one == kind, |family| kind.starts_with(family))
            })
    };
    let all = call.desk.all(kinds::EVENT, None)?;
    let all = all.into_iter().filter(|kept| {
        let at = kept.get("created").as_i64().unwrap_or_default();
        at >= oldest && created.holds(at) && is_meant(kept.text("type").unwrap_or_default())
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "event", "/v1/events")?))
}

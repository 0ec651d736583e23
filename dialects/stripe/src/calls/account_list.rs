//! Lists `/v2/core/accounts`, by addresses of further pages as the second version of the interface has them.

use payseal_gateway::address;
use serde_json::{Value as Json, json};

use super::accounts::shown;
use crate::call::{Answer, Call, Done};
use crate::desk::kinds;
use crate::wire::form::Fields;
use crate::wire::list::Paging;
use crate::wire::params::Params;

/// Lists accounts, a page at a time.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, applied, closed) = Params::read(fields, |params| {
        let limit = params.integer_in("limit", 1..=100)?.unwrap_or(10);
        let paging = Paging {
            limit: usize::try_from(limit).unwrap_or(10),
            starting_after: params.text("page")?,
            ending_before: None,
        };
        let applied = params.texts("applied_configurations")?;
        Ok((
            paging,
            applied.unwrap_or_default(),
            params.boolean("closed")?,
        ))
    })?;
    let all = call.desk.all(kinds::ACCOUNT, None)?.into_iter();
    let all = all.filter(|kept| {
        let own = kept.get("applied_configurations").as_array();
        let has = |name: &String| own.is_some_and(|own| own.iter().any(|one| one == name));
        closed.is_none_or(|closed| kept.get("closed").as_bool() == Some(closed))
            && applied.iter().all(has)
    });
    let all = all.map(|kept| shown(&kept, &[])).collect();
    let page = paging.page(all, "account", "")?;
    let data = page.get("data").cloned().unwrap_or_default();
    let has_more = page.get("has_more").and_then(Json::as_bool) == Some(true);
    let last = data
        .as_array()
        .and_then(|data| data.last()?.get("id")?.as_str());
    let next = last.filter(|_| has_more).map(|last| {
        let mut query = vec![("limit".to_owned(), paging.limit.to_string())];
        query.extend(closed.map(|closed| ("closed".to_owned(), closed.to_string())));
        let applied = applied.into_iter().enumerate();
        query.extend(applied.map(|(at, name)| (format!("applied_configurations[{at}]"), name)));
        query.push(("page".to_owned(), last.to_owned()));
        let query: Vec<(&str, &str)> = query
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        address::with_query("/v2/core/accounts", &query)
    });
    Ok(Answer::of(json!({
        "data": data, "next_page_url": next, "previous_page_url": null,
    })))
}

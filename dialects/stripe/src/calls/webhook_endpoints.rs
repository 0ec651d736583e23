//! `/v1/webhook_endpoints`. All endpoints of an account sign with its webhook secret, as `stripe listen`
//! has it: the sandbox's choice.

use serde_json::{Value as Json, json};

use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::list::Paging;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// The most endpoints of an account, as Stripe has it.
const MOST: usize = 16;

/// Makes an endpoint. Its secret is told in this answer only.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    if call.desk.all(kinds::WEBHOOK_ENDPOINT, None)?.len() >= MOST {
        return Err(ApiError::invalid(format!(
            "You have reached the maximum of {MOST} test webhook endpoints."
        ))
        .into());
    }
    let id = IdKind::WebhookEndpoint.mint()?;
    let endpoint = Params::read(fields, |params| {
        params.ignore(&["connect"]);
        Ok(objects::WebhookEndpoint {
            id,
            api_version: params.text("api_version")?,
            created: call.desk.now(),
            description: params.emptyable_text("description")?.made(),
            enabled_events: params
                .texts("enabled_events")?
                .filter(|events| !events.is_empty())
                .ok_or_else(|| params.missing("enabled_events"))?,
            disabled: false,
            metadata: MetadataChange::read(params)?.apply(&json!({}))?,
            url: address(params.required_text("url")?)?,
        })
    })?;
    let kept = Kept::new(endpoint.to_json());
    call.desk.save(kinds::WEBHOOK_ENDPOINT, &kept)?;
    let mut answer = kept;
    answer.set("secret", call.webhook_secret);
    Ok(Answer::of(answer.object))
}

/// Finds an endpoint.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Changes an endpoint.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    Params::read(fields, |params| {
        if let Some(disabled) = params.boolean("disabled")? {
            kept.set("status", if disabled { "disabled" } else { "enabled" });
        }
        if let Some(events) = params.texts("enabled_events")? {
            kept.set("enabled_events", events);
        }
        if let Some(url) = params.text("url")? {
            kept.set("url", address(url)?);
        }
        if let change @ (Change::Set(_) | Change::Unset) = params.emptyable_text("description")? {
            kept.set("description", change.made());
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok(())
    })?;
    call.desk.save(kinds::WEBHOOK_ENDPOINT, &kept)?;
    Ok(Answer::of(kept.object))
}

/// Deletes an endpoint: what it has not acknowledged is not sent again.
pub(super) fn delete(call: &Call<'_>, id: &str) -> Done {
    found(call, id)?;
    call.desk.forget(kinds::WEBHOOK_ENDPOINT, id)?;
    Ok(Answer::of(objects::deleted(id, "webhook_endpoint")))
}

/// Lists endpoints.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let paging = Params::read(fields, Paging::read)?;
    let all = call.desk.all(kinds::WEBHOOK_ENDPOINT, None)?;
    let all: Vec<Json> = all.into_iter().map(|kept| kept.object).collect();
    let page = paging.page(all, "webhook_endpoint", "/v1/webhook_endpoints")?;
    Ok(Answer::of(page))
}

fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::WEBHOOK_ENDPOINT, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("webhook endpoint", id, "id"))?)
}

/// An address that is called; which of them the sandbox really calls is said when it does.
fn address(url: String) -> Result<String, ApiError> {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    if is_web {
        return Ok(url);
    }
    Err(
        ApiError::invalid("Invalid URL: An explicit scheme (such as https) must be provided.")
            .coded("url_invalid")
            .about("url"),
    )
}

//! `/v1/confirmation_tokens`: what the shopper chose in a page, for a server that confirms.

use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use super::{mandate_data, payment_methods};
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::desk::{Kept, fields_of, kinds};
use crate::wire::error::ApiError;
use crate::wire::form::{Fields, Node};
use crate::wire::id::IdKind;
use crate::wire::params::Params;

/// How long one lasts, in seconds.
const LIFETIME: i64 = 12 * 60 * 60;

/// What a payment method says of itself in a token: not the fields that only a kept object has.
const NOT_SHOWN: [&str; 5] = ["id", "object", "created", "livemode", "metadata"];

/// Makes a token.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let usages = ["off_session", "on_session"];
    let (named, described, usage, return_url, acceptance) = Params::read(fields, |params| {
        params.ignore(&["use_stripe_sdk", "shipping"]);
        Ok((
            params.text("payment_method")?,
            params.hash("payment_method_data", payment_methods::describe)?,
            params.one_of("setup_future_usage", &usages)?,
            params.text("return_url")?,
            mandate_data::read(params)?,
        ))
    })?;
    let method = match (named, described) {
        (Some(id), _) => payment_methods::usable(call, &id, "payment_method")?,
        (None, Some(described)) => payment_methods::keep(call, described)?,
        (None, None) => {
            return Err(ApiError::invalid("Missing required param: payment_method.")
                .coded("parameter_missing")
                .about("payment_method")
                .into());
        }
    };
    let created = call.desk.now();
    let object = json!({
        "id": IdKind::ConfirmationToken.mint()?,
        "object": "confirmation_token",
        "created": created,
        "expires_at": created.saturating_add(LIFETIME),
        "livemode": false,
        "mandate_data": acceptance.map(|acceptance| json!({ "customer_acceptance": acceptance })),
        "metadata": null,
        "payment_intent": null,
        "payment_method_options": null,
        "payment_method_preview": preview(&method),
        "return_url": return_url,
        "setup_future_usage": usage,
        "setup_intent": null,
        "shipping": null,
        "use_stripe_sdk": true,
    });
    let kept = Kept::new(object).hiding("payment_method", method.id);
    call.desk.save(kinds::CONFIRMATION_TOKEN, &kept)?;
    let mut told = kept.object;
    // A page that knows the id of a saved one learns no more of it.
    if call.caller == Caller::Page
        && method.owner.is_some()
        && let Some(shown) = told.get_mut("payment_method_preview")
    {
        *shown = json!({ "type": method.object.get("type") });
    }
    Ok(Answer::of(told))
}

fn preview(method: &Kept) -> Json {
    let mut fields = fields_of(&method.object);
    fields.retain(|name, _| !NOT_SHOWN.contains(&name.as_str()));
    Json::Object(fields)
}

/// Finds a token.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let found = call.desk.find(kinds::CONFIRMATION_TOKEN, id)?;
    let kept = found
        .ok_or_else(|| ApiError::no_such_in_path("confirmation_token", id, "confirmation_token"))?;
    Ok(Answer::of(kept.object))
}

/// Puts what a token says among the parameters of a confirmation, where they do not say it themselves, and
/// gives back the token.
pub(super) fn spread(call: &Call<'_>, fields: &mut Fields) -> Result<Option<Kept>, CallError> {
    let Some(Node::Text(id)) = fields.remove("confirmation_token") else {
        return Ok(None);
    };
    if fields.contains_key("payment_method") || fields.contains_key("payment_method_data") {
        return Err(ApiError::invalid(
            "You may only specify one of these parameters: confirmation_token, payment_method.",
        )
        .coded("parameters_exclusive")
        .about("confirmation_token")
        .into());
    }
    let found = call.desk.find(kinds::CONFIRMATION_TOKEN, &id)?;
    let kept =
        found.ok_or_else(|| ApiError::no_such("ConfirmationToken", &id, "confirmation_token"))?;
    let ends = kept.get("expires_at").as_i64().unwrap_or_default();
    if ends <= call.desk.now() {
        return Err(ApiError::invalid("The ConfirmationToken has expired.")
            .about("confirmation_token")
            .into());
    }
    let of_object = ["return_url", "setup_future_usage"].map(|name| (name, kept.get(name)));
    let method = [("payment_method", kept.secret("payment_method"))];
    for (name, value) in of_object.into_iter().chain(method) {
        if let Some(text) = value.as_str() {
            let node = Node::Text(Zeroizing::new(text.to_owned()));
            fields.entry(name.to_owned()).or_insert(node);
        }
    }
    let preview = kept.get("payment_method_preview").get("type");
    let is_debit = matches!(
        preview.and_then(Json::as_str),
        Some("sepa_debit" | "au_becs_debit")
    );
    let said = kept.get("mandate_data");
    let data = if said.is_null() && is_debit {
        // The shopper agreed on the page where the token was made.
        json!({ "customer_acceptance": {
            "type": "online", "online": { "infer_from_client": true },
        } })
    } else {
        said.clone()
    };
    if !data.is_null() {
        fields
            .entry("mandate_data".to_owned())
            .or_insert(Node::of_json(&data));
    }
    Ok(Some(kept))
}

/// The same for a setup intent, which says itself what is kept for later.
pub(super) fn spread_for_setup(
    call: &Call<'_>,
    fields: &mut Fields,
) -> Result<Option<Kept>, CallError> {
    let said = fields.contains_key("setup_future_usage");
    let token = spread(call, fields)?;
    if !said {
        fields.remove("setup_future_usage");
    }
    Ok(token)
}

/// Notes which intent a token confirms, a `payment_intent` or a `setup_intent`: it confirms no other.
pub(super) fn use_up(
    call: &Call<'_>,
    token: Option<Kept>,
    kind: &str,
    intent: &str,
) -> Result<(), CallError> {
    let Some(mut token) = token else {
        return Ok(());
    };
    let mut used = [kinds::PAYMENT_INTENT, kinds::SETUP_INTENT]
        .into_iter()
        .filter_map(|kind| token.text(kind));
    if used.any(|other| other != intent) {
        return Err(ApiError::invalid(
            "The ConfirmationToken was used before, for another intent.",
        )
        .about("confirmation_token")
        .into());
    }
    token.set(kind, intent);
    call.desk.save(kinds::CONFIRMATION_TOKEN, &token)?;
    Ok(())
}

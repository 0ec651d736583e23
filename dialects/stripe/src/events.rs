//! What merchants hear of: an event is written with what happened, and sent to each endpoint that wants
//! to hear of it.

use payseal_engine::ledger::Fault;
use serde_json::{Map, Value as Json};

use crate::caused_by;
use crate::desk::{Desk, Kept, fields_of, kinds};
use crate::objects::Event;
use crate::wire::id::IdKind;
use crate::wire::version;

/// How long an event is kept and told, in seconds: as long as the engine keeps its own.
const KEPT_FOR: i64 = 30 * 24 * 60 * 60;

/// The longest event that tells what was before: two of the longest objects are more than is kept.
const LONGEST: usize = 60 * 1024;

/// Notes that something happened to an object; of an update, with the object as it was before.
///
/// # Errors
/// When the store fails.
pub fn emit(desk: Desk<'_>, kind: &str, object: &Json, before: Option<&Json>) -> Result<(), Fault> {
    let endpoints = desk.all(kinds::WEBHOOK_ENDPOINT, None)?;
    let hearing: Vec<&Kept> = endpoints.iter().filter(|one| hears(one, kind)).collect();
    let cause = caused_by::now();
    let mut event = Event {
        id: IdKind::Event.mint()?,
        api_version: version::DEFAULT.to_owned(),
        created: desk.now(),
        object: object.clone(),
        previous_attributes: before.map(|before| previous(before, object)),
        pending_webhooks: u32::try_from(hearing.len()).unwrap_or(u32::MAX),
        request: (
            cause.as_ref().map(|cause| cause.request.clone()),
            cause.and_then(|cause| cause.key),
        ),
        kind: kind.to_owned(),
    }
    .to_json();
    if event.to_string().len() > LONGEST
        && let Some(data) = event.get_mut("data").and_then(Json::as_object_mut)
    {
        data.remove("previous_attributes");
    }
    let row = desk
        .book
        .record_event(desk.account, crate::name::NAME, None, &event.to_string())?;
    for endpoint in hearing {
        let url = endpoint.text("url").unwrap_or_default();
        desk.book.deliver_to(&row, url, &endpoint.id)?;
    }
    desk.save(kinds::EVENT, &Kept::new(event))?;
    desk.forget_before(kinds::EVENT, oldest(desk))
}

/// Since when events are told, in Unix seconds.
pub(crate) fn oldest(desk: Desk<'_>) -> i64 {
    desk.now().saturating_sub(KEPT_FOR)
}

/// Whether an endpoint hears of such an event.
fn hears(endpoint: &Kept, kind: &str) -> bool {
    let enabled = endpoint.get("enabled_events").as_array();
    endpoint.text("status") == Some("enabled")
        && enabled.is_some_and(|all| {
            let mut all = all.iter().filter_map(Json::as_str);
            all.any(|one| one == "*" || one == kind)
        })
}

/// The fields that are otherwise now, as they were before.
fn previous(before: &Json, after: &Json) -> Json {
    let changed: Map<String, Json> = fields_of(before)
        .into_iter()
        .filter(|(name, value)| after.get(name) != Some(value))
        .collect();
    Json::Object(changed)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use payseal_engine::clock::Clock;
    use payseal_engine::ledger::Ledger;
    use payseal_engine::store::SqliteStore;
    use serde_json::json;

    use super::*;

    #[test]
    fn an_update_tells_what_was_before() {
        let before = json!({"a": 1, "b": {"c": 2}, "d": null});
        let after = json!({"a": 1, "b": {"c": 3}, "d": 4});
        assert_eq!(previous(&before, &after), json!({"b": {"c": 2}, "d": null}));
    }

    #[test]
    fn an_endpoint_hears_of_what_it_names_while_it_is_enabled() {
        let endpoint = |events: Json, status: &str| {
            Kept::new(json!({"id": "we_1", "enabled_events": events, "status": status}))
        };
        assert!(hears(&endpoint(json!(["*"]), "enabled"), "charge.failed"));
        assert!(hears(
            &endpoint(json!(["charge.failed"]), "enabled"),
            "charge.failed"
        ));
        assert!(!hears(
            &endpoint(json!(["charge.failed"]), "enabled"),
            "charge.succeeded"
        ));
        assert!(!hears(&endpoint(json!(["*"]), "disabled"), "charge.failed"));
    }

    #[tokio::test]
    async fn what_is_older_than_thirty_days_is_forgotten_with_what_is_new() {
        let store = SqliteStore::open(Path::new(":memory:"), crate::NAME).unwrap();
        let clock = Clock::new();
        let ledger = Ledger::new(Box::new(store), clock.clone(), &[]);
        // Each makes an event, and counts those that are kept.
        let emit = || {
            ledger.run(|book| {
                let desk = Desk { book, account: "1" };
                emit(desk, "customer.created", &json!({ "id": "cus_1" }), None)?;
                Ok(desk.all(kinds::EVENT, None)?.len())
            })
        };
        for kept in 1..=5 {
            assert_eq!(emit().await.unwrap(), kept);
        }
        clock.advance(Duration::from_secs(30 * 24 * 60 * 60));
        assert_eq!(emit().await.unwrap(), 6);
        clock.advance(Duration::from_secs(1));
        for kept in [5, 4, 4, 5] {
            assert_eq!(emit().await.unwrap(), kept);
        }
    }
}

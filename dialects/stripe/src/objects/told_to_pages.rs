//! What a page is told: whatever is answered to a publishable key, errors too, goes through here.

use serde_json::Value as Json;

use super::payment_intent::only;

/// An answer or an error as a page may see it: no customer and no metadata in any object, and of an intent
/// what its client secret is for.
#[must_use]
pub fn told_to_page(told: Json) -> Json {
    let told = match told.get("object").and_then(Json::as_str) {
        Some("payment_intent") => only(told, &OF_PAYMENT_INTENT),
        Some("setup_intent") => only(told, &OF_SETUP_INTENT),
        _ => told,
    };
    let Json::Object(fields) = told else {
        return told;
    };
    let told = fields
        .into_iter()
        .filter(|(name, _)| !TO_NO_PAGE.contains(&name.as_str()))
        .map(|(name, value)| (name, told_to_page(value)));
    Json::Object(told.collect())
}

/// The fields of any object that are the merchant's alone.
const TO_NO_PAGE: [&str; 3] = ["customer", "customer_account", "metadata"];

const OF_PAYMENT_INTENT: [&str; 22] = [
    "id",
    "object",
    "amount",
    "automatic_payment_methods",
    "canceled_at",
    "cancellation_reason",
    "capture_method",
    "client_secret",
    "confirmation_method",
    "created",
    "currency",
    "description",
    "last_payment_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_types",
    "processing",
    "receipt_email",
    "setup_future_usage",
    "shipping",
    "status",
];

const OF_SETUP_INTENT: [&str; 13] = [
    "id",
    "object",
    "cancellation_reason",
    "client_secret",
    "created",
    "description",
    "last_setup_error",
    "livemode",
    "next_action",
    "payment_method",
    "payment_method_types",
    "status",
    "usage",
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_error_tells_a_page_no_more_than_an_answer() {
        let method = json!({
            "id": "pm_1", "object": "payment_method", "customer": "cus_1", "metadata": {"a": "1"},
        });
        let intent = json!({
            "id": "pi_1", "object": "payment_intent", "customer": "cus_1", "metadata": {"a": "1"},
            "latest_charge": "ch_1", "last_payment_error": { "payment_method": method },
        });
        let error = json!({ "error": {
            "code": "card_declined", "payment_intent": intent, "payment_method": method,
        } });
        let method = json!({ "id": "pm_1", "object": "payment_method" });
        assert_eq!(
            told_to_page(error),
            json!({ "error": {
                "code": "card_declined",
                "payment_method": method,
                "payment_intent": {
                    "id": "pi_1", "object": "payment_intent",
                    "last_payment_error": { "payment_method": method },
                },
            } })
        );
    }
}

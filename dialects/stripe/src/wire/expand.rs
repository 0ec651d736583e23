//! `expand[]`: ids in an answer that are replaced by what they are of.

use serde_json::Value as Json;

use super::error::ApiError;
use super::params::Params;

/// The most names of a path.
const DEEPEST: usize = 4;

/// Which fields of which object hold an id that can be replaced.
const EXPANDABLE: &[(&str, &[&str])] = &[
    (
        "charge",
        &[
            "balance_transaction",
            "customer",
            "payment_intent",
            "application",
            "on_behalf_of",
            "review",
            "transfer",
        ],
    ),
    (
        "checkout.session",
        &[
            "customer",
            "payment_intent",
            "setup_intent",
            "invoice",
            "subscription",
            "payment_link",
        ],
    ),
    ("customer", &["default_source", "test_clock"]),
    ("customer_session", &["customer"]),
    ("dispute", &["charge", "payment_intent"]),
    ("mandate", &["payment_method"]),
    (
        "payment_intent",
        &[
            "customer",
            "latest_charge",
            "payment_method",
            "application",
            "on_behalf_of",
            "review",
            "source",
        ],
    ),
    ("payment_method", &["customer"]),
    ("price", &["product"]),
    ("product", &["default_price"]),
    (
        "refund",
        &[
            "balance_transaction",
            "charge",
            "customer",
            "payment_intent",
            "payment_method",
        ],
    ),
    (
        "setup_intent",
        &[
            "customer",
            "latest_attempt",
            "mandate",
            "payment_method",
            "single_use_mandate",
            "application",
            "on_behalf_of",
        ],
    ),
];

/// Fields that are there only when they are asked for: `(object, field)`. Whoever answers puts them in
/// when [`Expansion::asks`] says so.
const INCLUDABLE: &[(&str, &str)] = &[("charge", "refunds"), ("checkout.session", "line_items")];

/// Values inside an object that have expandable ids of their own: `(object, path, field)`.
const INSIDE: &[(&str, &str, &str)] = &[
    (
        "charge",
        "payment_method_details.bancontact",
        "generated_sepa_debit",
    ),
    (
        "charge",
        "payment_method_details.ideal",
        "generated_sepa_debit",
    ),
    ("customer", "invoice_settings", "default_payment_method"),
];

/// What a call wants replaced.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Expansion(Vec<Vec<String>>);

impl Expansion {
    /// Reads `expand`.
    ///
    /// # Errors
    /// When it is no list of texts, or a path is too long.
    pub fn read(params: &mut Params) -> Result<Self, ApiError> {
        let mut paths = Vec::new();
        for text in params.texts("expand")?.unwrap_or_default() {
            let path: Vec<String> = text.split('.').map(str::to_owned).collect();
            if path.len() > DEEPEST {
                return Err(ApiError::invalid(format!(
                    "You cannot expand more than {DEEPEST} levels of a property ({}).",
                    super::error::told(&text)
                )));
            }
            paths.push(path);
        }
        Ok(Self(paths))
    }

    /// Whether a field is asked for that is there only then.
    #[must_use]
    pub fn asks(&self, path: &str) -> bool {
        self.0.iter().any(|one| one.join(".") == path)
    }

    /// Replaces ids in an answer. `find` has what an id is of; of an id that it does not know, the id
    /// stays.
    ///
    /// # Errors
    /// When a path names nothing that can be replaced, and those of `find`.
    pub fn apply<E: From<ApiError>>(
        &self,
        answer: &mut Json,
        find: &mut dyn FnMut(&str) -> Result<Option<Json>, E>,
    ) -> Result<(), E> {
        for path in &self.0 {
            expand(answer, path, &path.join("."), find)?;
        }
        Ok(())
    }
}

fn expand<E: From<ApiError>>(
    value: &mut Json,
    path: &[String],
    whole: &str,
    find: &mut dyn FnMut(&str) -> Result<Option<Json>, E>,
) -> Result<(), E> {
    let Some((name, rest)) = path.split_first() else {
        return Ok(());
    };
    let object = object_of(value);
    if object == "list" {
        if name != "data" {
            return Err(ApiError::invalid(format!(
                "This property cannot be expanded ({whole}). You may want to try expanding \
                 'data.{whole}' instead."
            ))
            .into());
        }
        let Some(Json::Array(items)) = value.get_mut("data") else {
            return Ok(());
        };
        for item in items {
            expand(item, rest, whole, find)?;
        }
        return Ok(());
    }
    if INCLUDABLE.contains(&(object.as_str(), name.as_str())) {
        return match value.get_mut(name) {
            Some(list) if !rest.is_empty() => expand(list, rest, whole, find),
            _ => Ok(()),
        };
    }
    let fields = EXPANDABLE.iter().find(|(kind, _)| *kind == object);
    if fields.is_some_and(|(_, fields)| fields.contains(&name.as_str())) {
        return replace(value, name, rest, whole, find);
    }
    for (kind, inside, field) in INSIDE {
        let mut names = inside.split('.').map(str::to_owned).collect::<Vec<_>>();
        names.push((*field).to_owned());
        if *kind == object && path.starts_with(&names) {
            let mut holder = Some(value);
            for part in inside.split('.') {
                holder = holder.and_then(|value| value.get_mut(part));
            }
            return match holder {
                Some(holder) if holder.is_object() => {
                    let rest = path.get(names.len()..).unwrap_or_default();
                    replace(holder, field, rest, whole, find)
                }
                _ => Ok(()),
            };
        }
    }
    Err(ApiError::invalid(format!("This property cannot be expanded ({whole}).")).into())
}

fn replace<E: From<ApiError>>(
    holder: &mut Json,
    name: &str,
    rest: &[String],
    whole: &str,
    find: &mut dyn FnMut(&str) -> Result<Option<Json>, E>,
) -> Result<(), E> {
    let Some(slot) = holder.get_mut(name) else {
        return Ok(());
    };
    if let Json::String(id) = slot
        && let Some(found) = find(id)?
    {
        *slot = found;
    }
    if slot.is_object() && !rest.is_empty() {
        expand(slot, rest, whole, find)?;
    }
    Ok(())
}

fn object_of(value: &Json) -> String {
    let object = value.get("object").and_then(Json::as_str);
    object.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::form::parse;
    use super::*;

    fn expanded(query: &str, mut answer: Json) -> Result<Json, ApiError> {
        let expansion = Params::read(parse(query.as_bytes()).unwrap(), Expansion::read)?;
        expansion.apply(&mut answer, &mut |id| {
            Ok(match id {
                "cus_1" => Some(json!({"id": "cus_1", "object": "customer"})),
                "ch_1" => Some(json!({"id": "ch_1", "object": "charge", "customer": "cus_1"})),
                "cus_gone" => {
                    Some(json!({"id": "cus_gone", "object": "customer", "deleted": true}))
                }
                _ => None,
            })
        })?;
        Ok(answer)
    }

    fn intent() -> Json {
        json!({
            "object": "payment_intent", "customer": "cus_1", "latest_charge": "ch_1",
            "payment_method": null, "amount": 5,
        })
    }

    #[test]
    fn ids_are_replaced_at_any_depth() {
        let answer = expanded(
            "expand[]=latest_charge.customer&expand[]=customer",
            intent(),
        )
        .unwrap();
        assert_eq!(answer["customer"]["object"], "customer");
        assert_eq!(answer["latest_charge"]["customer"]["id"], "cus_1");
        let list = json!({"object": "list", "data": [intent()]});
        let answer = expanded("expand[0]=data.customer&expand[1]=data", list).unwrap();
        assert_eq!(answer["data"][0]["customer"]["id"], "cus_1");
    }

    #[test]
    fn nothing_expands_to_nothing_and_the_deleted_to_its_stub() {
        assert!(
            expanded("expand[]=payment_method.customer", intent()).unwrap()["payment_method"]
                .is_null()
        );
        let gone = json!({"object": "payment_method", "customer": "cus_gone"});
        assert_eq!(
            expanded("expand[]=customer", gone).unwrap()["customer"]["deleted"],
            true
        );
    }

    #[test]
    fn what_cannot_be_expanded_is_refused_by_its_path() {
        for (query, says) in [
            ("expand[]=amount", "(amount)"),
            ("expand[]=customer.email", "(customer.email)"),
            ("expand[]=a.b.c.d.e", "(a.b.c.d.e)"),
        ] {
            let error = expanded(query, intent()).unwrap_err();
            assert_eq!(
                (error.status, error.code, error.param.clone()),
                (400, None, None)
            );
            assert!(error.message.contains(says), "{}", error.message);
        }
        let list = json!({"object": "list", "data": []});
        let error = expanded("expand[]=customer", list).unwrap_err();
        assert!(error.message.contains("'data.customer'"));
    }
}

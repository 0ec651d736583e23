//! `sessionToken`: a token for the merchant's page. With no body it is the vendor's; the members
//! of a body are this project's own, and say what the session is for.

use crate::wire::session::{CreateSession, Session};
use axum::extract::State;
use payseal_core::bridge::origin::Origin;
use payseal_core::card::CvcPolicies;
use payseal_core::money::{Currency, Money};
use payseal_core::wire::ids::{CustomerId, SessionToken};
use serde::Deserialize;
use serde_json::Value;

use super::Answer;
use super::signed::Signed;
use payseal_engine::ledger::Fault;
use payseal_engine::secret::NoRandomness;
use payseal_engine::store::Features;
use payseal_gateway::cvc_policy;
use payseal_gateway::gateway::Gateway;

/// The most origins that a token may be bound to.
const MOST_ORIGINS: usize = 20;

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let policies = gateway.cvc_policies(&signed.account);
    let features = if signed.is_empty() {
        Features {
            cvc_policies: policies,
            ..Features::default()
        }
    } else {
        features(signed.body()?, policies)?
    };
    let token = gateway
        .ledger
        .run(move |book| book.open_session(&signed.account, features))
        .await?;
    let session_token =
        SessionToken::parse(&token).map_err(|_| Answer::from(Fault::NoRandomness(NoRandomness)))?;
    Ok(Answer::success::<CreateSession>(Session { session_token }))
}

/// The body, as it came; a member that is absent, null or empty says nothing.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wishes {
    customer_id: Option<Value>,
    cvc: Option<Value>,
    cvc_policy: Option<Value>,
    consent: Option<Value>,
    origins: Option<Value>,
    amount: Option<Value>,
    currency: Option<Value>,
}

fn features(wishes: Wishes, policies: CvcPolicies) -> Result<Features, Answer> {
    let customer = text("customerId", wishes.customer_id)?;
    if let Some(customer) = &customer {
        CustomerId::parse(customer)
            .map_err(|_| Answer::wrong_member("no customer has this customerId"))?;
    }
    let amount = match (
        text("amount", wishes.amount)?,
        text("currency", wishes.currency)?,
    ) {
        (Some(amount), Some(currency)) => Some(money(&amount, &currency)?),
        (None, None) => None,
        (Some(_), None) => return Err(Answer::wrong_member("an amount needs its currency")),
        (None, Some(_)) => return Err(Answer::wrong_member("a currency needs an amount")),
    };
    Ok(Features {
        customer,
        new_customer: false,
        cvc_again: choice("cvc", wishes.cvc, ["never", "always"])?,
        cvc_policies: policies_over(policies, wishes.cvc_policy)?,
        consent_required: choice("consent", wishes.consent, ["none", "required"])?,
        origins: origins(wishes.origins)?,
        amount,
    })
}

fn text(name: &str, value: Option<Value>) -> Result<Option<String>, Answer> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(Value::Number(number)) if name == "amount" => Ok(Some(number.to_string())),
        Some(Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            Err(Answer::wrong_member(&format!("{name} is a text")))
        }
    }
}

/// Whether the second of two words was chosen; the first is what an absent member means.
fn choice(name: &str, value: Option<Value>, words: [&str; 2]) -> Result<bool, Answer> {
    let [first, second] = words;
    match text(name, value)?.as_deref() {
        None => Ok(false),
        Some(word) if word == first => Ok(false),
        Some(word) if word == second => Ok(true),
        Some(_) => Err(Answer::wrong_member(&format!(
            "{name} is one of {first} and {second}"
        ))),
    }
}

/// The account's policies with those that this session wishes over them.
fn policies_over(policies: CvcPolicies, said: Option<Value>) -> Result<CvcPolicies, Answer> {
    let wrong = || {
        Answer::wrong_member("cvcPolicy has a policy for each brand, such as maestro and optional")
    };
    let said = match said {
        None | Some(Value::Null) => return Ok(policies),
        Some(Value::Object(said)) => said,
        Some(_) => return Err(wrong()),
    };
    let words = said
        .iter()
        .map(|(name, word)| Some((name.as_str(), word.as_str()?)));
    let words = words.collect::<Option<Vec<_>>>().ok_or_else(wrong)?;
    cvc_policy::over(policies, words).map_err(Answer::wrong_member)
}

fn origins(value: Option<Value>) -> Result<Vec<String>, Answer> {
    let wrong = || {
        Answer::wrong_member("origins is a list of at most 20 origins such as https://shop.example")
    };
    let list = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) if list.len() <= MOST_ORIGINS => list,
        Some(_) => return Err(wrong()),
    };
    list.iter()
        .map(|item| {
            let origin = item.as_str().and_then(|text| Origin::parse(text).ok());
            origin
                .map(|origin| origin.as_str().to_owned())
                .ok_or_else(wrong)
        })
        .collect()
}

fn money(amount: &str, currency: &str) -> Result<Money, Answer> {
    let currency = Currency::parse(currency)
        .ok_or_else(|| Answer::wrong_member("currency is no ISO code that is known here"))?;
    Money::parse_decimal(amount, currency)
        .ok()
        .filter(|amount| amount.minor() > 0)
        .ok_or_else(|| {
            Answer::wrong_member(
                "amount is a decimal above zero with the currency's decimals at most",
            )
        })
}

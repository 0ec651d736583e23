//! The v3 routes that create and list payment methods from a browser, and the session that
//! stands there in place of a signature. A token serves as often as needed while it lasts, on
//! the pages that it was made for.

use std::net::IpAddr;
use std::ops::ControlFlow;

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use payseal_core::card::CardNumber;
use payseal_core::wire::browser::{
    CreateFromBrowser, IDEMPOTENCY_HEADER, ListFromBrowser, TOKEN_HEADER, TOKEN_REFUSED,
};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::ids::IdempotencyKey;
use payseal_core::wire::payment_method::CreateRequest;
use serde::Deserialize;

use super::signed::{read_body, take_body};
use super::{Answer, card_input, convert, debits, spellings};
use payseal_engine::ledger::{GivenConsent, NamedTry, Refusal};
use payseal_engine::secret;
use payseal_engine::store::Session;
use payseal_gateway::client_address::client_address;
use payseal_gateway::gateway::Gateway;
use payseal_gateway::tries::{MOST, MOST_OF_NOBODY};

/// The header in which the frame says on which page it stands.
const HOST_HEADER: &str = "x-payseal-host";

/// The header in which the frame says which account its page is for.
const ACCOUNT_HEADER: &str = "x-payseal-account";

/// What is said when a token is used in the form of another account; the code is `L0005`.
const WRONG_ACCOUNT: &str =
    "check sign info error: the sessionToken is not one of this form's account";

/// What is said when a token is used on a page that it was not made for; the code is `L0005`.
const WRONG_PAGE: &str = "check sign info error: the sessionToken does not work on this page";

/// By what the tries are counted that were too many.
const WITH_TOKEN: &str = "with this sessionToken";
const FROM_ADDRESS: &str = "from this address without a customer";

/// The longest name of a consent's text.
const MAX_TEXT_VERSION: usize = 64;

/// A browser whose session token holds, on a page where it does.
pub(super) struct Browser {
    pub(super) session: Session,
    /// The hash of its token.
    name: String,
    address: Option<IpAddr>,
}

impl Browser {
    /// Counts one try of a card or a code.
    ///
    /// # Errors
    /// With the refusal, when there were too many.
    pub(super) fn count_try(&self, gateway: &Gateway) -> Result<(), Answer> {
        let (tries, now) = (&gateway.tries, gateway.clock.now());
        let of_nobody = self.session.features.customer.is_none();
        let mut counted = tries
            .count(&self.name, MOST, now)
            .map_err(|it| (it, WITH_TOKEN));
        if let (Ok(()), true, Some(address)) = (&counted, of_nobody, self.address) {
            let name = format!("{} {address}", self.session.account);
            let of_address = tries.count(&name, MOST_OF_NOBODY, now);
            counted = of_address.map_err(|wait| (wait, FROM_ADDRESS));
        }
        counted.map_err(|(wait, by)| {
            tracing::warn!(
                account = self.session.account,
                by,
                "too many cards were tried"
            );
            let code = RequestCode::Account;
            let seconds = wait.as_secs().max(1);
            Answer::refused_because(
                code,
                format!(
                    "{}: too many cards were tried {by}; wait {seconds} s",
                    code.message()
                ),
            )
        })
    }
}

impl Browser {
    /// The name that the caller gave to this try, if it gave one.
    fn named_try(&self, headers: &HeaderMap) -> Result<Option<NamedTry>, Answer> {
        let Some(key) = headers.get(IDEMPOTENCY_HEADER) else {
            return Ok(None);
        };
        let key = key
            .to_str()
            .ok()
            .and_then(|key| IdempotencyKey::parse(key).ok());
        let key = key.ok_or_else(|| {
            Answer::wrong_member(
                "the header idempotency-key is 1 to 64 letters, digits, hyphens or underscores",
            )
        })?;
        Ok(Some(NamedTry {
            session: self.name.clone(),
            key: key.into(),
        }))
    }
}

impl FromRequestParts<Gateway> for Browser {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, gateway: &Gateway) -> Result<Self, Answer> {
        let refused = |why| Answer::refused_because(RequestCode::Signature, why);
        let header = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
        let token = header(TOKEN_HEADER)
            .ok_or_else(|| refused(TOKEN_REFUSED))?
            .to_owned();
        let name = secret::fingerprint(&token);
        let session = gateway
            .ledger
            .run(move |book| book.session(&token))
            .await?
            .ok_or_else(|| refused(TOKEN_REFUSED))?;
        // A value that is no text is no account either, and differs as well.
        let account = parts.headers.get(ACCOUNT_HEADER);
        let is_own = |account: &HeaderValue| {
            let named = account.to_str().ok();
            named.is_some_and(|named| gateway.accounts.are_one(named, &session.account))
        };
        if account.is_some_and(|account| !is_own(account)) {
            return Err(refused(WRONG_ACCOUNT));
        }
        let origins = &session.features.origins;
        let page = header(HOST_HEADER);
        if !origins.is_empty() && !origins.iter().any(|origin| Some(origin.as_str()) == page) {
            return Err(refused(WRONG_PAGE));
        }
        Ok(Self {
            session,
            name,
            address: client_address(parts),
        })
    }
}

/// The member that this project adds to a create call.
#[derive(Deserialize)]
struct WithConsent {
    #[serde(default)]
    consent: Option<ConsentFields>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConsentFields {
    text_version: String,
    redisplay: String,
}

pub(super) async fn create(
    State(gateway): State<Gateway>,
    browser: Browser,
    request: Request,
) -> Result<Answer, Answer> {
    browser.count_try(&gateway)?;
    let named = browser.named_try(request.headers())?;
    let body = take_body(request).await?;
    if debits::is_debit(&body)? {
        return debits::create(&gateway, browser.session, &body, named).await;
    }
    let request: CreateRequest = read_body(&body)?;
    let WithConsent { consent } = read_body(&body)?;
    let consent = consent.map(read_consent).transpose()?;
    let policies = browser.session.features.cvc_policies;
    let session = &browser.session;
    let published = |number: &CardNumber| gateway.ledger.test_card_in(session, number);
    let new = card_input::prove_among(published, request, policies, gateway.clock.now())?;
    if let ControlFlow::Break(answer) = card_input::suffer(&gateway, &new).await {
        return Ok(answer);
    }
    let method = gateway
        .ledger
        .run(move |book| book.create_once(&browser.session, new, consent, named))
        .await?;
    tracing::info!(payment_method = %method.id, "a browser saved a card");
    Ok(Answer::success::<CreateFromBrowser>(
        convert::payment_method(method)?,
    ))
}

fn read_consent(said: ConsentFields) -> Result<GivenConsent, Answer> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let version = said.text_version;
    if version.is_empty() || version.len() > MAX_TEXT_VERSION || !version.bytes().all(plain) {
        return Err(Answer::wrong_member(
            "consent.textVersion is 1 to 64 letters, digits, hyphens or dots",
        ));
    }
    let redisplay = spellings::redisplay_of(&said.redisplay).ok_or_else(|| {
        Answer::wrong_member("consent.redisplay is one of always, limited and unspecified")
    })?;
    Ok(GivenConsent {
        text_version: version,
        redisplay,
    })
}

/// Lists the cards of the session's customer that he agreed to see again, each once, newest first. A
/// session of nobody lists none, whomever the path names.
pub(super) async fn list(
    State(gateway): State<Gateway>,
    browser: Browser,
    customer: Result<Path<String>, PathRejection>,
) -> Result<Answer, Answer> {
    let Path(customer) = customer.map_err(|_| Answer::from(Refusal::CustomerUnknown))?;
    let session = browser.session;
    if session.features.customer.is_none() {
        return Ok(Answer::success::<ListFromBrowser>(
            convert::payment_methods(Vec::new())?,
        ));
    }
    let methods = gateway
        .ledger
        .run(move |book| book.shown_cards(&session, &customer))
        .await?;
    Ok(Answer::success::<ListFromBrowser>(
        convert::payment_methods(methods)?,
    ))
}

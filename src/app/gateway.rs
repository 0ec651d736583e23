//! The gateway, as the frame sees it: calls on paths of our own origin, each with the session token.

use std::cell::RefCell;
use std::rc::Rc;

use payseal_core::bridge::origin::Origin;
use payseal_core::flow::AttemptId;
use payseal_core::wire::SecretBytes;
use payseal_core::wire::browser::IDEMPOTENCY_HEADER;
use payseal_core::wire::ids::SessionToken;
use wasm_bindgen::JsValue;

use crate::dom::fetch::{self, Abort, Call, Problem};
use crate::dom::timer::pause;
use crate::dom::{page, random};

/// A call whose connection broke is retried after so many milliseconds.
const RETRY_AFTER: i32 = 1_000;

/// One call of the gateway.
pub(crate) struct GatewayCall {
    pub(crate) path: String,
    pub(crate) token: Rc<SessionToken>,
    /// The idempotency key; none when it is empty.
    pub(crate) key: String,
    pub(crate) body: Option<SecretBytes>,
    pub(crate) abort: Option<Rc<Abort>>,
}

impl GatewayCall {
    /// A call without a body and without a way to give up on it.
    pub(crate) fn get(path: String, token: Rc<SessionToken>) -> Self {
        Self {
            path,
            token,
            key: String::new(),
            body: None,
            abort: None,
        }
    }
}

/// The gateway, and what is under way with it.
#[derive(Default)]
pub(crate) struct Gateway {
    /// The page that embeds the frame.
    host: RefCell<Option<Origin>>,
    /// The idempotency key of the latest try to tokenise, and the flow's number of it.
    key: RefCell<Option<(u32, String)>>,
    under_way: RefCell<Option<(AttemptId, Rc<Abort>)>>,
}

impl Gateway {
    /// The gateway hears from now on that this page embeds the frame.
    pub(crate) fn set_host(&self, host: Origin) {
        self.host.replace(Some(host));
    }

    /// The idempotency key of this number: the same while the same card is sent again.
    pub(crate) fn idempotency_key(&self, number: u32) -> String {
        let mut key = self.key.borrow_mut();
        match &*key {
            Some((of, name)) if *of == number => name.clone(),
            // Without randomness there is no key, and a repeat is another try.
            Some(_) | None => {
                let name = random::name().unwrap_or_default();
                *key = Some((number, name.clone()));
                name
            }
        }
    }

    /// The way to give up on the tokenisation that begins now.
    pub(crate) fn begin(&self, attempt: AttemptId) -> Option<Rc<Abort>> {
        let abort = Rc::new(Abort::new().ok()?);
        self.under_way.replace(Some((attempt, Rc::clone(&abort))));
        Some(abort)
    }

    /// Nobody wants this answer any more.
    pub(crate) fn abandon(&self, attempt: AttemptId) {
        if let Some((under_way, abort)) = &*self.under_way.borrow()
            && *under_way == attempt
        {
            abort.give_up(Problem::Abandoned);
        }
    }

    /// Calls the gateway with a token, on a path of our own origin.
    pub(crate) fn call(
        &self,
        call: GatewayCall,
    ) -> impl Future<Output = Result<JsValue, Problem>> + use<> {
        let host = self.host.borrow().clone();
        let account = page::data("account").unwrap_or_default();
        async move {
            // The gateway holds them against what the token was made for.
            let headers = [
                ("sessionToken", call.token.expose_token()),
                ("x-payseal-host", host.as_ref().map_or("", Origin::as_str)),
                ("x-payseal-account", account.as_str()),
                (IDEMPOTENCY_HEADER, call.key.as_str()),
            ];
            let keyless = headers.len() - usize::from(call.key.is_empty());
            fetch::json(Call {
                path: &call.path,
                headers: headers.get(..keyless).unwrap_or_default(),
                body: call.body.as_ref().map(SecretBytes::expose_bytes),
                abort: call.abort,
            })
            .await
        }
    }

    /// Reads something of the gateway's. A connection that broke is retried once: some browsers do that
    /// by themselves, and what is read is the same twice.
    pub(crate) async fn read(
        &self,
        path: String,
        token: Rc<SessionToken>,
    ) -> Result<JsValue, Problem> {
        let call = GatewayCall::get(path.clone(), Rc::clone(&token));
        let answer = self.call(call).await;
        if !matches!(answer, Err(Problem::Unreachable)) {
            return answer;
        }
        pause(RETRY_AFTER).await;
        self.call(GatewayCall::get(path, token)).await
    }
}

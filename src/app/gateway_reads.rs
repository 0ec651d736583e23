//! Asks the gateway what the session is for: whose cards it lists, which cards need their codes, and
//! what month it is.

use std::rc::Rc;

use payseal_core::flow::{Cards, Changed, Event, RequestId};
use payseal_core::wire::browser::ReadSession;
use payseal_core::wire::ids::{CustomerId, SessionToken};
use payseal_core::wire::{Endpoint, SecretBytes};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::answer;
use super::use_flow::Frame;
use crate::dom::fetch::{Abort, Problem};
use crate::dom::timer::pause;

/// One call of the gateway.
pub(super) struct GatewayCall {
    pub(super) path: String,
    pub(super) token: Rc<SessionToken>,
    /// The idempotency key; none when it is empty.
    pub(super) key: String,
    pub(super) body: Option<SecretBytes>,
    pub(super) abort: Option<Rc<Abort>>,
}

impl GatewayCall {
    /// A call without a body and without a way to give up on it.
    pub(super) fn get(path: String, token: Rc<SessionToken>) -> Self {
        Self {
            path,
            token,
            key: String::new(),
            body: None,
            abort: None,
        }
    }
}

/// A call whose connection broke is made again after so many milliseconds.
const RETRY_AFTER: i32 = 1_000;

impl Frame {
    /// Reads something of the gateway's. A connection that broke is tried once more: some browsers do that
    /// by themselves, and what is read is the same twice.
    pub(super) async fn read_gateway(
        &self,
        path: String,
        token: Rc<SessionToken>,
    ) -> Result<JsValue, Problem> {
        let call = GatewayCall::get(path.clone(), Rc::clone(&token));
        let told = self.call_gateway(call).await;
        if !matches!(told, Err(Problem::Unreachable)) {
            return told;
        }
        pause(RETRY_AFTER).await;
        self.call_gateway(GatewayCall::get(path, token)).await
    }

    /// Asks what the session is for, then, when the list is wanted, for the cards of its customer.
    pub(super) fn load_cards(
        self: &Rc<Self>,
        request: RequestId,
        token: Rc<SessionToken>,
        list: bool,
        customer: Option<CustomerId>,
    ) {
        let frame = Rc::clone(self);
        spawn_local(async move {
            let cards = frame.ask_for_session(token, list, customer).await;
            frame.send(Event::CardsCame { request, cards });
        });
    }

    async fn ask_for_session(
        &self,
        token: Rc<SessionToken>,
        list: bool,
        named: Option<CustomerId>,
    ) -> Cards {
        let path = ReadSession::ROUTE.to_owned();
        // A gateway that knows no such route lists for whomever the page names, and asks for codes.
        let (facts, told) = match self
            .read_gateway(path, Rc::clone(&token))
            .await
            .map(answer::session)
        {
            Ok(Ok(facts)) => (facts, true),
            Ok(Err(Changed::TokenRefused)) => return Cards::TokenRefused,
            Ok(Err(Changed::Failed | Changed::Done)) | Err(_) => (Default::default(), false),
        };
        #[cfg(feature = "pay")]
        if told && named.is_some() && facts.customer != named {
            let error = payseal_core::bridge::tell::customer_mismatch(&self.words());
            self.tell(&payseal_core::bridge::message::ToHost::Troubled { error });
        }
        #[cfg(feature = "pay")]
        if list {
            return self.ask_for_cards(token, facts, named).await;
        }
        #[cfg(not(feature = "pay"))]
        let _ = (list, named, told);
        Cards::FromGateway {
            facts,
            cards: Vec::new(),
        }
    }
}

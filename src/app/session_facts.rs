//! Asks the gateway what the session is for: whose cards it lists, which cards need their codes, and
//! what month it is.

use std::rc::Rc;

use payseal_core::flow::{Cards, Changed, Event, RequestId};
use payseal_core::wire::Endpoint;
use payseal_core::wire::browser::ReadSession;
use payseal_core::wire::ids::{CustomerId, SessionToken};
use wasm_bindgen_futures::spawn_local;

use super::answer;
use super::use_flow::Frame;

impl Frame {
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
        let (facts, known) = match self
            .gateway
            .read(path, Rc::clone(&token))
            .await
            .map(answer::session)
        {
            Ok(Ok(facts)) => (facts, true),
            Ok(Err(Changed::TokenRefused)) => return Cards::TokenRefused,
            Ok(Err(Changed::Failed | Changed::Done)) | Err(_) => (Default::default(), false),
        };
        #[cfg(feature = "pay")]
        if known && named.is_some() && facts.customer != named {
            let error = payseal_core::bridge::tell::customer_mismatch(&self.words());
            self.host_page
                .tell(&payseal_core::bridge::message::ToHost::Troubled { error });
        }
        #[cfg(feature = "pay")]
        if list {
            return self.ask_for_cards(token, facts, named).await;
        }
        #[cfg(not(feature = "pay"))]
        let _ = (list, named, known);
        Cards::FromGateway {
            facts,
            cards: Vec::new(),
        }
    }
}

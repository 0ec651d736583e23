//! By which names the gateway answers: its own, and those of this machine. A name of somebody
//! else's may resolve to this machine as well, and his page would then count as the gateway's
//! own. The payment page and the bank have names of their own, and with them origins apart from the
//! card form's, as a merchant and a bank have.
//! It does not look at who asks, only at whom he means to ask.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Extensions, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower::ServiceExt as _;

/// The gateway's name.
pub(crate) const GATEWAY: &str = "pay.localhost";

/// The payment page's name.
pub(crate) const CHECKOUT: &str = "checkout.localhost";

/// The bank's name: the issuer's pages, and those of the providers that it plays.
pub(crate) const BANK: &str = "bank.localhost";

/// The `Host` values that mean the gateway, and those that mean somebody else on the same port.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    gateway: Names,
    others: Arc<[(Names, Router)]>,
}

#[derive(Clone, Debug)]
struct Names(Arc<[String]>);

impl Names {
    /// On these ports; without one in a name, when it goes without saying.
    fn of(names: &[&str], ports: &[u16]) -> Self {
        let on = |port: u16| names.iter().map(move |name| format!("{name}:{port}"));
        let is_bare = ports.iter().any(|port| [80, 443].contains(port));
        let bare = names.iter().filter(|_| is_bare).map(ToString::to_string);
        Self(ports.iter().copied().flat_map(on).chain(bare).collect())
    }

    fn have(&self, host: &[u8]) -> bool {
        self.0
            .iter()
            .any(|name| name.as_bytes().eq_ignore_ascii_case(host))
    }
}

impl Hosts {
    /// Of the gateway on these ports, with the routes of its payment page and of the bank.
    pub(crate) fn of(ports: &[u16], checkout: Router, bank: Router) -> Self {
        Self {
            gateway: Names::of(&[GATEWAY, "localhost", "127.0.0.1"], ports),
            others: Arc::new([
                (Names::of(&[CHECKOUT], ports), checkout),
                (Names::of(&[BANK], ports), bank),
            ]),
        }
    }
}

/// Leads a request to whom it is meant for, and turns away what is meant for somebody else.
pub(crate) async fn by_name(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let mut named = request.headers().get_all(header::HOST).iter();
    if let Some(name) = named.next().filter(|_| named.next().is_none()) {
        if hosts.gateway.have(name.as_bytes()) {
            return next.run(request).await;
        }
        let other = hosts
            .others
            .iter()
            .find(|(names, _)| names.have(name.as_bytes()));
        if let Some((_, routes)) = other {
            // What the gateway's own routes read from the path is nothing to the others'.
            let (mut parts, body) = request.into_parts();
            parts.extensions = Extensions::new();
            let request = Request::from_parts(parts, body);
            return match routes.clone().oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
        }
    }
    let sentence = "This is the sandbox gateway of this machine; reach it at pay.localhost, \
                    localhost or 127.0.0.1, with its port.\n";
    (StatusCode::MISDIRECTED_REQUEST, sentence).into_response()
}

#[cfg(test)]
mod tests {
    use super::{BANK, CHECKOUT, Names};

    #[test]
    fn only_names_of_this_machine_with_the_port() {
        let names = Names::of(&["pay.localhost", "127.0.0.1"], &[4001]);
        for host in ["pay.localhost:4001", "PAY.localhost:4001", "127.0.0.1:4001"] {
            assert!(names.have(host.as_bytes()), "{host}");
        }
        for host in [
            "",
            "pay.localhost",
            "pay.localhost:4000",
            "evil.example:4001",
            "pay.localhost:4001.evil.example",
            "evil.localhost:4001",
            "checkout.localhost:4001",
        ] {
            assert!(!names.have(host.as_bytes()), "{host}");
        }
        let both = Names::of(&["localhost"], &[4001, 443]);
        for host in ["localhost:4001", "localhost:443", "localhost"] {
            assert!(both.have(host.as_bytes()), "{host}");
        }
        assert!(Names::of(&["pay.localhost"], &[80]).have(b"pay.localhost"));
        assert!(Names::of(&[CHECKOUT], &[4001]).have(b"checkout.localhost:4001"));
        assert!(!Names::of(&[CHECKOUT], &[4001]).have(b"bank.localhost:4001"));
        assert!(Names::of(&[BANK], &[4001]).have(b"bank.localhost:4001"));
    }
}

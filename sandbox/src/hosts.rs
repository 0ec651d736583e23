//! By which names the gateway answers: its own, and those of this machine. A name of somebody
//! else's may resolve to this machine as well, and his page would then count as the gateway's
//! own. It does not look at who asks, only at whom he means to ask.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The `Host` values that mean the gateway.
#[derive(Clone, Debug)]
pub(crate) struct Hosts(Arc<[String]>);

impl Hosts {
    /// Of the gateway on this port; without it in a name, when it goes without saying.
    pub(crate) fn of(port: u16) -> Self {
        let names = ["pay.localhost", "localhost", "127.0.0.1"];
        let with_port = names.map(|name| format!("{name}:{port}"));
        let bare = names.into_iter().filter(|_| port == 80).map(str::to_owned);
        Self(with_port.into_iter().chain(bare).collect())
    }

    fn have(&self, host: &[u8]) -> bool {
        self.0
            .iter()
            .any(|name| name.as_bytes().eq_ignore_ascii_case(host))
    }
}

/// Turns away every request that is meant for somebody else.
pub(crate) async fn only_ours(
    State(hosts): State<Hosts>,
    request: Request,
    next: Next,
) -> Response {
    let mut named = request.headers().get_all(header::HOST).iter();
    let one = named.next().filter(|_| named.next().is_none());
    if one.is_some_and(|host| hosts.have(host.as_bytes())) {
        return next.run(request).await;
    }
    let sentence = "This is the sandbox gateway of this machine; reach it at pay.localhost, \
                    localhost or 127.0.0.1, with its port.\n";
    (StatusCode::MISDIRECTED_REQUEST, sentence).into_response()
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn only_names_of_this_machine_with_the_port() {
        let hosts = Hosts::of(4001);
        for host in ["pay.localhost:4001", "LOCALHOST:4001", "127.0.0.1:4001"] {
            assert!(hosts.have(host.as_bytes()), "{host}");
        }
        for host in [
            "",
            "pay.localhost",
            "pay.localhost:4000",
            "evil.example:4001",
            "pay.localhost:4001.evil.example",
            "evil.localhost:4001",
        ] {
            assert!(!hosts.have(host.as_bytes()), "{host}");
        }
        assert!(Hosts::of(80).have(b"pay.localhost"));
    }
}

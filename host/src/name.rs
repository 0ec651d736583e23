//! By which name this host answers: the one that shoppers see. The name of somebody else may be made
//! to resolve to this address, and their page would then be one of this origin's to the browser.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Response};

/// The name without its port, which a proxy may leave out.
#[derive(Clone, Debug)]
pub struct Name(Arc<str>);

impl Name {
    /// Of a host name, with its port when it has one.
    #[must_use]
    pub fn of(public_gateway: &str) -> Self {
        Self(without_port(public_gateway).into())
    }

    fn is(&self, host: &str) -> bool {
        without_port(host).eq_ignore_ascii_case(&self.0)
    }

    /// Whether a request is for the host of this name.
    pub(crate) fn is_meant_by(&self, request: &Request) -> bool {
        let mut said = request.headers().get_all(HOST).iter();
        let host = said.next().and_then(|host| host.to_str().ok());
        let named = said.next().is_none() && host.is_some_and(|host| self.is(host));
        // An address in the request line counts for more than the header, where there is one.
        let addressed = request.uri().host().is_none_or(|host| self.is(host));
        named && addressed
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

/// What is said to a request that is meant for another host.
pub(crate) fn misdirected() -> Response {
    let words = "this host answers by the name public_gateway of its configuration only; let the \
                 proxy in front of it pass that name on (Host)\n";
    (StatusCode::MISDIRECTED_REQUEST, words).into_response()
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn host_name_is_the_same_with_any_port_and_in_any_case() {
        let name = Name::of("pay.example:8443");
        for host in [
            "pay.example",
            "PAY.example",
            "pay.example:8443",
            "pay.example:1",
        ] {
            assert!(name.is(host), "{host}");
        }
        for host in [
            "",
            ":8443",
            "example",
            "evil.example",
            "pay.example.evil.example",
            "evil.pay.example",
            "pay.example:8443.evil.example",
            "pay.example@evil.example",
            "127.0.0.1:8443",
        ] {
            assert!(!name.is(host), "{host}");
        }
        assert!(Name::of("[::1]:8443").is("[::1]"));
    }
}

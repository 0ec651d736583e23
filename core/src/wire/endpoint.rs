//! What an endpoint is: a method, a route, and the code that means success there.
//!
//! It does not send anything. The same constants route a request in a gateway and address it in
//! a client, so that the two cannot disagree.

use super::ids::{CustomerId, PaymentMethodId};

/// The HTTP methods the gateway's interface uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Method {
    /// Reads; at AsiaBill also attaches and detaches.
    Get,
    /// Creates and changes.
    Post,
    /// Deletes a customer.
    Delete,
}

impl Method {
    /// The method's name in a request line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// One call of the gateway's interface.
pub trait Endpoint {
    /// The method that a client sends.
    const METHOD: Method;
    /// The path, with `{name}` for each of its parameters.
    const ROUTE: &'static str;
    /// The code of an answer that succeeded.
    const SUCCESS: &'static str;
    /// Codes that other sources give for success at this endpoint: read, never emitted.
    const ALSO_SUCCESS: &'static [&'static str] = &[];
    /// The path's parameters.
    type Params: Params;
    /// The body; `()` when there is none.
    type Request;
    /// The envelope's `data`.
    type Answer;

    /// Whether an answer with this code succeeded.
    #[must_use]
    fn is_success(code: &str) -> bool {
        code == Self::SUCCESS || Self::ALSO_SUCCESS.contains(&code)
    }

    /// The path of one call.
    #[must_use]
    fn path(params: &Self::Params) -> String {
        fill(Self::ROUTE, &params.pairs())
    }
}

/// The parameters of a path, by the names the gateway gives them.
pub trait Params {
    /// Name and value of each, in the order of the names, as the signature wants them.
    fn pairs(&self) -> Vec<(&'static str, &str)>;
}

impl Params for () {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        Vec::new()
    }
}

impl Params for CustomerId {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![("customerId", self.as_str())]
    }
}

impl Params for PaymentMethodId {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![("customerPaymentMethodId", self.as_str())]
    }
}

/// Puts each value in the place of its `{name}`.
fn fill(route: &str, pairs: &[(&str, &str)]) -> String {
    let mut path = String::with_capacity(route.len() + 64);
    for (at, segment) in route.split('/').enumerate() {
        if at > 0 {
            path.push('/');
        }
        let value = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .and_then(|name| pairs.iter().find(|(other, _)| *other == name));
        path.push_str(value.map_or(segment, |(_, value)| value));
    }
    path
}

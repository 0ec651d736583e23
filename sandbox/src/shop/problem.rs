//! What goes wrong between the shop's page and its server, as `{error: {code, message}}`. A
//! declined card is no problem in this sense: it is a receipt.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use payseal_gateway::merchant::CallError;
use serde_json::json;

/// Why the shop's server could not do what its page asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    /// The gateway does not answer; nothing was sent, or the call may be repeated.
    GatewayUnreachable,
    /// The gateway said no.
    GatewayRefused,
    /// The gateway was asked, and its answer never came.
    GatewayUnknown,
    /// The card is not one of this visitor's.
    CardUnknown,
    /// The order is not one of this visitor's.
    OrderUnknown,
    /// A guest has no cards to keep.
    Guest,
    /// The page's request makes no sense.
    OptionInvalid,
    /// The order's number belongs to a payment of something else.
    OrderTaken,
    /// The address of a returning shopper is not signed by the gateway.
    ReturnUnproven,
    /// The request came from a page of another site.
    Foreign,
    /// A defect of the shop.
    Other,
}

impl Problem {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::GatewayUnreachable => (
                StatusCode::BAD_GATEWAY,
                "gateway_unreachable",
                "the payment gateway does not answer; nothing was charged, try again",
            ),
            Self::GatewayRefused => (
                StatusCode::BAD_GATEWAY,
                "gateway_refused",
                "the payment gateway refused the request; the server's log has its code",
            ),
            Self::GatewayUnknown => (
                StatusCode::GATEWAY_TIMEOUT,
                "gateway_unknown",
                "the payment gateway did not answer in time; try again",
            ),
            Self::CardUnknown => (
                StatusCode::NOT_FOUND,
                "card_unknown",
                "this customer has no card with that id; save it first",
            ),
            Self::OrderUnknown => (
                StatusCode::NOT_FOUND,
                "order_unknown",
                "the shop remembers no such order of this visitor; ask with the attempt and settle",
            ),
            Self::Guest => (
                StatusCode::FORBIDDEN,
                "guest",
                "a guest keeps no cards; open any page with ?guest=0 to sign in",
            ),
            Self::OptionInvalid => (
                StatusCode::BAD_REQUEST,
                "option_invalid",
                "send JSON with the members the route needs; amounts go from 0.50 to 999.99",
            ),
            Self::OrderTaken => (
                StatusCode::CONFLICT,
                "order_taken",
                "the gateway has another payment under this order's number; charge with a new attempt",
            ),
            Self::ReturnUnproven => (
                StatusCode::FORBIDDEN,
                "return_unproven",
                "the address is not signed by the gateway; charge again with the same attempt to learn more",
            ),
            Self::Foreign => (
                StatusCode::FORBIDDEN,
                "foreign",
                "ask from a page of the shop itself, under a name that ends in localhost",
            ),
            Self::Other => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "other",
                "the shop failed; its log says why",
            ),
        }
    }
}

impl From<CallError> for Problem {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Unreachable => Self::GatewayUnreachable,
            CallError::Refused => Self::GatewayRefused,
            CallError::Unanswered => Self::GatewayUnknown,
            CallError::NotPrepared => Self::Other,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, message) = self.parts();
        (
            status,
            Json(json!({ "error": { "code": code, "message": message } })),
        )
            .into_response()
    }
}

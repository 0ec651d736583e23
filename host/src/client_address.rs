//! For whom a call is: the address that the proxy in front says, or that of the connection when it says
//! none. The gateway counts by it who tries many cards; it is in no log of this host.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// The header in which it is passed on.
pub(crate) const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Leaves one address in the header: the one that the nearest proxy put there, which is the last.
/// What a caller wrote before it is their own word.
pub(crate) async fn told(mut request: Request, next: Next) -> Response {
    let said = request.headers().get_all(&FORWARDED_FOR).iter().next_back();
    let said: Option<IpAddr> =
        said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let address = said.or(peer.map(|ConnectInfo(peer)| peer.ip()));
    let headers = request.headers_mut();
    headers.remove(&FORWARDED_FOR);
    let value = address.and_then(|it| HeaderValue::from_str(&it.to_string()).ok());
    if let Some(value) = value {
        headers.insert(FORWARDED_FOR, value);
    }
    next.run(request).await
}

//! For whom a call is: the address that the proxy in front says, or that of the connection when it says
//! none. The gateway counts by it who tries many cards; it is in no log of this host.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The header in which it is passed on.
pub(crate) const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// One address: the one that the nearest proxy put into the header, which is the last. What a caller wrote before it
/// is their own word.
pub(crate) fn of(headers: &HeaderMap, peer: Option<SocketAddr>) -> Option<HeaderValue> {
    let said = headers.get_all(&FORWARDED_FOR).iter().next_back();
    let said: Option<IpAddr> =
        said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    let address = said.or(peer.map(|peer| peer.ip()))?;
    HeaderValue::from_str(&address.to_string()).ok()
}

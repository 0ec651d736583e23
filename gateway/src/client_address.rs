//! From which address a request comes, as far as it can be known: that of the connection, or, when
//! that is this machine's own, the one that the proxy here put last into `x-forwarded-for`.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// The header in which proxies say for whom they ask.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whom to count by: an address, of IPv6 the network that one household has; none when the connection
/// is not known.
#[must_use]
pub fn client_address(parts: &Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip();
    let told = parts.headers.get_all(FORWARDED_FOR).iter().next_back();
    let told = told
        .filter(|_| peer.is_loopback())
        .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    Some(household(told.unwrap_or(peer)))
}

fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let network = address.to_bits() & (u128::MAX << 64);
            Ipv6Addr::from_bits(network).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn of(peer: &str, told: &[&str]) -> String {
        let mut request = Request::builder();
        for told in told {
            request = request.header(FORWARDED_FOR, *told);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let peer: SocketAddr = peer.parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        client_address(&parts).unwrap().to_string()
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_and_only_its_own_word() {
        for (peer, told, address) in [
            ("127.0.0.1:9", vec![], "127.0.0.1"),
            ("127.0.0.1:9", vec!["203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1:9", vec!["8.8.8.8, 203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1:9", vec!["8.8.8.8", "203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1:9", vec!["203.0.113.7, me"], "127.0.0.1"),
            ("198.51.100.4:9", vec!["203.0.113.7"], "198.51.100.4"),
            ("[::1]:9", vec!["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::"),
            ("[2001:db8:1:2:aaaa::1]:9", vec![], "2001:db8:1:2::"),
            ("[::ffff:203.0.113.7]:9", vec![], "203.0.113.7"),
        ] {
            assert_eq!(of(peer, &told), address, "{peer} {told:?}");
        }
    }
}

//! Whether a request comes from a page of the very server that it asks, under a name of this
//! machine.

use axum::http::{HeaderMap, header};

/// The `Host` of a request, when it is a name of this machine.
pub fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let loopback = name == "localhost" || name == "127.0.0.1" || name.ends_with(".localhost");
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':');
    (loopback && host.bytes().all(plain)).then_some(host)
}

/// Browsers say where a request comes from; whatever says nothing is no browser, and carries
/// nobody's cookie.
pub fn is_own(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(|value| value.as_bytes());
    let origin = headers.get(header::ORIGIN).map(|value| value.as_bytes());
    let same_site = site.is_none_or(|site| matches!(site, b"same-origin" | b"none"));
    let same_origin = origin.is_none_or(|origin| {
        host(headers).is_some_and(|host| origin == format!("http://{host}").as_bytes())
    });
    same_site && same_origin
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_names_of_this_machine() {
        for name in ["shop.localhost:4000", "localhost", "127.0.0.1:4000"] {
            assert_eq!(host(&headers(&[("host", name)])), Some(name));
        }
        for name in [
            "shop.example",
            "localhost.example",
            "notlocalhost",
            "127.0.0.1.nip.io",
            "a/b.localhost",
        ] {
            assert_eq!(host(&headers(&[("host", name)])), None, "{name}");
        }
        assert_eq!(host(&headers(&[])), None);
    }

    #[test]
    fn only_its_own_pages_may_change_something() {
        let own = |pairs: &[(&'static str, &'static str)]| {
            let mut all = headers(pairs);
            all.insert("host", "shop.localhost:4000".parse().unwrap());
            is_own(&all)
        };
        assert!(own(&[]));
        assert!(own(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "http://shop.localhost:4000")
        ]));
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("origin", "http://pay.localhost:4001")]));
        assert!(!own(&[("origin", "null")]));
    }
}

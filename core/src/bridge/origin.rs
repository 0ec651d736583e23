//! A web origin: scheme, host and port, compared as a whole and never by prefix.
//!
//! It does not resolve names and does not accept anything after the port.

use core::fmt;

/// An origin that a browser could send in `event.origin`, in its serialised form.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Origin(String);

/// Why a text is not an origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OriginError {
    /// It does not begin with `https://` or `http://`.
    Scheme,
    /// The host is empty or holds a character no host name has.
    Host,
    /// The port is not a number from 1 to 65535, or is the scheme's default written out.
    Port,
}

impl fmt::Display for OriginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "an origin begins with https:// (or http:// on this machine)",
            Self::Host => "an origin has a host name in lower case and nothing after it",
            Self::Port => "an origin's port is a number, and absent when it is the default",
        })
    }
}

impl core::error::Error for OriginError {}

impl Origin {
    /// Reads an origin in the form browsers serialise it, such as `https://shop.example`.
    ///
    /// # Errors
    /// When the text is anything else: a path, user information, upper case, a default port.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let (rest, default_port) =
            match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
                (Some(rest), _) => (rest, "443"),
                (None, Some(rest)) => (rest, "80"),
                (None, None) => return Err(OriginError::Scheme),
            };
        let (host, port) = split_port(rest);
        if host.is_empty() || host.len() > 253 || !is_host(host) {
            return Err(OriginError::Host);
        }
        if let Some(port) = port {
            let number = port.parse::<u16>().map_err(|_| OriginError::Port)?;
            if number == 0 || port == default_port || port.starts_with(['0', '+']) {
                return Err(OriginError::Port);
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The serialised form, equal to a browser's `event.origin`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is behind the scheme, a host and perhaps a port: what shoppers know a site by.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, behind)| behind)
    }
}

/// Splits `host:port`; a bracketed IPv6 address keeps its colons.
fn split_port(rest: &str) -> (&str, Option<&str>) {
    let after_bracket = rest.rfind(']').map_or(0, |at| at + 1);
    match rest.get(after_bracket..).and_then(|tail| tail.rfind(':')) {
        Some(at) => {
            let at = after_bracket + at;
            (rest.get(..at).unwrap_or(""), rest.get(at + 1..))
        }
        None => (rest, None),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return inner.contains(':')
            && inner
                .bytes()
                .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b':' | b'.'));
    }
    host.bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_'))
        && !host.starts_with(['.', '-'])
        && !host.ends_with('-')
        && !host.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_is_read_as_browsers_send_it() {
        for text in [
            "https://shop.example",
            "http://shop.localhost:4000",
            "https://127.0.0.1:8443",
            "http://[::1]:4000",
            "https://xn--bcher-kva.example",
        ] {
            assert_eq!(
                Origin::parse(text).map(|o| o.as_str().to_owned()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn origin_is_nothing_else() {
        for (text, why) in [
            ("", OriginError::Scheme),
            ("null", OriginError::Scheme),
            ("*", OriginError::Scheme),
            ("ftp://shop.example", OriginError::Scheme),
            ("https://", OriginError::Host),
            ("https://shop.example/", OriginError::Host),
            ("https://shop.example/path", OriginError::Host),
            ("https://Shop.example", OriginError::Host),
            ("https://user@shop.example", OriginError::Host),
            ("https://shop.example evil", OriginError::Host),
            ("https://*.example", OriginError::Host),
            ("https://shop.example;script-src", OriginError::Host),
            ("https://shop.example:443", OriginError::Port),
            ("https://shop.example:0", OriginError::Port),
            ("https://shop.example:0443", OriginError::Port),
            ("https://shop.example:70000", OriginError::Port),
            ("https://shop.example:", OriginError::Port),
        ] {
            assert_eq!(Origin::parse(text), Err(why), "{text}");
        }
    }
}

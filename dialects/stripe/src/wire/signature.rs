//! `Stripe-Signature`: the time, and an HMAC of the time and the body under the endpoint's secret.

use data_encoding::HEXLOWER;
use payseal_engine::secret::hmac_sha256;

/// The header of a delivery made at `at`, in Unix seconds. While an endpoint's secret is rolled, there
/// are several.
#[must_use]
pub fn header(secrets: &[&str], at: i64, body: &[u8]) -> String {
    let mut signed = format!("{at}.").into_bytes();
    signed.extend_from_slice(body);
    let mut header = format!("t={at}");
    for secret in secrets {
        header.push_str(",v1=");
        header.push_str(&HEXLOWER.encode(&hmac_sha256(secret.as_bytes(), &signed)));
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_as_the_formula_says() {
        // Made with Python's hmac: hmac.new(secret, b"<t>.<body>", sha256).hexdigest()
        for (secret, at, body, expected) in GOLDEN {
            let header = header(&[secret], at, body.as_bytes());
            assert_eq!(header, format!("t={at},v1={expected}"));
        }
    }

    #[test]
    fn a_rolled_secret_signs_beside_the_new_one() {
        let both = header(&["whsec_new", "whsec_old"], 1, b"{}");
        let new = header(&["whsec_new"], 1, b"{}");
        assert!(both.starts_with(&new) && both.matches(",v1=").count() == 2);
    }

    const GOLDEN: [(&str, i64, &str, &str); 2] = [
        (
            "whsec_test_secret",
            1_760_000_000,
            "{\"id\":\"evt_1\",\"object\":\"event\"}",
            "710305f7feae110e97d01e071f9d466aadf50a718e23f9956b8252f8dc0acd23",
        ),
        (
            "whsec_ä",
            0,
            "",
            "1283abfcf0bc470a8ebf0b878e2bfa654fd370612689a3928082bd4fec59fccf",
        ),
    ];
}

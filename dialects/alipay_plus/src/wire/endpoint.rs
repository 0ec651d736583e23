//! The calls, and where they are: below the vendor's path, below that of its sandbox, and (for
//! payments) below the short path that its guide writes.

/// A call. All of them are `POST`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Endpoint {
    /// Which ways to pay there are.
    Consult,
    /// Pay, or hold.
    Pay,
    /// Take what is held.
    Capture,
    /// Let go.
    Cancel,
    /// Give back.
    Refund,
    /// How a payment stands.
    InquiryPayment,
    /// How a refund stands.
    InquiryRefund,
    /// Keep a card.
    VaultPaymentMethod,
    /// How keeping it stands.
    InquireVaulting,
    /// Let the shopper's browser keep a card.
    CreateVaultingSession,
}

/// What stands before the name of a call, the vendor's own first.
pub const BASES: [&str; 3] = ["/ams/api/v1", "/ams/sandbox/api/v1", "/v1"];

impl Endpoint {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Consult,
        Self::Pay,
        Self::Capture,
        Self::Cancel,
        Self::Refund,
        Self::InquiryPayment,
        Self::InquiryRefund,
        Self::VaultPaymentMethod,
        Self::InquireVaulting,
        Self::CreateVaultingSession,
    ];

    /// What stands behind a base.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Consult => "/payments/consult",
            Self::Pay => "/payments/pay",
            Self::Capture => "/payments/capture",
            Self::Cancel => "/payments/cancel",
            Self::Refund => "/payments/refund",
            Self::InquiryPayment => "/payments/inquiryPayment",
            Self::InquiryRefund => "/payments/inquiryRefund",
            Self::VaultPaymentMethod => "/vaults/vaultPaymentMethod",
            Self::InquireVaulting => "/vaults/inquireVaulting",
            Self::CreateVaultingSession => "/vaults/createVaultingSession",
        }
    }

    /// The call that a path names.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let name = name_in(path)?;
        Self::ALL.into_iter().find(|call| call.path() == name)
    }
}

/// Whether a path is one of this interface, whether or not anything is at it.
#[must_use]
pub fn is_ours(path: &str) -> bool {
    path.starts_with("/ams/") || name_in(path).is_some()
}

fn name_in(path: &str) -> Option<&str> {
    let [own, sandbox, short] = BASES;
    let full = [own, sandbox]
        .iter()
        .find_map(|base| path.strip_prefix(base));
    // Others have a short path as well, and not for payments.
    let short = || {
        let name = path.strip_prefix(short)?;
        name.starts_with("/payments/").then_some(name)
    };
    full.or_else(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_is_below_each_base_and_vaulting_is_not_below_the_short_one() {
        let mut found = 0;
        for base in BASES {
            for call in Endpoint::ALL {
                let path = format!("{base}{}", call.path());
                let is_known = base != "/v1" || !path.contains("/vaults/");
                assert_eq!(Endpoint::of_path(&path), is_known.then_some(call), "{path}");
                assert_eq!(is_ours(&path), is_known, "{path}");
                found += usize::from(is_known);
            }
        }
        assert_eq!(found, 27);
    }

    #[test]
    fn nobody_elses_path_is_ours() {
        for path in [
            "/",
            "/v1/payment_intents",
            "/V2022-03/payment",
            "/v1/payments",
        ] {
            assert!(!is_ours(path), "{path}");
        }
        assert!(
            is_ours("/ams/api/v1/nothing") && Endpoint::of_path("/ams/api/v1/nothing").is_none()
        );
    }
}

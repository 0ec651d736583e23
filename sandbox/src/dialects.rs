//! The interfaces of real gateways that the sandbox speaks over the one ledger. Each is a crate.

use payseal_gateway::gateway::Dialects;

/// Every interface that the sandbox speaks. A new one is a line here.
pub const DIALECTS: Dialects = &[
    &payseal_asiabill::AsiaBill,
    &payseal_alipay_plus::AlipayPlus,
    &payseal_stripe::Stripe,
];

/// The one that there was before rows said of which they are.
pub const LEGACY: &str = payseal_asiabill::NAME;

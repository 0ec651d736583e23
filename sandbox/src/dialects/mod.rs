//! The interfaces of real gateways, spoken over the one ledger. A dialect owns its JSON, its
//! codes and its signature; it has no rule about money.

pub mod asiabill;

use crate::gateway::Dialects;

/// Every interface that the sandbox speaks. A new one is a line here.
pub const DIALECTS: Dialects = &[&asiabill::AsiaBill];

/// The one that there was before rows said of which they are.
pub const LEGACY: &str = asiabill::NAME;

//! The interfaces of real gateways, spoken over the one ledger. A dialect owns its JSON, its
//! codes and its signature; it has no rule about money.

pub mod asiabill;

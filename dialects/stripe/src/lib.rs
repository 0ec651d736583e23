//! Stripe's interface, as its published clients and documentation have it, spoken over the one
//! engine. It owns its JSON, its codes, its ids and its signature; it has no rule about money.

pub mod objects;
pub mod wire;

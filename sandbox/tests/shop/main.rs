//! The demo shop against a real gateway, over real HTTP: both servers run in this process, on
//! ports of their own. No browser; what the sealed form would send is sent by the tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly; the lints' own exemption knows test functions only"
)]

mod cards;
mod charges;
mod checkout;
mod methods;
mod pages;
mod reports;
mod returned;
mod stage;
mod walks;

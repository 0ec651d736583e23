//! The demo shop against a real gateway, over real HTTP: both servers run in this process, on
//! ports of their own. No browser; what the sealed form would send is sent by the tests.

mod money;
mod pages;
mod stage;

//! The card payments of Alipay+ and Antom (AMS), as the vendor's documentation and its published
//! clients have them.
//!
//! Reading order: [`wire::endpoint`], [`wire::signature`], [`wire::codes`], then one file per call.

pub mod wire;

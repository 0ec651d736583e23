//! What travels: bodies of form fields in, JSON out, and the rules that hold for every call.

pub mod amount;
pub mod decline;
pub mod error;
pub mod expand;
pub mod form;
pub mod id;
pub mod json;
pub mod key;
pub mod list;
pub mod metadata;
pub mod params;
pub mod signature;
pub mod version;

//! What this dialect is called in rows, and where the dialects are told apart.

/// Its name, which never changes.
pub const NAME: &str = "stripe";

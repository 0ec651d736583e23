//! What the dialect is called.

/// In the rows that are of it, in the accounts file, and in the list of accounts. It never changes.
pub const NAME: &str = "alipayPlus";

//! What `orderInfo` begins with, where clients read it.

/// The charge went through.
pub const APPROVED: &str = "Transaction Approved";

/// The issuer refused, without a further reason.
pub const DECLINED: &str = "Decline";

/// The order is already paid. Shop plugins read the prefix.
pub const DUPLICATE_ORDER: &str = "I0061_Duplicate Order";

/// The shopper walked away from a challenge.
pub const CANCELLED: &str = "E0008";

//! Stripe's objects as JSON: every field that the published types of its clients always have, and
//! null where those may be. What a field says is decided elsewhere.

mod bank;
mod charge;
mod checkout_session;
mod customer;
mod dispute;
mod event;
mod payment_intent;
mod payment_method;
mod product;
mod refund;
mod setup_intent;
mod told_to_pages;

pub use bank::Bank;
pub use charge::{Charge, Outcome};
pub use checkout_session::{CheckoutSession, LineItem};
pub use customer::{Customer, CustomerSession, deleted};
pub use dispute::{Dispute, EVIDENCE};
pub use event::{Event, WebhookEndpoint};
pub use payment_intent::{PaymentIntent, next_action};
pub use payment_method::{BillingDetails, CardFace, PaymentMethod, address, prefer_network};
pub use product::{Price, Product};
pub use refund::Refund;
pub use setup_intent::SetupIntent;
pub use told_to_pages::told_to_page;

#[cfg(test)]
mod tests;

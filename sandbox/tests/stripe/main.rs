//! Stripe's interface against a running sandbox, as its clients speak to it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers too"
)]

mod accounts;
mod bank;
mod bounds;
mod browser;
mod catalogue;
mod checkout_ends;
mod checkout_forms;
mod checkout_sessions;
mod clients;
mod confirmation_tokens;
mod customer_sessions;
mod customers;
mod debit_accounts;
mod debits;
mod debits_again;
mod declines;
mod disputes;
mod forms;
mod forms_accounts;
mod forms_saved_cards;
mod idempotency;
mod intent_rules;
mod late_quantities;
mod late_setups;
mod later;
mod left_debits;
mod page_texts;
mod pages;
mod payment_methods;
mod payment_pages;
mod payments;
mod redirects;
mod session_intents;
mod setup_intents;
mod webhooks;
mod wire;
mod world;

//! The gateway over real HTTP: every endpoint of the dialect, every refusal, and what is left on
//! the disk after all of it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers too"
)]

mod account_leaks;
mod account_list;
mod account_of_token;
mod addresses;
mod admin;
mod after_sale;
mod alipay;
mod alipay_after;
mod alipay_challenges;
mod alipay_consult;
mod alipay_hosted;
mod alipay_hostile;
mod alipay_issuers;
mod alipay_korean_cards;
mod alipay_official;
mod alipay_parts;
mod alipay_pay;
mod alipay_plan;
mod alipay_plan_cards;
mod alipay_plan_options;
mod alipay_races;
mod alipay_recorded;
mod alipay_signatures;
mod alipay_vaulting;
mod alipay_verification;
mod alipay_walks;
mod any_process;
mod authorize;
mod bank;
mod browser;
mod challenges;
mod charges;
mod client;
mod consents;
mod customers;
mod dialects;
mod earlier;
mod frame;
mod hosted;
mod hosted_page;
mod hosted_paying;
mod idle;
mod kill;
mod leaks;
mod local;
mod locked;
mod merchant;
mod order_names;
mod other_dialects;
mod pages;
mod payment_methods;
mod processes;
mod program;
mod receiver;
mod refunds;
mod refusals;
mod replays;
mod saved_cards;
mod search;
mod sessions;
mod shop_leaks;
mod texts;
mod tls;
mod tokenisations;
mod tries;
mod twins;
mod two_brands;
mod webhooks;
mod world;

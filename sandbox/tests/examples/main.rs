//! The servers of docs/server/charge.md, each in its own language, against the sandbox: what they
//! promise about money is tried over HTTP as the form, the bank and the gateway call them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and says what it left out"
)]

mod answers;
mod asked;
mod calls;
mod journey;
mod language;
mod late_news;
mod left_check;
mod lost_store;
mod server;
mod strange_answer;

use language::Language;
use server::Reports;

/// Takes the examples of every language through everything.
macro_rules! in_every_language {
    ($($module:ident: $language:expr,)*) => { $(mod $module {
        use super::*;

        #[tokio::test]
        async fn a_payment_is_made_once() {
            language::run($language, "paid", Reports::Delivered, journey::take).await;
        }

        #[tokio::test]
        async fn an_order_that_was_paid_before_the_store_was_lost_is_not_paid_again() {
            language::run($language, "lost", Reports::Delivered, lost_store::take).await;
        }

        #[tokio::test]
        async fn late_news_undoes_nothing() {
            language::run($language, "late", Reports::Lost, late_news::take).await;
        }

        #[tokio::test]
        async fn a_check_that_was_left_gives_way_to_another_attempt() {
            language::run($language, "left", Reports::Delivered, left_check::take).await;
        }

        #[tokio::test]
        async fn every_request_is_answered() {
            language::run($language, "answers", Reports::Lost, answers::take).await;
        }

        #[tokio::test]
        async fn what_is_no_answer_of_the_gateway_is_no_refusal() {
            language::run($language, "strange", Reports::Lost, strange_answer::take).await;
        }
    })* };
}

in_every_language! {
    node: Language::Node,
    package: Language::Package,
    python: Language::Python,
    php: Language::Php,
    java: Language::Java,
    go: Language::Go,
}

//! What this dialect does inside of the engine's transactions.

use std::time::Duration;

use payseal_engine::cards::TestCard;
use payseal_engine::ledger::{
    Book, DialectHooks, Fault, NewAccount, PublicIds, RetrySchedule, SavedCardChange,
};
use payseal_engine::store::{Event, Intent, Payment, PaymentMethod, Session};

use crate::attempt;
use crate::browser::{kept_account, kept_card, saved_cards};
use crate::checkout;
use crate::desk::{Desk, kinds};
use crate::test_values;
use crate::wire::id::IdKind;

/// An hour between the sends, three times: the sandbox's choice, since the intervals are not published.
const HOUR: Duration = Duration::from_secs(60 * 60);

const RETRIES: RetrySchedule = RetrySchedule {
    gaps: &[HOUR, HOUR, HOUR],
    last_wait: Duration::from_secs(60),
};

const IDS: PublicIds = PublicIds {
    customer: || IdKind::Customer.mint(),
    payment_method: || IdKind::PaymentMethod.mint(),
    intent: |_| IdKind::PaymentIntent.mint(),
    payment: |_| IdKind::Charge.mint(),
    first_refund: 1,
    first_chargeback: 1,
};

/// The hooks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hooks;

impl DialectHooks for Hooks {
    fn public_ids(&self) -> PublicIds {
        IDS
    }

    fn setup_ids(&self) -> PublicIds {
        PublicIds {
            intent: |_| IdKind::SetupIntent.mint(),
            payment: |_| IdKind::SetupAttempt.mint(),
            ..IDS
        }
    }

    fn debit_ids(&self) -> PublicIds {
        PublicIds {
            payment: |_| IdKind::BankCharge.mint(),
            ..IDS
        }
    }

    fn retry_schedule(&self) -> RetrySchedule {
        RETRIES
    }

    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
        attempt::happened(book, event, payment)
    }

    fn on_intent_closed(&self, book: &Book<'_>, intent: &Intent) -> Result<(), Fault> {
        checkout::intent_closed(book, intent)
    }

    fn test_card(&self, digits: &str) -> Option<&'static TestCard> {
        test_values::card_of_number(digits)
    }

    /// A setup intent that succeeds binds it.
    fn binds_at_once(&self) -> bool {
        false
    }

    fn keep_account(
        &self,
        book: &Book<'_>,
        session: &Session,
        new: &NewAccount,
    ) -> Result<Option<String>, Fault> {
        kept_account::keep(book, session, new)
    }

    fn on_card_kept(
        &self,
        book: &Book<'_>,
        session: &Session,
        method: &PaymentMethod,
    ) -> Result<(), Fault> {
        kept_card::on_kept(book, session, method)
    }

    fn shown_cards(
        &self,
        book: &Book<'_>,
        session: &Session,
    ) -> Result<Option<Vec<PaymentMethod>>, Fault> {
        saved_cards::shown(book, session).map(Some)
    }

    fn on_saved_card(
        &self,
        book: &Book<'_>,
        session: &Session,
        method: &PaymentMethod,
        change: SavedCardChange,
    ) -> Result<(), Fault> {
        saved_cards::on_changed(book, session, method, change)
    }

    /// An endpoint is told while it is there and enabled. It signs with its account's secret, which no row
    /// holds.
    fn recipient(
        &self,
        book: &Book<'_>,
        event: &Event,
        recipient: &str,
    ) -> Result<Option<String>, Fault> {
        let desk = Desk {
            book,
            account: &event.account,
        };
        let endpoint = desk.find(kinds::WEBHOOK_ENDPOINT, recipient)?;
        let is_told = endpoint.is_some_and(|kept| kept.text("status") == Some("enabled"));
        Ok(is_told.then(String::new))
    }
}

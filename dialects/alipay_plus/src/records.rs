//! What is remembered of a payment beside what the ledger knows: the merchant's own id of it, what has to
//! be the same when that comes again, and what was answered.

use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{Collection, Cursor, Document, Listing, StoreError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::name::NAME;
pub(crate) use crate::operation_record::OperationRecord;
pub(crate) use crate::payment_record::PaymentRecord;

/// Payments, by `paymentRequestId`; the owner is the `paymentId`.
const PAYMENTS: &str = "payment";

/// Captures, by `captureRequestId`; the owner is the `paymentId`.
const CAPTURES: &str = "capture";

/// Refunds, by `refundRequestId`; the owner is the `paymentId`.
const REFUNDS: &str = "refund";

/// The `refundRequestId`s, by `refundId`.
const REFUND_IDS: &str = "refund_id";

/// Cards that are kept without a payment, by `vaultingRequestId`.
const VAULTINGS: &str = "vaulting";

/// The `vaultingRequestId`s, by the hash of a session's token.
const VAULTING_SESSIONS: &str = "vaulting_session";

/// The `vaultingRequestId`s, by the intent of their challenge.
const VERIFICATIONS: &str = "verification";

/// The ledger's customers, by `referenceBuyerId`.
const BUYERS: &str = "buyer";

/// A card that is to be kept without a payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct VaultingRecord {
    /// The merchant's own id.
    pub(crate) request_id: String,
    /// The gateway's id of the session; empty when the merchant's server sent the card.
    pub(crate) session_id: String,
    /// Where the merchant hears of it.
    pub(crate) notify_url: String,
    /// The card, once it is kept.
    pub(crate) card_token: Option<String>,
    /// The regions whose cards are asked for; all when there are none, as in `consult`.
    #[serde(default)]
    pub(crate) regions: Vec<String>,
    /// Until when the session works, or the shopper may answer, in milliseconds.
    pub(crate) expires: i64,
    /// What the shopper of its session is led through before a card is kept.
    #[serde(default)]
    pub(crate) challenge: Option<Challenge>,
    /// The challenge, when the card is kept only after one.
    #[serde(default)]
    pub(crate) verification: Option<Verification>,
}

/// What a shopper is led through.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Challenge {
    /// Where the browser goes afterwards.
    pub(crate) return_url: String,
    /// The bank's origin.
    pub(crate) bank: String,
}

/// A challenge before a card is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Verification {
    /// The intent of nothing by which the issuer is asked.
    pub(crate) intent: String,
    /// The card, told when the challenge is passed.
    pub(crate) card: String,
    /// Where the shopper answers.
    pub(crate) url: Option<String>,
    /// Whether it was not passed.
    pub(crate) failed: bool,
}

impl VaultingRecord {
    /// Until when the session works.
    pub(crate) const fn expires(&self) -> Moment {
        Moment::from_millis(self.expires)
    }

    /// Whether a card may still come: none is kept, and none waits for its shopper.
    pub(crate) fn takes_card(&self) -> bool {
        let waits = self.verification.as_ref().is_some_and(|it| !it.failed);
        self.card_token.is_none() && !waits
    }

    /// Whether the merchant's server sent the card, so that no form is opened for it.
    pub(crate) const fn is_of_server(&self) -> bool {
        self.session_id.is_empty()
    }
}

/// The records of one account.
#[derive(Clone, Copy)]
pub(crate) struct Records<'a, 'store> {
    book: &'a Book<'store>,
    account: &'a str,
}

impl<'a, 'store> Records<'a, 'store> {
    pub(crate) const fn of(book: &'a Book<'store>, account: &'a str) -> Self {
        Self { book, account }
    }

    pub(crate) fn payment(&self, request_id: &str) -> Result<Option<PaymentRecord>, Fault> {
        self.find(PAYMENTS, request_id)
    }

    /// By the gateway's own id.
    pub(crate) fn payment_of_id(&self, id: &str) -> Result<Option<PaymentRecord>, Fault> {
        Ok(self.owned(PAYMENTS, id)?.pop())
    }

    pub(crate) fn put_payment(&self, record: &PaymentRecord) -> Result<(), Fault> {
        let (id, owner) = (&record.request_id, &record.payment_id);
        self.put(PAYMENTS, id, owner, record)
    }

    pub(crate) fn capture(&self, request_id: &str) -> Result<Option<OperationRecord>, Fault> {
        self.find(CAPTURES, request_id)
    }

    pub(crate) fn put_capture(&self, record: &OperationRecord) -> Result<(), Fault> {
        self.put(CAPTURES, &record.request_id, &record.payment_id, record)
    }

    /// The captures of a payment that were made.
    pub(crate) fn captures_of(&self, payment_id: &str) -> Result<Vec<OperationRecord>, Fault> {
        self.made(CAPTURES, payment_id)
    }

    pub(crate) fn refund(&self, request_id: &str) -> Result<Option<OperationRecord>, Fault> {
        self.find(REFUNDS, request_id)
    }

    /// By the gateway's own id.
    pub(crate) fn refund_of_id(&self, id: &str) -> Result<Option<OperationRecord>, Fault> {
        let request_id: Option<String> = self.find(REFUND_IDS, id)?;
        let found = request_id.map(|request_id| self.refund(&request_id));
        Ok(found.transpose()?.flatten())
    }

    pub(crate) fn put_refund(&self, record: &OperationRecord) -> Result<(), Fault> {
        let owner = &record.payment_id;
        if !record.id.is_empty() {
            self.put(REFUND_IDS, &record.id, owner, &record.request_id)?;
        }
        self.put(REFUNDS, &record.request_id, owner, record)
    }

    /// The refunds of a payment that were made.
    pub(crate) fn refunds_of(&self, payment_id: &str) -> Result<Vec<OperationRecord>, Fault> {
        self.made(REFUNDS, payment_id)
    }

    pub(crate) fn vaulting(&self, request_id: &str) -> Result<Option<VaultingRecord>, Fault> {
        self.find(VAULTINGS, request_id)
    }

    /// By the hash of a session's token.
    pub(crate) fn vaulting_of_session(&self, hash: &str) -> Result<Option<VaultingRecord>, Fault> {
        let request_id: Option<String> = self.find(VAULTING_SESSIONS, hash)?;
        let found = request_id.map(|request_id| self.vaulting(&request_id));
        Ok(found.transpose()?.flatten())
    }

    /// By the intent of its challenge.
    pub(crate) fn vaulting_of_intent(&self, intent: &str) -> Result<Option<VaultingRecord>, Fault> {
        let request_id: Option<String> = self.find(VERIFICATIONS, intent)?;
        let found = request_id.map(|request_id| self.vaulting(&request_id));
        Ok(found.transpose()?.flatten())
    }

    /// Notes whose challenge an intent is.
    pub(crate) fn put_verification(&self, intent: &str, request_id: &str) -> Result<(), Fault> {
        self.put(VERIFICATIONS, intent, request_id, &request_id)
    }

    /// With the hash of a session's token, when one was opened.
    pub(crate) fn put_vaulting(
        &self,
        record: &VaultingRecord,
        session: Option<&str>,
    ) -> Result<(), Fault> {
        let (id, owner) = (&record.request_id, &record.session_id);
        if let Some(hash) = session {
            self.put(VAULTING_SESSIONS, hash, owner, id)?;
        }
        self.put(VAULTINGS, id, owner, record)
    }

    /// The customer who stands for a buyer.
    pub(crate) fn buyer(&self, name: &str) -> Result<Option<String>, Fault> {
        self.find(BUYERS, name)
    }

    pub(crate) fn put_buyer(&self, name: &str, customer: &str) -> Result<(), Fault> {
        self.put(BUYERS, name, customer, &customer)
    }

    fn made(&self, kind: &'static str, payment_id: &str) -> Result<Vec<OperationRecord>, Fault> {
        let mut all: Vec<OperationRecord> = self.owned(kind, payment_id)?;
        all.retain(|record| !record.id.is_empty());
        all.reverse();
        Ok(all)
    }

    const fn collection(&self, kind: &'static str) -> Collection<'a> {
        Collection {
            account: self.account,
            dialect: NAME,
            kind,
        }
    }

    fn find<T: DeserializeOwned>(&self, kind: &'static str, id: &str) -> Result<Option<T>, Fault> {
        let found = self.book.document(self.collection(kind), id)?;
        found.map(|document| read(&document)).transpose()
    }

    /// Everything of an owner, newest first: more than one page where much was refused.
    fn owned<T: DeserializeOwned>(&self, kind: &'static str, owner: &str) -> Result<Vec<T>, Fault> {
        let mut all = Vec::new();
        let mut last: Option<String> = None;
        loop {
            let cursor = last.as_deref();
            let listing = Listing {
                owner: Some(owner),
                cursor: cursor.map_or(Cursor::Newest, Cursor::StartingAfter),
                limit: payseal_engine::ledger::MAX_PAGE,
            };
            let page = self.book.documents(self.collection(kind), listing)?;
            for document in &page.documents {
                all.push(read(document)?);
            }
            let oldest = page.documents.into_iter().next_back();
            match oldest.filter(|_| page.has_more) {
                Some(document) => last = Some(document.id),
                None => return Ok(all),
            }
        }
    }

    fn put(
        &self,
        kind: &'static str,
        id: &str,
        owner: &str,
        record: &impl Serialize,
    ) -> Result<(), Fault> {
        let body = serde_json::to_string(record).map_err(|_| unreadable())?;
        let of = self.collection(kind);
        self.book.put_document(of, id, Some(owner), &body)
    }
}

fn read<T: DeserializeOwned>(document: &Document) -> Result<T, Fault> {
    serde_json::from_str(&document.body).map_err(|_| unreadable())
}

fn unreadable() -> Fault {
    StoreError::Unreadable("documents").into()
}

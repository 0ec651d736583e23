//! Fingerprints of cards: keyed hashes by which the same number is known again without being kept.
//! Each account has a key of its own, made when it is first needed, so that two merchants who
//! compared notes would learn nothing about a shopper they share.
//!
//! The sandbox keeps the keys beside the hashes, since it knows published test cards only. A gateway
//! that knows real ones keeps them where its database is not.

use payseal_core::bank_account::BankAccount;
use zeroize::Zeroizing;

use super::{Book, Fault};
use crate::cards::{self, TestCard};
use crate::secret::{self, Fingerprint};
use crate::store::{PaymentMethod, StoreError};

impl Book<'_> {
    /// The fingerprint of what is said in these parts, for comparing within one account.
    pub(super) fn fingerprint(&self, account: &str, parts: &[&str]) -> Result<Fingerprint, Fault> {
        let key = match self.rows.fingerprint_key(account)? {
            Some(key) => Zeroizing::new(key),
            None => {
                let key = Zeroizing::new(secret::mint()?);
                self.rows.insert_fingerprint_key(account, &key)?;
                key
            }
        };
        Ok(Fingerprint::of(&key, parts))
    }

    /// The fingerprint of a card's number.
    pub(super) fn fingerprint_of_card(
        &self,
        account: &str,
        card: &TestCard,
    ) -> Result<Fingerprint, Fault> {
        self.fingerprint(account, &["card", card.number])
    }

    /// The fingerprint of a bank account's number, by which a dialect knows it again without keeping it.
    ///
    /// # Errors
    /// When the store fails, or there is no randomness for the key.
    pub fn fingerprint_of_account(
        &self,
        account: &str,
        debited: &BankAccount,
    ) -> Result<Fingerprint, Fault> {
        match debited {
            BankAccount::Sepa(iban) => self.fingerprint(account, &["iban", iban.expose_iban()]),
            BankAccount::Becs(bsb, number) => {
                let parts = ["becs", bsb.expose_digits(), number.expose_digits()];
                self.fingerprint(account, &parts)
            }
        }
    }

    /// The same of an account whose number nobody has said: what stands for it.
    ///
    /// # Errors
    /// When the store fails, or there is no randomness for the key.
    pub fn fingerprint_of_name(&self, account: &str, name: &str) -> Result<Fingerprint, Fault> {
        self.fingerprint(account, &["account", name])
    }

    /// The fingerprint of a kept card, also of one that was kept before there were any.
    pub(super) fn fingerprint_of(&self, method: &PaymentMethod) -> Result<Fingerprint, Fault> {
        if let Some(fingerprint) = &method.fingerprint {
            return Ok(fingerprint.clone());
        }
        let card = cards::by_name(&method.card).ok_or(StoreError::Unreadable("payment_methods"))?;
        self.fingerprint_of_card(&method.account, card)
    }
}

//! Tries to tokenise a card that may be sent again: an answer can get lost, and whoever did not hear
//! it must be able to ask once more without making a second card.
//!
//! Only what made a card is remembered. A try that was refused made nothing, and may be mended and
//! sent again under its name.

use std::time::Duration;

use payseal_core::card::Brand;

use super::{Book, Fault, GivenConsent, NewMethod, Refusal};
use crate::secret::Fingerprint;
use crate::store::{Billing, PaymentMethod, Session, Tokenisation};

/// How long a try is remembered.
pub const REMEMBERED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// The name that a caller gave to a try.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedTry {
    /// The hash of the session's token.
    pub session: String,
    /// The name.
    pub key: String,
}

impl Book<'_> {
    /// Keeps a card that a browser sent, once for each name: sent again, it is the card that was
    /// made first.
    ///
    /// # Errors
    /// When the name was given to another request before, and as [`Self::create_in_session`].
    pub fn create_once(
        &self,
        session: &Session,
        new: NewMethod,
        consent: Option<GivenConsent>,
        named: Option<NamedTry>,
    ) -> Result<PaymentMethod, Fault> {
        let Some(named) = named else {
            return self.create_in_session(session, new, consent);
        };
        let account = &session.account;
        // A customer's token is renewed while he waits, and his try stays his.
        let customer = session.features.customer.clone();
        let owner = customer.unwrap_or(named.session);
        let request = self.request(account, &new, consent.as_ref())?;
        let since = self.now.before(REMEMBERED_FOR);
        // Its caller chose the name: what is kept of it is a fingerprint.
        let key = self.fingerprint(account, &["idempotency key", &named.key])?;
        if let Some(first) = self.rows.tokenisation(account, &owner, &key, since)? {
            if first.request != request {
                return Err(Refusal::KeyReused.into());
            }
            return self.method(account, &first.payment_method);
        }
        let method = self.create_in_session(session, new, consent)?;
        let tokenisation = Tokenisation {
            account: account.clone(),
            owner,
            key,
            request,
            payment_method: method.id.clone(),
            made: self.now,
        };
        self.rows.insert_tokenisation(&tokenisation, since)?;
        Ok(method)
    }

    /// All that a request said, except the security code: nothing of that may be kept.
    fn request(
        &self,
        account: &str,
        new: &NewMethod,
        consent: Option<&GivenConsent>,
    ) -> Result<Fingerprint, Fault> {
        let (month, year) = (new.expiry_month.to_string(), new.expiry_year.to_string());
        let mut parts = vec!["request", new.card.number, &month, &year];
        parts.push(new.customer.as_deref().unwrap_or_default());
        parts.push(consent.map_or("", |consent| consent.text_version.as_str()));
        parts.push(consent.map_or("", |consent| consent.redisplay.db_word()));
        // Nothing is added for a card of one brand: what was sent before this was there keeps its name.
        parts.extend(new.preferred_brand.map(Brand::slug));
        let Billing { person, address } = &new.billing;
        let texts = [
            &person.email,
            &person.first_name,
            &person.last_name,
            &person.phone,
            &address.line1,
            &address.line2,
            &address.city,
            &address.state,
            &address.postal_code,
            &address.country,
        ];
        parts.extend(texts.map(|text| text.as_deref().unwrap_or_default()));
        self.fingerprint(account, &parts)
    }
}

//! Browser sessions: what a merchant asks for with a token, and whom the token then speaks for.

use std::time::Duration;

use payseal_core::card::BrandSet;

use super::{Book, Fault, Refusal};
use crate::secret;
use crate::store::{Features, PaymentMethod, Session};

/// How long a session token works.
pub const SESSION_LIFETIME: Duration = Duration::from_secs(30 * 60);

impl Session {
    /// Whether the session lists saved cards: those that their owner agreed to see again. One for
    /// nobody in particular lists none at all.
    #[must_use]
    pub const fn lists_cards(&self) -> bool {
        self.features.customer.is_some()
    }

    /// The customer of a request that names one. A session speaks for its own customer only:
    /// one for nobody would else speak for whoever is named.
    ///
    /// # Errors
    /// When the session is another customer's, or nobody's.
    pub fn customer<'a>(&'a self, named: &'a str) -> Result<&'a str, Refusal> {
        match &self.features.customer {
            Some(own) if own == named => Ok(named),
            Some(_) => Err(Refusal::CustomerUnknown),
            None => Err(Refusal::SessionOfNobody),
        }
    }
}

impl Book<'_> {
    /// Opens a browser session and returns its token, which is kept as a hash only.
    ///
    /// # Errors
    /// When the customer is unknown, the store fails, or there is no randomness.
    pub fn open_session(&self, account: &str, features: Features) -> Result<String, Fault> {
        if let Some(customer) = &features.customer {
            self.customer(account, customer)?;
        }
        let token = secret::mint()?;
        let session = Session {
            token_hash: secret::fingerprint(&token),
            account: account.to_owned(),
            dialect: self.dialect.to_owned(),
            expires: self.now.after(SESSION_LIFETIME),
            features,
        };
        self.rows.insert_session(&session, self.now)?;
        Ok(token)
    }

    /// The session of a token, while it lasts.
    ///
    /// # Errors
    /// When the store fails.
    pub fn session(&self, token: &str) -> Result<Option<Session>, Fault> {
        let session = self.rows.session(&secret::fingerprint(token))?;
        Ok(session.filter(|session| self.now < session.expires))
    }

    /// Which brands are taken in a session, as the dialect says that it was opened in; none when that says
    /// nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn brands_taken(&self, session: &Session) -> Result<BrandSet, Fault> {
        for (dialect, hooks) in self.participants.iter() {
            let taken = self.in_hook(dialect, |book| hooks.brands_taken(book, session))?;
            if let Some(taken) = taken.filter(|taken| !taken.is_empty()) {
                return Ok(taken);
            }
        }
        Ok(BrandSet::NONE)
    }

    /// A saved card that a session may change: one of its own customer. A session of nobody in
    /// particular changes none, or whoever guessed an id could delete the card.
    ///
    /// # Errors
    /// When it is not, or the store fails.
    pub fn own_method(&self, session: &Session, id: &str) -> Result<PaymentMethod, Fault> {
        let own = session
            .features
            .customer
            .as_deref()
            .ok_or(Refusal::SessionOfNobody)?;
        let method = self.method(&session.account, id)?;
        if method.customer.as_deref() != Some(own) {
            return Err(Refusal::MethodUnknown.into());
        }
        Ok(method)
    }
}

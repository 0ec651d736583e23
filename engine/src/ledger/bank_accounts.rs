//! Bank accounts that a browser sends in a session. The engine has no row of one: what may be kept of it is the
//! dialect's to know.

use super::tokenisations::REMEMBERED_FOR;
use super::{Book, Fault, NamedTry, NewAccount, Refusal, no_card_in};
use crate::store::{Session, Tokenisation};

impl Book<'_> {
    /// Makes a payment method of an account that a browser sent, once for each name, and returns its id.
    ///
    /// # Errors
    /// When the dialect of the session debits no accounts or not this one, the name was given to another request
    /// before, the customer is another than the session's, a text holds a card number or the account's own, or the store fails.
    pub fn keep_account_once(
        &self,
        session: &Session,
        new: &NewAccount,
        named: Option<NamedTry>,
    ) -> Result<String, Fault> {
        let texts = [&new.holder, &new.email, &new.mandate].map(String::as_str);
        no_card_in(texts)?;
        if texts.into_iter().any(|text| new.account.is_in(text)) {
            return Err(Refusal::AccountInText.into());
        }
        if new.customer.is_some() && new.customer != session.features.customer {
            return Err(Refusal::MethodOfAnother.into());
        }
        let Some(named) = named else {
            return self.keep_account(session, new);
        };
        let account = &session.account;
        let owner = session.features.customer.clone().unwrap_or(named.session);
        let numbers = self.fingerprint_of_account(account, &new.account)?;
        let parts = [
            "account request",
            numbers.expose_hash(),
            &new.holder,
            &new.email,
            &new.mandate,
            new.customer.as_deref().unwrap_or_default(),
        ];
        let request = self.fingerprint(account, &parts)?;
        let since = self.now.before(REMEMBERED_FOR);
        let key = self.fingerprint(account, &["idempotency key", &named.key])?;
        if let Some(first) = self.rows.tokenisation(account, &owner, &key, since)? {
            if first.request != request {
                return Err(Refusal::KeyReused.into());
            }
            return Ok(first.payment_method);
        }
        let id = self.keep_account(session, new)?;
        let tokenisation = Tokenisation {
            account: account.clone(),
            owner,
            key,
            request,
            payment_method: id.clone(),
            made: self.now,
        };
        self.rows.insert_tokenisation(&tokenisation, since)?;
        Ok(id)
    }

    fn keep_account(&self, session: &Session, new: &NewAccount) -> Result<String, Fault> {
        let kept = match self.hooks_of_session(session) {
            Some(hooks) => hooks.keep_account(self, session, new)?,
            None => None,
        };
        Ok(kept.ok_or(Refusal::NoDebits)?)
    }
}

//! Attempts with a payment method of which a dialect alone knows: on a provider's page, or the debit of an account.

use super::attempts::{AttemptWish, Charged};
use super::{Book, Fault};
use crate::store::{AttemptStatus, Awaited, CaptureMode, DebitFate, Intent, Provider};

impl Book<'_> {
    /// One attempt on a provider's page, with a payment method that a dialect keeps. No provider holds money, also
    /// where a card of the intent's would.
    pub(super) fn try_kept_elsewhere(
        &self,
        intent: &Intent,
        provider: Provider,
        payment_method: String,
        wish: AttemptWish,
    ) -> Result<Charged, Fault> {
        self.rows.put_intent(intent)?;
        let mut payment = self.begin(intent, wish)?;
        payment.provider = Some(provider);
        payment.payment_method = payment_method;
        payment.capture = CaptureMode::Automatic;
        self.ask(payment)
    }

    /// One debit of a bank account. Where no money is taken, the account is set up at once.
    pub(super) fn try_debit(
        &self,
        intent: &Intent,
        fate: DebitFate,
        payment_method: String,
        wish: AttemptWish,
    ) -> Result<Charged, Fault> {
        self.rows.put_intent(intent)?;
        let mut payment = self.begin(intent, wish)?;
        payment.card = fate.db_word().to_owned();
        payment.payment_method = payment_method;
        payment.capture = CaptureMode::Automatic;
        if intent.sets_up() {
            payment.becomes(AttemptStatus::Succeeded);
        } else {
            if let Some(hooks) = self.hooks_of(&intent.dialect) {
                payment.id = (hooks.debit_ids().payment)(self.now)?;
            }
            payment.becomes(AttemptStatus::Processing(Awaited::Funds));
            payment.settles = Some(self.now.after(fate.wait()));
        }
        self.rows.insert_payment(&payment)?;
        self.follow(&mut payment)?;
        self.report(&payment)?;
        Ok(Charged::Done(payment))
    }
}

//! The form for a bank account: what is in each field and what is said of it, and a call from `submit` to its one
//! outcome. A machine of its own, without a list, a payment or a consent: only the session's token is shared with the
//! form for cards. The edge calls it with the time, and carries its effects out.

mod call;
mod told;

use alloc::rc::Rc;

use zeroize::Zeroizing;

use super::failure::Failure;
use super::session::Session;
use super::terms::{AttemptId, CallId};
use crate::bank_account::{
    AccountNumber, Bsb, Check, DebitType, Email, Field, Iban, Reason, check_holder,
};
use crate::card::{Draft, FieldState, History, HistoryStep};
use crate::wire::ids::CustomerId;

pub use told::{Answer, Effect, Notice, Outcome, View};

/// The gateway's code for a member that it does not take: of this form, the account.
const MEMBER_WRONG: &str = "P0002";

/// A page that was away for so long forgets what was typed, in milliseconds.
const LONGEST_AWAY: u64 = 5 * 60_000;

/// More calls than this wait for nothing but the same answer.
const MOST_CALLS: usize = 16;

/// One field's text and what is said of it.
#[derive(Default)]
struct Slot {
    draft: Draft,
    /// An address is longer than a draft, and no account data.
    address: Zeroizing<String>,
    history: History,
    /// Whether the shopper has left it since it was edited: then it is said what is wrong with it.
    left: bool,
    /// Whether a call has looked at it: then that it is empty is said, too.
    submitted: bool,
    refused: Option<Reason>,
}

#[derive(PartialEq, Eq, Debug)]
enum Phase {
    Connecting,
    Editing,
    /// A call waits for a token.
    Asking {
        until: u64,
        again: bool,
    },
    /// A call waits for the gateway.
    Sending {
        attempt: AttemptId,
        again: bool,
    },
    Closed,
}

/// The form, and the call under way.
pub struct Debit {
    debit: DebitType,
    slots: [Slot; Field::ALL.len()],
    session: Session,
    phase: Phase,
    calls: Vec<CallId>,
    customer: Option<CustomerId>,
    mandate: Rc<str>,
    online: bool,
    notice: Option<Notice>,
    attempts: u32,
    idempotency_key: u32,
    wake_at: Option<u64>,
    reported: Option<View>,
    effects: Vec<Effect>,
}

impl Debit {
    /// An empty form that waits for its options.
    #[must_use]
    pub fn new(debit: DebitType, online: bool) -> Self {
        Self {
            debit,
            slots: Default::default(),
            session: Session::default(),
            phase: Phase::Connecting,
            calls: Vec::new(),
            customer: None,
            mandate: "".into(),
            online,
            notice: None,
            attempts: 0,
            idempotency_key: 0,
            wake_at: None,
            reported: None,
            effects: Vec::new(),
        }
    }

    /// How the account is debited.
    #[must_use]
    pub fn debit_type(&self) -> DebitType {
        self.debit
    }

    /// Whether the form waits for its options.
    #[must_use]
    pub fn is_connecting(&self) -> bool {
        self.phase == Phase::Connecting
    }

    /// Whether a call is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Asking { .. } | Phase::Sending { .. })
    }

    /// What is said above the seal.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// What was typed into a field. Account data: for the input element only.
    #[must_use]
    pub fn expose_text(&self, field: Field) -> &str {
        let slot = self.slot(field);
        match field {
            Field::Email => &slot.address,
            Field::Iban | Field::Bsb | Field::AccountNumber | Field::Holder => {
                slot.draft.expose_text()
            }
        }
    }

    /// Why a field is not accepted, as far as it is said.
    #[must_use]
    pub fn reason(&self, field: Field) -> Option<Reason> {
        let slot = self.slot(field);
        let check = self.check(field);
        slot.refused
            .or_else(|| {
                check
                    .reason_when_left()
                    .filter(|_| slot.left || slot.submitted)
            })
            .or_else(|| (slot.submitted && check == Check::Empty).then(|| Reason::missing(field)))
    }

    /// The form as the page may know it.
    #[must_use]
    pub fn view(&self) -> View {
        let fields = self.debit.fields().iter();
        View {
            fields: fields.map(|it| (*it, self.check(*it).state())).collect(),
        }
    }

    /// What is to be done since this was asked last.
    pub fn take_effects(&mut self, millis: u64) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Connecting | Phase::Closed) {
            let view = self.view();
            if self.reported.as_ref() != Some(&view) {
                self.reported = Some(view.clone());
                self.effects.push(Effect::TellForm(view));
            }
        }
        let wake_at = match self.phase {
            Phase::Asking { until, .. } => Some(until),
            Phase::Editing | Phase::Sending { .. } => self.session.wake_at(),
            Phase::Connecting | Phase::Closed => None,
        };
        // What is due already is looked at once more, and not without end.
        let wake_at = wake_at.map(|at| at.max(millis));
        if self.wake_at != wake_at {
            self.wake_at = wake_at;
            self.effects.push(Effect::Wake(wake_at));
        }
        core::mem::take(&mut self.effects)
    }

    /// The options came; once.
    pub fn open(&mut self, customer: Option<CustomerId>, millis: u64) {
        if self.phase == Phase::Connecting {
            self.phase = Phase::Editing;
            self.customer = customer;
            self.ask_token(millis);
        }
    }

    /// The mandate that is on the screen is this one.
    pub fn word(&mut self, mandate: Rc<str>) {
        if self.mandate != mandate {
            self.mandate = mandate;
            self.renew_idempotency_key();
        }
    }

    /// The shopper has changed a field; whether that could be taken.
    pub fn edit(&mut self, field: Field, text: &str) -> bool {
        if !matches!(self.phase, Phase::Connecting | Phase::Editing) {
            return false;
        }
        if self.expose_text(field) == text {
            return true;
        }
        let slot = self.slot_mut(field);
        if field == Field::Email {
            *slot.address = text.to_owned();
        } else {
            let before = core::mem::replace(&mut slot.draft, Draft::from_text(text));
            slot.history.note(before);
        }
        self.changed(field);
        true
    }

    /// An edit is taken back, or made again.
    pub fn step_back(&mut self, field: Field, step: HistoryStep) {
        let open = matches!(self.phase, Phase::Connecting | Phase::Editing);
        let Slot { history, draft, .. } = self.slot_mut(field);
        if open && history.step(step, draft) {
            self.changed(field);
            self.effects.push(Effect::Rewrite(field));
        }
    }

    fn changed(&mut self, field: Field) {
        let slot = self.slot_mut(field);
        slot.left = false;
        slot.submitted = false;
        slot.refused = None;
        self.notice = None;
        self.renew_idempotency_key();
    }

    /// The shopper has left a field.
    pub fn leave(&mut self, field: Field) {
        if matches!(self.phase, Phase::Connecting | Phase::Editing) {
            self.slot_mut(field).left = true;
        }
    }

    /// The page wants the focus in the form: the first field that needs the shopper has it.
    pub fn focus(&mut self) {
        if !matches!(self.phase, Phase::Closed) {
            let fields = self.debit.fields();
            let needy = fields
                .iter()
                .find(|it| self.check(**it).state() != FieldState::Valid);
            if let Some(field) = needy.or(fields.first()) {
                self.effects.push(Effect::Focus(*field));
            }
        }
    }

    /// The time that was asked for has come.
    pub fn woke(&mut self, millis: u64) {
        self.wake_at = None;
        if let Phase::Asking { until, .. } = self.phase
            && millis >= until
        {
            self.session.forget();
            return self.fail(Failure::SessionTokenFailed);
        }
        if let Some(request) = self.session.overdue(millis)
            && self.session.fail(request, millis)
        {
            self.no_token();
        }
        if matches!(self.phase, Phase::Editing | Phase::Sending { .. })
            && self.session.is_due(millis)
        {
            self.ask_token(millis);
        }
    }

    /// The browser has a network, or none.
    pub fn network(&mut self, online: bool) {
        self.online = online;
        if online && self.notice == Some(Notice::Failed(Failure::Offline)) {
            self.notice = None;
        }
    }

    /// The page is back from the browser's back/forward cache, after so many milliseconds.
    pub fn come_back(&mut self, away: u64) {
        if away >= LONGEST_AWAY && !self.view().empty() && !self.is_busy() {
            self.empty();
            self.notice = Some(Notice::Forgotten);
        }
    }

    /// The page wants what was typed forgotten.
    pub fn clear(&mut self) {
        self.cancel();
        self.notice = None;
        self.empty();
    }

    /// The element goes away.
    pub fn close(&mut self) {
        self.cancel();
        self.notice = None;
        self.empty();
        self.session.forget();
        self.phase = Phase::Closed;
    }

    fn check(&self, field: Field) -> Check<()> {
        let text = self.expose_text(field);
        match field {
            Field::Iban => judged(Iban::check(text)),
            Field::Bsb => judged(Bsb::check(text)),
            Field::AccountNumber => judged(AccountNumber::check(text)),
            Field::Holder => judged(check_holder(text)),
            Field::Email => judged(Email::check(text)),
        }
    }

    fn slot(&self, field: Field) -> &Slot {
        let [iban, bsb, number, holder, email] = &self.slots;
        match field {
            Field::Iban => iban,
            Field::Bsb => bsb,
            Field::AccountNumber => number,
            Field::Holder => holder,
            Field::Email => email,
        }
    }

    fn slot_mut(&mut self, field: Field) -> &mut Slot {
        let [iban, bsb, number, holder, email] = &mut self.slots;
        match field {
            Field::Iban => iban,
            Field::Bsb => bsb,
            Field::AccountNumber => number,
            Field::Holder => holder,
            Field::Email => email,
        }
    }
}

/// The verdict without the value.
fn judged<T>(check: Check<T>) -> Check<()> {
    match check {
        Check::Empty => Check::Empty,
        Check::Incomplete(reason) => Check::Incomplete(reason),
        Check::Valid(_) => Check::Valid(()),
        Check::Invalid(reason) => Check::Invalid(reason),
    }
}

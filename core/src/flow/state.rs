//! Where a checkout stands.

use alloc::rc::Rc;

use crate::PAYS;
use crate::card::{Brand, CvcPolicies, CvcPolicy, Field, Today, YearMonth};
use crate::wire::browser::Price;
use crate::wire::ids::PaymentMethodId;

use super::call::{Call, Purpose, WaitsFor};
use super::failure::Notice;
use super::form::Form;
use super::payment::Payment;
use super::saved::{Choice, Saved};
use super::session::Session;
use super::terms::{AllowRedisplay, Consent, Customer, Kept, ListSource, Now, Save, Settings};
use super::view::View;

/// The whole state of one element.
#[derive(Debug)]
pub struct State {
    pub(super) phase: Phase,
    pub(super) settings: Settings,
    pub(super) customer: Customer,
    /// The version of the wording of the consent, in the language that the form speaks.
    pub(super) wording: Rc<str>,
    pub(super) form: Form,
    /// Whether the focus is in a field of the form.
    pub(super) in_form: bool,
    pub(super) agreed: bool,
    pub(super) saved: Saved,
    pub(super) payment: Payment,
    pub(super) session: Session,
    pub(super) notice: Option<Notice>,
    pub(super) online: bool,
    pub(super) attempts: u32,
    pub(super) reported: Option<View>,
    pub(super) wake_at: Option<u64>,
    pub(super) today: Today,
    /// The month as the gateway said it with the session: it counts before every clock.
    pub(super) gateway_month: Option<YearMonth>,
    /// Whether a card needs its security code, as the session said.
    pub(super) policies: CvcPolicies,
    /// Which code was forgotten when the page went away.
    pub(super) forgot_code: bool,
    /// Counts what may be tokenised: a card that is sent again unchanged keeps its number.
    pub(super) idempotency_key: u32,
    /// The wording under which it was sent last: it is a part of what is sent.
    pub(super) sent_wording: Rc<str>,
    pub(super) receipt: Receipt,
}

/// Where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// No host page yet; typing is already possible.
    Connecting,
    /// The shopper types or chooses.
    Editing,
    /// A call is under way.
    Busy(Call),
    /// It is done.
    Finished {
        /// With this id.
        id: PaymentMethodId,
        /// Of this brand.
        brand: Option<Brand>,
        /// What is done.
        kept: Kept,
        /// What the shopper agreed to, when they agreed to its being kept.
        consent: Option<Consent>,
    },
    /// The element was taken away.
    Closed,
}

/// What was paid, and with which card; for the shopper alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Receipt {
    /// How much, when the session says it.
    pub price: Option<Price>,
    /// The card's last four digits, when they are known.
    pub last4: Option<String>,
}

/// What a busy form is doing, for the shopper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// The card is on its way to the gateway.
    Sealing,
    /// The payment is being made.
    Paying,
    /// The bank is asking the shopper.
    AtBank,
}

impl State {
    /// The state of a form that has just been drawn.
    #[must_use]
    pub fn new(now: Now, online: bool) -> Self {
        let wording: Rc<str> = Rc::default();
        Self {
            phase: Phase::Connecting,
            settings: Settings::default(),
            customer: Customer::default(),
            sent_wording: Rc::clone(&wording),
            wording,
            form: Form::default(),
            in_form: false,
            agreed: false,
            saved: Saved::on(now.today),
            payment: Payment::default(),
            session: Session::default(),
            notice: None,
            online,
            attempts: 0,
            reported: None,
            wake_at: None,
            today: now.today,
            gateway_month: None,
            policies: CvcPolicies::default(),
            forgot_code: false,
            idempotency_key: 1,
            receipt: Receipt::default(),
        }
    }

    /// As above, for a page that will most likely want this, and this wording of the consent.
    #[must_use]
    pub fn expecting(now: Now, online: bool, settings: Settings, wording: Rc<str>) -> Self {
        let mut state = Self::new(now, online);
        state.settings = settings;
        state.wording = wording;
        let lists = settings.list != ListSource::Nobody;
        // Whoever is asked, or sees cards, is somebody whom the merchant knows.
        let customer = lists || settings.save == Save::Auto;
        state.saved.expect(customer, lists);
        state
    }

    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// What a call that is under way is doing.
    #[must_use]
    pub fn doing(&self) -> Option<Doing> {
        let Phase::Busy(call) = &self.phase else {
            return None;
        };
        Some(match call.waits_for() {
            WaitsFor::Payment if self.payment.is_at_bank() => Doing::AtBank,
            WaitsFor::Token { .. } | WaitsFor::Gateway { .. }
                if call.purpose() == Purpose::Keep =>
            {
                Doing::Sealing
            }
            WaitsFor::Token { .. } | WaitsFor::Gateway { .. } | WaitsFor::Payment => Doing::Paying,
        })
    }

    pub(super) fn is_editing(&self) -> bool {
        matches!(self.phase, Phase::Editing)
    }

    /// Whether a call is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Busy(_))
    }

    /// What was typed, and what is said of it.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The saved cards.
    #[must_use]
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// What was paid, once it is.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// What the host page wants of the form.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether the shopper is asked whether the new card is to be kept.
    #[must_use]
    pub fn asks_consent(&self) -> bool {
        self.settings.save == Save::Auto && (self.saved.has_customer() || !self.settings.pays)
    }

    /// Whether the form says that the new card is kept.
    #[must_use]
    pub fn states_consent(&self) -> bool {
        self.settings.save == Save::Always
    }

    /// Whether the box is ticked.
    #[must_use]
    pub fn agreed(&self) -> bool {
        self.agreed
    }

    /// How far the shopper agrees to the new card's being kept.
    fn allow_redisplay(&self) -> Option<AllowRedisplay> {
        match self.settings.save {
            Save::Never => None,
            Save::Auto => (self.asks_consent() && self.agreed).then_some(AllowRedisplay::Always),
            // Whoever comes to keep a card wants to see it again; whoever pays was not asked.
            Save::Always if self.settings.pays => Some(AllowRedisplay::Limited),
            Save::Always => Some(AllowRedisplay::Always),
        }
    }

    /// What the shopper agrees to now.
    pub(super) fn consent(&self) -> Option<Consent> {
        self.allow_redisplay().map(|allow_redisplay| Consent {
            allow_redisplay,
            text_version: Rc::clone(&self.wording),
        })
    }

    /// Whether the chosen card's security code is asked for again.
    #[must_use]
    pub fn needs_cvc(&self) -> bool {
        PAYS && self.saved.asks_cvc_again()
            && *self.saved.choice() != Choice::New
            && self.chosen_cvc_policy() != CvcPolicy::Hidden
    }

    /// Whether the chosen saved card has to show its security code.
    #[must_use]
    pub fn chosen_cvc_policy(&self) -> CvcPolicy {
        self.policies.of(self.saved.chosen_brand())
    }

    /// Whether there is a code of the chosen card that the gateway is to see.
    pub(super) fn shows_code(&self) -> bool {
        let may_lack = self.chosen_cvc_policy() == CvcPolicy::Optional;
        self.needs_cvc() && !(may_lack && self.saved.row().is_empty(Field::Cvc))
    }

    /// Whether the card form is shown.
    #[must_use]
    pub fn shows_form(&self) -> bool {
        !PAYS || *self.saved.choice() == Choice::New
    }

    /// Whether the list is shown.
    #[must_use]
    pub fn shows_list(&self) -> bool {
        PAYS && self.saved.lists_any()
    }

    pub(super) fn view(&self) -> View {
        let form = self.form.view(self.today);
        let selected = match self.saved.choice() {
            Choice::Saved(id) if PAYS => Some(id.clone()),
            Choice::Saved(_) | Choice::New => None,
        };
        let complete = match &selected {
            None => form.is_complete(),
            Some(_) if self.shows_code() => self.saved.has_cvc(),
            Some(_) => true,
        };
        View {
            form,
            complete,
            selected,
            consent: self.allow_redisplay().is_some(),
        }
    }

    /// What the shopper is told above the form.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// The month against which an expiry is judged.
    #[must_use]
    pub fn today(&self) -> Today {
        self.today
    }
}
